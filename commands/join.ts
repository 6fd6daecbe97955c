import { z } from 'zod';
import type { Joined } from '../src/care/people/join.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { isYes, yesNoOption } from '../src/chat/command/optionKinds.ts';
import { formFor, type OptionMeta } from '../src/chat/command/options.ts';
import { type Action, type Answer, type Block, type Doc, text } from '../src/chat/doc.ts';
import { refusalDoc, refusalWords } from '../src/chat/words/refusal.ts';
import { isDay, isZone } from '../src/domain/day.ts';
import { SPORTS } from '../src/domain/people/athlete.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { LOCALES } from '../src/i18n/locales/index.ts';
import type { Translate } from '../src/i18n/translate.ts';

const input = z.object({
  birth: z.string().refine(isDay, { error: 'input.birthDay' }).optional(),
  consent: yesNoOption,
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
  treatment: yesNoOption,
  earlier: z
    .enum(['open', 'keep'])
    .meta({ labels: 'earlier' } satisfies OptionMeta)
    .optional(),
});
type Input = z.infer<typeof input>;

const FORM = ['name', 'birth', 'sport', 'zone', 'consent'] as const;

/**
 * Name, language, zone, sport, date of birth, consent; or a code that links an account or is a guardian's. What is left
 * out stays as it was.
 */
export const join = defineCommand({
  name: 'join',
  who: 'stranger',
  reply: 'private',
  input,
  examples: [
    '',
    'birth:2004-05-17 sport:football consent:yes',
    'consent:no',
    'code:K7WQ2M9XTB birth:1980-03-02 consent:yes treatment:yes',
  ],
  must: ['name', 'consent', 'treatment'],
  prefill: ({ name, zone }) => ({ name, ...(zone ? { zone } : {}) }),
  ask: (known) => (known.code || known.consent || known.earlier ? [] : FORM),
  async run(context, given) {
    if (given.code) return useCode(context, given.code, given);
    if (given.earlier) return decideEarlier(context, given.earlier);
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
      platformSays: { name: actor.name, locale: t.locale, zone: actor.zone },
      name: given.name ?? null,
      locale: given.language ?? null,
      zone: given.zone ?? null,
      sport: given.sport ?? null,
      squad: given.squad ?? null,
      birthDay: given.birth ?? null,
      consent: isYes(given.consent) ?? null,
      now,
    });
    if (isRefusal(joined)) return refusalDoc(t, joined, [press('join', t('form.again'), {}, { ask: FORM })]);
    return joinedDoc(t, joined);
  },
});

function joinedDoc(t: Translate, joined: Joined): Doc {
  const { name, isNew, withdrawn, missing, athlete } = joined;
  if (withdrawn) {
    return {
      title: t('join.withdrawnTitle'),
      tone: 'warning',
      blocks: [text(t('join.withdrawnText'))],
      actions: [press('join', t('consent.ask.again'), { consent: 'yes' }), press('mine', t('mine.title'))],
    };
  }
  return {
    title: t(isNew ? 'join.welcome' : 'join.saved', { name }),
    tone: athlete && missing !== null ? 'warning' : 'good',
    blocks: [text(stateWords(t, joined)), ...guardianBlocks(t, joined), ...earlierBlocks(t, joined)],
    actions: athlete ? athleteActions(t, joined) : [press('help', t('help.button'))],
  };
}

function stateWords(t: Translate, { athlete, isNew, missing, mayBook, guardianCode }: Joined): string {
  if (!athlete) return t(isNew ? 'join.staff' : 'join.unchanged');
  if (missing === null) return isNew ? t('join.athlete', { books: mayBook ? 'yes' : 'no' }) : t('join.stands');
  if (guardianCode !== null) return t('join.waiting');
  return missing.refused === 'consent-missing' ? t('join.noConsent') : refusalWords(t, missing);
}

function guardianBlocks(t: Translate, { guardianCode }: Joined): readonly Block[] {
  return guardianCode === null ? [] : [text(t('join.guardian', { code: guardianCode }))];
}

/** Consent was given again: the reader says whether staff may read what was stored before. */
function earlierBlocks(t: Translate, { mayOpen }: Joined): readonly Block[] {
  if (!mayOpen) return [];
  const choose = (earlier: 'open' | 'keep') => press('join', t(`earlier.${earlier}`), { earlier });
  return [{ kind: 'item', text: t('join.earlier'), actions: [choose('open'), choose('keep')] }];
}

function athleteActions(t: Translate, { missing, guardianCode }: Joined): readonly Action[] {
  // The code is there: nobody is offered another one.
  if (guardianCode !== null) return [press('help', t('help.button'))];
  if (missing !== null) return [...(refusalDoc(t, missing).actions ?? []), press('help', t('help.button'))];
  return [
    press('checkin', t('help.checkIn'), {}, { style: 'primary' }),
    press('intake', t('intake.fill')),
    press('calendar', t('join.calendar'), { action: 'connect' }),
    press('help', t('help.button')),
  ];
}

async function decideEarlier({ actor, care, now, t }: CommandContext, earlier: 'open' | 'keep'): Promise<Doc> {
  if (earlier === 'keep')
    return { title: t('join.earlierKept'), tone: 'good', blocks: [text(t('join.earlierKeptText'))] };
  const opened = await care.people.openEarlier(actor, actor.personId, now);
  if (isRefusal(opened)) return refusalDoc(t, opened);
  return { title: t('join.earlierOpened'), tone: 'good', blocks: [text(t('join.earlierOpenedText'))] };
}

async function useCode(
  { care, now, place, t, actor, userId }: CommandContext,
  code: string,
  { birth, consent, treatment }: Input,
): Promise<Answer> {
  const used = await care.people.useJoinCode({
    code,
    platform: place.platform,
    workspace: place.workspace,
    user: { id: userId, name: actor.name },
    locale: t.locale,
    zone: actor.zone,
    birthDay: birth ?? null,
    data: isYes(consent) ?? null,
    treatment: isYes(treatment) ?? null,
    now,
  });
  if (isRefusal(used)) {
    const mine = used.refused === 'code-used' && used.purpose === 'guardian';
    return refusalDoc(t, used, mine ? [press('guardian', t('guardian.button'))] : []);
  }
  if (used.purpose === 'guardian-asked') {
    const form = formFor(join, { code, birth, consent, treatment }, t, { ask: used.ask });
    if (!form) throw new Error('a guardian is asked for nothing');
    return { ...form, title: t('join.guardianForm') };
  }
  if (used.purpose === 'link') {
    return { title: t('join.linked', { name: used.name }), tone: 'good', blocks: [text(t('join.linkedText'))] };
  }
  const { athlete, data } = used;
  return {
    title: t('join.guardianThanks'),
    tone: data && used.treatment ? 'good' : 'warning',
    blocks: [
      text(t('join.guardianText', { athlete })),
      text(t('guardian.said', { data: data ? 'yes' : 'no', treatment: used.treatment ? 'yes' : 'no' })),
    ],
    actions: [press('guardian', t('guardian.button'))],
  };
}
