import type { StandingChange, StandingView } from '../../src/care/booking/standing.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { idOf } from '../../src/chat/command/named.ts';
import type { Doc, InputValue } from '../../src/chat/doc.ts';
import { readRhythm, rhythmWords } from '../../src/chat/words/booking/rhythm.ts';
import { languageName, readLanguage } from '../../src/chat/words/clinic/language.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import type { MassageType } from '../../src/domain/clinic/modality.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import { CADENCE_DAYS, type DayPart, type Gender, NO_WISH } from '../../src/domain/scheduling/week/standing.ts';

/** Which therapist somebody wants: anybody, preferably one gender, or only that gender. */
export const GENDER_WISHES = ['any', 'female', 'male', 'only-female', 'only-male'] as const;
export const HOUR_WISHES = ['any', 'morning', 'afternoon', 'evening'] as const;

export interface StandingInput {
  readonly type?: MassageType | undefined;
  readonly every?: string | undefined;
  readonly therapist?: string | undefined;
  readonly gender?: (typeof GENDER_WISHES)[number] | undefined;
  readonly hours?: (typeof HOUR_WISHES)[number] | undefined;
  readonly language?: string | undefined;
  readonly preevent?: 'yes' | 'no' | undefined;
  readonly athlete?: string | undefined;
}

/** `book standing`: shows the standing wish; with options, changes it. */
export async function standing(context: CommandContext, given: StandingInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const athleteId = await whose(context, given.athlete);
  if (isRefusal(athleteId)) return refusalDoc(t, athleteId);
  const change = await changeOf(context, given);
  if (isRefusal(change)) {
    return refusalDoc(t, change, [again(context, athleteId, given)]);
  }
  const asked = Object.keys(change).length > 0;
  const view = asked
    ? await care.booking.setStanding(actor, athleteId, change, now)
    : await care.booking.viewStanding(actor, athleteId, now);
  return isRefusal(view) ? refusalDoc(t, view) : shown(context, view, asked);
}

/** Takes back all of it: no rhythm, no preferences. */
export async function forgetStanding(context: CommandContext, given: StandingInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const athleteId = await whose(context, given.athlete);
  if (isRefusal(athleteId)) return refusalDoc(t, athleteId);
  const view = await care.booking.setStanding(actor, athleteId, NO_WISH, now);
  return isRefusal(view) ? refusalDoc(t, view) : shown(context, view, true);
}

/** The asker when nobody is named; staff who are not athletes name somebody. */
async function whose(context: CommandContext, named: string | undefined): Promise<string | Refusal> {
  const { actor } = context;
  const id = await idOf(context, named, 'athlete');
  if (id === null) return { refused: 'not-found', what: 'athlete' };
  if (id !== undefined) return id;
  return actor.roles.includes('athlete')
    ? actor.personId
    : { refused: 'invalid', field: 'athlete', rule: 'standing.whose' };
}

async function changeOf(context: CommandContext, given: StandingInput): Promise<StandingChange | Refusal> {
  const { t } = context;
  const everyDays = given.every === undefined ? undefined : readRhythm(given.every, t);
  if (given.every !== undefined && !isRhythm(everyDays))
    return { refused: 'invalid', field: 'every', rule: 'standing.everyLike' };
  const language = given.language === undefined ? undefined : readLanguage(given.language);
  if (language === null) return { refused: 'invalid', field: 'language', rule: 'standing.languageLike' };
  const therapistId = await idOf(context, given.therapist, 'therapist');
  if (therapistId === null) return { refused: 'not-found', what: 'therapist' };
  return {
    ...(everyDays === undefined ? {} : { everyDays }),
    // Without a rhythm, a kind of massage would be for nothing.
    ...(everyDays === null ? { type: null } : given.type ? { type: given.type } : {}),
    ...(therapistId ? { therapistId } : {}),
    ...(given.gender ? genderOf(given.gender) : {}),
    ...(given.hours ? { hours: given.hours === 'any' ? null : (given.hours satisfies DayPart) } : {}),
    ...(language ? { language } : {}),
    ...(given.preevent ? { beforeCompetition: given.preevent === 'yes' } : {}),
  };
}

