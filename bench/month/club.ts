import type { BodyArea, Side } from '../../src/domain/checkIn/bodyMap.ts';
import { addDays, type Day, dayOf, HOUR, type Instant, instantOf, MINUTE, weekdayOf } from '../../src/domain/day.ts';
import { type Dice, diceFor } from '../../src/sample/dice.ts';

/** The four weeks, in the order in which they are lived. */
export const SHAPES = ['hard', 'normal', 'easy', 'competition'] as const;
export type Shape = (typeof SHAPES)[number];

export const ZONE = 'Europe/Berlin';
export type SquadName = 'Football' | 'Running';

/** One session of a squad. `moved` is when its calendar said otherwise, if it ever did. */
export interface Session {
  readonly id: string;
  readonly squad: SquadName;
  readonly title: string;
  readonly competition: boolean;
  readonly rpe: number;
  readonly start: Instant;
  readonly end: Instant;
  /** `start` null: it was called off. */
  readonly moved: { readonly at: Instant; readonly start: Instant | null } | null;
}

export interface Injury {
  readonly area: BodyArea;
  readonly side: Side;
  readonly tissue: 'muscle' | 'ligament' | 'tendon';
  readonly from: Instant;
  /** A tendon grows worse from `from` on and is looked at then; a strain is seen the next morning. */
  readonly seen: Instant;
  /** No training until then. A tendon goes on training. */
  readonly modified: Instant;
  /** Full training from then on. */
  readonly back: Instant;
}

export interface Away {
  readonly from: Instant;
  readonly to: Instant;
  readonly why: 'ill' | 'holiday';
}

export interface Athlete {
  readonly id: string;
  readonly name: string;
  readonly squad: SquadName;
  readonly birthDay: Day;
  /** How likely somebody answers in the morning, and about a session. */
  readonly answers: number;
  readonly reports: number;
  /** How sore the same work makes them, 1 for most. */
  readonly sensitivity: number;
  /** Where they are sore, the sorest first. */
  readonly areas: readonly { readonly area: BodyArea; readonly side: Side; readonly share: number }[];
  readonly everyDays: number | null;
  readonly likes: 'any' | 'morning' | 'afternoon' | 'evening';
  /** How much they want massages: 0 never puts a name on a sheet, 1 always. */
  readonly keen: number;
  /** Work or school, by weekday. */
  readonly work: readonly { readonly weekday: number; readonly from: string; readonly to: string }[];
  readonly injury: Injury | null;
  readonly away: readonly Away[];
  /** Of a match: starts, comes on, or sits it out. */
  readonly role: number;
}

export interface Therapist {
  readonly id: string;
  readonly name: string;
  readonly hours: readonly { readonly weekdays: readonly number[]; readonly from: string; readonly to: string }[];
  readonly away: { readonly from: Day; readonly to: Day } | null;
}

/** A month of a club as it will happen. What nobody can know beforehand is in it as well. */
export interface Club {
  readonly seed: number;
  /** A Monday. */
  readonly firstDay: Day;
  readonly start: Instant;
  readonly end: Instant;
  /** From four weeks before the month to a week after it. */
  readonly sessions: readonly Session[];
  readonly athletes: readonly Athlete[];
  readonly therapists: readonly Therapist[];
  readonly tables: number;
}

interface Entry {
  readonly weekday: number;
  readonly at: string;
  readonly minutes: number;
  readonly rpe: number;
  readonly title: string;
  readonly competition?: true;
}

