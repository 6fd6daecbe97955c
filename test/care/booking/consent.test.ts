import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action, Doc } from '../../../src/chat/doc.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import type { Booking } from '../../../src/store/booking/bookings.ts';
import { actionsOf, asDoc, type FakeUser } from '../../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, anAthlete, bestOffer, bookings, type Clinic, done } from '../../walks/clinic.ts';

let test: Clinic;
let booking: Booking;
beforeEach(async () => {
  test = await aClinic();
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05 after:13:00')));
  booking = await mine();
  for (const user of [ATHLETE, THERAPIST]) test.platform.inbox(user);
});
afterEach(() => test.close());

async function mine(): Promise<Booking> {
  const [found] = (await test.active()).filter(({ state }) => state === 'booked');
  if (!found) throw new Error('nothing booked');
  return found;
}

/** So many hours before the massage, with the reminder that is due then. */
async function hoursBefore(hours: number): Promise<void> {
  test.set(booking.start - hours * HOUR);
  await test.run('reminders');
  await test.house.deliver();
}

async function answers(id = booking.id): Promise<readonly string[]> {
  return (await (await test.team()).consents.of([id])).map(({ answer }) => answer);
}

async function news(id = booking.id): Promise<readonly string[]> {
  return (await (await test.team()).screenings.of([id])).map(({ answer }) => answer);
}

function button(doc: Doc, label: string): Action {
  const found = actionsOf(doc).find((one) => one.label === label);
  if (!found) throw new Error(`no button “${label}” in:\n${toPlainText(doc)}`);
  return found;
}

const press = async (user: FakeUser, action: Action) => toPlainText(await test.platform.press(user, action));

