import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import type { Block } from '../../chat/doc.ts';
import { protocolChangeWords } from '../../chat/words/medical/protocol.ts';
import { findingSays, findingTitle } from '../../chat/words/risk/finding.ts';
import { defineNotice } from '../notice.ts';

/** A message holds this many findings, each with a button; the rest are one press away. */
const SHOWN = 8;

/** To staff in the morning: what is new to watch, what is still open, what has not been acknowledged. */
export const watchDigest = defineNotice({
  kind: 'risk.digest',
  data: z.object({ since: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { since }) {
    if (!reader) return null;
    const { fresh, stillOpen, waiting } = await care.risk.watchDigest(teamId, reader, since, now);
    const changed = await care.medical.protocolSince(teamId, since);
    if (fresh.length === 0 && waiting === 0 && changed.length === 0) return null;
    const shown = fresh.slice(0, SHOWN).map(
      (finding): Block => ({
        kind: 'item',
        text: `${t('finding.about', { athlete: finding.athlete, pattern: findingTitle(t, finding) })}. ${findingSays(t, finding)}`,
        actions: [press('risk', t('risk.explain'), { action: 'explain', finding: finding.id })],
      }),
    );
    const old = stillOpen.map((one) => t('finding.about', { athlete: one.athlete, pattern: findingTitle(t, one) }));
    return {
      title: t('notice.digest.title'),
      tone: waiting > 0 ? 'warning' : 'plain',
      blocks: [
        {
          kind: 'text',
          text: fresh.length === 0 ? t('notice.digest.none') : t('notice.digest.fresh', { count: fresh.length }),
        },
        ...shown,
        ...(old.length > 0
          ? [{ kind: 'text' as const, text: t('notice.digest.stillOpen', { findings: old.join('; ') }) }]
          : []),
        ...changed.map((one) => ({ kind: 'text' as const, text: protocolChangeWords(t, one) })),
        ...(waiting > 0 ? [{ kind: 'text' as const, text: t('notice.digest.waiting', { count: waiting }) }] : []),
      ],
      actions: [press('risk', t('notice.channel.show'), { action: 'list' }, { style: 'primary' })],
    };
  },
});
