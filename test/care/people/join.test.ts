import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press } from '../../../src/chat/command/command.ts';
import { isAsk } from '../../../src/chat/doc.ts';
import { HOUR } from '../../../src/domain/day.ts';
import { permission } from '../../../src/domain/people/consent.ts';
import { asDoc, asForm, type FakeUser } from '../../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, MONDAY, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, anAthlete, athleteNamed, bestOffer, type Clinic, done } from '../../walks/clinic.ts';
import { aGuardian, aMinor, KIM, PAT } from '../../walks/minors.ts';

const DAY = 24 * HOUR;

let test: Clinic;
beforeEach(async () => {
  test = await aClinic();
});
afterEach(() => test.close());

const who = async ({ id }: FakeUser) => {
  const person = await (await test.team()).people.byAccount('fake', 'club', id);
  if (!person) throw new Error('nobody');
  return person;
};
const sent = async (user: FakeUser) => {
  await test.house.deliver();
  return test.platform.inbox(user).join('\n');
};

describe('joining again', () => {
  it('changes nothing that was not said', async () => {
    const before = await who(ATHLETE);
    await done(test.platform.type(ATHLETE, 'join consent:yes'));
    expect(await who(ATHLETE)).toEqual(before);
    await done(test.platform.type(ATHLETE, 'join consent:yes squad:First sport:running'));
    expect(await who(ATHLETE)).toEqual({ ...before, squad: 'First', sport: 'running' });
    await done(test.platform.type(TRAINER, 'join consent:no name:"Tom T."'));
    expect((await who(TRAINER)).roles).toEqual(['trainer']);
  });

  it('never changes a date of birth, nor makes anybody older', async () => {
    await aMinor(test);
    const before = await who(KIM);
    const says = await test.says(KIM, 'join birth:1999-01-01 consent:yes name:Older');
    expect(says).toContain('Your date of birth is stored and stays');
    expect(await who(KIM)).toEqual(before);
    for (const line of ['join consent:yes', 'join consent:yes birth:2011-05-17']) {
      await test.platform.type(KIM, line);
      expect(permission(await who(KIM), test.now()).health?.refused).toBe('guardian-consent-missing');
    }
  });

  it('is no guardian’s yes, whoever asks', async () => {
    const code = await aMinor(test);
    await test.platform.type(KIM, `join code:${code} birth:1980-01-01 consent:yes treatment:yes`);
    expect((await who(KIM)).guardianAt).toBeNull();
    // A second account of their own, called a parent: an admin has not confirmed it.
    await done(test.platform.type(PAT, `join code:${code} birth:1980-01-01 consent:yes treatment:yes`));
    expect(permission(await who(KIM), test.now()).health?.refused).toBe('guardian-unconfirmed');
  });
});

describe('a date of birth', () => {
  it('is asked for when an admin made somebody an athlete without one', async () => {
    const sam = athleteNamed('Sam');
    await done(test.platform.type(sam, 'join name:Sam consent:yes'));
    await done(test.platform.type(ADMIN, `team role person:${sam.id} role:athlete`));
    expect(await sent(sam)).toContain('When were you born?');
    const form = asForm(await test.platform.type(sam, 'checkin 7 calf left'));
    expect(form.fields.map(({ name }) => name)).toEqual(['birth', 'sport', 'consent']);
    const team = await test.team();
    expect(await team.checkIns.since('2026-01-01', [await test.idOf(sam)])).toEqual([]);
    await done(test.platform.fill(sam, form, { birth: '1999-03-03', consent: 'yes' }));
    expect(asDoc(await test.platform.type(sam, 'checkin 3 calf left')).tone).toBe('good');
  });

  it('is corrected by an admin with a reason, which is kept', async () => {
    await aMinor(test);
    expect(await test.says(TRAINER, `guardian birth person:${KIM.id} birth:2000-01-01 reason:typo`)).toContain(
      'belongs to somebody else',
    );
    const form = await test.platform.type(ADMIN, `guardian birth person:${KIM.id} birth:2010-01-01`);
    expect(isAsk(form)).toBe(true);
    for (const birth of ['2031-01-01', '1880-01-01'])
      expect(await test.says(ADMIN, `guardian birth person:${KIM.id} birth:${birth} reason:typo`)).toContain(
        'date of birth',
      );
    await done(test.platform.type(ADMIN, `guardian birth person:${KIM.id} birth:2010-01-01 reason:"the pass says so"`));
    const { id, birthDay } = await who(KIM);
    expect(birthDay).toBe('2010-01-01');
    const [entry] = await (await test.team()).audit.about(id, 1, 'birth.correct');
    expect(entry?.details).toEqual({ reason: 'the pass says so' });
  });

  it('is corrected by the confirmed guardian, and by no other', async () => {
    const code = await aMinor(test);
    await done(test.platform.type(PAT, `join code:${code} birth:1980-03-02 consent:yes treatment:yes`));
    const line = 'guardian birth birth:2011-06-17 reason:"a month wrong"';
    expect(asDoc(await test.platform.type(PAT, line)).tone).toBe('refused');
    await done(test.platform.type(ADMIN, `guardian confirm person:${KIM.id}`));
    await done(test.platform.type(PAT, line));
    expect((await who(KIM)).birthDay).toBe('2011-06-17');
  });
});

