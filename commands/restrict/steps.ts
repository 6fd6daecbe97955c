import type { RestrictionAsk } from '../../src/care/medical/change.ts';
import type { ClearanceInput } from '../../src/care/medical/clearances.ts';
import type { NamedInjury } from '../../src/care/medical/injuries.ts';
import type { RestrictionsView } from '../../src/care/medical/restrictions.ts';
import type { AthleteName } from '../../src/care/squad/athlete.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { isYes } from '../../src/chat/command/optionKinds.ts';
import type { Doc, InputValue } from '../../src/chat/doc.ts';
import { spotWords } from '../../src/chat/words/areas.ts';
import { readSpots } from '../../src/chat/words/checkIn/typedAreas.ts';
import { readTypes, unknownTypesDoc } from '../../src/chat/words/clinic/massageTypes.ts';
import { askDoc } from '../../src/chat/words/medical/restrictAsk.ts';
import { restrictionsDoc } from '../../src/chat/words/medical/restrictDoc.ts';
import { clearanceWords } from '../../src/chat/words/medical/restrictWords.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isPaired } from '../../src/domain/checkIn/bodyMap.ts';
import { MASSAGE_TYPES, type Pressure } from '../../src/domain/clinic/modality.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import type { RestrictInput } from './input.ts';

/** What a select menu holds on every platform. */
const MOST_CHOICES = 25;
const lacks = (field: string): Refusal => ({ refused: 'invalid', field, rule: 'input.missing' });

/** The athlete an option names: by id, by account, or by a name that only one of them has. */
export async function whose(
  { actor, care, place }: CommandContext,
  named: string | undefined,
): Promise<{ readonly id: string } | { readonly id: null; readonly found: readonly AthleteName[] }> {
  if (named === undefined) return { id: null, found: [] };
  const person = await care.people.find(actor, { ...place, user: named });
  if (person) return { id: person.id };
  const found = await care.squad.findAthletes(actor, named);
  // "Ada" means Ada, even if there is an Adam too.
  const called = found.filter(({ name }) => name.toLocaleLowerCase().split(/\s+/).includes(named.toLocaleLowerCase()));
  const [only, ...others] = called.length > 0 ? called : found;
  return only && others.length === 0 ? { id: only.id } : { id: null, found };
}

/** Asks which athlete is meant; everything else that was said is kept. */
export async function choose(
  { actor, care, t }: CommandContext,
  found: readonly AthleteName[],
  given: RestrictInput,
): Promise<Doc> {
  const all = found.length > 0 ? found : await care.squad.findAthletes(actor, '');
  return {
    title: t('athlete.choose'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: found.length > 0 ? t('athlete.chooseText') : t('athlete.nobody') },
      {
        kind: 'choice',
        choice: {
          label: t('athlete.pick'),
          option: 'athlete',
          invoke: { command: 'restrict', input: carried(given, 'athlete') },
          choices: all.slice(0, MOST_CHOICES).map(({ id, name, squad }) => ({
            value: id,
            label: squad ? `${name} (${squad})` : name,
          })),
        },
      },
    ],
  };
}

/** One change: to an athlete, to one of their open records, or to a clearance. */
export async function change(context: CommandContext, given: RestrictInput): Promise<Doc> {
  switch (given.action) {
    case 'stage':
    case 'close':
      return onRecord(context, given);
    case 'clear':
      return given.topic === undefined ? onRecord(context, given) : onAthlete(context, given);
    case 'withdraw':
      return withdraw(context, given);
    default:
      return onAthlete(context, given);
  }
}

