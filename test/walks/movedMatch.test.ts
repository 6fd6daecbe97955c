import { afterAll, beforeAll, expect, it } from 'vitest';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import { SETTLE } from '../../src/care/booking/tellChanges.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { MINUTE } from '../../src/domain/day.ts';
import { makeSubscriptions, SUBSCRIPTIONS_PATH } from '../../src/web/subscriptions.ts';
import { type FeedServer, ics, serveFeed } from '../support/feed.ts';
import { ADMIN, ATHLETE, TRAINER } from '../support/house.ts';
import { done, openFakeClinic } from './clinic.ts';
import type { FakeHouse } from './house.ts';

const TRAINING = { uid: 'tue', title: 'Hard training', start: '20260303T090000' };
const MATCH = { uid: 'match', title: 'Match vs Rovers', start: '20260307T150000' };

let test: FakeHouse;
let server: FeedServer;
beforeAll(async () => {
  test = await openFakeClinic();
  server = await serveFeed({ calendar: ics(TRAINING, MATCH), etag: '"1"' });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const stamp = (at: number) => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

it('a match that moves onto a massage: stored, proposed, accepted, told; the calendar app follows', {
  timeout: 90_000,
}, async () => {
  // The league's calendar is the team's, and the week is planned around it.
  await done(test.platform.type(ADMIN, `calendar connect ${server.url} whose:team`));
  await done(test.platform.type(ATHLETE, 'checkin 7 calf left'));
  await test.platform.pressLabel(TRAINER, await done(test.platform.type(TRAINER, 'plan propose')), 'Accept all');
  await test.advance(test.now() + 5 * MINUTE, 1);
  const found = await test.store.directory.teamOf('fake', 'club');
  const team = test.store.team(found?.id ?? '');
  const athlete = await team.people.byAccount('fake', 'club', ATHLETE.id);
  const active = async () =>
    (await team.bookings.ofAthlete(athlete?.id ?? '', test.now())).filter(({ state }) => state === 'booked');
  const [planned] = await active();
  if (!planned) throw new Error('the plan set nothing');

  // Ada has her bookings in her own calendar app.
  const shown = await test.platform.pressLabel(ATHLETE, await test.platform.type(ATHLETE, 'calendar feed'), 'Make');
  const address = /\/calendar\/[0-9a-f]+\.ics/.exec(toPlainText(shown))?.[0] ?? '';
  const calendars = makeSubscriptions({ care: test.house.care, now: test.now });
  const inApp = async () => {
    const text = await (await calendars.request(address.replace(SUBSCRIPTIONS_PATH, ''))).text();
    return readIcalendar(text, { from: 0, to: Date.parse('2100-01-01'), zone: 'utc' }).occurrences;
  };
  const [before] = (await inApp()).filter(({ start }) => start === planned.start);
  expect(before).toBeDefined();
  for (const user of [ATHLETE, TRAINER]) test.platform.inbox(user);

  // The league moves the match to the very hour of the massage.
  server.say({ calendar: ics(TRAINING, { ...MATCH, start: stamp(planned.start) }), etag: '"2"' });
  await test.advance(test.now() + 15 * MINUTE, 1);
  const [change] = await test.house.care.calendar.listChanges(
    { teamId: found?.id ?? '', personId: athlete?.id ?? '', name: '', roles: ['athlete'], locale: 'en', zone: 'utc' },
    test.now(),
  );
  expect(change).toMatchObject({ moved: 1, added: 0, removed: 0, entries: [{ what: 'moved', start: planned.start }] });

  // Within the same quarter of an hour staff are asked, with the reason; nothing has moved yet.
  const asked = test.platform.inbox(TRAINER).join('\n');
  expect(asked).toMatch(/Why now: the calendar “.+” changed\./);
  expect(asked).not.toContain('secret-token');
  expect(await active()).toContainEqual(planned);

  await test.advance(test.now() + 10 * MINUTE, 1);
  expect(test.platform.inbox(ATHLETE).join('\n')).toContain('Moved: Match vs Rovers');
  const accepted = await test.platform.pressLabel(TRAINER, await test.platform.type(TRAINER, 'plan'), 'Accept all');
  expect(toPlainText(accepted)).toContain('Accepted');
  test.set(test.now() + SETTLE);
  await test.house.deliver();
  const told = test.platform.inbox(ATHLETE).join('\n');
  expect(told).toMatch(/Your massage was (moved|cancelled)/);
  expect((await active()).map(({ start }) => start)).not.toContain(planned.start);

  const [after] = (await inApp()).filter(({ uid }) => uid === before?.uid);
  expect(after?.status === 'cancelled' || after?.start !== planned.start).toBe(true);
});
