import { expect } from 'vitest';
import { SETTLE } from '../../src/care/booking/tellChanges.ts';
import { HOUR, type Instant, instantOf, MINUTE } from '../../src/domain/day.ts';
import { type Entry, ics, serveFeed } from '../support/feed.ts';
import type { OpenStage, Person, Stage } from './stage.ts';

const ALEX: Person = { key: 'alex', name: 'Alex Admin' };
const THEA: Person = { key: 'thea', name: 'Thea Therapist' };
const CLARA: Person = { key: 'clara', name: 'Clara Clinician' };
const TOM: Person = { key: 'tom', name: 'Tom Trainer' };
const ADA: Person = { key: 'ada', name: 'Ada Athlete' };
const BEN: Person = { key: 'ben', name: 'Ben Back' };
export const PEOPLE: readonly Person[] = [ALEX, THEA, CLARA, TOM, ADA, BEN];

const at = (day: string, time: string): Instant => instantOf(day, time, 'Europe/Berlin');
const [WED, THU, FRI, SAT] = ['2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28'] as const;
const [MON, NEXT_WED, NEXT_FRI] = ['2026-03-02', '2026-03-04', '2026-03-06'] as const;

/** Ada's calendar: training on Wednesday and Thursday evening, and a match the Sunday after next. */
const TRAINING: readonly Entry[] = [
  { uid: 'wed', title: 'Team training', start: '20260225T170000', minutes: 90 },
  { uid: 'thu', title: 'Team training', start: '20260226T170000', minutes: 90 },
  { uid: 'sun', title: 'Match vs Rovers', start: '20260308T150000', minutes: 120 },
];

/** A team's first week with the bot, from setting it up to a slot that changes hands. */
export async function firstWeek(open: OpenStage): Promise<void> {
  const calendar = await serveFeed({ calendar: ics(...TRAINING) });
  const stage = await open(PEOPLE);
  try {
    stage.house.set(at(WED, '08:00'));
    await setUp(stage);
    await peopleJoin(stage);
    await clinicOpens(stage);
    await adaConnectsHerCalendar(stage, calendar.url);
    await adaTrainsAndGetsSore(stage);
    await staffSeeIt(stage);
    await staffPlan(stage);
    await adaIsReminded(stage);
    await adaGivesItBackAndBenTakesIt(stage);
    await notForEverybody(stage);
    expect(await stage.house.takeFailures()).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  } finally {
    await stage.close();
    await calendar.close();
  }
}

async function setUp(stage: Stage): Promise<void> {
  const alex = stage.as(ALEX);
  expect(await stage.as(ADA).type('settings')).toContain('No team is set up here yet');
  expect(await alex.type('team setup name:"FC Walk" zone:Europe/Berlin')).toContain('FC Walk');
  expect(await alex.type('team channel', 'staff')).not.toContain('Not possible');
}

async function peopleJoin(stage: Stage): Promise<void> {
  const roles = [
    [THEA, 'therapist'],
    [CLARA, 'clinician'],
    [TOM, 'trainer'],
  ] as const;
  for (const [person, role] of roles) {
    const said = await stage.as(person).type(`join consent:no name:"${person.name}" zone:Europe/Berlin`);
    expect(said).toContain(`Welcome, ${person.name}`);
    const given = await stage.as(ALEX).type(`team role person:@${person.key} role:${role}`);
    expect(given).toContain(person.name);
  }

  // Ada writes one word and fills in the form.
  const ada = stage.as(ADA);
  expect(await ada.type('join')).toContain('Date of birth');
  const welcome = await ada.fill({
    name: ADA.name,
    birth: '2001-05-17',
    sport: 'football',
    zone: 'Europe/Berlin',
    consent: 'yes',
  });
  expect(welcome).toContain('Welcome, Ada Athlete');

  const ben = 'join birth:1999-08-01 sport:football consent:yes name:"Ben Back" zone:Europe/Berlin';
  expect(await stage.as(BEN).type(ben)).toContain('Welcome, Ben Back');
  await stage.house.house.deliver();
  expect(stage.as(ALEX).inbox().join('\n')).toContain('Ada Athlete');
}

async function clinicOpens(stage: Stage): Promise<void> {
  const thea = stage.as(THEA);
  expect(await thea.type('clinic room room:"Physio room" tables:1')).toContain('Physio room with 1 table');
  expect(await thea.type('clinic hours days:fri from:09:00 to:09:40')).not.toContain('Not possible');
  expect(await thea.type('clinic')).toContain('09:00–09:40');
}

async function adaConnectsHerCalendar(stage: Stage, url: string): Promise<void> {
  const ada = stage.as(ADA);
  const read = await ada.type(`calendar connect ${url} whose:mine`);
  expect(read).toContain('3 entries to come');
  // Ben has his as a file.
  const ben = stage.as(BEN);
  expect(await ben.type('calendar file')).toContain('File');
  const file = { name: 'ben.ics', content: ics(...TRAINING.slice(0, 2)) };
  expect(await ben.fill({ file, whose: 'mine' })).toContain('2 entries to come');
}

