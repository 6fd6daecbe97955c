import type { BodyArea, Side } from '../domain/checkIn/bodyMap.ts';
import type { BookingType } from '../domain/clinic/modality.ts';
import type { Day } from '../domain/day.ts';
import type { Role, Sport } from '../domain/people/athlete.ts';

/** The name people log in with in the playground, and in the club's own messages. */
export type Slug = string;

export type Squad = 'Football' | 'Distance';

export const SPORT_OF: Readonly<Record<Squad, Sport>> = { Football: 'football', Distance: 'running' };

/** What makes an athlete's last weeks unlike everybody else's. */
export type Story =
  /** Sore in one place for more than a week. */
  | 'lingering'
  /** Very sore in one place, three mornings running. */
  | 'sore-thrice'
  /** One run much longer than any of the last month. */
  | 'long-run-spike'
  /** The same hour every day of the last week, and more than usual. */
  | 'flat-week'
  /** Three easy weeks, then everything at once. */
  | 'back-at-once'
  /** Answered every day, then stopped. */
  | 'silent'
  /** Answers now and then, with whole days nobody knows anything about. */
  | 'patchy'
  /** Joined but has not consented to anything yet: nothing about their body is stored. */
  | 'no-consent';

export interface SampleAthlete {
  readonly slug: Slug;
  readonly name: string;
  readonly squad: Squad;
  readonly age: number;
  /** MM-DD. */
  readonly birthday: string;
  readonly locale?: string;
  readonly guardian?: Slug;
  readonly story?: Story;
  /** Where it aches after a hard day. */
  readonly aches: readonly [BodyArea, Side];
}

export interface SamplePerson {
  readonly slug: Slug;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly locale?: string;
  readonly birthDay?: Day;
}

const football = (
  slug: Slug,
  name: string,
  age: number,
  birthday: string,
  aches: SampleAthlete['aches'],
  more: Partial<SampleAthlete> = {},
): SampleAthlete => ({ slug, name, squad: 'Football', age, birthday, aches, ...more });

const runner = (...[slug, name, age, birthday, aches, more]: Parameters<typeof football>): SampleAthlete => ({
  ...football(slug, name, age, birthday, aches, more),
  squad: 'Distance',
});

export const ATHLETES: readonly SampleAthlete[] = [
  football('amir', 'Amir Haddad', 24, '03-11', ['hamstring', 'left']),
  football('ben', 'Ben Lowry', 27, '07-29', ['groin', 'right']),
  football('callum', 'Callum Price', 22, '01-19', ['thigh', 'right']),
  football('diego', 'Diego Fuentes', 25, '09-02', ['calf', 'left'], { locale: 'es' }),
  football('emeka', 'Emeka Obi', 26, '05-23', ['thigh', 'left'], { story: 'back-at-once' }),
  football('felix', 'Felix Braun', 29, '12-06', ['lower-back', 'middle'], { locale: 'de' }),
  football('goran', 'Goran Kovač', 23, '04-14', ['knee', 'left'], { story: 'no-consent' }),
  football('hugo', 'Hugo Martin', 21, '10-30', ['ankle', 'right'], { locale: 'fr' }),
  football('idris', 'Idris Bello', 30, '02-08', ['hamstring', 'right']),
  football('jamie', 'Jamie Ellis', 17, '06-17', ['thigh', 'left'], { guardian: 'carol' }),
  football('kofi', 'Kofi Mensah', 28, '08-21', ['calf', 'right'], { story: 'sore-thrice' }),
  football('luca', 'Luca Ferri', 20, '11-12', ['groin', 'left'], { story: 'silent' }),
  runner('ada', 'Ada Nowak', 31, '02-27', ['achilles', 'right']),
  runner('bea', 'Bea Torres', 26, '05-04', ['calf', 'left'], { locale: 'es' }),
  runner('chloe', 'Chloé Dubois', 33, '10-09', ['shin', 'right'], { locale: 'fr' }),
  runner('dana', 'Dana Weiss', 28, '01-31', ['hip', 'left'], { locale: 'de' }),
  runner('elif', 'Elif Kaya', 24, '07-07', ['foot', 'left'], { story: 'patchy' }),
  runner('freya', 'Freya Lindqvist', 35, '04-25', ['hamstring', 'left'], { story: 'flat-week' }),
  runner('grace', 'Grace Achieng', 29, '12-19', ['calf', 'right']),
  runner('hannah', 'Hannah Cole', 16, '03-22', ['shin', 'left'], { guardian: 'david' }),
  runner('mia', 'Mia Larsen', 25, '09-15', ['calf', 'right']),
  runner('owen', 'Owen Clarke', 38, '06-01', ['knee', 'left'], { story: 'lingering' }),
  runner('priya', 'Priya Nair', 27, '08-13', ['thigh', 'right'], { story: 'long-run-spike' }),
  runner('tom', 'Tom Becker', 41, '11-26', ['achilles', 'left'], { locale: 'de' }),
];