const FOOTBALL: Readonly<Record<Shape, readonly Entry[]>> = {
  hard: [
    { weekday: 1, at: '17:00', minutes: 75, rpe: 5, title: 'Training: technique' },
    { weekday: 2, at: '17:00', minutes: 90, rpe: 8, title: 'Training: small-sided games' },
    { weekday: 3, at: '17:00', minutes: 85, rpe: 7, title: 'Training: intensity' },
    { weekday: 4, at: '17:00', minutes: 90, rpe: 8, title: 'Training: running and duels' },
    { weekday: 5, at: '16:30', minutes: 50, rpe: 3, title: 'Training: set pieces' },
    { weekday: 6, at: '11:00', minutes: 95, rpe: 7, title: 'Training: eleven against eleven' },
  ],
  normal: [
    { weekday: 2, at: '17:00', minutes: 90, rpe: 7, title: 'Training: intensity' },
    { weekday: 3, at: '17:00', minutes: 75, rpe: 5, title: 'Training: tactics' },
    { weekday: 4, at: '17:00', minutes: 70, rpe: 5, title: 'Training: pressing' },
    { weekday: 5, at: '16:30', minutes: 45, rpe: 3, title: 'Training: activation' },
    { weekday: 6, at: '15:00', minutes: 105, rpe: 8, title: 'Match vs Eastport United', competition: true },
  ],
  easy: [
    { weekday: 2, at: '17:00', minutes: 60, rpe: 4, title: 'Training: technique' },
    { weekday: 4, at: '17:00', minutes: 60, rpe: 4, title: 'Training: games' },
    { weekday: 5, at: '16:30', minutes: 45, rpe: 3, title: 'Training: set pieces' },
  ],
  competition: [
    { weekday: 1, at: '17:00', minutes: 60, rpe: 4, title: 'Training: tactics' },
    { weekday: 3, at: '19:00', minutes: 105, rpe: 9, title: 'Match vs Northwick Town', competition: true },
    { weekday: 4, at: '17:00', minutes: 40, rpe: 2, title: 'Training: regeneration' },
    { weekday: 5, at: '16:30', minutes: 45, rpe: 3, title: 'Training: activation' },
    { weekday: 6, at: '15:00', minutes: 105, rpe: 8, title: 'Match vs Lakeside Albion', competition: true },
  ],
};

const RUNNING: Readonly<Record<Shape, readonly Entry[]>> = {
  hard: [
    { weekday: 2, at: '18:30', minutes: 75, rpe: 8, title: 'Track intervals 8 x 800 m' },
    { weekday: 3, at: '18:30', minutes: 50, rpe: 3, title: 'Easy run 8 km' },
    { weekday: 4, at: '18:30', minutes: 70, rpe: 7, title: 'Tempo run 12 km' },
    { weekday: 6, at: '09:30', minutes: 65, rpe: 8, title: 'Hill repeats 12 x 200 m' },
    { weekday: 7, at: '09:00', minutes: 125, rpe: 7, title: 'Long run 20 km' },
  ],
  normal: [
    { weekday: 2, at: '18:30', minutes: 60, rpe: 7, title: 'Track intervals 6 x 800 m' },
    { weekday: 3, at: '18:30', minutes: 45, rpe: 3, title: 'Easy run 7 km' },
    { weekday: 4, at: '18:30', minutes: 55, rpe: 6, title: 'Tempo run 9 km' },
    { weekday: 7, at: '09:00', minutes: 95, rpe: 6, title: 'Long run 15 km' },
  ],
  easy: [
    { weekday: 2, at: '18:30', minutes: 45, rpe: 3, title: 'Easy run 7 km' },
    { weekday: 4, at: '18:30', minutes: 40, rpe: 4, title: 'Easy run with strides 6 km' },
    { weekday: 7, at: '09:00', minutes: 65, rpe: 4, title: 'Easy run 10 km' },
  ],
  competition: [
    { weekday: 2, at: '18:30', minutes: 50, rpe: 6, title: 'Track intervals 5 x 400 m' },
    { weekday: 4, at: '18:30', minutes: 35, rpe: 2, title: 'Easy run 5 km' },
    { weekday: 6, at: '10:00', minutes: 50, rpe: 9, title: 'Harbour 10 km race', competition: true },
    { weekday: 7, at: '10:00', minutes: 40, rpe: 2, title: 'Easy run 5 km' },
  ],
};

const AREAS: Readonly<Record<SquadName, readonly BodyArea[]>> = {
  Football: ['hamstring', 'thigh', 'calf', 'lower-back', 'glute'],
  Running: ['calf', 'hamstring', 'glute', 'thigh', 'lower-back'],
};
const STRAINS: Readonly<Record<SquadName, readonly BodyArea[]>> = {
  Football: ['hamstring', 'thigh', 'calf'],
  Running: ['calf', 'hamstring'],
};
const SHARES = [1, 0.7, 0.45] as const;
const DAY = 24 * HOUR;
const WEEKS_BEFORE = 4;