describe('consent', () => {
  it('is asked with the reminder two hours before, and one tap answers it', async () => {
    await hoursBefore(24);
    expect(test.platform.inbox(ATHLETE).join()).not.toContain('OK with you');
    await hoursBefore(2);
    const [reminder] = test.platform.inbox(ATHLETE);
    expect(reminder).toMatch(/^Your session is in about 2 hours\n/);
    expect(reminder).toContain('Is this massage OK with you? You can stop at any time. [Yes, that’s OK] [No]');
    expect(reminder).toContain('Anything new with your health since last time? [No, nothing new] [Yes, something]');
    const doc = test.platform.lastTo(ATHLETE);
    expect(await press(ATHLETE, button(doc, 'Yes, that’s OK'))).toMatch(/^You said yes\n/);
    expect(await answers()).toEqual(['yes']);
    // The same tap again changes nothing.
    expect(await press(ATHLETE, button(doc, 'Yes, that’s OK'))).toContain('You’ve said that already');
    expect(await answers()).toEqual(['yes']);
    await test.house.deliver();
    expect(test.platform.inbox(THERAPIST)).toEqual([]);
  });

  it('is not asked again by a reminder where it was given', async () => {
    test.set(booking.start - 3 * HOUR);
    await test.says(ATHLETE, 'consent yes');
    await test.says(ATHLETE, 'consent news:no');
    await hoursBefore(2);
    const [reminder] = test.platform.inbox(ATHLETE);
    expect(reminder).toContain('Your session is in about 2 hours');
    expect(reminder).not.toMatch(/OK with you|Anything new/);
  });

  it('can be changed until the end, and the therapist hears of a no', async () => {
    await hoursBefore(2);
    await test.says(ATHLETE, 'consent yes');
    expect(await test.says(ATHLETE, 'consent withdraw')).toMatch(/^Your yes is taken back\n/);
    await test.house.deliver();
    const [told] = test.platform.inbox(THERAPIST);
    expect(told).toMatch(/^Ada Athlete took their consent back\n/);
    expect(told).toContain('is not started without a new yes');
    test.set(booking.start + 5 * MINUTE);
    expect(await test.says(ATHLETE, 'consent yes')).toMatch(/^You said yes\n/);
    expect(await answers()).toEqual(['yes', 'withdrawn', 'yes']);
  });

  it('leaves the therapist in peace when a no was taken back before it was sent', async () => {
    await hoursBefore(2);
    await test.says(ATHLETE, 'consent no');
    await test.says(ATHLETE, 'consent yes');
    await test.house.deliver();
    expect(test.platform.inbox(THERAPIST)).toEqual([]);
  });

  it('ends with a stop, which is recorded and final', async () => {
    await hoursBefore(2);
    await test.says(ATHLETE, 'consent yes');
    test.set(booking.start + 10 * MINUTE);
    const doc = asDoc(await test.platform.type(ATHLETE, 'consent'));
    expect(await press(ATHLETE, button(doc, 'Stop the massage'))).toMatch(/^The massage is stopped\n/);
    expect(await answers()).toEqual(['yes', 'stopped']);
    await test.house.deliver();
    expect(test.platform.inbox(THERAPIST)[0]).toMatch(/^Ada Athlete stopped the massage\n.*hands off now/);
    expect(await test.says(ATHLETE, 'consent yes')).toContain('You stopped that massage on');
    expect(await answers()).toEqual(['yes', 'stopped']);
    expect(await test.says(THERAPIST, 'roster')).toMatch(/May start: no: the athlete stopped it/);
  });

  it('is history that stays, and every answer is in the audit', async () => {
    await hoursBefore(2);
    for (const word of ['yes', 'no', 'yes']) await test.says(ATHLETE, `consent ${word}`);
    const rows = await (await test.team()).audit.about(await test.idOf(ATHLETE), 50, 'consent.answer');
    expect(rows.map(({ details }) => (details as { answer: string }).answer)).toEqual(['yes', 'withdrawn', 'yes']);
  });

  it('counts for 12 hours: given early it is asked for again', async () => {
    expect(await test.says(ATHLETE, 'consent yes')).toContain('A yes counts for 12 hours');
    await hoursBefore(2);
    expect(test.platform.inbox(ATHLETE).join()).toContain('Is this massage OK with you?');
    await test.says(ATHLETE, 'consent yes');
    expect(await answers()).toEqual(['yes', 'yes']);
  });

  it('is refused with the reason once the massage is over, and nothing is stored', async () => {
    await hoursBefore(2);
    const doc = test.platform.lastTo(ATHLETE);
    test.set(booking.end);
    for (const label of ['Yes, that’s OK', 'No', 'No, nothing new', 'Yes, something'])
      expect(await press(ATHLETE, button(doc, label))).toMatch(/That massage ended on Thu 5 Mar, .*nothing was saved/);
    for (const word of ['yes', 'withdraw', 'stop'])
      expect(await test.says(ATHLETE, `consent ${word}`)).toMatch(/That massage ended on Thu 5 Mar/);
    expect([...(await answers()), ...(await news())]).toEqual([]);
  });

  it('is nobody else’s to give', async () => {
    const bea = await anAthlete(test, 'Bea');
    await hoursBefore(2);
    for (const line of [
      `consent yes ${booking.id}`,
      `consent booking:${booking.id}`,
      `consent news:no booking:${booking.id}`,
    ])
      expect(await test.says(bea, line)).toMatch(/belongs to somebody else|cannot find/);
    expect(asDoc(await test.platform.type(THERAPIST, 'consent yes')).tone).toBe('refused');
    expect([...(await answers()), ...(await news())]).toEqual([]);
  });

  it('is asked anew for a moved booking, and the old buttons say so', async () => {
    await hoursBefore(2);
    const old = test.platform.lastTo(ATHLETE);
    await test.says(ATHLETE, 'consent yes');
    const offers = await test.platform.press(ATHLETE, button(old, 'Move it'));
    const other = bookings(offers).find(({ invoke }) => (invoke.input.start as number) * MINUTE > booking.end);
    if (!other) throw new Error('nothing to move to');
    await done(test.platform.press(ATHLETE, other));
    const moved = await mine();
    expect(moved.id).not.toBe(booking.id);
    expect(await answers(moved.id)).toEqual([]);
    const refused = asDoc(await test.platform.press(ATHLETE, button(old, 'No')));
    expect(toPlainText(refused)).toContain('That massage was moved to');
    expect(await answers()).toEqual(['yes']);
    expect(await press(ATHLETE, button(refused, 'My consent'))).toContain('Is this massage OK with you?');
  });

  it('is refused for a booking that was cancelled', async () => {
    await hoursBefore(2);
    const doc = test.platform.lastTo(ATHLETE);
    await done(test.platform.press(ATHLETE, button(doc, 'Cancel it')));
    for (const label of ['Yes, that’s OK', 'No', 'No, nothing new', 'Yes, something'])
      expect(await press(ATHLETE, button(doc, label))).toContain('That massage was cancelled');
    expect([...(await answers()), ...(await news())]).toEqual([]);
  });

  it('is stored once when two taps come together', async () => {
    await hoursBefore(2);
    const doc = test.platform.lastTo(ATHLETE);
    await Promise.all([1, 2, 3].map(() => press(ATHLETE, button(doc, 'Yes, that’s OK'))));
    expect(await answers()).toEqual(['yes']);
  });

  it('can be refused, not given, while bookings are on hold', async () => {
    await hoursBefore(2);
    await test.says(CLINICIAN, 'restrict hold "Ada Athlete" "to be looked at"');
    expect(await test.says(ATHLETE, 'consent yes')).toContain('on hold');
    expect(await test.says(ATHLETE, 'consent no')).toMatch(/^You said no\n/);
    expect(await answers()).toEqual(['no']);
  });
});

