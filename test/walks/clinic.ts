import type { Action, Answer } from '../../src/chat/doc.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR, type Instant } from '../../src/domain/day.ts';
import type { Booking } from '../../src/store/booking/bookings.ts';
import type { TeamStore } from '../../src/store/index.ts';
import { actionsOf, asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, after, aTeam, MONDAY, type TestHouse, THERAPIST } from '../support/house.ts';
import { type FakeHouse, openFakeHouse } from './house.ts';

type Hours = Readonly<Partial<Record<'days' | 'from' | 'to', string>>> & { readonly tables?: number };

/** Gives the test team a room and its therapist working hours, through the commands people use. */
export async function openClinic(
  { platform }: TestHouse,
  { tables = 2, days = 'mon-sun', from = '09:00', to = '17:00' }: Hours = {},
): Promise<void> {
  await done(platform.type(ADMIN, `clinic room room:"Physio room" tables:${tables}`));
  await done(platform.type(THERAPIST, `clinic hours days:${days} from:${from} to:${to}`));
}

/** A fake house in which `aTeam` has joined at its first moment. */
export async function openFakeTeam(start: Instant = MONDAY): Promise<FakeHouse> {
  return openFakeHouse(await after('team', aTeam, start, 'build'));
}

/** The same, with the clinic open. */
export async function openFakeClinic(hours: Hours = {}, start: Instant = MONDAY): Promise<FakeHouse> {
  const live = async (test: TestHouse) => {
    await aTeam(test);
    await openClinic(test, hours);
  };
  return openFakeHouse(await after(`clinic ${JSON.stringify(hours)}`, live, start, 'build'));
}

export const athleteNamed = (name: string): FakeUser => ({
  id: `u-${name.toLowerCase()}`,
  name,
  locale: 'en',
  zone: 'Europe/Berlin',
});

/** Somebody of age who plays and has agreed to their data being kept. */
export async function anAthlete({ platform }: TestHouse, name: string): Promise<FakeUser> {
  const user = athleteNamed(name);
  await done(platform.type(user, `join birth:2001-02-03 sport:football consent:yes name:"${name}" zone:Europe/Berlin`));
  return user;
}

/** The buttons of the free starts somebody is offered, best first. */
export async function offersFor({ platform }: TestHouse, user: FakeUser, line = 'slots'): Promise<readonly Action[]> {
  return bookings(await platform.type(user, line));
}

/** The buttons of an answer that book a start. */
export function bookings(answer: Answer): readonly Action[] {
  return actionsOf(asDoc(answer)).filter((action) => action.invoke.input.start !== undefined);
}

/** The first offer; a test that needs one cannot go on without. */
export async function bestOffer(test: TestHouse, user: FakeUser, line = 'slots'): Promise<Action> {
  const [best] = await offersFor(test, user, line);
  if (!best) throw new Error(`nothing free for ${user.name}`);
  return best;
}

/** An answer that is not a refusal. */
export async function done(answer: Promise<Answer>): Promise<Answer> {
  const said = asDoc(await answer);
  if (said.tone === 'refused') throw new Error(`refused:\n${toPlainText(said)}`);
  return said;
}

export interface Clinic extends FakeHouse {
  says(user: FakeUser, line: string): Promise<string>;
  team(): Promise<TeamStore>;
  idOf(user: FakeUser): Promise<string>;
  /** What stands in the month after the house's first day. */
  active(): Promise<readonly Booking[]>;
}

/** A house with a team and an open clinic. Closing it finds what went wrong unseen. */
export async function aClinic(hours: Hours = {}): Promise<Clinic> {
  const test = await openFakeClinic(hours);
  const team = async () => {
    const found = await test.store.directory.teamOf('fake', 'club');
    if (!found) throw new Error('no team');
    return test.store.team(found.id);
  };
  return {
    ...test,
    team,
    says: async (user, line) => toPlainText(await test.platform.type(user, line)),
    idOf: async ({ id, name }) => {
      const person = await (await team()).people.byAccount('fake', 'club', id);
      if (!person) throw new Error(`${name} has not joined`);
      return person.id;
    },
    active: async () => (await team()).bookings.active(MONDAY, MONDAY + 30 * 24 * HOUR),
  };
}