/** The month of a club of so many athletes. The same seed makes the same month. */
export function clubOf(seed: number, athletes: number): Club {
  const dice = diceFor('month', seed, athletes);
  // Any Monday of two years, so that clocks change in some months and not in others.
  const firstDay = addDays('2026-01-05', 7 * dice.whole(0, 103));
  const start = instantOf(firstDay, '00:00', ZONE);
  const month = { firstDay, start, end: instantOf(addDays(firstDay, 28), '00:00', ZONE) };
  const sessions = (['Football', 'Running'] as const).flatMap((squad) => sessionsOf(squad, firstDay, dice));
  const injured = injuredOf(athletes, dice);
  const people = Array.from({ length: athletes }, (_, index) =>
    athleteOf(index, athletes, { ...month, sessions, injured: injured.get(index) }, diceFor('athlete', seed, index)),
  );
  return { seed, ...month, sessions, athletes: people, therapists: therapistsOf(athletes, firstDay, dice), tables: 2 };
}

/** The session as it took place; null when it was called off. */
export function asHeld(session: Session): Session | null {
  if (session.moved === null) return session;
  return at(session, session.moved.start);
}

/** The session as its calendar has it at a moment; null: called off. */
export function asKnown(session: Session, now: Instant): Session | null {
  return session.moved === null || session.moved.at > now ? session : at(session, session.moved.start);
}

function at(session: Session, start: Instant | null): Session | null {
  return start === null ? null : { ...session, start, end: start + (session.end - session.start) };
}

export function isHard({ competition, rpe }: Pick<Session, 'competition' | 'rpe'>): boolean {
  return competition || rpe >= 7;
}

/** The shape of the week an instant lies in; null outside the month. */
export function shapeOf(club: Club, instant: Instant): Shape | null {
  if (instant < club.start || instant >= club.end) return null;
  const days = Math.round((instantOf(dayOf(instant, ZONE), '00:00', ZONE) - club.start) / DAY);
  return SHAPES[Math.floor(days / 7)] ?? null;
}

/** Four ordinary weeks before the month, its own four, and an ordinary one after it, so that plans can look ahead. */
function sessionsOf(squad: SquadName, firstDay: Day, dice: Dice): readonly Session[] {
  const weeks = squad === 'Football' ? FOOTBALL : RUNNING;
  const later = dice.pick([0, 0, 30, 60]);
  const sessions = Array.from({ length: WEEKS_BEFORE + SHAPES.length + 1 }, (_, week) => {
    const shape = SHAPES[week - WEEKS_BEFORE] ?? 'normal';
    const monday = addDays(firstDay, 7 * (week - WEEKS_BEFORE));
    return weeks[shape].map(({ weekday, at, minutes, rpe, title, competition = false }): Session => {
      const start = instantOf(addDays(monday, weekday - 1), at, ZONE) + (competition ? 0 : later * MINUTE);
      const id = `${squad.toLowerCase()}-${monday}-${weekday}`;
      const effort = competition || rpe < 4 ? rpe : Math.min(9, rpe + (dice.chance(0.15) ? 1 : 0));
      const end = start + minutes * MINUTE;
      return { id, squad, title, competition, rpe: effort, start, end, moved: null };
    });
  });
  return sessions.flatMap((week, index) => {
    const inMonth = index >= WEEKS_BEFORE && index < WEEKS_BEFORE + SHAPES.length;
    return inMonth ? withMoves(week, dice) : week;
  });
}

/** In most weeks something moves: a match by a day, a training by hours, or it is called off. */
function withMoves(week: readonly Session[], dice: Dice): readonly Session[] {
  if (!dice.chance(0.6)) return week;
  const chosen = oneOf(week.filter(isHard).length > 0 && dice.chance(0.7) ? week.filter(isHard) : week, dice);
  const notice = dice.whole(10, 60) * HOUR;
  const before = dayOf(chosen.start, ZONE);
  const shifted = (days: number) =>
    chosen.start + (instantOf(addDays(before, days), '12:00', ZONE) - instantOf(before, '12:00', ZONE));
  const clear = (start: Instant) =>
    week.every((one) => one === chosen || Math.abs(one.start - start) > (chosen.competition ? 20 : 4) * HOUR);
  const choices: readonly (Instant | null)[] = [
    ...[1, -1].map(shifted).filter((start) => clear(start) && start > chosen.start - notice + 8 * HOUR),
    ...(chosen.competition ? [] : [chosen.start + 2 * HOUR, null]),
  ];
  if (choices.length === 0) return week;
  const moved = { at: chosen.start - notice, start: oneOf(choices, dice) };
  return week.map((one) => (one === chosen ? { ...one, moved } : one));
}

