import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import type { Sent } from '../../../src/chat/platform.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import type { FakeUser } from '../../support/fakePlatform.ts';
import { asDoc } from '../../support/fakePlatform.ts';
import { personOf, teamOf } from '../../support/history.ts';
import {
  ADMIN,
  ATHLETE,
  CLINICIAN,
  COACH,
  MONDAY,
  openTeamHouse,
  type TestHouse,
  THERAPIST,
  TRAINER,
} from '../../support/house.ts';

const BLOCKED: Sent = { ok: false, retry: false, reason: 'blocked', detail: 'Cannot send messages to this user' };
const GONE: Sent = { ok: false, retry: false, reason: 'gone', detail: 'channel_not_found' };

let test: TestHouse;
beforeEach(async () => {
  test = await openTeamHouse(MONDAY + 3 * HOUR);
  await test.house.deliver();
  clear();
});
afterEach(() => test.close());

const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));
const inbox = (user: FakeUser | string) => test.platform.inbox(user).join('\n---\n');
const clear = () => {
  for (const user of [ADMIN, ATHLETE, CLINICIAN, TRAINER, THERAPIST, COACH, 'staff-alerts']) test.platform.inbox(user);
};
const theFinding = async () => {
  const team = await teamOf(test, ATHLETE);
  const [finding] = await team.findings.of((await personOf(test, ATHLETE)).id, 0);
  if (!finding) throw new Error('nothing was found');
  return finding;
};
const at = async (now: number) => {
  test.set(now);
  await test.run('alerts', now);
  await test.house.deliver();
};
/** What the platform answers to messages to these people; the others arrive. */
function refuse(who: readonly (FakeUser | string)[], answer: Sent = BLOCKED): void {
  const real = test.platform.send.bind(test.platform);
  const users = who.map((one) => (typeof one === 'string' ? one : one.id));
  test.platform.send = async (address, doc, key) =>
    users.includes(address.kind === 'person' ? address.user : address.channel) ? answer : real(address, doc, key);
}

