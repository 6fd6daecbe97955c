import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Action, Answer, Doc } from '../../../src/chat/doc.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR } from '../../../src/domain/day.ts';
import { actionsOf, asDoc, type FakeUser } from '../../support/fakePlatform.ts';
import { ATHLETE, MONDAY, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, anAthlete, bookings, type Clinic, done } from '../../walks/clinic.ts';

let test: Clinic;
let bea: FakeUser;
let cem: FakeUser;
beforeAll(async () => {
  test = await aClinic({ tables: 1 });
  bea = await anAthlete(test, 'Bea');
  cem = await anAthlete(test, 'Cem');
});
afterAll(() => test.close());

/** Ada comes on Wednesday, Bea on Thursday, Cem on Friday, each at nine; nothing else is booked. */
beforeEach(async () => {
  test.set(MONDAY);
  const team = await test.team();
  for (const one of await test.active()) await team.bookings.cancel(one.id, one.version, one.athleteId, test.now());
  for (const ask of await team.swaps.waiting()) await team.swaps.end(ask.id, 'over');
  for (const user of [ATHLETE, bea, cem]) await team.people.change(await test.idOf(user), { heldAt: null });
  await books(ATHLETE, '2026-03-04');
  await books(bea, '2026-03-05');
  await books(cem, '2026-03-06');
  await test.house.deliver();
  for (const user of [ATHLETE, bea, cem]) test.platform.inbox(user);
});

const has = async (user: FakeUser): Promise<readonly string[]> => {
  const id = await test.idOf(user);
  return (await test.active())
    .filter((one) => one.athleteId === id)
    .map((one) => new Date(one.start).toISOString().slice(0, 10));
};
const books = async (user: FakeUser, day: string) => {
  const [first] = bookings(await test.platform.type(user, `slots MAINTENANCE day:${day}`));
  if (!first) throw new Error(`nothing free on ${day}`);
  await done(test.platform.press(user, first));
};
const choices = (user: FakeUser) => test.platform.type(user, 'book swap');
/** The times somebody could swap with. */
const offered = async (user: FakeUser) =>
  asDoc(await choices(user)).blocks.flatMap((block) => (block.kind === 'item' ? [block.text] : []));
const asks = async (user: FakeUser, day: string): Promise<Answer> => {
  const shown = asDoc(await choices(user));
  const row = shown.blocks.find((block) => block.kind === 'item' && block.text.startsWith(day));
  const [ask] = row?.kind === 'item' ? row.actions : [];
  if (!ask) throw new Error(`no swap on ${day} in:\n${toPlainText(shown)}`);
  const asked = await test.platform.press(user, ask);
  await test.house.deliver();
  return asked;
};
/** A button of the newest message. */
const button = (user: FakeUser, label: string): Action => {
  const action = actionsOf(test.platform.lastTo(user)).find((one) => one.label === label);
  if (!action) throw new Error(`${user.name} was sent no button “${label}”`);
  return action;
};
const fileIn = ({ blocks }: Doc): string => blocks.flatMap((one) => (one.kind === 'file' ? [one.text] : [])).join();
const press = async (user: FakeUser, action: Action) => toPlainText(await test.platform.press(user, action));