/** Who is hurt in this month: two of 24, one of them an Achilles tendon that grows worse. */
function injuredOf(athletes: number, dice: Dice): ReadonlyMap<number, 'strain' | 'sprain' | 'tendon'> {
  const count = Math.max(2, Math.round(athletes / 9));
  const order = shuffled(
    Array.from({ length: athletes }, (_, index) => index),
    dice,
  );
  return new Map(
    order
      .slice(0, count)
      .map((index, at) => [
        index,
        at === 0 ? 'tendon' : at === 1 ? 'strain' : dice.pick(['strain', 'strain', 'sprain', 'tendon'] as const),
      ]),
  );
}

interface Month extends Pick<Club, 'firstDay' | 'start' | 'end' | 'sessions'> {
  readonly injured: 'strain' | 'sprain' | 'tendon' | undefined;
}

const FIRST_NAMES = ['Ada', 'Ben', 'Cleo', 'Dan', 'Elif', 'Finn', 'Gia', 'Hugo', 'Ines', 'Jan', 'Kim', 'Leo'] as const;
const LAST_NAMES = ['Abel', 'Berg', 'Costa', 'Dahl', 'Evers', 'Frey'] as const;

function athleteOf(index: number, of: number, month: Month, dice: Dice): Athlete {
  const squad: SquadName = index < Math.round(of * 0.6) ? 'Football' : 'Running';
  const areas = shuffled(AREAS[squad], dice).slice(0, dice.whole(2, 3));
  const side = () => (dice.chance(0.5) ? ('left' as const) : ('right' as const));
  const answers = dice.chance(0.12) ? 0 : dice.chance(0.3) ? dice.between(0.3, 0.6) : dice.between(0.75, 0.97);
  const name = `${FIRST_NAMES[index % 12]} ${LAST_NAMES[Math.floor(index / 12) % 6]}`;
  const away = awayOf(month, dice);
  return {
    ...{ id: `athlete-${index}`, name, squad, answers, away },
    reports: answers === 0 ? 0.1 : Math.min(0.97, answers + 0.1),
    birthDay: `${dice.whole(1992, 2007)}-0${dice.whole(1, 9)}-1${dice.whole(0, 9)}`,
    sensitivity: dice.between(0.6, 1.5),
    areas: areas.map((area, place) => ({
      ...{ area, share: SHARES[place] ?? 0.3 },
      side: area === 'lower-back' ? 'middle' : side(),
    })),
    everyDays: dice.chance(0.25) ? dice.pick([7, 10, 14, 14]) : null,
    likes: dice.pick(['any', 'any', 'morning', 'afternoon', 'evening'] as const),
    keen: dice.between(0.25, 1),
    work: dice.chance(0.7)
      ? [1, 2, 3, 4, 5]
          .filter(() => dice.chance(0.85))
          .map((weekday) => ({ weekday, ...dice.pick([MORNING, MORNING, SCHOOL, WORKDAY]) }))
      : [],
    injury: injuryOf(squad, month, side(), dice),
    role: dice.between(0, 1),
  };
}

const MORNING = { from: '08:30', to: '12:30' } as const;
const SCHOOL = { from: '08:00', to: '13:30' } as const;
const WORKDAY = { from: '09:00', to: '15:30' } as const;

function injuryOf(squad: SquadName, { injured, start, sessions }: Month, side: Side, dice: Dice): Injury | null {
  if (injured === undefined) return null;
  if (injured === 'tendon') {
    const from = start + dice.whole(0, 6) * DAY + 7 * HOUR;
    const seen = from + dice.whole(7, 12) * DAY;
    return {
      area: 'achilles',
      side,
      tissue: 'tendon',
      from,
      seen,
      modified: seen,
      back: seen + dice.whole(12, 20) * DAY,
    };
  }
  // In a session of the first two weeks, so that its way back is in the month.
  const held = sessions.filter((one) => one.squad === squad && one.start > start && one.start < start + 13 * DAY);
  const from = oneOf(held.filter(isHard), dice).end - 20 * MINUTE;
  const seen = instantOf(addDays(dayOf(from, ZONE), 1), '09:30', ZONE);
  const out = injured === 'sprain' ? dice.whole(6, 10) : dice.whole(8, 14);
  const [area, tissue] =
    injured === 'sprain' ? (['ankle', 'ligament'] as const) : ([oneOf(STRAINS[squad], dice), 'muscle'] as const);
  return { area, side, tissue, from, seen, modified: from + out * DAY, back: from + (out + dice.whole(5, 9)) * DAY };
}