describe('a warning sign', () => {
  it('that cannot wait tells the athlete whom to call and where the defibrillator is, and staff too', async () => {
    expect(await says(ADMIN, 'team emergency number:112 defibrillator:"hall A, by the entrance"')).toContain(
      'Call 112 now.',
    );
    const answer = asDoc(await test.platform.type(ATHLETE, 'checkin flags:chest-pain'));
    expect(answer.title).toBe('Call 112 now');
    expect(toPlainText(answer)).toContain('The defibrillator is here: hall A, by the entrance.');
    expect(toPlainText(answer)).toContain('I’m telling medical staff now: Clara Clinician.');
    await test.house.deliver();
    expect(inbox(CLINICIAN)).toMatch(/somebody go to Ada Athlete.*112.*hall A, by the entrance/s);
  });

  it('that cannot wait says only whom to call and what is done, until somebody has it', async () => {
    await says(ADMIN, 'team emergency number:112 defibrillator:"hall A"');
    await says(ATHLETE, 'checkin sleep:7 mood:4');
    const answer = asDoc(await test.platform.type(ATHLETE, 'checkin flags:chest-pain'));
    expect(toPlainText(answer).split('\n')).toEqual([
      'Call 112 now',
      'The defibrillator is here: hall A.',
      'I’m telling medical staff now: Clara Clinician.',
      'Your massage bookings are on hold until a clinician has spoken with you.',
    ]);
    const { id } = await theFinding();
    clear();
    await says(TRAINER, `risk acknowledge ${id}`);
    await test.house.deliver();
    expect(inbox(ATHLETE)).toMatch(/Call 112 now\.\nThe defibrillator is here: hall A\./);
    clear();
    test.set(test.now() + MINUTE);
    await says(CLINICIAN, `risk acknowledge ${id}`);
    await test.house.deliver();
    expect(inbox(ATHLETE)).toContain('has taken it over. If it gets worse, call 112.');
    for (const said of [inbox(ATHLETE), await says(ATHLETE, 'mine')]) expect(said).not.toContain('defibrillator');
  });

  it('asks for what would make it an emergency, and takes that road then', async () => {
    const answer = await test.platform.type(ATHLETE, 'checkin flags:head-impact');
    expect(asDoc(answer).title).toBe('Please contact Clara Clinician now');
    expect(toPlainText(answer)).toContain('Is this true too: since a knock to the head');
    expect(toPlainText(answer)).toContain('No sport and no massage until a clinician');
    const worse = asDoc(await test.platform.pressLabel(ATHLETE, answer, 'Yes'));
    expect(worse.title).toBe('Call emergency services now');
    expect(toPlainText(worse)).not.toContain('Is this true too');
  });

  it('of the intake takes the same road', async () => {
    await says(ADMIN, 'team emergency number:112');
    const answer = asDoc(await test.platform.type(ATHLETE, 'intake question:chest_breath answer:yes'));
    expect(answer.title).toBe('Call 112 now');
    const later = await test.platform.type(ATHLETE, 'intake question:fracture answer:yes areas:foot');
    expect(toPlainText(later)).toContain('medical staff');
    expect(toPlainText(later)).not.toContain('Every kind of session fits');
  });

  it('of fever alone waits for the morning, holds bookings, and is closed by a clinician', async () => {
    test.set(MONDAY + 16 * HOUR);
    const answer = await says(ATHLETE, 'checkin flags:fever');
    expect(answer).toContain('Please contact Clara Clinician today\nIt goes to Clara Clinician. In their quiet hours');
    expect(answer).not.toMatch(/\bnow\b/);
    expect((await personOf(test, ATHLETE)).heldAt).not.toBeNull();
    await test.house.deliver();
    expect(inbox(CLINICIAN)).toBe('');
    await at(MONDAY + 23 * HOUR);
    const told = inbox(CLINICIAN);
    expect(told).toContain('Please speak with Ada Athlete today. Their bookings are on hold');
    expect(told).toContain('24 hours without fever');
    expect(told).not.toContain('within 24 hours');
    const { id, severity } = await theFinding();
    expect(severity).toBe('act');
    expect(await says(TRAINER, `risk resolve ${id} better`)).toContain('the role “clinician” does');
    expect(await says(TRAINER, `risk snooze ${id} 2`)).toContain('cannot be snoozed');
  });

  it('of fever with a sore neck is told at once', async () => {
    test.set(MONDAY + 16 * HOUR);
    await says(ATHLETE, 'checkin 6 neck flags:fever');
    await test.house.deliver();
    expect(inbox(CLINICIAN)).toContain('Urgent');
  });

  it('of a very sore head is for today, whatever else is not true', async () => {
    const asked = await test.platform.type(ATHLETE, 'checkin 8 head');
    expect(asDoc(asked).title).toBe('One question first');
    const none = asDoc(await test.platform.pressLabel(ATHLETE, asked, 'None of these'));
    expect(none.title).toBe('Please contact Clara Clinician now');
    await test.house.deliver();
    expect(inbox(CLINICIAN)).toContain('7 of 10 or more at the head, chest, abdomen or groin');
  });
});

