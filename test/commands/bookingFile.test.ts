import { afterAll, beforeAll, expect, it } from 'vitest';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import { press } from '../../src/chat/command/command.ts';
import type { Answer, Doc } from '../../src/chat/doc.ts';
import { filesOf } from '../../src/chat/paint.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import { makeSubscriptions, SUBSCRIPTIONS_PATH } from '../../src/web/subscriptions.ts';
import { asDoc } from '../support/fakePlatform.ts';
import { ATHLETE, THERAPIST } from '../support/house.ts';
import { bookings, done, offersFor, openFakeClinic } from '../walks/clinic.ts';
import type { FakeHouse } from '../walks/house.ts';

let test: FakeHouse;
beforeAll(async () => {
  test = await openFakeClinic();
  await test.house.deliver();
});
afterAll(() => test.close());

const rows = async () => {
  const team = test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
  const person = await team.people.byAccount('fake', 'club', ATHLETE.id);
  return (await team.bookings.ofAthlete(person?.id ?? '', 0)).filter(({ state }) => state === 'booked');
};

/** The one entry of the one file a document hands over. */
function entryIn(doc: Doc) {
  const [file, ...more] = filesOf(doc);
  if (!file || more.length > 0) throw new Error(`not one file:\n${toPlainText(doc)}`);
  const { occurrences, warnings } = readIcalendar(file.text, { from: 0, to: Date.parse('2100-01-01'), zone: 'utc' });
  expect(warnings).toEqual([]);
  expect(occurrences).toHaveLength(1);
  const [one] = occurrences;
  return { ...one, file, sequence: Number(/SEQUENCE:(\d+)/.exec(file.text)?.[1]) };
}
const entryOf = async (answer: Promise<Answer>) => entryIn(asDoc(await answer));

/** The last offer: one that begins this minute cannot be given back any more. */
async function anOffer() {
  const last = (await offersFor(test, ATHLETE)).at(-1);
  if (!last) throw new Error('nothing free');
  return last;
}

it('a booking, its moves, its reminder and its end are one entry for a calendar app', async () => {
  const booked = await entryOf(test.platform.press(ATHLETE, await anOffer()));
  const [first] = await rows();
  expect(booked).toMatchObject({
    ...{ uid: `${first?.calendarUid}@deload`, start: first?.start, end: first?.end, status: 'confirmed' },
    summary: 'Recovery session with Thea Therapist',
  });
  expect(booked.file.name).toMatch(/^deload-2026-03-\d\d\.ics$/);
  expect(booked.file.text).not.toMatch(/METHOD|CALNAME|Ada/);

  const offers = await test.platform.press(ATHLETE, press('book', 'Move', { instead: first?.id ?? '' }));
  const later = bookings(offers)
    .filter(({ invoke }) => Number(invoke.input.start) * 60_000 !== first?.start)
    .sort((a, b) => Number(b.invoke.input.start) - Number(a.invoke.input.start))[0];
  if (!later) throw new Error('nothing to move to');
  const moved = await entryOf(test.platform.press(ATHLETE, later));
  expect(moved).toMatchObject({ uid: booked.uid, start: Number(later.invoke.input.start) * 60_000 });
  expect(moved.sequence).toBeGreaterThan(booked.sequence);

  // The reminder of the day before has it, the one two hours before has not: then it is too late to enter it.
  const [active] = await rows();
  if (!active) throw new Error('nothing is booked');
  for (const hours of [24, 2]) {
    const now = active.start - hours * HOUR;
    if (now <= test.now()) continue;
    test.set(now);
    await test.run('reminders', now);
    await test.house.deliver();
    const reminder = test.platform.lastTo(ATHLETE);
    expect(toPlainText(reminder)).toContain(`in about ${hours} hours`);
    if (hours === 24) expect(entryIn(reminder)).toMatchObject({ uid: booked.uid, start: active.start });
    else expect(filesOf(reminder)).toEqual([]);
  }

  const cancelled = await entryOf(test.platform.type(ATHLETE, `cancel ${active.id}`));
  expect(cancelled).toMatchObject({ uid: booked.uid, status: 'cancelled' });
  expect(cancelled.sequence).toBeGreaterThan(moved.sequence);
});

it('staff who cancel are handed nothing; the athlete is told with the file', async () => {
  await done(test.platform.press(ATHLETE, await anOffer()));
  const [active] = await rows();
  const said = asDoc(await test.platform.type(THERAPIST, `cancel ${active?.id}`));
  expect(toPlainText(said)).toContain('given back');
  expect(filesOf(said)).toEqual([]);
  await test.house.deliver();
  expect(entryIn(test.platform.lastTo(ATHLETE))).toMatchObject({
    ...{ uid: `${active?.calendarUid}@deload`, status: 'cancelled' },
  });
});

it('is the same as in the calendar they may subscribe to, which ends the files', async () => {
  const booked = await entryOf(test.platform.press(ATHLETE, await anOffer()));
  const shown = await test.platform.press(
    ATHLETE,
    press('calendar', 'x', { action: 'feed', whose: 'mine', step: 'make' }),
  );
  const address = /\/calendar\/[0-9a-f]+\.ics/.exec(toPlainText(shown))?.[0] ?? '';
  const calendars = makeSubscriptions({ care: test.house.care, now: test.now });
  const text = await (await calendars.request(address.replace(SUBSCRIPTIONS_PATH, ''))).text();
  const inFeed = text.split('BEGIN:VEVENT').find((event) => event.includes(booked.uid ?? '?')) ?? '';
  const entry = (file: string) => file.slice(file.indexOf('UID:'), file.indexOf('END:VEVENT'));
  expect(entry(`${inFeed}`)).toBe(entry(booked.file.text));

  const [active] = await rows();
  const cancelled = asDoc(await test.platform.type(ATHLETE, `cancel ${active?.id}`));
  expect(toPlainText(cancelled)).toContain('given back');
  expect(filesOf(cancelled)).toEqual([]);
});