async function onAthlete(context: CommandContext, given: RestrictInput): Promise<Doc> {
  const athlete = await whose(context, given.athlete);
  if (athlete.id === null) return choose(context, athlete.found, given);
  const { actor, care, now, t } = context;
  const athleteId = athlete.id;
  switch (given.action) {
    case 'injury':
    case 'operation': {
      const { action: kind, area, side, day: day0, tissue } = given;
      if (!area || !day0) return answer(context, given, lacks(area ? 'day' : 'area'));
      const where = isPaired(area) ? side : 'middle';
      if (!where) return answer(context, given, { refused: 'invalid', field: 'side', rule: 'restrict.side' });
      return answer(
        context,
        given,
        await care.medical.recordInjury(actor, { athleteId, kind, area, side: where, day0, tissue }, now),
      );
    }
    case 'clear': {
      const { topic: code } = given;
      if (!code) return answer(context, given, lacks('topic'));
      return clear(context, given, { athleteId, code });
    }
    case 'return': {
      const { step: stage, name = '', minutes = null, rpe = null, contact, reason } = given;
      if (stage === undefined || !reason) return answer(context, given, lacks(reason ? 'step' : 'reason'));
      const caps = { maxMinutes: minutes, maxRpe: rpe, contactAllowed: contact === 'yes' };
      return answer(
        context,
        given,
        await care.medical.setReturnToPlay(actor, { athleteId, stage, name, ...caps, reason }, now),
      );
    }
    case 'back':
      return answer(
        context,
        given,
        await care.medical.endReturnToPlay(
          actor,
          { athleteId, day: given.day ?? null, sure: given.sure === 'yes' },
          now,
        ),
      );
    default: {
      if (!given.reason) return answer(context, given, lacks('reason'));
      const isHold = given.action === 'hold';
      const done = isHold
        ? await care.booking.hold(actor, athleteId, given.reason, now)
        : await care.booking.liftHold(actor, athleteId, given.reason, now);
      if (isRefusal(done)) return answer(context, given, done);
      return {
        title: t(isHold ? 'restrict.heldTitle' : 'risk.lifted'),
        tone: 'good',
        blocks: [{ kind: 'text', text: t(isHold ? 'restrict.heldText' : 'risk.liftedText', done) }],
        actions: [press('restrict', t('restrict.open'), { athlete: athleteId })],
      };
    }
  }
}

async function onRecord(context: CommandContext, given: RestrictInput): Promise<Doc> {
  const found = await recordOf(context, given);
  if ('doc' in found) return found.doc;
  const { actor, care, now, t } = context;
  const { id: injuryId, spot } = found;
  switch (given.action) {
    case 'stage': {
      const { stage, reason } = given;
      if (!stage || !reason) return answer(context, given, lacks(stage ? 'reason' : 'stage'));
      const set = stage === 'calendar' ? null : stage;
      const sure = given.sure === 'yes';
      return answer(context, given, await care.medical.setStage(actor, { injuryId, stage: set, reason, sure }, now));
    }
    case 'clear':
      return clear(context, given, { injuryId });
    default:
      if (given.sure === 'yes') return answer(context, given, await care.medical.closeInjury(actor, injuryId, now));
      return {
        title: t('restrict.closeAsk', { spot }),
        tone: 'warning',
        blocks: [{ kind: 'text', text: t('restrict.closeText') }],
        actions: [
          press(
            'restrict',
            t('restrict.close'),
            { action: 'close', record: injuryId, sure: 'yes' },
            { style: 'danger' },
          ),
          press('restrict', t('restrict.all')),
        ],
      };
  }
}

/** Gives a clearance with what it says as data; the words are a remark beside it. */
async function clear(context: CommandContext, given: RestrictInput, about: ClearanceInput['about']): Promise<Doc> {
  const { actor, care, now, t } = context;
  const { until, limits = '', order, cap = null, word } = given;
  if (!until) return answer(context, given, lacks('until'));
  const areas = given.areas === undefined ? [] : (readSpots(given.areas) ?? []);
  const { types: kinds, unknown } = readTypes(t, given.kinds ?? '', MASSAGE_TYPES);
  if (unknown.length > 0)
    return unknownTypesDoc(
      t,
      unknown,
      MASSAGE_TYPES,
      press('restrict', t('form.again'), carried(given), { ask: ['kinds'] }),
    );
  const said = { areas, kinds, cap: cap as Pressure | null, word: isYes(word) === true };
  const orders = order === undefined ? [] : [order];
  const done = await care.medical.giveClearance(actor, { about, until, limits, orders, ...said }, now);
  const saved = answer(context, given, done);
  if (isRefusal(done) || said.word || !isToCome(done, about)) return saved;
  // Without the operating team's word it begins after the first two weeks: one press says that it was given.
  const button = press('restrict', t('restrict.wordGiven'), { ...carried(given), word: 'yes' }, { style: 'primary' });
  return { ...saved, actions: [button, ...(saved.actions ?? [])] };
}

function isToCome({ injuries, clearances }: RestrictionsView, about: ClearanceInput['about']): boolean {
  if ('injuryId' in about)
    return injuries.some(({ id, cleared }) => id === about.injuryId && cleared?.state === 'coming');
  return clearances.some(({ code, state }) => code === about.code && state === 'coming');
}