describe('consent taken back', () => {
  it('closes everything to staff at once, and keeps bookings as bare times', async () => {
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05')));
    const [booking] = await test.active();
    await done(test.platform.type(ATHLETE, 'checkin 9 calf left'));
    await test.platform.type(ATHLETE, 'checkin flags:none');
    await done(test.platform.type(ATHLETE, 'intake question:open_wound answer:yes areas:calf'));
    await done(test.platform.type(CLINICIAN, 'restrict injury "Ada Athlete" knee right 2026-02-24'));
    expect(await test.says(TRAINER, 'athlete Ada')).toContain('calf');
    await sent(TRAINER);

    test.set(test.now() + HOUR);
    expect(await test.says(ATHLETE, 'join consent:no')).toContain('Your bookings stay as bare times');
    for (const [user, line] of [
      [TRAINER, 'athlete Ada'],
      [CLINICIAN, 'athlete Ada'],
      [COACH, 'athlete Ada'],
      [THERAPIST, 'roster week'],
      [THERAPIST, 'roster'],
      [CLINICIAN, 'risk'],
      [CLINICIAN, 'restrict'],
      [CLINICIAN, 'restrict "Ada Athlete"'],
      [THERAPIST, 'plan propose week:this'],
    ] as const)
      expect(await test.says(user, line), line).not.toMatch(/calf|knee|sore|wound|9 of 10/i);
    expect((await test.active()).map(({ id }) => id)).toEqual([booking?.id]);
    expect(await test.says(TRAINER, 'athlete Ada')).toContain('Thu 5 Mar');
    await done(test.platform.type(THERAPIST, 'plan accept')).catch(() => null);
    expect((await test.active()).map(({ id }) => id)).toEqual([booking?.id]);
  });

  it('ends prompts, reviews and reminders', async () => {
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05')));
    await done(test.platform.type(ATHLETE, 'join consent:no'));
    await sent(ATHLETE);
    await test.advance(MONDAY + 3 * DAY, 60);
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
  });

  it('given again, opens what was stored before only if they say so', async () => {
    await done(test.platform.type(ATHLETE, 'checkin 6 thigh left'));
    test.set(test.now() + HOUR);
    await done(test.platform.type(ATHLETE, 'join consent:no'));
    test.set(test.now() + HOUR);
    const again = asDoc(await test.platform.type(ATHLETE, 'join consent:yes'));
    expect(JSON.stringify(again)).toContain('May they read it?');
    expect(await test.says(TRAINER, 'athlete Ada')).not.toContain('thigh');
    expect(asDoc(await test.platform.type(ATHLETE, 'checkin 3 calf right')).tone).toBe('good');
    await done(test.platform.pressLabel(ATHLETE, again, 'Keep it closed'));
    expect(await test.says(ATHLETE, 'mine')).toContain('thigh');
    await done(test.platform.pressLabel(ATHLETE, again, 'Open it'));
    expect(await test.says(TRAINER, 'athlete Ada')).toContain('thigh');
    expect(await test.says(ATHLETE, 'join earlier:open')).toContain('done already');
  });
});