async function adaTrainsAndGetsSore(stage: Stage): Promise<void> {
  const ada = stage.as(ADA);
  const { house } = stage;
  ada.inbox();
  house.set(at(WED, '08:30'));
  expect(await ada.type('checkin 7 calf left')).toContain('Saved, thank you');

  // Half an hour after training she is asked how hard it was.
  await later(stage, at(WED, '19:05'));
  expect(ada.inbox().join('\n')).toContain('Team training');
  expect(await ada.type('session 7 90')).toContain('630');

  house.set(at(THU, '08:30'));
  expect(await ada.type('checkin 8 calf left')).toContain('One question first');
  expect(await ada.press('None of these')).toContain('8 of 10');
  house.set(at(THU, '19:10'));
  expect(await ada.type('session 8 90')).toContain('720');

  house.set(at(FRI, '08:30'));
  await ada.type('checkin 8 calf left');
  const third = await ada.press('None of these');
  expect(third).toContain('This spot has been sore for several check-ins: left calf.');

  // Three sore mornings are something to watch: staff read it in their digest, and nobody is alarmed.
  for (const person of [THEA, CLARA, TOM]) stage.as(person).inbox();
  stage.staffChannel();
  await later(stage, at(SAT, '08:00'));
  const digest = stage.as(CLARA).inbox().join('\n');
  expect(digest).toContain('Ada Athlete: Soreness high and repeated (left calf).');
  expect(stage.staffChannel()).toEqual([]);

  // A week later it is still there.
  house.set(at(MON, '08:30'));
  await ada.type('checkin 6 calf left');
  house.set(at(NEXT_WED, '08:30'));
  await ada.type('checkin 7 calf left');
  await house.house.deliver();
}

async function staffSeeIt(stage: Stage): Promise<void> {
  // The channel learns that there is something, not what or who.
  const channel = stage.staffChannel().join('\n');
  expect(channel).toContain('1 finding');
  expect(channel).not.toMatch(/Ada|calf|sore/i);

  const clara = stage.as(CLARA);
  const alert = clara.inbox().join('\n');
  expect(alert).toContain('Ada Athlete');
  expect(alert).toContain('calf');
  expect(await clara.press('Acknowledge')).toContain('Ada Athlete');
  expect(await stage.as(TOM).type('risk')).toContain(CLARA.name);

  // Who is not on the list reads nothing of it.
  expect(stage.as(BEN).inbox().join('\n')).not.toContain('Ada');
}

async function staffPlan(stage: Stage): Promise<void> {
  const tom = stage.as(TOM);
  const ada = stage.as(ADA);
  ada.inbox();
  const proposal = await tom.type('plan propose');
  expect(proposal).toContain('Ada Athlete');
  expect(proposal).toContain('Nothing happens until you accept it');
  expect(await tom.press('Accept all')).toContain('1 session set');
  await later(stage, stage.house.now() + SETTLE);
  const told = ada.inbox().join('\n');
  expect(told).toContain('A massage is booked for you');
  expect(told).toContain(THEA.name);
  expect(await tom.type('roster week')).toContain('Ada Athlete');
}

async function adaIsReminded(stage: Stage): Promise<void> {
  const ada = stage.as(ADA);
  const [booking] = await bookingsOf(stage);
  if (!booking) throw new Error('nothing is booked');
  expect(booking.start).toBeGreaterThanOrEqual(at(NEXT_FRI, '09:00'));
  // Ben would like a massage too, and waits: the one on Friday is Ada's.
  expect(await stage.as(BEN).type('book action:wait')).toContain('You are on the waitlist');

  await later(stage, booking.start - 24 * HOUR - 10 * MINUTE);
  ada.inbox();
  await later(stage, booking.start - 24 * HOUR + 10 * MINUTE);
  expect(reminders(ada.inbox())).toEqual([expect.stringContaining('in about 24 hours')]);
  await later(stage, booking.start - 2 * HOUR - 10 * MINUTE);
  expect(reminders(ada.inbox())).toEqual([]);
  await later(stage, booking.start - 2 * HOUR + 10 * MINUTE);
  expect(reminders(ada.inbox())).toEqual([expect.stringContaining('in about 2 hours')]);
}

async function adaGivesItBackAndBenTakesIt(stage: Stage): Promise<void> {
  const ada = stage.as(ADA);
  const ben = stage.as(BEN);
  // It is less than two hours away; in this team an hour's notice is enough.
  await stage.as(CLARA).type('clinic protocol row:notice-minutes value:60 reason:"we live next door"');
  ben.inbox();
  expect(await ada.press('Cancel it')).toContain('Somebody on the waitlist is being offered it now');
  await stage.house.house.deliver();
  expect(ben.inbox().join('\n')).toContain('A slot is free for you');
  expect(await ben.press('Take it')).toContain('Booked');
  const [booking, ...more] = await bookingsOf(stage);
  expect(more).toEqual([]);
  expect(booking?.origin).toBe('waitlist');
  // A second press of the same button changes nothing.
  expect(await ben.press('Take it')).toContain('You have this booking already');
}

async function notForEverybody(stage: Stage): Promise<void> {
  const ben = stage.as(BEN);
  expect(await ben.type('roster')).toContain('trainer');
  expect(await ben.type('roster')).not.toContain('Ada');
  expect(await ben.type('team people')).toContain('does not allow this');
  expect(await ben.forge()).toMatch(/no longer/);
  expect(await bookingsOf(stage)).toHaveLength(1);
}

/** The clock moves on, and what fell due on the way happens now. */
const later = (stage: Stage, to: Instant) => stage.house.advance(to, 24 * 60);

const reminders = (inbox: readonly string[]) => inbox.filter((text) => text.includes('Your session is'));

async function bookingsOf({ house }: Stage) {
  const [team] = await house.store.directory.teams();
  if (!team) throw new Error('no team');
  return house.store.team(team.id).bookings.active(house.now(), house.now() + 14 * 24 * HOUR);
}