describe('a swap', () => {
  it('shows times and therapists, never whose or what kind', async () => {
    const shown = toPlainText(await choices(ATHLETE));
    expect(shown).toContain('Thu 5 Mar, 09:00 with Thea Therapist');
    expect(shown).toContain('Fri 6 Mar, 09:00 with Thea Therapist');
    for (const name of ['Bea', 'Cem']) expect(shown).not.toContain(name);
  });

  it('asks without a name, changes both in one step, and tells both', async () => {
    expect(toPlainText(await asks(ATHLETE, 'Thu 5 Mar'))).toContain('Asked');
    const [question] = test.platform.inbox(bea);
    expect(question).toContain('Would you swap?');
    expect(question).toContain('A team-mate asks whether you would come on Wed 4 Mar, 09:00');
    expect(question).not.toContain('Ada');
    expect(await has(ATHLETE)).toEqual(['2026-03-04']);
    const swapped = asDoc(await test.platform.press(bea, button(bea, 'Swap')));
    expect(toPlainText(swapped)).toContain('You now have Wed 4 Mar, 09:00');
    await test.house.deliver();
    // Both have it in their calendars at once.
    expect(fileIn(swapped)).toContain('DTSTART:20260304T080000Z');
    expect(fileIn(test.platform.lastTo(ATHLETE))).toContain('DTSTART:20260305T080000Z');
    expect(test.platform.inbox(ATHLETE).join()).toContain('is now on Thu 5 Mar, 09:00');
    expect([await has(ATHLETE), await has(bea)]).toEqual([['2026-03-05'], ['2026-03-04']]);
    const notes = await (await test.team()).audit.about(await test.idOf(ATHLETE));
    expect(notes.map(({ action }) => action)).toContain('swap.accept');
  });

  it('keeps everything when the answer is no, says so, and is not asked again', async () => {
    await asks(ATHLETE, 'Thu 5 Mar');
    expect(await press(bea, button(bea, 'Keep mine'))).toContain('Kept');
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain('It did not work out');
    expect([await has(ATHLETE), await has(bea)]).toEqual([['2026-03-04'], ['2026-03-05']]);
    expect(await offered(ATHLETE)).toEqual(['Fri 6 Mar, 09:00 with Thea Therapist.']);
  });

  it('ends when nobody answers in time; a late yes changes nothing', async () => {
    await asks(ATHLETE, 'Thu 5 Mar');
    const yes = button(bea, 'Swap');
    test.set(test.now() + 13 * HOUR);
    expect(await press(bea, yes)).toContain('has ended');
    await test.run('waitlist');
    test.set(test.now() + 12 * HOUR);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain('It did not work out');
    expect(await press(bea, yes)).toContain('has ended');
    expect(await has(bea)).toEqual(['2026-03-05']);
  });

  it('takes an earlier question back when another is asked', async () => {
    await asks(ATHLETE, 'Thu 5 Mar');
    const yes = button(bea, 'Swap');
    await asks(ATHLETE, 'Fri 6 Mar');
    expect(await press(bea, yes)).toContain('has ended');
    expect(await press(cem, button(cem, 'Swap'))).toContain('Swapped');
    expect([await has(ATHLETE), await has(bea), await has(cem)]).toEqual([
      ['2026-03-06'],
      ['2026-03-05'],
      ['2026-03-04'],
    ]);
  });

  it('does not ask somebody two things at once', async () => {
    await asks(ATHLETE, 'Thu 5 Mar');
    expect(await offered(cem)).toEqual(['Wed 4 Mar, 09:00 with Thea Therapist.']);
  });
});

