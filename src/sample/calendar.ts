import { addDays, type Day, daysBetween, daysFrom, weekdayOf } from '../domain/day.ts';
import type { Squad } from './people.ts';

/** How much of a season the sample shows, in days before and after today. */
export const SPAN = { back: 56, ahead: 14 } as const;

interface Entry {
  readonly title: string;
  /** HH:MM. */
  readonly at: string;
  readonly minutes: number;
  /** Foster's 0 to 10, as the coach writes it. */
  readonly rpe?: number;
}

/** The squad's calendar as the file its coach would have uploaded: iCalendar (RFC 5545), one entry per session. */
export function calendarFile(squad: Squad, today: Day, zone: string): string {
  const race = raceDay(today);
  const days = daysFrom(addDays(today, -SPAN.back), addDays(today, SPAN.ahead));
  const entries = days.flatMap((day) =>
    (squad === 'Football' ? footballOn(day) : distanceOn(day, race)).map((entry, index) =>
      eventLines(`${squad.toLowerCase()}-${day}-${index}@harbour-athletic.example`, day, entry, zone),
    ),
  );
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Harbour Athletic//Club calendar//EN'];
  return [...head, ...entries.flat(), 'END:VCALENDAR', ''].join('\r\n');
}

/** The runners' key race: the Sunday of the second week ahead. */
export function raceDay(today: Day): Day {
  return addDays(today, 15 - weekdayOf(addDays(today, 1)));
}

const OPPONENTS = ['Eastport United', 'Kingsport Rovers', 'Northwick Town', 'Lakeside Albion'] as const;

/** A match every Saturday, and the week that counts down to it. Every second match is away. */
function footballOn(day: Day): readonly Entry[] {
  const week = weekNumber(day);
  const opponent = OPPONENTS[week % OPPONENTS.length] ?? OPPONENTS[0];
  switch (weekdayOf(day)) {
    case 2:
      return [{ title: 'MD-4 training: intensity', at: '17:00', minutes: 100, rpe: 7 }];
    case 3:
      return [{ title: 'MD-3 training: tactics', at: '17:00', minutes: 75, rpe: 5 }];
    case 4:
      return [{ title: 'MD-2 training: set pieces', at: '17:00', minutes: 60, rpe: 4 }];
    case 5:
      return [{ title: 'MD-1 training: activation', at: '16:30', minutes: 45, rpe: 3 }];
    case 6: {
      const match = { title: `Match vs ${opponent}`, at: '15:00', minutes: 105, rpe: 8 };
      const there = { title: 'Bus to the away ground', at: '11:30', minutes: 120 };
      return week % 2 === 0 ? [match] : [there, match, { title: 'Bus home', at: '17:45', minutes: 120 }];
    }
    case 7:
      return [{ title: 'MD+1 recovery: pool and stretching', at: '10:30', minutes: 40, rpe: 2 }];
    default:
      return [];
  }
}

const LONG_RUN_KM = [14, 15, 16, 13] as const;

/** Two hard days, two easy ones and the long run. The last days before the race are light. */
function distanceOn(day: Day, race: Day): readonly Entry[] {
  const untilRace = daysBetween(day, race);
  const tapering = untilRace > 0 && untilRace < 7;
  switch (weekdayOf(day)) {
    case 2:
      return [{ title: `Track intervals ${tapering ? 4 : 6} x 800 m`, at: '18:30', minutes: 60, rpe: 7 }];
    case 3:
      return [{ title: 'Easy run 7 km', at: '18:30', minutes: 45, rpe: 3 }];
    case 4:
      return tapering
        ? [{ title: 'Easy run 6 km', at: '18:30', minutes: 40, rpe: 3 }]
        : [{ title: 'Tempo run 8 km', at: '18:30', minutes: 50, rpe: 6 }];
    case 6:
      return tapering
        ? [{ title: 'Shake-out run 4 km', at: '09:30', minutes: 30, rpe: 2 }]
        : [{ title: 'Easy run with strides 8 km', at: '09:30', minutes: 50, rpe: 3 }];
    case 7: {
      if (day === race) return [{ title: 'Harbour 10 km, A race', at: '10:00', minutes: 60, rpe: 9 }];
      const km = untilRace === 7 ? 12 : (LONG_RUN_KM[weekNumber(day) % LONG_RUN_KM.length] ?? LONG_RUN_KM[0]);
      return [{ title: `Long run ${km} km`, at: '09:00', minutes: Math.round(km * 6.4), rpe: 5 }];
    }
    default:
      return [];
  }
}

/** Counts weeks from a Monday long ago, so that a week is the same whenever it is looked at. */
function weekNumber(day: Day): number {
  return Math.floor(daysBetween('2020-01-06', day) / 7);
}

function eventLines(uid: string, day: Day, { title, at, minutes, rpe }: Entry, zone: string): readonly string[] {
  const start = `${day.replaceAll('-', '')}T${at.replace(':', '')}00`;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${day.replaceAll('-', '')}T000000Z`,
    `DTSTART;TZID=${zone}:${start}`,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${title.replaceAll(/[,;]/g, '\\$&')}`,
    ...(rpe === undefined ? [] : [`DESCRIPTION:RPE ${rpe}`]),
    'END:VEVENT',
  ];
}