describe('anything new', () => {
  it('is asked at booking and answered with one tap', async () => {
    const bea = await anAthlete(test, 'Bea');
    const booked = asDoc(await test.platform.press(bea, await bestOffer(test, bea, 'slots day:2026-03-05')));
    expect(toPlainText(booked)).toContain(
      'Anything new with your health since last time? [No, nothing new] [Yes, something]',
    );
    expect(await press(bea, button(booked, 'No, nothing new'))).toMatch(/^Noted: nothing new\n/);
    const [hers] = (await test.active()).filter(({ id }) => id !== booking.id);
    expect(await news(hers?.id)).toEqual(['nothing']);
    expect(await press(bea, button(booked, 'No, nothing new'))).toContain('You’ve said that already');
    expect(await news(hers?.id)).toEqual(['nothing']);
  });

  it('goes through the intake, exactly as if it was answered there', async () => {
    await hoursBefore(2);
    const which = asDoc(await test.platform.press(ATHLETE, button(test.platform.lastTo(ATHLETE), 'Yes, something')));
    expect(which.title).toBe('What is new?');
    expect(await news()).toEqual(['open']);
    expect(await test.says(THERAPIST, 'roster')).toMatch(/something is new, and they have not said what/);
    const choice = which.blocks.find((block) => block.kind === 'choice');
    if (choice?.kind !== 'choice') throw new Error('no choice');
    expect(choice.choice.choices).toHaveLength(21);
    const { invoke, option } = choice.choice;
    const chosen = { label: '', invoke: { ...invoke, input: { ...invoke.input, [option]: 'chest_breath' } } };
    const saved = await press(ATHLETE, chosen);
    expect(saved).toContain('on hold');
    expect(saved).toContain('Something else too?');
    expect(await news()).toEqual(['open', 'something']);
    const team = await test.team();
    const athlete = await test.idOf(ATHLETE);
    expect((await team.intakes.of(athlete))?.answers.CHEST_BREATH?.yes).toBe(true);
    expect((await team.people.byId(athlete))?.heldAt).not.toBeNull();
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN).length).toBeGreaterThan(0);
    await test.takeFailures();
  });

  it('knows what is new when it is typed into the intake instead', async () => {
    await hoursBefore(2);
    await test.says(ATHLETE, 'consent news:yes');
    await test.says(ATHLETE, 'intake question:acute_injury answer:no');
    expect(await news()).toEqual(['open']);
    await test.says(ATHLETE, 'intake question:acute_injury answer:yes areas:calf');
    expect(await news()).toEqual(['open', 'something']);
    await test.says(ATHLETE, 'intake question:varicose answer:yes areas:shin');
    expect(await news()).toEqual(['open', 'something']);
    // A later "nothing new" does not unsay it.
    await test.says(ATHLETE, 'consent news:no');
    expect(await test.says(THERAPIST, 'roster')).toMatch(/Anything new: yes\n/);
  });

  it('keeps what somebody says of their health even when the booking is over', async () => {
    test.set(booking.end);
    await test.platform.press(ATHLETE, {
      label: '',
      invoke: { command: 'intake', input: { question: 'fever', answer: 'yes', booking: booking.id } },
    });
    expect((await (await test.team()).intakes.of(await test.idOf(ATHLETE)))?.answers.FEVER?.yes).toBe(true);
    expect(await news()).toEqual([]);
  });

  it('is asked four hours before where reminders are off, and not of somebody who answered', async () => {
    await test.says(ATHLETE, 'settings reminders:no');
    await hoursBefore(5);
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
    await hoursBefore(4);
    const [asked, ...more] = test.platform.inbox(ATHLETE);
    expect(more).toEqual([]);
    expect(asked).toMatch(/^Before your massage\n/);
    expect(asked).toContain('Is this massage OK with you?');
    expect(asked).toContain('Anything new with your health since last time?');
    for (const hours of [3, 2, 1]) await hoursBefore(hours);
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
  });
});

