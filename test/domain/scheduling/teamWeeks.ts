import type { MassageType } from '../../../src/domain/clinic/modality.ts';
import { HOUR, instantOf, MINUTE } from '../../../src/domain/day.ts';
import type { Need } from '../../../src/domain/scheduling/week/need.ts';
import type {
  TeamAthlete,
  TeamBooking,
  TeamTherapist,
  TeamWeek,
} from '../../../src/domain/scheduling/week/teamWeek.ts';

export const ZONE = 'Europe/Berlin';
/** Monday to Saturday of a week without a change of clocks: `at(1, '09:00')` is Monday nine o'clock. */
export const at = (weekday: number, time: string) => instantOf(`2026-03-0${weekday + 1}`, time, ZONE);

export function aTherapist(over: Partial<TeamTherapist> = {}): TeamTherapist {
  const id = over.id ?? 'tess';
  return {
    id,
    gender: 'f',
    languages: ['en'],
    skills: ['RECOVERY', 'MAINTENANCE', 'DEEP_TISSUE', 'MYOFASCIAL', 'POST_EVENT', 'PRE_EVENT', 'RELAX'],
    shifts: [1, 2, 3, 4, 5, 6].map((day) => ({ start: at(day, '09:00'), end: at(day, '17:00'), roomId: 'room' })),
    breaks: [],
    turnoverMinutes: 10,
    maxMinutesPerDay: 300,
    ...over,
  };
}

export function anAthlete(over: Partial<TeamAthlete> = {}): TeamAthlete {
  return {
    id: 'ada',
    squad: 'first',
    busy: [],
    bufferMinutes: 15,
    hardSessionEnds: [],
    hardTrainingStarts: [],
    competitions: [],
    forbiddenTypes: [],
    onHold: false,
    requireTherapistGender: null,
    rooms: { room: 0 },
    maxMassagesPerDay: 1,
    minSpacingMinutes: 16 * 60,
    preferences: {},
    needs: [],
    ...over,
  };
}

export function aNeed(over: Partial<Need> = {}): Need {
  return {
    id: `${over.athleteId ?? 'ada'}/need`,
    athleteId: 'ada',
    goal: 'recovery',
    weight: 500,
    earliest: at(1, '00:00'),
    latest: at(6, '23:00'),
    choices: [{ type: 'RECOVERY', minutes: 30, permille: 1000 }],
    area: null,
    reasons: [],
    ...over,
  };
}

export function aBooking(over: Partial<TeamBooking> = {}): TeamBooking {
  return {
    id: 'b1',
    athleteId: 'ada',
    therapistId: 'tess',
    roomId: 'room',
    type: 'RECOVERY',
    minutes: 30,
    start: at(2, '10:00'),
    fixed: false,
    ...over,
  };
}

export function aTeamWeek(over: Partial<TeamWeek> = {}): TeamWeek {
  return {
    start: at(1, '00:00'),
    end: at(7, '00:00'),
    zone: ZONE,
    now: at(1, '06:00'),
    therapists: [aTherapist()],
    rooms: [{ id: 'room', tables: 1, turnoverMinutes: 5 }],
    athletes: [anAthlete()],
    bookings: [],
    ...over,
  };
}

/** A team of many, for the clock: 300 athletes, 15 therapists, most of the week booked. */
export function aLargeTeamWeek(): TeamWeek {
  const types: readonly MassageType[] = ['RECOVERY', 'MAINTENANCE', 'MYOFASCIAL'];
  const therapists = Array.from({ length: 15 }, (_, n) => aTherapist({ id: `t${n}` }));
  const athletes = Array.from({ length: 300 }, (_, n) =>
    anAthlete({
      id: `a${n}`,
      busy: [1, 2, 3, 4, 5].map((day) => ({ start: at(day, '10:00'), end: at(day, '12:00'), kind: 'training' })),
      hardSessionEnds: [at(2, '12:00'), at(4, '12:00')],
      needs: [aNeed({ id: `a${n}/need`, athleteId: `a${n}` })],
    }),
  );
  const bookings = therapists.flatMap(({ id }, t) =>
    [1, 2, 3, 4, 5].flatMap((day) =>
      [0, 1, 2, 3].map((slot) =>
        aBooking({
          id: `${id}-${day}-${slot}`,
          athleteId: `a${(t * 20 + day * 4 + slot) % 300}`,
          therapistId: id,
          type: types[slot % 3] ?? 'RECOVERY',
          start: at(day, '13:00') + slot * HOUR,
          minutes: 45,
        }),
      ),
    ),
  );
  return aTeamWeek({
    therapists,
    athletes,
    bookings,
    rooms: [{ id: 'room', tables: 12, turnoverMinutes: 5 }],
    now: at(1, '00:00') - MINUTE,
  });
}