describe('every road asks', () => {
  const LINES = [
    'checkin 5 thigh left',
    'checkin flags:fever',
    'session 6 60',
    'weekly q1:8 area:knee side:left',
    'intake',
    'intake question:open_wound answer:yes areas:calf',
    'feedback',
    'slots',
    'book',
    'book action:wait',
    'book standing every week',
    'calendar connect https://127.0.0.1/x.ics whose:mine',
  ];
  /** Makes somebody who may be neither stored nor treated. */
  const STATES: readonly (readonly [string, (user: FakeUser) => Promise<unknown>])[] = [
    ['no consent', (user) => test.platform.type(user, 'join birth:1999-03-03 sport:football consent:no')],
    [
      'consent taken back',
      async (user) => {
        await test.platform.type(user, 'join birth:1999-03-03 sport:football consent:yes');
        await test.platform.type(user, 'join consent:no');
      },
    ],
    ['a minor alone', (user) => test.platform.type(user, 'join birth:2012-01-01 sport:football consent:yes')],
    [
      'a minor whose guardian is not confirmed',
      async (user) => {
        const code = await aMinor(test, user);
        await test.platform.type(PAT, `join code:${code} birth:1980-01-01 consent:yes treatment:yes`);
      },
    ],
    [
      'a minor whose guardian said no',
      async (user) => {
        await aGuardian(test, await aMinor(test, user), { child: user });
        await test.platform.type(PAT, 'guardian data answer:no');
      },
    ],
    [
      'no birth date',
      async (user) => {
        await test.platform.type(user, 'join name:Zoe consent:yes');
        await test.platform.type(ADMIN, `team role person:${user.id} role:athlete`);
      },
    ],
    [
      '18 since joining',
      async (user) => {
        await aGuardian(test, await aMinor(test, user, '2008-03-10'), { child: user });
        test.set(MONDAY + 9 * DAY);
      },
    ],
  ];
  const ZOE = athleteNamed('Zoe');
  it.each(STATES)('of somebody with %s: nothing is stored, offered, booked or planned', async (_, make) => {
    await make(ZOE);
    const id = await test.idOf(ZOE);
    const team = await test.team();
    for (const line of LINES) {
      const answer = await test.platform.type(ZOE, line);
      const isBlocked = isAsk(answer)
        ? !answer.fields.some(({ name }) => name === 'soreness')
        : answer.tone === 'refused';
      expect(isBlocked, `${line}: ${JSON.stringify(answer)}`).toBe(true);
    }
    await test.platform.type(THERAPIST, 'plan propose week:next');
    expect(await test.says(THERAPIST, 'plan')).not.toContain('Zoe');
    await test.platform.type(THERAPIST, 'plan accept');
    expect((await test.active()).filter(({ athleteId }) => athleteId === id)).toEqual([]);
    expect(await team.checkIns.since('2026-01-01', [id])).toEqual([]);
    expect(await team.intakes.of(id)).toBeNull();
    expect(await team.waitlist.ofAthlete(id)).toEqual([]);
    expect(await team.feeds.list({ personId: id })).toEqual([]);
  });

  it('also the one who is asked to swap', async () => {
    const bea = await anAthlete(test, 'Bea');
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots MAINTENANCE day:2026-03-05')));
    await done(test.platform.press(bea, await bestOffer(test, bea, 'slots MAINTENANCE day:2026-03-06')));
    await done(test.platform.type(bea, 'join consent:no'));
    expect(JSON.stringify(await test.platform.type(ATHLETE, 'book swap'))).not.toContain('Fri 6 Mar');
    const [mine, theirs] = await test.active();
    const swap = await test.house.care.booking.askSwap(
      {
        ...(await who(ATHLETE)),
        teamId: (await test.store.directory.teamOf('fake', 'club'))?.id ?? '',
        personId: await test.idOf(ATHLETE),
      },
      mine?.id ?? '',
      theirs?.id ?? '',
      test.now(),
    );
    expect(swap).toMatchObject({ refused: 'changed-meanwhile' });
  });

  it('also whoever waits for a slot that comes free', async () => {
    const bea = await anAthlete(test, 'Bea');
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05')));
    await done(test.platform.type(bea, 'book action:wait'));
    await done(test.platform.type(bea, 'join consent:no'));
    const [booking] = await test.active();
    await done(test.platform.press(ATHLETE, press('cancel', '', { booking: booking?.id ?? '' })));
    expect(await test.active()).toEqual([]);
    const [wait] = await (await test.team()).waitlist.ofAthlete(await test.idOf(bea));
    expect(wait?.state).toBe('waiting');
  });
});