function awayOf({ firstDay }: Month, dice: Dice): readonly Away[] {
  const span = (days: number, why: Away['why']): Away => {
    const day = addDays(firstDay, dice.whole(1, 25));
    return { from: instantOf(day, '05:00', ZONE), to: instantOf(addDays(day, days), '05:00', ZONE), why };
  };
  if (dice.chance(0.1)) return [span(dice.whole(2, 4), 'ill')];
  return dice.chance(0.1) ? [span(dice.whole(3, 7), 'holiday')] : [];
}

/** Two therapists: an early and a late one, part-time in a small club. One of them is away for three days. */
function therapistsOf(athletes: number, firstDay: Day, dice: Dice): readonly Therapist[] {
  const small = athletes < 40;
  const awayIndex = dice.whole(0, 1);
  const from = addDays(firstDay, 7 * dice.pick([0, 0, 1, 3]) + dice.whole(0, 2));
  const away = { from, to: addDays(from, 2) };
  const early = { weekdays: small ? [1, 2, 4, 5] : [1, 2, 3, 4, 5], from: '09:00', to: small ? '13:00' : '15:00' };
  const late = { weekdays: small ? [1, 3, 4, 5] : [1, 2, 3, 4, 5], from: '13:00', to: small ? '17:00' : '20:00' };
  const sunday = { weekdays: [7], from: '11:00', to: small ? '14:00' : '16:00' };
  return [
    { id: 'therapist-0', name: 'Thea Therapist', hours: [early], away: awayIndex === 0 ? away : null },
    { id: 'therapist-1', name: 'Theo Therapist', hours: [late, sunday], away: awayIndex === 1 ? away : null },
  ];
}

function oneOf<T>(items: readonly T[], dice: Dice): T {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('nothing to choose from');
  return dice.pick([first, ...rest]);
}

export function shuffled<T>(items: readonly T[], dice: Dice): readonly T[] {
  return items
    .map((item) => ({ item, key: dice.between(0, 1) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** A therapist's hours from the first to the last moment of the month, days away left out. */
export function shiftsOf({ firstDay }: Club, { hours, away }: Therapist): readonly Span[] {
  return Array.from({ length: 28 }, (_, index) => addDays(firstDay, index)).flatMap((day) =>
    away && day >= away.from && day <= away.to
      ? []
      : hours
          .filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
          .map(({ from, to }) => ({ start: instantOf(day, from, ZONE), end: instantOf(day, to, ZONE) })),
  );
}

/** What somebody did of their squad's sessions, as it was. */
export interface Done extends Span {
  readonly session: Session;
  readonly rpe: number;
}

/** Is somebody ill or on holiday? */
export function awayAt({ away }: Athlete, at: Instant): Away | null {
  return away.find(({ from, to }) => at >= from && at < to) ?? null;
}

/** What an athlete did, in order: substitutes do less, the hurt none, whoever is on the way back half of it. */
export function doneBy(club: Club, athlete: Athlete): readonly Done[] {
  return club.sessions
    .filter(({ squad }) => squad === athlete.squad)
    .flatMap((planned): readonly Done[] => {
      const session = asHeld(planned);
      if (session === null || awayAt(athlete, session.start)) return [];
      const dice = diceFor('did', club.seed, athlete.id, session.id);
      if (dice.chance(0.05)) return [];
      const { injury } = athlete;
      const limited = injury !== null && session.start > injury.from && session.start < injury.back;
      if (limited && session.start < injury.modified && injury.tissue !== 'tendon') return [];
      if (limited && session.start >= injury.seen && session.competition) return [];
      const whole = (session.end - session.start) / MINUTE;
      const share = minutesShare(athlete, session, dice) * (limited && session.start >= injury.seen ? 0.5 : 1);
      const minutes = Math.round(whole * share);
      if (minutes < 5) return [];
      const felt = session.rpe + dice.pick([-1, 0, 0, 0, 1]);
      const rpe = Math.max(1, Math.min(10, limited && session.start >= injury.seen ? Math.min(5, felt) : felt));
      return [{ session, rpe, start: session.start, end: session.start + minutes * MINUTE }];
    })
    .sort((a, b) => a.start - b.start);
}

/** Eleven of a squad start a match, some come on, the others watch. Everybody trains, and everybody runs the race. */
function minutesShare({ role, squad }: Athlete, session: Session, dice: Dice): number {
  if (!session.competition || squad === 'Running') return 1;
  const luck = role + dice.between(-0.2, 0.2);
  if (luck > 0.35) return dice.chance(0.25) ? dice.between(0.6, 0.85) : 1;
  return luck > 0.12 ? dice.between(0.15, 0.35) : 0;
}
