import { z } from 'zod';
import type { WardView } from '../src/care/booking/wards.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { carriedOption, personOption, wordsOption, yesNoOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { type Doc, text } from '../src/chat/doc.ts';
import { wardBlocks, wardBookingItem } from '../src/chat/words/booking/wards.ts';
import { claimActions } from '../src/chat/words/people/claim.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isDay } from '../src/domain/day.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';

const ACTIONS = ['show', 'data', 'treatment', 'open', 'veto', 'born', 'birth', 'confirm', 'end'] as const;

const input = z.object({
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'guardian.action' } satisfies OptionMeta)
    .default('show'),
  person: personOption,
  answer: yesNoOption,
  birth: z.string().refine(isDay, { error: 'input.birthDay' }).optional(),
  reason: wordsOption,
  booking: carriedOption,
  claim: carriedOption,
});
type Input = z.infer<typeof input>;

/**
 * What a guardian says for a child: consent to data and treatment, a no to a booking, a corrected birth date. An admin
 * confirms who is a guardian or ends it, and corrects anybody's birth date.
 */
export const guardian = defineCommand({
  name: 'guardian',
  who: 'anyone',
  reply: 'private',
  input,
  examples: ['', 'treatment answer:yes', 'data answer:no person:@kim', 'born birth:1980-03-02', 'confirm person:@kim'],
  must: ['answer', 'birth', 'reason', 'person'],
  ask(known) {
    switch (known.action) {
      case 'data':
      case 'treatment':
        return known.answer ? [] : ['answer'];
      case 'born':
        return known.birth ? [] : ['birth'];
      case 'birth':
        return known.birth && known.reason ? [] : ['birth', 'reason'];
      case 'confirm':
      case 'end':
        return known.person ? [] : ['person'];
      default:
        return [];
    }
  },
  async run(context, given) {
    const { actor, care, now, t } = context;
    switch (given.action) {
      case 'confirm':
      case 'end':
        return decide(context, given.action, given);
      case 'veto': {
        if (given.booking === undefined) return vetoChoice(context);
        const vetoed = await care.booking.veto(actor, given.booking, now);
        if (isRefusal(vetoed)) return refusalDoc(t, vetoed, [show(context)]);
        const { athlete, start } = vetoed;
        return done(context, t('guardian.vetoed'), t('guardian.vetoedText', { athlete, when: t.moment(start) }));
      }
      case 'born': {
        const said = await care.people.sayOwnBirthDay(actor, given.birth ?? '', now);
        return isRefusal(said) ? refusalDoc(t, said) : done(context, t('settings.saved'), t('guardian.bornText'));
      }
      case 'show':
        return overview(context);
      default:
        return forChild(context, given);
    }
  },
});

/** One's own children; before them, for an admin, who waits to be confirmed. */
async function overview({ actor, care, now, t }: CommandContext): Promise<Doc> {
  const [wards, claims] = [await care.booking.wards(actor, now), await care.people.guardianClaims(actor, now)];
  const isComplete = wards.every((one) => one.confirmed && one.dataAt !== null && one.treatmentStands);
  const own = wards.flatMap((one) => wardBlocks(t, one, actor.personId));
  return {
    title: claims.length > 0 ? t('guardian.claims', { count: claims.length }) : t('guardian.title'),
    tone: claims.length > 0 || !isComplete ? 'warning' : wards.length > 0 ? 'good' : 'plain',
    blocks: [
      ...claims.map((claim) => ({
        kind: 'item' as const,
        text: t('guardian.claimItem', { athlete: claim.athlete, guardian: claim.guardian }),
        actions: claimActions(t, claim),
      })),
      ...(wards.length + claims.length === 0 ? [text(t('guardian.nobody'))] : own),
    ],
  };
}

/** A no without a booking: those to come, each with its button. */
async function vetoChoice(context: CommandContext): Promise<Doc> {
  const { actor, care, now, t } = context;
  const wards = await care.booking.wards(actor, now);
  if (wards.length === 0) return overview(context);
  const bookings = wards.flatMap((one) => one.bookings);
  if (bookings.length > 0)
    return {
      title: t('guardian.vetoTitle'),
      tone: 'plain',
      blocks: bookings.map((one) => wardBookingItem(t, one, actor.personId)),
    };
  const about = { names: t.list(wards.map(({ name }) => name)) };
  return {
    title: t('consent.none'),
    tone: 'plain',
    blocks: [text(t('guardian.noBookings', about))],
    actions: [show(context)],
  };
}

