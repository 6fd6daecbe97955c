import type { BodyArea, Side } from '../domain/checkIn/bodyMap.ts';
import { type CheckIn, checkInAnswersSchema, type Soreness } from '../domain/checkIn/checkIn.ts';
import { addDays, type Day, daysBetween, daysFrom, type Instant, instantOf, MINUTE } from '../domain/day.ts';
import { SPAN } from './calendar.ts';
import { type Dice, diceFor, roundTo } from './dice.ts';
import type { SampleAthlete } from './people.ts';
import { isHole, type SampleReport } from './training.ts';

/**
 * The share of mornings on which somebody would forget. Nobody forgets twice within three days, so about one in seven
 * is missed.
 */
const MISSES = 0.19;
const SILENT_FOR = 6;
const KNEE: readonly number[] = [4, 5, 4, 3, 4, 5, 4, 3, 4, 4];
const CALF: readonly number[] = [6, 7, 6, 4, 3];
/** From this load on, the body shows it the next morning (arbitrary units). */
const HARD_DAY = 380;

/** The days of the sample, each with an instant before anybody is up. */
export type Nights = ReadonlyMap<Day, Instant>;

/** Up at half past six at the earliest, long after any change of the clocks. */
const NIGHT_ENDS = '06:00';

export function nightsUntil(today: Day, zone: string): Nights {
  return new Map(daysFrom(addDays(today, -SPAN.back), today).map((day) => [day, instantOf(day, NIGHT_ENDS, zone)]));
}

/** What one athlete has answered, morning by morning. */
export function morningsOf(
  athlete: SampleAthlete,
  reports: readonly SampleReport[],
  {
    now,
    today,
    zone,
    nights,
  }: { readonly now: Instant; readonly today: Day; readonly zone: string; readonly nights: Nights },
): readonly CheckIn[] {
  if (athlete.story === 'no-consent') return [];
  const loads = new Map<Day, number>();
  for (const { day, load } of reports) loads.set(day, (loads.get(day) ?? 0) + (load ?? 0));
  const mornings = [...nights]
    .filter(([day]) => answers(athlete, day, today))
    .map(([day, night]) => ({ day, at: night + minutesInBed(athlete, day) * MINUTE }))
    .filter(({ at }) => at <= now);
  const last = mornings.at(-1)?.day ?? today;
  return mornings.map(({ day, at }) => {
    const dice = diceFor(athlete.slug, 'morning', day);
    const load = loads.get(addDays(day, -1)) ?? 0;
    const soreness = storySoreness(athlete, daysBetween(day, last)) ?? usualSoreness(athlete, load, dice);
    return { ...NOTHING_SAID, day, at, zone, soreness, ...wellness(athlete, load, dice) };
  });
}

/** What nobody in the sample was asked about. */
const NOTHING_SAID = checkInAnswersSchema.parse({});

function answers(athlete: SampleAthlete, day: Day, today: Day): boolean {
  const ago = daysBetween(day, today);
  // Leaves somebody to check in as: this morning is still open.
  if (ago === 0 && athlete.slug === 'mia') return false;
  switch (athlete.story) {
    case 'silent':
      return ago >= SILENT_FOR;
    case 'patchy':
      return !isHole(ago) && !misses(athlete, day, 0.35);
    case 'flat-week':
      return true;
    case 'lingering':
    case 'sore-thrice':
    case 'back-at-once':
      return ago <= 12 || !misses(athlete, day);
    default:
      return !misses(athlete, day);
  }
}

function misses({ slug }: SampleAthlete, day: Day, share = MISSES): boolean {
  const forgets = (one: Day) => diceFor(slug, 'misses', one).chance(share);
  return forgets(day) && !forgets(addDays(day, -1)) && !forgets(addDays(day, -2));
}

/** From six o'clock until the athlete has answered, at an hour of their own. */
function minutesInBed({ slug }: SampleAthlete, day: Day): number {
  return diceFor(slug, 'wakes').whole(30, 145) + diceFor(slug, 'wakes', day).whole(0, 20);
}

/** @param ago check-in days before the latest one; null: the story says nothing about that morning */
function storySoreness({ story, aches }: SampleAthlete, ago: number): readonly Soreness[] | null {
  const values = story === 'lingering' ? KNEE : story === 'sore-thrice' ? CALF : [];
  const value = values[ago];
  const [area, side] = aches;
  return value === undefined ? null : [{ area, side, value }];
}

/** Where squads ache, besides everybody's own weak spot. */
const ELSEWHERE: readonly [readonly [BodyArea, Side], ...(readonly [BodyArea, Side])[]] = [
  ['thigh', 'left'],
  ['thigh', 'right'],
  ['hamstring', 'left'],
  ['glute', 'right'],
  ['lower-back', 'middle'],
];

function usualSoreness({ aches }: SampleAthlete, load: number, dice: Dice): readonly Soreness[] {
  const hard = load >= HARD_DAY;
  if (!dice.chance(hard ? 0.7 : 0.18)) return [];
  const [area, side] = dice.chance(0.6) ? aches : dice.pick(ELSEWHERE);
  return [{ area, side, value: hard ? dice.whole(2, 4) : dice.whole(1, 2) }];
}

/** Sleep and the four items of McLean et al. (1 to 5, 5 best): everybody around their own usual. */
function wellness({ slug, age }: SampleAthlete, load: number, dice: Dice) {
  const usual = diceFor(slug, 'usual');
  const sleep = age < 18 ? usual.between(8.5, 9) : usual.between(7.4, 8.4);
  const tired = load >= HARD_DAY ? 0.5 : 0;
  const item = (less = 0) => {
    const value = usual.between(3.3, 4.4) + dice.between(-0.7, 0.7) - less;
    return Math.min(5, Math.max(2, Math.round(value)));
  };
  return {
    sleepHours: roundTo(sleep + dice.between(-0.7, 0.7), 0.5),
    sleepQuality: item(),
    fatigue: item(tired),
    stress: item(),
    mood: item(),
  };
}