/** The open record that is meant: the named one, or the athlete's only one. */
async function recordOf(
  context: CommandContext,
  given: RestrictInput,
): Promise<{ readonly id: string; readonly spot: string } | { readonly doc: Doc }> {
  const { actor, care, t } = context;
  const wordsOf = ({ area, side }: NamedInjury) => spotWords(t, area, side);
  if (given.record !== undefined) {
    const open = (await care.medical.openInjuries(actor)).find(({ id }) => id === given.record);
    return open
      ? { id: open.id, spot: wordsOf(open) }
      : { doc: refusalDoc(t, { refused: 'not-found', what: 'injury' }) };
  }
  const athlete = await whose(context, given.athlete);
  if (athlete.id === null) return { doc: await choose(context, athlete.found, given) };
  const open = await care.medical.openInjuries(actor, athlete.id);
  const [only] = open;
  if (only && open.length === 1) return { id: only.id, spot: wordsOf(only) };
  if (!only) return { doc: await answer(context, given, { refused: 'not-found', what: 'injury' }) };
  return {
    doc: {
      title: t('restrict.which'),
      tone: 'plain',
      blocks: [
        {
          kind: 'choice',
          choice: {
            label: t('option.record'),
            option: 'record',
            invoke: { command: 'restrict', input: carried(given, 'record') },
            choices: open.slice(0, MOST_CHOICES).map((one) => ({
              value: one.id,
              label: `${wordsOf(one)}: ${t(`restrict.action.${one.kind}`)}, ${t.day(one.day0)}`,
            })),
          },
        },
      ],
    },
  };
}

/** Takes the one clearance back there is; of several, asks which. */
async function withdraw(context: CommandContext, given: RestrictInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const take = async (id: string) => answer(context, given, await care.medical.withdrawClearance(actor, id, now));
  if (given.clearance !== undefined) return take(given.clearance);
  const athlete = await whose(context, given.athlete);
  if (athlete.id === null) return choose(context, athlete.found, given);
  const view = await care.medical.viewRestrictions(actor, athlete.id, now);
  if (isRefusal(view)) return refusalDoc(t, view);
  const ofRecords = view.injuries.flatMap(({ cleared, area, side }) =>
    cleared === null ? [] : [{ id: cleared.id, label: `${spotWords(t, area, side)}: ${clearanceWords(t, cleared)}` }],
  );
  const all = [...ofRecords, ...view.clearances.map((one) => ({ id: one.id, label: clearanceWords(t, one) }))];
  const [only, ...others] = all;
  if (!only) return answer(context, given, { refused: 'not-found', what: 'clearance' });
  if (others.length === 0) return take(only.id);
  return {
    title: t('restrict.whichClearance'),
    tone: 'plain',
    blocks: [
      {
        kind: 'choice',
        choice: {
          label: t('option.clearance'),
          option: 'clearance',
          invoke: { command: 'restrict', input: carried(given, 'clearance') },
          choices: all.slice(0, MOST_CHOICES).map(({ id, label }) => ({ value: id, label: label.slice(0, 100) })),
        },
      },
    ],
  };
}

/** What a refusal's form asks for beside the field it names. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'restrict.endsBefore': ['until', 'word'] };

/**
 * The restrictions after a change; what has to be answered before it; or why it was refused, with what was right in the
 * form so that it can be corrected.
 */
function answer(context: CommandContext, given: RestrictInput, done: RestrictionsView | Refusal | RestrictionAsk): Doc {
  const { t } = context;
  if ('asks' in done) return askDoc(t, done, { ...carried(given), sure: 'yes' });
  if (!isRefusal(done)) return restrictionsDoc(t, done, true);
  const fields = done.refused === 'invalid' && done.field !== 'athlete' ? (ALSO[done.rule] ?? [done.field]) : [];
  return refusalDoc(t, done, [
    ...(fields.length === 0
      ? []
      : [press('restrict', t('form.again'), carried(given), { ask: fields, style: 'primary' })]),
    press('restrict', t('restrict.all')),
  ]);
}

function carried(given: RestrictInput, without?: string): Record<string, InputValue> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): [string, InputValue][] =>
      value === undefined || name === without ? [] : [[name, value]],
    ),
  );
}
