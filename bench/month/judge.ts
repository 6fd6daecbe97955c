import type { BodyArea } from '../../src/domain/checkIn/bodyMap.ts';
import type { MassageType } from '../../src/domain/clinic/modality.ts';
import { HOUR, type Instant, MINUTE } from '../../src/domain/day.ts';
import { bodyOf } from './body.ts';
import { type Athlete, awayAt, type Club, type Done, type Span, shiftsOf } from './club.ts';
import type { Massage } from './massage.ts';
import { hardEnds, MUSCLES, workEnds } from './needs.ts';

/**
 * The bench's own rules, written from the published table of kinds and the triage table (docs/clinical.md) without any
 * of the program's functions: what it lets through by mistake should show here.
 */
const DAY = 24 * HOUR;
/** Hours a kind keeps after hard work, and before the start of a competition. */
const AFTER_HARD: Readonly<Record<MassageType, number>> = {
  ...{ PRE_EVENT: 0, INTER_EVENT: 0, POST_EVENT: 0.5, RECOVERY: 2, MAINTENANCE: 12, DEEP_TISSUE: 24 },
  ...{ TRIGGER_POINT: 12, MYOFASCIAL: 6, LYMPH: 2, SCAR: 6, REHAB: 2, RELAX: 2, SELF_CARE: 0 },
};
const BEFORE_COMPETITION: Readonly<Record<MassageType, number>> = {
  ...{ PRE_EVENT: 0.25, INTER_EVENT: 0.25, POST_EVENT: 6, RECOVERY: 24, MAINTENANCE: 48, DEEP_TISSUE: 72 },
  ...{ TRIGGER_POINT: 48, MYOFASCIAL: 24, LYMPH: 12, SCAR: 24, REHAB: 24, RELAX: 12, SELF_CARE: 0 },
};
const FIRM: readonly MassageType[] = ['DEEP_TISSUE', 'TRIGGER_POINT'];
const LIGHT: readonly MassageType[] = ['PRE_EVENT', 'INTER_EVENT', 'POST_EVENT'];
/** Hands do not work where the cause is unknown: these are looked at first. */
const LOOKED_AT_FIRST: readonly BodyArea[] = [
  ...(['elbow', 'wrist', 'hand', 'knee', 'achilles', 'ankle', 'foot', 'shin'] as const),
  ...(['head', 'abdomen', 'chest', 'groin'] as const),
];
const FRESH_INJURY_DAYS = 5;
const SORE_ENOUGH = 2.5;

export interface Judged {
  /** How often each rule was broken. */
  readonly unsafe: ReadonlyMap<string, number>;
  /** Massages that broke any. */
  readonly unsafeMassages: number;
  readonly reasonGone: ReadonlyMap<string, number>;
  readonly reasonGoneMassages: number;
}

interface Life {
  readonly athlete: Athlete;
  readonly done: readonly Done[];
  readonly massages: readonly Massage[];
}

export function judge(club: Club, massages: readonly Massage[], doneOf: (athlete: Athlete) => readonly Done[]): Judged {
  const unsafe = new Map<string, number>();
  const gone = new Map<string, number>();
  let unsafeMassages = 0;
  let reasonGoneMassages = 0;
  const count = (into: Map<string, number>, why: string) => into.set(why, (into.get(why) ?? 0) + 1);
  for (const athlete of club.athletes) {
    const own = massages.filter((one) => one.athlete === athlete.id).sort((a, b) => a.start - b.start);
    const life = { athlete, done: doneOf(athlete), massages: own };
    for (const one of own) {
      const broken = [...rulesBroken(life, one), ...placeBroken(club, massages, one)];
      for (const rule of broken) count(unsafe, rule);
      if (broken.length > 0) unsafeMassages += 1;
      const why = whatWentAway(life, one);
      if (why === null) continue;
      count(gone, why);
      reasonGoneMassages += 1;
    }
  }
  return { unsafe, unsafeMassages, reasonGone: gone, reasonGoneMassages };
}

/** What is unsafe about a massage for this body, from what really was. */
export function rulesBroken({ athlete, done, massages }: Life, one: Massage): readonly string[] {
  const { injury } = athlete;
  const hard = hardEnds(done);
  const lastHard = hard.findLast(({ end }) => end <= one.start)?.end;
  const nextHard = hard.find(({ start }) => start >= one.start)?.start;
  const competition = done.find(({ session, start }) => session.competition && start >= one.start)?.start;
  const before = massages.filter((other) => other.start < one.start);
  const last = before.at(-1);
  const apart = last && (LIGHT.includes(one.type) || LIGHT.includes(last.type)) ? DAY : 2 * DAY;
  const hurtFor = injury && one.start >= injury.from && one.start < injury.back ? one.start - injury.from : null;
  const areas = areasOf(one);
  const body = bodyOf(athlete, done, []);
  const isFirm = FIRM.includes(one.type);
  const ill = athlete.away.some(({ why, from, to }) => why === 'ill' && one.start >= from && one.start < to + DAY);
  const tender = LOOKED_AT_FIRST.some((area) => body.soreIn(area, one.start) >= 4);
  return [
    ...(ill ? ['ill, or well for less than a day'] : []),
    ...(lastHard !== undefined && one.start - lastHard < AFTER_HARD[one.type] * HOUR
      ? ['too soon after hard work for its kind']
      : []),
    ...(competition !== undefined && competition - one.end < BEFORE_COMPETITION[one.type] * HOUR
      ? ['too near to a competition for its kind']
      : []),
    ...(isFirm && nextHard !== undefined && nextHard - one.end < DAY
      ? ['firm work less than a day before hard work']
      : []),
    ...(hurtFor !== null && injury && areas.includes(injury.area) && hurtFor < FRESH_INJURY_DAYS * DAY
      ? ['on a fresh injury']
      : []),
    ...(isFirm && (hurtFor !== null || tender) ? ['firm work beside an injury, or a sore joint or tendon'] : []),
    ...(areas.some((area) => LOOKED_AT_FIRST.includes(area)) ? ['for a joint, tendon or bone'] : []),
    ...(last && one.start - last.end < apart - 2 * HOUR ? ['less than two days after the last one'] : []),
    ...(done.some(({ start, end }) => start < one.end && end > one.start) ? ['during training'] : []),
  ];
}

