import { z } from 'zod';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import type { Doc } from '../src/chat/doc.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isDay, isZone } from '../src/domain/day.ts';
import { SPORTS } from '../src/domain/people/athlete.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { LOCALES } from '../src/i18n/locales/index.ts';

const input = z.object({
  birth: z.string().refine(isDay, { error: 'input.birthDay' }).optional(),
  consent: z
    .enum(['yes', 'no'])
    .meta({ labels: 'choice' } satisfies OptionMeta)
    .optional(),
  sport: z
    .enum(SPORTS)
    .meta({ labels: 'sport' } satisfies OptionMeta)
    .optional(),
  name: z.string().min(1).max(60).optional(),
  zone: z.string().refine(isZone, { error: 'input.zone' }).optional(),
  language: z
    .enum(LOCALES as [string, ...string[]])
    .meta({ labels: 'language' } satisfies OptionMeta)
    .optional(),
  squad: z.string().max(40).optional(),
  code: z.string().max(20).optional(),
});

/** Name, language, zone, sport, date of birth, consent; or a code that links an account or is a guardian's yes. */
export const join = defineCommand({
  name: 'join',
  who: 'stranger',
  reply: 'private',
  input,
  examples: ['', 'birth:2004-05-17 sport:football consent:yes', 'code:K7WQ2M9XTB'],
  must: ['name', 'consent'],
  prefill: ({ name, zone }) => ({ name, ...(zone ? { zone } : {}) }),
  ask: (known) => (known.code || known.consent ? [] : ['name', 'birth', 'sport', 'zone', 'consent']),
  async run(context, given) {
    if (given.code) return useCode(context, given.code);
    const { actor, care, now, place, t } = context;
    const { workspace, platform } = place;
    if (actor.teamId === '') {
      return {
        title: t('refused.title'),
        tone: 'refused',
        blocks: [{ kind: 'text', text: t('road.noTeam') }],
        actions: [press('team', t('road.setUp'), { action: 'setup' }, { style: 'primary' })],
      };
    }
    const joined = await care.people.join({
      teamId: actor.teamId,
      platform,
      workspace,
      user: context.userId,
      name: given.name ?? actor.name,
      locale: given.language ?? t.locale,
      zone: given.zone ?? actor.zone,
      sport: given.sport ?? null,
      squad: given.squad ?? null,
      birthDay: given.birth ?? null,
      consent: given.consent === 'yes',
      now,
    });
    if (isRefusal(joined))
      return refusalDoc(t, joined, [
        press('join', t('form.again'), {}, { ask: ['name', 'birth', 'sport', 'zone', 'consent'] }),
      ]);
    const doc: Doc = {
      title: t('join.welcome', { name: joined.name }),
      tone: given.consent === 'yes' ? 'good' : 'warning',
      blocks: [
        {
          kind: 'text',
          text: joined.athlete ? t(given.consent === 'yes' ? 'join.athlete' : 'join.noConsent') : t('join.staff'),
        },
        ...(joined.guardianCode
          ? [{ kind: 'text' as const, text: t('join.guardian', { code: joined.guardianCode }) }]
          : []),
      ],
      actions: joined.athlete
        ? [
            press('checkin', t('help.checkIn'), {}, { style: 'primary' }),
            press('intake', t('intake.fill')),
            press('calendar', t('join.calendar'), { action: 'connect' }),
            press('help', t('help.button')),
          ]
        : [press('help', t('help.button'))],
    };
    return doc;
  },
});

async function useCode({ care, now, place, t, actor, userId }: CommandContext, code: string): Promise<Doc> {
  const used = await care.people.useJoinCode({
    code,
    platform: place.platform,
    workspace: place.workspace,
    user: { id: userId, name: actor.name },
    locale: t.locale,
    zone: actor.zone,
    now,
  });
  if (isRefusal(used)) return refusalDoc(t, used);
  return used.purpose === 'link'
    ? {
        title: t('join.linked', { name: used.name }),
        tone: 'good',
        blocks: [{ kind: 'text', text: t('join.linkedText') }],
      }
    : {
        title: t('join.guardianThanks'),
        tone: 'good',
        blocks: [{ kind: 'text', text: t('join.guardianText', { athlete: used.athlete }) }],
      };
}
