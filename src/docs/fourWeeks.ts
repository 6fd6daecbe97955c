import { reasonWords } from '../chat/words/reasons.ts';
import { type CheckIn, checkInAnswersSchema } from '../domain/checkIn/checkIn.ts';
import { type BookingType, isMassage, MASSAGE_TYPES, type MassageType, MODALITIES } from '../domain/clinic/modality.ts';
import { addDays, type Day, daysFrom, HOUR, type Instant, instantOf, MINUTE, startOfDay } from '../domain/day.ts';
import { type InjuryStory, injuryLimits } from '../domain/medical/injury.ts';
import { mergeLimits, NO_LIMITS } from '../domain/medical/limits.ts';
import type { AreaSoreness } from '../domain/medical/protocol.ts';
import { triageLimits } from '../domain/medical/triage/limits.ts';
import { protocolOf } from '../domain/medical/triage/protocol.ts';
import { triage } from '../domain/medical/triage/triage.ts';
import { planChange } from '../domain/plan/replan.ts';
import { planWeek } from '../domain/scheduling/search/engine.ts';
import { type AthleteFacts, teamAthlete } from '../domain/scheduling/week/teamAthlete.ts';
import type { TeamWeek } from '../domain/scheduling/week/teamWeek.ts';
import { toInstance } from '../domain/scheduling/week/translate.ts';
import type { DoneSession, Intensity, PlannedSession } from '../domain/training/session.ts';
import { makeTranslate } from '../i18n/translate.ts';
import { openHighs } from '../solver/highs.ts';

const ZONE = 'Europe/Berlin';
const FIRST = '2026-03-02';
const PROTOCOL = protocolOf([]);

/** The team's calendar, week by week: weekday from 0, hour, minutes, effort. */
interface TeamSession {
  readonly weekday: number;
  readonly at: string;
  readonly minutes: number;
  readonly kind: 'training' | 'competition';
  readonly intensity: Intensity | null;
  readonly rpe: number;
}
const hard = (weekday: number): TeamSession => ({
  ...{ weekday, at: '18:00', minutes: 90, kind: 'training', intensity: 'hard', rpe: 8 },
});
const easy = (weekday: number): TeamSession => ({
  ...{ weekday, at: '18:00', minutes: 60, kind: 'training', intensity: 'easy', rpe: 3 },
});
const match = (weekday: number): TeamSession => ({
  ...{ weekday, at: '15:00', minutes: 90, kind: 'competition', intensity: null, rpe: 8 },
});

export const FOUR_WEEKS = [
  { name: 'A hard week', sessions: [hard(0), hard(1), hard(3), hard(4)] },
  { name: 'A normal week', sessions: [hard(1), easy(2), hard(3)] },
  { name: 'An easy week', sessions: [easy(1), easy(3)] },
  { name: 'A week with a match', sessions: [hard(1), easy(3), match(5)] },
] as const satisfies readonly { readonly name: string; readonly sessions: readonly TeamSession[] }[];

interface Member {
  readonly id: string;
  readonly about: string;
  /** Minutes of each match that are theirs; left out: all. */
  readonly matchMinutes?: number;
  readonly rhythm?: { readonly everyDays: number; readonly type: MassageType };
  readonly injuries?: readonly InjuryStory[];
  /** Soreness answered on the Sunday before a week, by its number. */
  readonly sore?: Readonly<Record<number, AreaSoreness>>;
}

const SQUAD: readonly Member[] = [
  { id: 'Ana', about: 'plays every minute' },
  {
    id: 'Ben',
    about: 'plays every minute; a sore left calf of 6 before the easy week',
    sore: { 2: { area: 'calf', side: 'left', value: 6 } },
  },
  { id: 'Cem', about: 'comes on for the last 15 minutes of matches', matchMinutes: 15 },
  {
    id: 'Dia',
    about: 'has wanted a relaxing massage every Wednesday for months',
    rhythm: { everyDays: 7, type: 'RELAX' },
  },
  {
    id: 'Eli',
    about: 'strained a hamstring on the Saturday before the first week, and does not train',
    injuries: [
      {
        record: { kind: 'injury', area: 'hamstring', side: 'right', day0: addDays(FIRST, -2), tissue: 'muscle' },
        steps: [],
        clearances: [],
      },
    ],
  },
];