/** What cannot be: two massages at once, or nobody there to give it. */
function placeBroken(club: Club, massages: readonly Massage[], one: Massage): readonly string[] {
  const at = massages.filter((other) => other.start < one.end && other.end > one.start);
  const therapist = club.therapists.find(({ id }) => id === one.therapist);
  const isOpen =
    therapist !== undefined && shiftsOf(club, therapist).some(({ start, end }) => start <= one.start && end >= one.end);
  return [
    ...(at.filter((other) => other.therapist === one.therapist).length > 1 ? ['two at once for a therapist'] : []),
    ...(at.length > club.tables ? ['more massages than tables'] : []),
    ...(isOpen ? [] : ['outside the therapist’s hours']),
  ];
}

function areasOf({ reasons }: Massage): readonly BodyArea[] {
  return reasons.flatMap(({ code, values }) => (code === 'soreness' ? [values.area as BodyArea] : []));
}

/**
 * What a massage was planned for, and is not so at its start; null when any of its reasons still holds. A reason that
 * depends on no day (a rhythm, long since the last one, asked for) holds always; a finding is no fact of that day.
 */
export function whatWentAway({ athlete, done, massages }: Life, one: Massage): string | null {
  const had = massages.flatMap(({ start }) => (start < one.start ? [start] : []));
  const body = bodyOf(athlete, done, had);
  const work = workEnds(done);
  const within = (hours: number, among: readonly Span[]) =>
    among.some(({ end }) => end <= one.start && one.start - end <= hours * HOUR);
  const competitions = done.filter(({ session }) => session.competition);
  const facts = one.reasons.flatMap(({ code, values }): readonly (string | true)[] => {
    switch (code) {
      case 'soreness':
        return [body.soreIn(values.area as BodyArea, one.start) > SORE_ENOUGH || 'nothing was sore there any more'];
      case 'matchday':
      case 'hours-after-hard':
        return [within(73, work) || 'no hard session of theirs in the three days before'];
      case 'cadence':
      case 'days-since-massage':
      case 'never-massaged':
      case 'asked':
      case 'on-order':
        return [true];
      default:
        return [];
    }
  });
  const byKind: readonly (string | true)[] =
    one.type === 'POST_EVENT'
      ? [within(12, competitions) || 'no competition before it']
      : one.type === 'PRE_EVENT'
        ? [
            competitions.some(({ start }) => start >= one.end && start - one.end < 6 * HOUR) ||
              'no competition after it',
          ]
        : one.type === 'RECOVERY' && !facts.includes(true)
          ? [
              within(73, work) ||
                body.soreAt(one.start).some(({ value }) => value > SORE_ENOUGH) ||
                'nothing to recover from',
            ]
          : [];
  const gone = (among: readonly (string | true)[]) => among.find((fact) => fact !== true) ?? null;
  return gone(byKind) ?? (facts.includes(true) ? null : gone(facts));
}

/** Could somebody have had this massage then, as far as they and the rules go? */
export function isPossible(
  { athlete, done, massages }: Life,
  one: Massage,
  busy: readonly Span[],
  bufferMinutes = 15,
): boolean {
  const buffer = bufferMinutes * MINUTE;
  const around = [...massages.filter((other) => Math.abs(other.start - one.start) < 7 * DAY), one];
  const next = massages.find((other) => other.start > one.start);
  return (
    awayAt(athlete, one.start) === null &&
    busy.every(({ start, end }) => end + buffer <= one.start || start - buffer >= one.end) &&
    around.length <= 2 &&
    (next === undefined || next.start - one.end >= 2 * DAY - 2 * HOUR) &&
    rulesBroken({ athlete, done, massages }, one).length === 0
  );
}

/** Instants of a quarter-hour grid at which a span of so many minutes fits. */
export function startsIn({ start, end }: Span, minutes: number, step = 15): readonly Instant[] {
  const first = Math.ceil(start / (step * MINUTE)) * step * MINUTE;
  const count = Math.floor((end - minutes * MINUTE - first) / (step * MINUTE)) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step * MINUTE);
}

export function sorestMuscle(athlete: Athlete, done: readonly Done[], had: readonly Instant[], at: Instant) {
  const sore = bodyOf(athlete, done, had)
    .soreAt(at)
    .filter(({ area }) => MUSCLES.includes(area))
    .sort((a, b) => b.value - a.value);
  return sore[0] ?? null;
}