function isRhythm(days: number | null | undefined): days is number | null {
  return days === null || (days !== undefined && days >= CADENCE_DAYS.min && days <= CADENCE_DAYS.max);
}

function genderOf(wish: (typeof GENDER_WISHES)[number]): Pick<StandingChange, 'gender' | 'genderRequired'> {
  if (wish === 'any') return { gender: null, genderRequired: false };
  const required = wish.startsWith('only-');
  return { gender: (required ? wish.slice('only-'.length) : wish) as Gender, genderRequired: required };
}

function shown(context: CommandContext, view: StandingView, changed: boolean): Doc {
  const { actor, t } = context;
  const { wish, last, next } = view;
  const own = actor.personId === view.athleteId;
  const whom: Record<string, InputValue> = own ? {} : { athlete: view.athleteId };
  return {
    title: changed ? t('standing.saved') : own ? t('standing.title') : t('standing.titleOf', { athlete: view.athlete }),
    tone: changed ? 'good' : 'plain',
    blocks: [
      {
        kind: 'text',
        text:
          wish.everyDays === null
            ? t('standing.none')
            : t('standing.is', {
                rhythm: rhythmWords(t, wish.everyDays),
                type: wish.type === null ? t('waitlist.anyType') : t(`type.${wish.type}`),
              }),
      },
      {
        kind: 'fields',
        fields: [
          { label: t('option.therapist'), value: view.therapist ?? t('standing.anybody') },
          { label: t('option.gender'), value: t(`standing.gender.${genderWish(wish)}`) },
          { label: t('option.hours'), value: t(`standing.hours.${wish.hours ?? 'any'}`) },
          {
            label: t('option.language'),
            value: wish.language === null ? t('standing.yourLanguage') : languageName(t, wish.language),
          },
          { label: t('option.preevent'), value: t(wish.beforeCompetition ? 'yes' : 'no') },
          ...(last === null ? [] : [{ label: t('standing.last'), value: t.moment(last) }]),
          ...(next === null ? [] : [{ label: t('standing.next'), value: t.moment(next) }]),
        ],
      },
      { kind: 'text', text: t('standing.what') },
    ],
    actions: [
      press(
        'book',
        t('standing.change'),
        { action: 'standing', ...whom, ...filled(t, wish) },
        { style: 'primary', ask: FORM },
      ),
      press('book', t('standing.more'), { action: 'standing', ...whom }, { ask: ['language', 'preevent'] }),
      ...(wish.everyDays === null
        ? []
        : [
            press(
              'book',
              t('standing.stop'),
              { action: 'standing', ...whom, every: 'off' },
              { style: 'danger' as const },
            ),
          ]),
      ...(own && wish.everyDays !== null && next === null ? [press('slots', t('slots.more'))] : []),
      press('book', t('standing.forget'), { action: 'forget', ...whom }),
    ],
  };
}

const FORM = ['every', 'type', 'therapist', 'gender', 'hours'];

function filled(t: CommandContext['t'], wish: StandingView['wish']): Record<string, InputValue> {
  return {
    every: wish.everyDays === null ? '' : rhythmWords(t, wish.everyDays),
    ...(wish.type === null ? {} : { type: wish.type }),
    gender: genderWish(wish),
    hours: wish.hours ?? 'any',
  };
}

function genderWish({ gender, genderRequired }: StandingView['wish']): (typeof GENDER_WISHES)[number] {
  if (gender === null) return 'any';
  return genderRequired ? `only-${gender}` : gender;
}

/** The form again, with what was right in it. */
function again(
  { actor, t }: CommandContext,
  athleteId: string,
  { athlete: _, therapist: __, ...given }: StandingInput,
) {
  const known = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const whom: Record<string, InputValue> = actor.personId === athleteId ? {} : { athlete: athleteId };
  return press('book', t('form.again'), { action: 'standing', ...whom, ...Object.fromEntries(known) }, { ask: FORM });
}