export const STAFF: readonly SamplePerson[] = [
  { slug: 'nora', name: 'Nora Whitfield', roles: ['admin'] },
  { slug: 'jonas', name: 'Jonas Brandt', roles: ['coach'], locale: 'de' },
  { slug: 'tessa', name: 'Tessa Okafor', roles: ['trainer'] },
  { slug: 'ingrid', name: 'Ingrid Solberg', roles: ['clinician'] },
  { slug: 'lena', name: 'Lena Hoffmann', roles: ['therapist'] },
  { slug: 'marco', name: 'Marco Reyes', roles: ['therapist'] },
];

export const GUARDIANS: readonly SamplePerson[] = [
  { slug: 'carol', name: 'Carol Ellis', roles: ['guardian'], birthDay: '1979-08-04' },
  { slug: 'david', name: 'David Cole', roles: ['guardian'], birthDay: '1976-02-17' },
];

export const ROOMS = [
  { name: 'Treatment room', tables: 2, turnoverMinutes: 5 },
  { name: 'Quiet room', tables: 1, turnoverMinutes: 5 },
] as const;

/** When the clinician looks at people, in a room nobody massages in then. */
export const ASSESSING = {
  ...{ slug: 'ingrid', room: 'Quiet room', weekdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '11:00' },
  ...{ languages: ['en', 'de'], gender: 'female' },
} as const;

export interface SampleTherapist {
  readonly slug: Slug;
  readonly skills: readonly BookingType[];
  readonly languages: readonly string[];
  readonly gender: string;
  readonly minutesPerDayLimit: number;
  readonly shifts: readonly SampleShift[];
}

export interface SampleShift {
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly room: (typeof ROOMS)[number]['name'];
  /** The table they work at while they are there. */
  readonly table: number;
  readonly opens: string;
  readonly closes: string;
  readonly breakFrom: string | null;
  readonly breakTo: string | null;
  /** When people of past weeks came: an hour apart, clear of the break. */
  readonly cameAt: readonly [string, ...string[]];
}

export const THERAPISTS: readonly SampleTherapist[] = [
  {
    slug: 'lena',
    skills: ['RECOVERY', 'MAINTENANCE', 'DEEP_TISSUE', 'TRIGGER_POINT', 'MYOFASCIAL', 'LYMPH', 'SCAR', 'REHAB'],
    languages: ['de', 'en'],
    gender: 'female',
    minutesPerDayLimit: 300,
    shifts: [
      {
        weekdays: [1, 2, 3, 4, 5],
        room: 'Treatment room',
        table: 1,
        opens: '10:00',
        closes: '18:00',
        breakFrom: '13:00',
        breakTo: '13:45',
        cameAt: ['10:15', '11:30', '14:00', '15:15'],
      },
    ],
  },
  {
    slug: 'marco',
    skills: ['PRE_EVENT', 'INTER_EVENT', 'POST_EVENT', 'RECOVERY', 'MAINTENANCE', 'MYOFASCIAL', 'RELAX'],
    languages: ['es', 'en', 'fr'],
    gender: 'male',
    minutesPerDayLimit: 270,
    shifts: [
      {
        weekdays: [2, 4],
        room: 'Treatment room',
        table: 2,
        opens: '13:00',
        closes: '20:30',
        breakFrom: '16:30',
        breakTo: '17:00',
        cameAt: ['13:30', '15:00', '17:30', '19:30'],
      },
      {
        weekdays: [3, 5],
        room: 'Quiet room',
        table: 1,
        opens: '13:00',
        closes: '20:30',
        breakFrom: '16:30',
        breakTo: '17:00',
        cameAt: ['13:30', '15:00', '17:30', '19:30'],
      },
      {
        weekdays: [7],
        room: 'Quiet room',
        table: 1,
        opens: '12:00',
        closes: '17:00',
        breakFrom: null,
        breakTo: null,
        cameAt: ['12:30', '13:45', '15:00'],
      },
    ],
  },
];
