import type { CheckIn, Soreness } from './checkIn.ts';

/** An earlier answer about a spot that a later one contradicts. */
export type Replaced = Soreness & { readonly now: number };

/**
 * Two check-ins of one day as one: what the later one leaves out stays as it was, and what it answers counts. A red
 * flag stays: only medical staff take it back. "Nothing is sore" replaces every spot named before.
 */
export function mergeCheckIns(before: CheckIn, later: CheckIn): CheckIn {
  const signs = mergedSigns(before, later);
  return {
    ...later,
    soreness: mergedSoreness(before.soreness, later.soreness),
    sleepHours: later.sleepHours ?? before.sleepHours,
    sleepQuality: later.sleepQuality ?? before.sleepQuality,
    fatigue: later.fatigue ?? before.fatigue,
    stress: later.stress ?? before.stress,
    mood: later.mood ?? before.mood,
    pain: later.pain ?? before.pain,
    painDuring: later.painDuring ?? before.painDuring,
    painAfter: later.painAfter ?? before.painAfter,
    painNextMorning: later.painNextMorning ?? before.painNextMorning,
    ...painSpot(before, later),
    ...signs,
    asked: before.asked || later.asked,
    noRedFlags: later.noRedFlags || (before.noRedFlags && signs.suggested.length === 0 && !hurtsMore(before, later)),
    ...mergedNote(before.note, later.note),
  };
}

/** Spots whose earlier answer that day no longer counts. */
export function replacedBy(before: CheckIn, later: CheckIn): readonly Replaced[] {
  const { soreness } = later;
  if (soreness === null || before.soreness === null) return [];
  return before.soreness.flatMap((one) => {
    const again = soreness.find((other) => isSameSpot(one, other));
    const now = soreness.length === 0 ? 0 : again?.value;
    return now === undefined || now === one.value ? [] : [{ ...one, now }];
  });
}

/** Do two check-ins say the same? When they were made does not matter. */
export function saysTheSame(one: CheckIn, other: CheckIn): boolean {
  return told(one) === told(other);
}

/** Were the warning questions answered, with a sign or with none, and has nothing come up since? */
export function isAnswered({ redFlags, noRedFlags, suggested }: CheckIn): boolean {
  return noRedFlags || (redFlags.length > 0 && suggested.length === 0);
}

/** "None of these", said of everything that was asked. */
export function withNoFlags(checkIn: CheckIn): CheckIn {
  return mergeCheckIns(checkIn, { ...checkIn, redFlags: [], suggested: [], noRedFlags: true });
}

/** Signs answered and those that words point at; what was answered that day is not asked again. */
function mergedSigns(before: CheckIn, later: CheckIn): Pick<CheckIn, 'redFlags' | 'suggested' | 'settled'> {
  const redFlags = [...new Set([...before.redFlags, ...later.redFlags])];
  const pointedAt = [...new Set([...before.suggested, ...later.suggested])];
  const answers = later.noRedFlags || later.redFlags.length > 0;
  const settled = [...new Set([...before.settled, ...redFlags, ...(answers ? pointedAt : [])])];
  return { redFlags, settled, suggested: pointedAt.filter((sign) => !settled.includes(sign)) };
}

/** Worse than anything reported before: the answer about red flags did not cover it. */
function hurtsMore(before: CheckIn, later: CheckIn): boolean {
  const soreness = (one: CheckIn) => Math.max(0, ...(one.soreness ?? []).map(({ value }) => value));
  const isNewWord = later.asked && !before.note?.split('\n').includes(later.note ?? '');
  return worstPain(later) > worstPain(before) || soreness(later) > soreness(before) || isNewWord;
}

/** The worst pain reported, before, during or after training or on the morning after, 0 to 10. */
export function worstPain({ pain, painDuring, painAfter, painNextMorning }: CheckIn): number {
  return Math.max(0, pain ?? 0, painDuring ?? 0, painAfter ?? 0, painNextMorning ?? 0);
}

function told({ soreness, redFlags, ...answers }: CheckIn): string {
  const { sleepHours, sleepQuality, fatigue, stress, mood, pain, painDuring, painAfter, painNextMorning } = answers;
  const spots = soreness?.map(({ area, side, value }) => `${area} ${side} ${value}`).toSorted() ?? null;
  return JSON.stringify([
    [spots, sleepHours, sleepQuality, fatigue, stress, mood, pain, painDuring, painAfter, painNextMorning],
    [answers.painArea, answers.painSide, redFlags.toSorted(), answers.noRedFlags, answers.note ?? ''],
  ]);
}

function mergedSoreness(before: CheckIn['soreness'], later: CheckIn['soreness']): CheckIn['soreness'] {
  if (later === null) return before;
  if (before === null || later.length === 0) return later;
  return [...before.filter((one) => !later.some((other) => isSameSpot(one, other))), ...later];
}

/** Where it hurts belongs to the pain that was reported with it. */
function painSpot(before: CheckIn, later: CheckIn): Pick<CheckIn, 'painArea' | 'painSide'> {
  const { painArea, painSide } = later.painArea === null ? before : later;
  return { painArea, painSide };
}

function mergedNote(before: string | undefined, later: string | undefined): { readonly note?: string } {
  const notes = [...new Set([before, later].flatMap((note) => note ?? []))];
  return notes.length === 0 ? {} : { note: notes.join('\n') };
}

function isSameSpot(one: Soreness, other: Soreness): boolean {
  return one.area === other.area && one.side === other.side;
}