describe('an alert nobody takes over', () => {
  it('goes to the deputy, the admin, then all of them again, at night, each of them once a round', async () => {
    test.set(MONDAY + 16 * HOUR);
    await says(ADMIN, `team deputy person:${THERAPIST.id}`);
    await test.house.deliver();
    clear();
    await says(ATHLETE, 'checkin flags:numbness');
    await test.house.deliver();
    const start = test.now();
    expect(inbox(CLINICIAN)).toContain('Urgent');
    expect(inbox(TRAINER)).toContain('I’ve seen it');
    await at(start + 30 * MINUTE);
    expect(inbox(THERAPIST)).toMatch(/Nobody has acknowledged this since.*\[Acknowledge\]/s);
    expect(inbox(ADMIN)).toBe('');
    await at(start + 30 * MINUTE);
    expect(inbox(THERAPIST)).toBe('');
    await at(start + 60 * MINUTE);
    const admin = inbox(ADMIN);
    expect(admin).toMatch(/Ada Athlete needs medical staff.*Clara Clinician/s);
    expect(admin).not.toMatch(/numbness|weakness/);
    for (const round of [1, 2, 3]) {
      await at(start + (60 + 30 * round) * MINUTE - MINUTE);
      expect([inbox(CLINICIAN), inbox(ADMIN)]).toEqual(['', '']);
      await at(start + (60 + 30 * round) * MINUTE);
      for (const user of [CLINICIAN, TRAINER, THERAPIST]) expect(inbox(user)).toContain('everybody is told again');
      expect(inbox(ADMIN)).toContain('needs medical staff');
    }
    expect(await says(THERAPIST, `risk acknowledge ${(await theFinding()).id}`)).toContain('Acknowledged');
    clear();
    await at(start + 10 * HOUR);
    expect([inbox(CLINICIAN), inbox(ADMIN)]).toEqual(['', '']);
  });

  it('is said to the athlete once, with whom to call', async () => {
    await says(ADMIN, 'team emergency number:112');
    await says(ATHLETE, 'checkin flags:numbness');
    await test.house.deliver();
    const start = test.now();
    clear();
    await at(start + 30 * MINUTE);
    expect(inbox(ATHLETE)).toMatch(/Nobody has answered yet.*If it gets worse, call 112/s);
    await at(start + 60 * MINUTE);
    await at(start + 90 * MINUTE);
    expect(inbox(ATHLETE)).toBe('');
  });

  it('goes on where it stopped when nobody looked for hours, and once when two look at the same moment', async () => {
    await says(ATHLETE, 'checkin flags:numbness');
    await test.house.deliver();
    clear();
    const later = test.now() + 5 * HOUR;
    test.set(later);
    await Promise.all([test.run('alerts', later), test.run('alerts', later)]);
    await test.house.deliver();
    expect(test.platform.inbox(ADMIN)).toHaveLength(1);
    expect(inbox(CLINICIAN)).toBe('');
  });
});

describe('taking a medical alert over', () => {
  it('is for a clinician; anybody else’s press is noted, said to the athlete, and it goes on', async () => {
    await says(ATHLETE, 'checkin flags:numbness');
    await test.house.deliver();
    clear();
    const { id } = await theFinding();
    const seen = await says(TRAINER, `risk acknowledge ${id}`);
    expect(seen).toContain('Noted: you’ve seen it');
    expect(seen).toContain('I go on telling Clara Clinician');
    expect(await says(TRAINER, `risk acknowledge ${id}`)).toContain('already');
    await test.house.deliver();
    expect(inbox(ATHLETE)).toMatch(/Tom Trainer has seen it\..*I’m still telling Clara Clinician/s);
    expect((await theFinding()).state).toBe('open');
    expect(await says(CLINICIAN, 'risk')).toContain('open, seen by Tom Trainer');
    await at(test.now() + 30 * MINUTE);
    expect(inbox(ADMIN)).toContain('needs medical staff');
    expect(await says(CLINICIAN, `risk acknowledge ${id}`)).toContain('Acknowledged: you look after it');
    clear();
    await test.house.deliver();
    expect(inbox(ATHLETE)).toContain('Clara Clinician has seen it and has taken it over');
    expect(await says(ATHLETE, 'mine')).toContain('Clara Clinician has seen it and has taken it over');
    expect(await says(ATHLETE, 'checkin mood:3')).toMatch(/^Saved, thank you\nClara Clinician has seen it/);
  });

  it('stays with whoever took it: nobody else hands it on, and never to somebody who may not', async () => {
    await says(ATHLETE, 'checkin flags:numbness');
    const { id } = await theFinding();
    expect(await says(CLINICIAN, `risk assign ${id} person:${TRAINER.id}`)).toContain(
      'to a clinician or to the deputy',
    );
    await says(CLINICIAN, `risk acknowledge ${id}`);
    await says(ADMIN, `team deputy person:${THERAPIST.id}`);
    expect(await says(TRAINER, `risk assign ${id} person:${THERAPIST.id}`)).toContain('the role “clinician” does');
    expect(await says(CLINICIAN, `risk assign ${id} person:${THERAPIST.id}`)).toContain('Thea Therapist');
    expect(await says(THERAPIST, `risk resolve ${id} fine`)).toContain('the role “clinician” does');
  });

  it('is told anew when another sign comes up', async () => {
    await says(ATHLETE, 'checkin flags:numbness');
    const { id } = await theFinding();
    await says(CLINICIAN, `risk acknowledge ${id}`);
    const worse = await says(ATHLETE, 'checkin flags:chest-pain');
    expect(worse).toContain('I’m telling medical staff now: Clara Clinician');
    expect(await theFinding()).toMatchObject({ state: 'open', acknowledgedBy: null });
  });
});