describe('a young athlete', () => {
  it('is asked the same, and nothing but a no is taken before a guardian has said yes', async () => {
    const kid: FakeUser = { ...ATHLETE, id: 'u-kim', name: 'Kim' };
    await test.says(kid, 'join birth:2011-02-03 sport:football consent:yes name:Kim zone:Europe/Berlin');
    const team = await test.team();
    const kidId = await test.idOf(kid);
    const [room] = await team.clinic.rooms();
    const hers = await team.bookings.add({
      ...{ athleteId: kidId, therapistId: booking.therapistId, roomId: room?.id ?? '', type: 'RELAX', table: 1 },
      ...{ start: booking.start + 2 * HOUR, end: booking.start + 2.5 * HOUR, origin: 'staff', reasons: [], by: kidId },
      ...{ therapistTurnoverMinutes: 10, tableTurnoverMinutes: 5, now: test.now() },
    });
    for (const line of ['consent yes', 'consent news:no', 'consent pressure:2'])
      expect(await test.says(kid, line)).toContain('guardian');
    expect(await test.says(kid, 'consent no')).toMatch(/^You said no\n/);
    const guardianId = await test.idOf(ADMIN);
    await team.people.change(kidId, { guardianId, guardianAt: test.now(), guardianConfirmedAt: test.now() });
    expect(await test.says(kid, 'consent yes')).toMatch(/^You said yes\n/);
    expect(await answers(hers?.id)).toEqual(['no', 'yes']);
  });
});

describe('what an athlete allows', () => {
  it('holds for one massage with its yes, for all when said alone, and those who treat see it', async () => {
    expect(await test.says(ATHLETE, 'consent pressure:3 room:"door open"')).toMatch(
      /^Saved for every massage\nYou allow: pressure up to 3 of 5 and in the room: door open\./,
    );
    await hoursBefore(2);
    expect(await test.says(ATHLETE, 'consent yes areas:"calf, lower back"')).toContain(
      'You allow: only calf and lower back, pressure up to 3 of 5, and in the room: door open.',
    );
    for (const user of [THERAPIST, CLINICIAN])
      expect(await test.says(user, 'roster')).toMatch(
        /What they allow: only calf and lower back, pressure up to 3 of 5/,
      );
    const wishes = await (await test.team()).allowances.of([await test.idOf(ATHLETE)]);
    expect(wishes.map(({ bookingId, said }) => [bookingId, said])).toEqual([
      [null, { pressure: 3, room: 'door open' }],
      [booking.id, { areas: ['calf', 'lower-back'] }],
    ]);
  });

  it('is changed in a form that shows what holds, where an emptied field takes it back', async () => {
    await test.says(ATHLETE, 'consent pressure:3 room:"door open"');
    const doc = asDoc(await test.platform.type(ATHLETE, 'consent'));
    const form = await test.platform.press(ATHLETE, button(doc, 'What I allow'));
    const said = toPlainText(await test.platform.fill(ATHLETE, form, { pressure: '2', areas: 'calf' }));
    expect(said).toContain('You allow: only calf and pressure up to 2 of 5.');
  });

  it.each(['consent areas:juggling', 'consent pressure:9', 'consent pressure:0', 'consent perhaps'])(
    'says what is wrong with “%s” and stores nothing',
    async (line) => {
      await test.platform.type(ATHLETE, line);
      expect(await (await test.team()).allowances.of([await test.idOf(ATHLETE)])).toEqual([]);
      expect(await answers()).toEqual([]);
    },
  );
});

describe('the roster', () => {
  it('says yes, not yet or no beside each booking to those who treat, and nothing of it to others', async () => {
    await hoursBefore(2);
    expect(await test.says(THERAPIST, 'roster')).toMatch(/Consent: not yet; Anything new: not yet/);
    await test.says(ATHLETE, 'consent yes');
    await test.says(ATHLETE, 'consent news:no');
    const ready = await test.says(THERAPIST, 'roster');
    expect(ready).toMatch(/Consent: yes; Anything new: no\n/);
    expect(ready).toMatch(/May start: yes; What they allow: no limits of their own/);
    expect(await test.says(CLINICIAN, 'athlete Ada')).toContain('consent: yes, anything new: no');
    await test.says(ATHLETE, 'consent no');
    expect(await test.says(THERAPIST, 'roster')).toMatch(/Consent: no;[\s\S]*May start: no: they took their yes back/);
    for (const user of [COACH, TRAINER]) {
      expect(await test.says(user, 'roster')).not.toMatch(/consent|anything new|May start|allow/i);
      expect(await test.says(user, 'athlete Ada')).not.toMatch(/consent:|anything new/i);
    }
  });

  it('says that a body stands against it', async () => {
    await hoursBefore(2);
    await test.says(ATHLETE, 'consent yes');
    await test.says(ATHLETE, 'consent news:no');
    await test.says(ATHLETE, 'checkin flags:chest-pain');
    expect(await test.says(THERAPIST, 'roster')).toMatch(/May start: no: bookings are on hold/);
    await test.takeFailures();
  });
});