describe('a swap whose world changed meanwhile', () => {
  let yes: Action;
  beforeEach(async () => {
    await asks(ATHLETE, 'Thu 5 Mar');
    yes = button(bea, 'Swap');
  });
  const cancels = async (user: FakeUser) =>
    done(test.platform.pressLabel(user, await test.platform.type(user, 'cancel'), 'Cancel it'));

  it('is done once when yes is pressed twice at the same time', async () => {
    const said = await Promise.all([press(bea, yes), press(bea, yes)]);
    expect(said.filter((text) => text.startsWith('Swapped'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('done already'))).toHaveLength(1);
    expect(await test.active()).toHaveLength(3);
    expect([await has(ATHLETE), await has(bea)]).toEqual([['2026-03-05'], ['2026-03-04']]);
  });

  it('is over when the asker has given the booking back, without a word to them', async () => {
    await cancels(ATHLETE);
    await test.house.deliver();
    test.platform.inbox(ATHLETE);
    expect(await press(bea, yes)).toContain('Somebody changed this');
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
    expect(await has(bea)).toEqual(['2026-03-05']);
  });

  it('is over when the asker has moved it', async () => {
    const [mine] = (await test.active()).filter((one) => one.start < Date.parse('2026-03-05'));
    const [later] = bookings(await test.platform.type(ATHLETE, 'slots MAINTENANCE day:2026-03-07'));
    if (!mine || !later) throw new Error('nothing to move');
    const move = { ...later, invoke: { ...later.invoke, input: { ...later.invoke.input, instead: mine.id } } };
    await done(test.platform.press(ATHLETE, move));
    expect(await press(bea, yes)).toContain('Somebody changed this');
    expect([await has(ATHLETE), await has(bea)]).toEqual([['2026-03-07'], ['2026-03-05']]);
  });

  it('is over when the other has given theirs back', async () => {
    await cancels(bea);
    expect(await press(bea, yes)).toContain('Somebody changed this');
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain('It did not work out');
    expect(await has(ATHLETE)).toEqual(['2026-03-04']);
  });

  it('says nothing of the asker’s health when their bookings are held', async () => {
    const team = await test.team();
    await team.people.change(await test.idOf(ATHLETE), { heldAt: test.now() });
    const said = await press(bea, yes);
    expect(said).toContain('Somebody changed this while you were looking, so nothing was done.');
    expect(said).not.toMatch(/hold|clinician|medical/);
  });

  it('is over when training now stands where somebody would come', async () => {
    const dan = await anAthlete(test, 'Dan');
    await books(dan, '2026-03-07');
    await asks(ATHLETE, 'Sat 7 Mar');
    await (await test.team()).events.save({ feedId: null, personId: await test.idOf(dan), squad: null }, [
      {
        ...{ key: 'new', title: 'Training', zone: 'Europe/Berlin', allDay: false, kind: 'training' as const },
        ...{ start: Date.parse('2026-03-04T08:00:00Z'), end: Date.parse('2026-03-04T09:00:00Z'), intensity: null },
        ...{ plannedRpe: 4, plannedMinutes: 60, plannedDistanceKm: null, plannedLoad: null, priority: null },
        ...{ matchdayLabel: null, status: 'confirmed' as const, sure: true },
      },
    ]);
    expect(await press(dan, button(dan, 'Swap'))).toContain('training or a competition at that time');
    expect([await has(ATHLETE), await has(dan)]).toEqual([['2026-03-04'], ['2026-03-07']]);
  });

  it.each([
    ['the asker', ATHLETE],
    ['somebody else', { id: 'u-cem', name: 'Cem', locale: 'en', zone: 'Europe/Berlin' }],
  ])('cannot be agreed to by %s', async (_, user) => {
    expect(await press(user, yes)).toContain('somebody else');
    expect(await press(user, button(bea, 'Keep mine'))).toContain('somebody else');
    expect(await press(bea, yes)).toContain('Swapped');
  });

  it('has one winner when the asker cancels in the same moment', async () => {
    const mine = await test.platform.type(ATHLETE, 'cancel');
    const [answer] = await Promise.all([press(bea, yes), test.platform.pressLabel(ATHLETE, mine, 'Cancel it')]);
    const swapped = answer.startsWith('Swapped');
    expect(await has(bea)).toEqual([swapped ? '2026-03-04' : '2026-03-05']);
    expect(await has(ATHLETE)).toEqual(swapped ? ['2026-03-05'] : []);
  });

  it('has one winner when two people agree to swap with the same booking', async () => {
    // Cem asks for Ada's Wednesday while Ada's own question to Bea is open.
    await asks(cem, 'Wed 4 Mar');
    const adas = button(ATHLETE, 'Swap');
    const said = await Promise.all([press(bea, yes), press(ATHLETE, adas)]);
    expect(said.filter((text) => text.startsWith('Swapped'))).toHaveLength(1);
    const days = (await Promise.all([has(ATHLETE), has(bea), has(cem)])).flat();
    expect([...days].sort()).toEqual(['2026-03-04', '2026-03-05', '2026-03-06']);
  });
});

describe('what cannot be swapped', () => {
  it.each(['abc', '00000000-0000-4000-8000-000000000000'])('booking %s', async (id) => {
    const person = await test.house.care.people.identify({
      platform: 'fake',
      workspace: 'club',
      user: ATHLETE,
      now: test.now(),
    });
    if (person.kind !== 'member') throw new Error('who is this?');
    const { care } = test.house;
    const [mine] = await care.booking.mine(person.person, test.now());
    for (const refused of [
      await care.booking.swapChoices(person.person, id, test.now()),
      await care.booking.askSwap(person.person, id, mine?.id ?? '', test.now()),
      await care.booking.askSwap(person.person, mine?.id ?? '', id, test.now()),
      await care.booking.acceptSwap(person.person, id, test.now()),
      await care.booking.declineSwap(person.person, id, test.now()),
    ])
      expect(refused).toMatchObject({ refused: 'not-found' });
    expect(await care.booking.askSwap(person.person, mine?.id ?? '', mine?.id ?? '', test.now())).toMatchObject({
      refused: 'changed-meanwhile',
    });
  });

  it('somebody else’s booking, as one’s own', async () => {
    const person = await test.house.care.people.identify({
      platform: 'fake',
      workspace: 'club',
      user: bea,
      now: test.now(),
    });
    if (person.kind !== 'member') throw new Error('who is this?');
    const [first, second] = await test.active();
    expect(await test.house.care.booking.swapChoices(person.person, first?.id ?? '', test.now())).toMatchObject({
      refused: 'not-yours',
    });
    expect(
      await test.house.care.booking.askSwap(person.person, first?.id ?? '', second?.id ?? '', test.now()),
    ).toMatchObject({
      refused: 'not-yours',
    });
  });

  it('a session that begins in a few minutes', async () => {
    test.set(Date.parse('2026-03-04T07:45:00Z'));
    expect(toPlainText(await choices(ATHLETE))).toContain('Nobody to swap with');
    test.set(Date.parse('2026-03-04T09:00:00Z'));
    expect(toPlainText(await choices(ATHLETE))).toContain('Nothing to swap');
  });

  it('a place that is not legal for both', async () => {
    const team = await test.team();
    await team.clinic.setTherapist(await test.idOf(THERAPIST), { gender: 'female' });
    await done(test.platform.type(bea, 'book standing gender:only-male'));
    expect(await offered(ATHLETE)).toEqual(['Fri 6 Mar, 09:00 with Thea Therapist.']);
    await done(test.platform.type(bea, 'book forget'));
    expect(toPlainText(await choices(ATHLETE))).toContain('Thu 5 Mar');
  });

  it('anything, by staff', async () => {
    expect(toPlainText(await test.platform.type(TRAINER, 'book swap'))).toContain('Not possible');
  });
});
