import { type Day, HOUR, type Instant } from '../domain/day.ts';
import type { TeamStore } from '../store/index.ts';
import type { NewPerson } from '../store/people/people.ts';
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

/** When the athletes consented: before the first thing stored about them. */
const AGREED = 60 * 24 * HOUR;

/** Has consented to their data being stored; for the club's minors, a guardian has too. */
export function mayBeKept({ story }: SampleAthlete): boolean {
  return story !== 'no-consent';
}

/** Adds everybody, each with an account in the workspace. */
export async function addPeople(tx: TeamStore, filling: Filling): Promise<Members> {
  const { zone, platform, workspace } = filling;
  const add = async (list: readonly (readonly [Slug, Omit<NewPerson, 'zone'>])[]) => {
    const people = list.map(([user, person]) => ({
      person: { ...person, zone },
      account: { platform, workspace, user },
    }));
    const added = await tx.people.addMany(people);
    return new Map(list.map(([slug], index) => [slug, added[index] ?? '']));
  };
  const others = await add(
    [...STAFF, ...GUARDIANS].map(({ slug, name, roles, locale = 'en', birthDay = null }) => [
      slug,
      { name, roles, locale, birthDay },
    ]),
  );
  const athletes = await add(ATHLETES.map((athlete) => [athlete.slug, athletePerson(athlete, others, filling)]));
  const idOf = (slug: Slug): string => {
    const id = others.get(slug) ?? athletes.get(slug);
    if (id === undefined) throw new Error(`nobody of this name in the sample club: ${slug}`);
    return id;
  };
  return { athletes: ATHLETES.map((athlete) => ({ athlete, id: idOf(athlete.slug) })), idOf };
}

function athletePerson(
  athlete: SampleAthlete,
  others: ReadonlyMap<Slug, string>,
  { now, today }: Filling,
): Omit<NewPerson, 'zone'> {
  const { name, squad, locale = 'en', guardian } = athlete;
  const agreed = mayBeKept(athlete) ? now - AGREED : null;
  const guardianId = guardian === undefined ? null : (others.get(guardian) ?? null);
  return {
    name,
    squad,
    locale,
    roles: ['athlete'],
    sport: SPORT_OF[squad],
    birthDay: birthDay(athlete, today),
    consentAt: agreed,
    guardianId,
    ...(guardianId === null ? {} : { guardianConfirmedAt: agreed, guardianAt: agreed, treatmentAt: agreed }),
  };
}

/** The birthday of somebody of this age, seen from today. */
function birthDay({ age, birthday }: SampleAthlete, today: Day): Day {
  const hadBirthday = birthday <= today.slice(5);
  return `${Number(today.slice(0, 4)) - age - (hadBirthday ? 0 : 1)}-${birthday}`;
}