describe('a message that is refused', () => {
  it('of an alert goes at once to the next person and the channel, and the athlete reads that nobody has it', async () => {
    await says(ADMIN, 'team emergency number:112');
    refuse([CLINICIAN, TRAINER]);
    await says(ATHLETE, 'checkin flags:chest-pain');
    await test.house.deliver();
    expect(inbox(ADMIN)).toContain('needs medical staff');
    const channel = inbox('staff-alerts');
    expect(channel).toContain('did not arrive');
    expect(channel).not.toMatch(/Ada|chest/);
    expect(inbox(ATHLETE)).toMatch(/Nobody could be reached yet.*Call 112 now/s);
    expect(await says(ATHLETE, 'mine')).toContain('Nobody could be reached yet');
    // The next answer knows it already.
    expect(await says(ATHLETE, 'checkin flags:numbness')).not.toContain('I’m telling');
    await test.house.deliver();
    expect(inbox(ADMIN)).not.toContain('needs medical staff\n---');
  });

  it('by medical staff is no less said where a trainer’s arrived', async () => {
    refuse([CLINICIAN]);
    await says(ATHLETE, 'checkin flags:chest-pain');
    await test.house.deliver();
    expect(inbox(TRAINER)).toContain('Answers for medical staff');
    expect(inbox(ATHLETE)).toContain('Nobody could be reached yet');
  });

  it('goes to the person’s other account', async () => {
    const clara = await personOf(test, CLINICIAN);
    const team = await teamOf(test, CLINICIAN);
    await team.people.addAccount(clara.id, { platform: 'fake', workspace: 'club', user: 'u-clara-2' });
    refuse([CLINICIAN], GONE);
    await says(ATHLETE, 'checkin flags:numbness');
    await test.house.deliver();
    const sent = test.platform.sent.filter(({ address }) => address.kind === 'person' && address.user === 'u-clara-2');
    expect(sent.map(({ text }) => text).join()).toContain('Urgent');
    expect(inbox(ADMIN)).toBe('');
    expect(await team.outbox.laidAside()).toEqual([]);
  });

  it('is said to whoever was promised it', async () => {
    await says(ATHLETE, 'checkin flags:numbness');
    await says(CLINICIAN, `risk acknowledge ${(await theFinding()).id}`);
    await test.house.deliver();
    refuse([ATHLETE]);
    clear();
    await says(CLINICIAN, `risk lift person:${ATHLETE.id} reason:"all well"`);
    await test.house.deliver();
    expect(inbox(CLINICIAN)).toMatch(/Ada Athlete could not be reached.*tell them in another way/s);
  });

  it('by the alert channel is said to admins', async () => {
    refuse(['staff-alerts'], GONE);
    await says(ATHLETE, 'checkin flags:numbness');
    await test.house.deliver();
    expect(inbox(ADMIN)).toContain('The alert channel takes no messages');
  });
});