export interface PlannedLine {
  readonly athlete: string;
  readonly type: BookingType;
  readonly minutes: number;
  readonly start: Instant;
  readonly why: string;
}

export interface PlannedWeek {
  readonly name: string;
  readonly lines: readonly PlannedLine[];
}

/** The same squad in four unlike weeks, one after the other, as the planner has them. */
export async function planFourWeeks(): Promise<readonly PlannedWeek[]> {
  const solver = await openHighs();
  const t = makeTranslate('en', ZONE);
  const had = new Map<string, { readonly type: MassageType; readonly start: Instant; readonly id: string }[]>(
    SQUAD.map(({ id, rhythm }) => [id, rhythm ? [{ type: rhythm.type, start: at(-1, 2, '10:00'), id: 'before' }] : []]),
  );
  return FOUR_WEEKS.map(({ name }, number) => {
    const week = weekOf(number, had);
    const instance = toInstance(week, name);
    const { plan } = planWeek(instance, { solver, secondsLeft: () => 60 });
    const lines = planChange(week, plan).added.map(({ massage, why }): PlannedLine => {
      const { athleteId, type, minutes, start } = massage;
      const id = `${number} ${athleteId} ${start}`;
      had.get(athleteId)?.push(...[{ type, start, id }].filter(isMassage));
      return { athlete: athleteId, type, minutes, start, why: reasonWords(t, why, 5) };
    });
    return { name, lines };
  });
}

function at(week: number, weekday: number, time: string): Instant {
  return instantOf(addDays(FIRST, week * 7 + weekday), time, ZONE);
}

function weekOf(number: number, had: ReadonlyMap<string, AthleteFacts['massages']>): TeamWeek {
  const [start, end] = [at(number, 0, '00:00'), at(number + 1, 0, '00:00')];
  const now = start - 6 * HOUR;
  const days = daysFrom(addDays(FIRST, number * 7), addDays(FIRST, number * 7 + 6));
  const room = { id: 'room', tables: 1, turnoverMinutes: 0 };
  const horizon = {
    ...{ start, end, now, rooms: [room], protocol: PROTOCOL },
    days: days.map((day) => ({ day, start: startOfDay(day, ZONE), end: startOfDay(addDays(day, 1), ZONE) })),
    settings: { bufferMinutes: 30, unplannedDayIsRest: true },
  };
  return {
    ...{ start, end, now, zone: ZONE, rooms: [room], bookings: [] },
    therapists: [
      {
        ...{ id: 'Tess', gender: null, languages: ['en'], breaks: [], turnoverMinutes: 10, maxMinutesPerDay: 300 },
        skills: MASSAGE_TYPES.filter((type) => MODALITIES[type].booked),
        // Monday to Saturday.
        shifts: days.slice(0, 6).map((day) => ({
          ...{ start: instantOf(day, '09:00', ZONE), end: instantOf(day, '13:00', ZONE), roomId: room.id },
        })),
      },
    ],
    athletes: SQUAD.map((member) => {
      const massages = had.get(member.id) ?? [];
      const facts = factsOf(member, number, now, massages);
      const limit = { massages: PROTOCOL['week-massages'], firm: PROTOCOL['week-firm'], around: massages };
      return { ...teamAthlete(facts, horizon), weekLimit: limit };
    }),
  };
}

