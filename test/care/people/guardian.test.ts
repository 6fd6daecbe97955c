import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press } from '../../../src/chat/command/command.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR } from '../../../src/domain/day.ts';
import { asDoc, asForm } from '../../support/fakePlatform.ts';
import { ADMIN, ATHLETE, COACH, MONDAY, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, bestOffer, bookings, type Clinic, done } from '../../walks/clinic.ts';
import { aGuardian, aMinor, KIM, PAT, pressSent } from '../../walks/minors.ts';

const DAY = 24 * HOUR;

let test: Clinic;
beforeEach(async () => {
  test = await aClinic();
});
afterEach(() => test.close());

const kim = async () => {
  const person = await (await test.team()).people.byAccount('fake', 'club', KIM.id);
  if (!person) throw new Error('Kim has not joined');
  return person;
};
const sent = async (user: typeof KIM) => {
  await test.house.deliver();
  return test.platform.inbox(user).join('\n');
};
const books = async () => done(test.platform.press(KIM, await bestOffer(test, KIM, 'slots day:2026-03-05')));

describe('a guardian', () => {
  it('is asked for everything first, and counts once an admin has confirmed them', async () => {
    const code = await aMinor(test);
    const form = asForm(await test.platform.type(PAT, `join code:${code}`));
    expect(form.fields.map(({ name }) => name)).toEqual(['birth', 'consent', 'treatment']);
    expect((await kim()).guardianId).toBeNull();
    const answers = { birth: '1980-03-02', consent: 'yes', treatment: 'yes' };
    expect(toPlainText(await test.platform.fill(PAT, form, answers))).toContain(
      'once an admin of the team has confirmed',
    );
    expect(await test.says(KIM, 'checkin 4 calf left')).toContain('an admin has not confirmed them yet');
    const page = await test.says(KIM, 'mine');
    expect(page).toContain('Your guardian said yes, but an admin has not confirmed them yet');
    expect(page).not.toMatch(/your consent|Check in\]/);
    expect(await test.says(PAT, `join code:${code}`)).toMatch(
      /This code was used on Mon 2 Mar, \d\d:\d\d.*Kim types \/join.*\[My child\]/s,
    );
    expect(await test.says(PAT, 'join code:ABCDEFGHJK')).toContain('I don’t know this code');

    expect(await sent(ADMIN)).toContain('Is Pat Parent the guardian of Kim?');
    await done(pressSent(test, ADMIN, 'Yes, confirm'));
    expect(await sent(KIM)).toContain('You can check in and book from now on.');
    expect(await sent(PAT)).toContain('You are confirmed as the guardian of Kim');
    expect(asDoc(await test.platform.type(KIM, 'checkin 4 calf left')).tone).toBe('good');
  });

  it.each([
    ['born in 2012', `birth:2012-01-01`, PAT, 'A guardian is 18 or older'],
    ['born tomorrow', `birth:2026-03-03`, PAT, 'write your own date of birth'],
    ['the child', '', KIM, 'This code is for your guardian, not for you'],
    ['the coach', 'birth:1980-01-01', COACH, 'A child’s coach cannot be their guardian'],
  ])('is never %s, and nothing is stored', async (_, said, user, says) => {
    const code = await aMinor(test);
    expect(await test.says(user, `join code:${code} ${said} consent:yes treatment:yes`)).toContain(says);
    expect((await kim()).guardianId).toBeNull();
    // The code is still good for somebody who may use it.
    await aGuardian(test, code);
    expect((await kim()).guardianConfirmedAt).not.toBeNull();
  });

  it('cannot confirm themselves, nor be made the coach later', async () => {
    const code = await aMinor(test);
    await done(test.platform.type(ADMIN, `join code:${code} birth:1980-03-02 consent:yes treatment:yes`));
    expect(await test.says(ADMIN, `guardian confirm person:${KIM.id}`)).toContain('Nobody confirms themselves');
    expect(await test.says(ADMIN, `team role person:${ADMIN.id} role:coach`)).toContain('cannot be their guardian');
    expect(await test.says(TRAINER, `guardian confirm person:${KIM.id}`)).toContain('does not allow this');
    expect(await test.says(ADMIN, `team role person:${ADMIN.id} role:trainer`)).toContain('trainer');
    const link = /code:([A-Z2-9]{10})/.exec(await test.says(ADMIN, 'settings link:yes'))?.[1];
    await done(test.platform.type(ADMIN, `team role person:${TRAINER.id} role:admin`));
    expect(await test.says(KIM, `join code:${link}`)).toContain('keep accounts of their own');
  });

  it('is refused by an admin, and nothing they said counts any more', async () => {
    await aGuardian(test, await aMinor(test));
    await done(test.platform.type(KIM, 'checkin 6 thigh left'));
    await done(test.platform.type(ADMIN, `guardian end person:${KIM.id}`));
    expect((await kim()).guardianAt).toBeNull();
    expect(await test.says(TRAINER, 'athlete Kim')).not.toContain('thigh');
    expect(await sent(PAT)).toContain('You are not the guardian of Kim here');
    expect(await test.says(KIM, 'join consent:yes')).toMatch(/code:[A-Z2-9]{10}/);
  });

  it('takes data consent back: staff read nothing, nothing is asked, and only they open it again', async () => {
    await aGuardian(test, await aMinor(test));
    await done(test.platform.type(KIM, 'checkin 6 thigh left'));
    expect(await test.says(TRAINER, 'athlete Kim')).toContain('thigh');
    await done(test.platform.type(PAT, 'guardian data answer:no'));
    expect(await test.says(TRAINER, 'athlete Kim')).toContain('Nothing about the body of Kim is open to staff');
    expect(await test.says(KIM, 'checkin 5 calf left')).toContain('a guardian says yes before');
    await done(test.platform.type(PAT, 'guardian data answer:yes'));
    expect(await test.says(TRAINER, 'athlete Kim')).not.toContain('thigh');
    expect(await test.says(KIM, 'join earlier:open')).toContain('belongs to somebody else');
    await done(test.platform.type(PAT, 'guardian open'));
    expect(await test.says(TRAINER, 'athlete Kim')).toContain('thigh');
  });

  it('is confirmed or refused from the admin’s list, and a button of before undoes nothing since', async () => {
    await done(test.platform.type(PAT, `join code:${await aMinor(test)} birth:1980-03-02 consent:yes treatment:no`));
    expect(await sent(ADMIN)).toContain('Is Pat Parent the guardian of Kim?');
    const list = await test.platform.type(ADMIN, 'guardian');
    expect(asDoc(list).title).toBe('1 person waits for an admin to confirm them');
    await done(test.platform.pressLabel(ADMIN, list, 'Yes, confirm'));
    expect(await sent(KIM)).toContain('To book a massage you also need their yes to massage.');
    const late = await pressSent(test, ADMIN, 'No, not the guardian');
    expect(toPlainText(late)).toMatch(/Pat Parent was confirmed as the guardian of Kim on .* Nothing was changed/);
    expect((await kim()).guardianConfirmedAt).not.toBeNull();
    expect(toPlainText(await test.platform.pressLabel(ADMIN, list, 'Yes, confirm'))).toContain('Nothing was changed');
    await done(test.platform.pressLabel(ADMIN, late, 'No, not the guardian'));
    expect(toPlainText(await test.platform.pressLabel(ADMIN, list, 'Yes, confirm'))).toContain('no guardian here now');
    expect(await test.says(ADMIN, 'guardian')).toContain('You are nobody’s guardian here');
    expect(await test.says(TRAINER, 'guardian')).not.toContain('Pat');
  });

  it('who says no without a booking is shown those to come', async () => {
    await aGuardian(test, await aMinor(test));
    expect(await test.says(PAT, 'guardian veto')).toMatch(/^No massage to come\nNo massage of Kim is to come/);
    await books();
    const shown = await test.platform.type(PAT, 'guardian veto');
    expect(asDoc(shown).title).toBe('Which massage?');
    await done(test.platform.pressLabel(PAT, shown, 'No, cancel it'));
    expect(await test.active()).toEqual([]);
    expect(await test.says(ATHLETE, 'guardian veto')).toContain('You are nobody’s guardian here');
  });

  it('reads until when their yes holds, with the year', async () => {
    await aGuardian(test, await aMinor(test));
    const said = await test.says(PAT, 'guardian');
    expect(said).toContain('That holds until Tue 2 Mar 2027');
    expect(said).toContain('on Mon 2 Mar 2026');
  });

  it('has to agree to treatment before anything is offered, booked or planned', async () => {
    await aGuardian(test, await aMinor(test), { treatment: 'no' });
    expect(asDoc(await test.platform.type(KIM, 'checkin 5 thigh left')).tone).not.toBe('refused');
    for (const line of ['slots', 'book', 'book action:wait', 'book standing every week'])
      expect(await test.says(KIM, line), line).toContain('your guardian has not agreed to massage');
    await done(test.platform.type(THERAPIST, 'plan propose week:this'));
    expect(await test.says(THERAPIST, 'plan')).not.toContain('Kim');

    await done(test.platform.type(PAT, 'guardian treatment answer:yes'));
    await books();
    await done(test.platform.type(PAT, 'guardian treatment answer:no'));
    expect(await sent(THERAPIST)).toContain('None that is booked can start');
    expect(await test.says(THERAPIST, 'roster week')).toContain('the guardian’s yes to massage is missing');
    expect(await test.says(KIM, 'slots')).toContain('your guardian has not agreed to massage');
  });

  it('is asked again before their yes to treatment ends', async () => {
    await aGuardian(test, await aMinor(test));
    await test.run('consents', MONDAY + 300 * DAY);
    expect(await sent(PAT)).not.toContain('agree for another year');
    test.set(MONDAY + 340 * DAY);
    await test.run('consents');
    test.set(MONDAY + 340 * DAY + 5 * HOUR);
    expect(await sent(PAT)).toContain('Massage for Kim: agree for another year?');
    await done(pressSent(test, PAT, 'Yes to massage'));
    expect((await kim()).treatmentAt).toBe(test.now());
  });

  it('hears of every booking and move, and a no cancels it', async () => {
    await aGuardian(test, await aMinor(test));
    await books();
    expect(await sent(PAT)).toContain('Kim has a massage');
    const [first] = await test.active();
    const move = bookings(
      await test.platform.press(KIM, press('slots', '', { instead: first?.id ?? '', day: '2026-03-06' })),
    );
    if (!move[0]) throw new Error('nowhere to move to');
    await done(test.platform.press(KIM, move[0]));
    expect(await sent(PAT)).toContain('The massage of Kim was moved');
    await done(pressSent(test, PAT, 'No, cancel it'));
    expect(await test.active()).toEqual([]);
    expect(await sent(KIM)).toContain('cancelled');
    expect(await sent(THERAPIST)).toContain('The guardian of Kim said no');
    expect(await sent(TRAINER)).toContain('The guardian of Kim said no');
  });

  it('hears of what a plan books for the child', async () => {
    await aGuardian(test, await aMinor(test));
    await done(test.platform.type(KIM, 'checkin 5 thigh left'));
    await done(test.platform.type(THERAPIST, 'plan propose week:this'));
    await done(test.platform.type(THERAPIST, 'plan accept'));
    expect((await test.active()).some(({ athleteId }) => athleteId !== undefined)).toBe(true);
    expect(await sent(PAT)).toContain('Kim has a massage');
  });

  it('hears at once of what cannot wait, without what it is', async () => {
    await aGuardian(test, await aMinor(test));
    await done(test.platform.type(KIM, 'checkin flags:chest-pain'));
    const told = await sent(PAT);
    expect(told).toContain('Kim may need help now');
    expect(told).not.toContain('chest');
  });

  it('of somebody else says nothing for this child', async () => {
    await aGuardian(test, await aMinor(test));
    await books();
    const [booking] = await test.active();
    expect(asDoc(await test.platform.type(COACH, 'guardian data answer:no person:u-kim')).tone).toBe('refused');
    const veto = press('guardian', '', { action: 'veto', booking: booking?.id ?? '' });
    expect(asDoc(await test.platform.press(COACH, veto)).tone).toBe('refused');
    expect(await test.says(ATHLETE, 'guardian')).toContain('You are nobody’s guardian here');
    expect((await test.active()).length).toBe(1);
  });
});

