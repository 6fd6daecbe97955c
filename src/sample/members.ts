import { ADULT_AGE } from '../domain/athlete.ts';
import { type Day, HOUR, type Instant } from '../domain/day.ts';
import type { TeamStore } from '../store/index.ts';
import type { NewPerson } from '../store/people.ts';
import { ATHLETES, GUARDIANS, type SampleAthlete, type Slug, SPORT_OF, STAFF } from './people.ts';

export interface SampleClubInput {
  readonly now: Instant;
  readonly platform: string;
  readonly workspace: string;
}

/** What every part of the filling needs to know. */
export interface Filling extends SampleClubInput {
  readonly zone: string;
  readonly today: Day;
}

/** The people of the club, with the ids they were given. */
export interface Members {
  readonly athletes: readonly { readonly athlete: SampleAthlete; readonly id: string }[];
  idOf(slug: Slug): string;
}

/** When the athletes agreed: before the first thing that is stored about them. */
const AGREED = 60 * 24 * HOUR;

/** Has agreed to their data being kept; for the minors of the club a guardian has, too. */
export function mayBeKept({ story }: SampleAthlete): boolean {
  return story !== 'no-consent';
}

/** Adds everybody, guardians before their children, each with an account in the workspace. */
export async function addPeople(tx: TeamStore, { now, today, zone, platform, workspace }: Filling): Promise<Members> {
  const ids = new Map<Slug, string>();
  const add = async (slug: Slug, person: Omit<NewPerson, 'zone' | 'locale'> & { locale?: string | undefined }) => {
    const { id } = await tx.people.add({ ...person, zone, locale: person.locale ?? 'en' });
    await tx.people.addAccount(id, { platform, workspace, user: slug });
    ids.set(slug, id);
    return id;
  };
  for (const { slug, name, roles, locale } of [...STAFF, ...GUARDIANS]) await add(slug, { name, roles, locale });
  const athletes = [];
  for (const athlete of ATHLETES) {
    const { slug, name, squad, locale, guardian, age } = athlete;
    const agreed = mayBeKept(athlete) ? now - AGREED : null;
    const id = await add(slug, {
      ...{ name, squad, locale, roles: ['athlete'], sport: SPORT_OF[squad] },
      ...{ birthDay: birthDay(athlete, today), isMinor: age < ADULT_AGE, consentAt: agreed },
      ...(guardian === undefined ? {} : { guardianId: ids.get(guardian) ?? null, guardianAt: agreed }),
    });
    athletes.push({ athlete, id });
  }
  const idOf = (slug: Slug): string => {
    const id = ids.get(slug);
    if (id === undefined) throw new Error(`nobody of this name in the sample club: ${slug}`);
    return id;
  };
  return { athletes, idOf };
}

/** The day on which somebody of this age was born, seen from today. */
function birthDay({ age, birthday }: SampleAthlete, today: Day): Day {
  const hadBirthday = birthday <= today.slice(5);
  return `${Number(today.slice(0, 4)) - age - (hadBirthday ? 0 : 1)}-${birthday}`;
}