function factsOf(member: Member, number: number, now: Instant, massages: AthleteFacts['massages']): AthleteFacts {
  const { id, injuries = [], sore = {}, rhythm } = member;
  const calendar = FOUR_WEEKS.flatMap(({ sessions }, week) =>
    sessions.map((session, index) => planned(`${week} ${index}`, session, week)),
  );
  const answered = sore[number];
  const checkIns: readonly CheckIn[] = answered ? [checkIn(addDays(FIRST, number * 7 - 1), answered)] : [];
  const triageOn = (day: Day) =>
    triage({
      ...{ day, today: addDays(FIRST, number * 7 - 1), age: 24, injuries, checkIns, weekly: [], findings: [] },
      ...{ onHold: false, assessed: [], protocol: PROTOCOL },
    });
  return {
    ...{ id, squad: '', zone: ZONE, locale: 'en', missing: null, onHold: false, findings: [], wasUnserved: false },
    ...{
      asked: [],
      returning: null,
      assessment: undefined,
      lacksIntake: false,
      injuries,
      checkIns,
      massages,
      triageOn,
    },
    planned: calendar,
    season: calendar.filter(({ kind }) => kind === 'competition'),
    done:
      injuries.length > 0 ? [] : FOUR_WEEKS.flatMap((_, week) => done(member, week)).filter(({ start }) => start < now),
    wish: rhythm
      ? {
          ...{ everyDays: rhythm.everyDays, type: rhythm.type, therapistId: null, gender: null, genderRequired: false },
          ...{ language: null, hours: null, beforeCompetition: false, since: at(-9, 2, '10:00') },
        }
      : null,
    limitsOn: (day) => mergeLimits([NO_LIMITS, injuryLimits(injuries, day), triageLimits(triageOn(day))]),
  };
}

function planned(
  id: string,
  { weekday, at: time, minutes, kind, intensity }: TeamSession,
  week: number,
): PlannedSession {
  const start = at(week, weekday, time);
  return {
    ...{ id, start, end: start + minutes * MINUTE, zone: ZONE, kind, title: '', status: 'confirmed', intensity },
    ...{ plannedRpe: null, plannedMinutes: minutes, plannedDistanceKm: null, plannedLoad: null },
    ...{ priority: null, matchdayLabel: null },
  };
}

function done({ matchMinutes }: Member, week: number): readonly DoneSession[] {
  return (FOUR_WEEKS[week]?.sessions ?? []).map(({ weekday, at: time, minutes, kind, rpe }, index) => {
    const start = at(week, weekday, time);
    const own = kind === 'competition' ? (matchMinutes ?? minutes) : minutes;
    return {
      ...{ id: `done ${week} ${index}`, day: addDays(FIRST, week * 7 + weekday), start, zone: ZONE, kind },
      ...{ sport: 'football', rpe, minutes: own, distanceKm: null, load: rpe * own, late: false },
      ...{ reportedAt: start + minutes * MINUTE, plannedId: `${week} ${index}` },
    };
  });
}

function checkIn(day: Day, sore: AreaSoreness): CheckIn {
  return { ...checkInAnswersSchema.parse({ soreness: [sore] }), at: instantOf(day, '08:00', ZONE), zone: ZONE, day };
}

/** docs/four-weeks.md: what the planner makes of four unlike weeks, with its reasons. */
export async function fourWeeksReference(): Promise<string> {
  const t = makeTranslate('en', ZONE);
  const weeks = await planFourWeeks();
  return [
    '# Four unlike weeks',
    '',
    '<!-- Written by `npm run docs` from src/docs/fourWeeks.ts; changes here are lost. -->',
    '',
    'The same five athletes and one therapist, who is there from 9 to 13 on Monday to Saturday, in four weeks one after the other, as',
    'the planner has them. [planning.md](planning.md) says where the numbers come from; a clinician changes them in the protocol.',
    '',
    ...SQUAD.map(({ id, about }) => `- **${id}** ${about}.`),
    ...weeks.flatMap(({ name, lines }, number) => [
      '',
      `## ${name}`,
      '',
      `${sessionsOf(number)}.`,
      '',
      '| When | Who | What | Why |',
      '| --- | --- | --- | --- |',
      ...lines.map(
        ({ athlete, type, minutes, start, why }) =>
          `| ${t.moment(start)} | ${athlete} | ${t(`type.${type}`)}, ${minutes} min | ${why} |`,
      ),
    ]),
    '',
  ].join('\n');
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function sessionsOf(number: number): string {
  return (FOUR_WEEKS[number]?.sessions ?? [])
    .map(({ weekday, kind, intensity, at: time }) =>
      kind === 'competition'
        ? `a match on ${WEEKDAYS[weekday]} at ${time}`
        : `${intensity} training on ${WEEKDAYS[weekday]}`,
    )
    .join(', ')
    .replace(/^./, (first) => first.toUpperCase());
}