describe('the eighteenth birthday', () => {
  it('ends the guardian’s part: the athlete says yes, and until then everything is closed', async () => {
    await aGuardian(test, await aMinor(test, KIM, '2008-03-10'));
    await done(test.platform.type(KIM, 'checkin 6 thigh left'));
    test.set(MONDAY + 8 * DAY + 5 * HOUR);
    await test.run('consents');
    expect(await sent(KIM)).toContain('You are 18: do you agree yourself?');
    expect(await test.says(PAT, 'guardian')).toContain('You are nobody’s guardian here');
    expect(await test.says(PAT, `guardian data answer:no person:${KIM.id}`)).not.toContain('taken back');
    expect(await test.says(TRAINER, 'athlete Kim')).toContain('Nothing about the body of Kim is open');
    const form = asForm(await test.platform.type(KIM, 'checkin 4 calf left'));
    expect(form.fields.map(({ name }) => name)).toEqual(['consent']);
    await done(test.platform.fill(KIM, form, { consent: 'yes' }));
    expect(asDoc(await test.platform.type(KIM, 'checkin 4 calf left')).tone).toBe('good');
    expect(await test.says(TRAINER, 'athlete Kim')).toContain('thigh');
  });
});

describe('the second adult', () => {
  it('is named by staff or the guardian, and hears of it', async () => {
    await aGuardian(test, await aMinor(test));
    await books();
    const roster = await test.says(THERAPIST, 'roster week');
    expect(roster).toContain('nobody is named who will be in the room too');
    expect(roster).toContain('who will be in the room too? [Name somebody]');
    expect(roster).not.toContain('cannot start yet');
    expect(await test.says(TRAINER, 'roster week')).toContain('No second adult is named');
    expect(await test.says(THERAPIST, `adult ${KIM.id} person:${THERAPIST.id}`)).toContain('not the therapist');
    expect(await test.says(THERAPIST, `adult ${KIM.id} person:${ATHLETE.id}`)).toContain('somebody of the staff');
    expect(await test.says(THERAPIST, `adult ${KIM.id} person:${TRAINER.id}`)).toContain(
      'Tom Trainer will be in the room',
    );
    expect(await sent(TRAINER)).toContain('You will be in the room with Kim');
    expect(await test.says(THERAPIST, 'roster week')).not.toContain('in the room too');
    test.set(test.now() + HOUR);
    await done(test.platform.type(PAT, `adult ${KIM.id} person:${PAT.id}`));
    expect(await sent(TRAINER)).toMatch(/You are no longer needed with Kim\n.*Pat Parent will be in the room/);
    expect((await test.active())[0]?.secondAdultId).toBe(await test.idOf(PAT));
    expect(await test.says(ADMIN, `adult ${KIM.id} person:${TRAINER.id}`)).toContain('This is for therapist');
  });

  it('hears that they are no longer needed when the massage is given back', async () => {
    await aGuardian(test, await aMinor(test));
    await books();
    await done(test.platform.type(THERAPIST, `adult ${KIM.id} person:${TRAINER.id}`));
    await sent(TRAINER);
    await done(test.platform.pressLabel(PAT, await test.platform.type(PAT, 'guardian veto'), 'No, cancel it'));
    expect(await sent(TRAINER)).toMatch(/You are no longer needed with Kim\nThe massage on .* was cancelled or moved/);
  });

  it('is asked for two hours before, once, and by nobody once named', async () => {
    await aGuardian(test, await aMinor(test));
    await books();
    const [booking] = await test.active();
    if (!booking) throw new Error('nothing booked');
    test.set(booking.start - 3 * HOUR);
    await test.run('secondAdults');
    expect(await sent(THERAPIST)).not.toContain('cannot start yet');
    test.set(booking.start - 2 * HOUR);
    await test.run('secondAdults');
    await test.run('secondAdults');
    expect((await sent(THERAPIST)).split('cannot start yet')).toHaveLength(2);
    expect(await sent(TRAINER)).toContain('Kim: the session cannot start yet');
  });
});