/** What a guardian says about one child. */
async function forChild(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  // An admin corrects anybody's date of birth.
  const child = await childMeant(
    context,
    given.person,
    given.action === 'birth' && context.actor.roles.includes('admin'),
  );
  if (isRefusal(child)) return refusalDoc(t, child, [show(context)]);
  const athleteId = child.id;
  const values = { athlete: child.name };
  if (given.action === 'open') {
    const opened = await care.people.openEarlier(actor, athleteId, now);
    if (isRefusal(opened)) return refusalDoc(t, opened, [show(context)]);
    return done(context, t('join.earlierOpened'), t('guardian.openedText', values));
  }
  if (given.action === 'birth') {
    const change = { personId: athleteId, birthDay: given.birth ?? '', reason: given.reason ?? '' };
    const corrected = await care.people.correctBirthDay(actor, change, now);
    if (isRefusal(corrected)) return refusalDoc(t, corrected, [show(context)]);
    return done(context, t('settings.saved'), t('birth.corrected', { name: corrected.name }));
  }
  const what = given.action === 'treatment' ? 'treatment' : 'data';
  const yes = given.answer === 'yes';
  const said = await care.people.sayAsGuardian(actor, { athleteId, what, yes }, now);
  if (isRefusal(said)) return refusalDoc(t, said, [show(context)]);
  const saved = done(
    context,
    t(`guardian.${what}.${yes ? 'given' : 'withdrawn'}`),
    t(`guardian.${what}.${yes ? 'givenText' : 'withdrawnText'}`, values),
  );
  return yes ? saved : { ...saved, tone: 'warning' };
}

/** The child that was named, or the only one. */
async function childMeant(
  { actor, care, now, place }: CommandContext,
  person: string | undefined,
  anybody: boolean,
): Promise<Pick<WardView, 'id' | 'name'> | Refusal> {
  const wards = await care.booking.wards(actor, now);
  if (person === undefined)
    return wards.length === 1 && wards[0] ? wards[0] : { refused: 'invalid', field: 'person', rule: 'guardian.which' };
  const found = await care.people.find(actor, { ...place, user: person });
  if (anybody) return found ?? { refused: 'not-found', what: 'person' };
  return wards.find(({ id }) => id === found?.id) ?? { refused: 'not-yours' };
}

async function decide(
  { actor, care, now, place, t }: CommandContext,
  action: 'confirm' | 'end',
  given: Input,
): Promise<Doc> {
  if (!actor.roles.includes('admin')) return refusalDoc(t, { refused: 'not-allowed', needs: 'admin' });
  const child = await care.people.find(actor, { ...place, user: given.person ?? '' });
  if (!child) return refusalDoc(t, { refused: 'not-found', what: 'person' });
  const decided =
    action === 'confirm'
      ? await care.people.confirmGuardian(actor, child.id, now, given.claim)
      : await care.people.endGuardian(actor, child.id, now, given.claim);
  if (isRefusal(decided)) {
    const isConfirmed = decided.refused === 'guardian-settled' && decided.at !== null;
    const end = press('guardian', t('guardian.end'), { action: 'end', person: child.id }, { style: 'danger' });
    return refusalDoc(t, decided, isConfirmed && action === 'end' ? [end] : []);
  }
  return {
    title: t(action === 'confirm' ? 'guardian.confirmed' : 'guardian.ended'),
    tone: action === 'confirm' ? 'good' : 'warning',
    blocks: [text(t(action === 'confirm' ? 'guardian.confirmedText' : 'guardian.endedText', { ...decided }))],
  };
}

function done(context: CommandContext, title: string, words: string): Doc {
  return { title, tone: 'good', blocks: [text(words)], actions: [show(context)] };
}

function show({ t }: CommandContext) {
  return press('guardian', t('guardian.button'));
}