describe('the deputy', () => {
  it('is shown, named by an admin or a clinician, told, and taken back', async () => {
    expect(await says(COACH, 'team deputy')).toContain('Nobody stands in for the clinicians');
    expect(await says(COACH, `team deputy person:${THERAPIST.id}`)).toContain('does not allow this');
    expect(await says(ATHLETE, 'team deputy')).toContain('does not allow this');
    expect(await says(ADMIN, `team deputy person:${COACH.id}`)).toContain('A deputy treats');
    expect(await says(CLINICIAN, `team deputy person:${THERAPIST.id}`)).toContain('Thea Therapist stands in');
    await test.house.deliver();
    expect(inbox(THERAPIST)).toContain('Clara Clinician has named you');
    const page = await test.platform.type(ADMIN, 'team deputy');
    expect(toPlainText(page)).toContain('Clinicians: Clara Clinician.');
    expect(toPlainText(page)).toContain('Thea Therapist is told next and can take it over');
    expect(await says(ADMIN, `team deputy person:${TRAINER.id} take:yes`)).toContain('Thea Therapist stands in');
    const gone = await test.platform.pressLabel(ADMIN, page, 'Thea Therapist no longer stands in');
    expect(toPlainText(gone)).toMatch(/^Thea Therapist no longer stands in for the clinicians\n.*admins are told next/);
    expect(await says(ADMIN, 'team deputy')).toContain('Nobody stands in for the clinicians');
  });

  it('is none any more without a role that treats', async () => {
    await says(ADMIN, `team deputy person:${THERAPIST.id}`);
    expect(await says(ADMIN, `team role person:${THERAPIST.id} role:therapist take:yes`)).toContain(
      'Thea Therapist no longer stands in for the clinicians.',
    );
    expect(await says(ADMIN, 'team deputy')).toContain('Nobody stands in for the clinicians');
  });
});

describe('the last clinician', () => {
  it('goes only after a question, and then the athlete is told whom to ask outside', async () => {
    const asked = await test.platform.type(ADMIN, `team role person:${CLINICIAN.id} role:clinician take:yes`);
    expect(asDoc(asked)).toMatchObject({ tone: 'warning', title: 'Clara Clinician is the only clinician' });
    expect(toPlainText(asked)).toMatch(/Tom Trainer \(trainer\)/);
    expect((await personOf(test, CLINICIAN)).roles).toContain('clinician');
    const taken = await test.platform.pressLabel(ADMIN, asked, 'Take the role anyway');
    expect(toPlainText(taken)).toContain('no clinician now');
    expect((await personOf(test, CLINICIAN)).roles).not.toContain('clinician');
    await test.house.deliver();
    for (const user of [ADMIN, TRAINER, THERAPIST]) expect(inbox(user)).toContain('This team has no clinician');

    test.set(test.now() + MINUTE);
    const answer = await says(ATHLETE, 'intake question:chest_breath answer:yes');
    expect(answer).toContain('Call emergency services now\nNobody in this team is a clinician.');
    expect(answer).not.toContain('Tom');
    await test.house.deliver();
    expect(inbox(TRAINER)).toContain('Please have an admin name one');
    expect(inbox(ADMIN)).toContain('This team has no clinician');
  });

  it('is asked about by nobody when there is another', async () => {
    await says(ADMIN, `team role person:${TRAINER.id} role:clinician`);
    expect(await says(ADMIN, `team role person:${CLINICIAN.id} role:clinician take:yes`)).toContain('is now: none');
  });

  it('does not lose the only account to somebody else’s link code', async () => {
    const code = /code:(\w+)/.exec(await says(TRAINER, 'settings link:yes'))?.[1];
    expect(await says(CLINICIAN, `join code:${code}`)).toContain('the team’s only clinician');
    expect((await personOf(test, CLINICIAN)).name).toBe('Clara Clinician');
  });
});

describe('the emergency number', () => {
  it.each([
    ['number:soon', /a number to call/],
    ['number:112 defibrillator:x', /Defibrillator/],
  ])('is refused with what is wrong: %s', async (words, wrong) => {
    expect(await says(ADMIN, `team emergency ${words}`)).toMatch(wrong);
    expect(await says(ADMIN, 'team')).toContain('Emergency number: not set');
  });
  it('is for an admin to set, and stands on the team’s page', async () => {
    expect(await says(TRAINER, 'team emergency number:112')).toContain('does not allow this');
    await says(ADMIN, 'team emergency number:"+49 30 1234567"');
    expect(await says(ADMIN, 'team')).toContain('+49 30 1234567');
  });
});
