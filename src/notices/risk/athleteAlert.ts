import { z } from 'zod';
import { alertBlocks } from '../../chat/words/risk/medicalAlert.ts';
import { defineNotice } from '../notice.ts';

/** To the athlete: somebody has taken their medical alert over, or has seen it. */
export const alertSeen = defineNotice({
  kind: 'alert.seen',
  data: z.object({ findingId: z.string(), by: z.string(), took: z.boolean() }),
  quiet: 'ignores',
  async write({ teamId, care, t }, { findingId, by, took }) {
    const alert = await care.risk.alertForNotice(teamId, findingId);
    const person = await care.people.forNotice(teamId, by);
    // Whoever took it over may have handed it on meanwhile; whoever saw it has been followed by somebody who took it.
    if (!alert || !person || (took ? alert.truth.kind !== 'taken' : alert.truth.kind === 'taken')) return null;
    return {
      title: t('notice.alert.takenTitle', { name: person.name }),
      tone: took ? 'good' : 'plain',
      blocks: alertBlocks(t, alert),
    };
  },
});

/** To the athlete: nobody has taken their medical alert over yet, and whom to call. */
export const alertOpen = defineNotice({
  kind: 'alert.open',
  data: z.object({ findingId: z.string() }),
  quiet: 'ignores',
  async write({ teamId, care, t }, { findingId }) {
    const alert = await care.risk.alertForNotice(teamId, findingId);
    if (!alert?.open || alert.truth.kind === 'taken') return null;
    const said = alert.truth.kind === 'unreached' ? 'notice.alert.unreachedTitle' : 'notice.alert.openTitle';
    return { title: t(said), tone: 'warning', blocks: alertBlocks(t, alert) };
  },
});
