import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isAsk } from '../../../src/chat/doc.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR } from '../../../src/domain/day.ts';
import type { FakeUser } from '../../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, MONDAY, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, bestOffer, type Clinic, done, offersFor } from '../../walks/clinic.ts';

const DAY = 24 * HOUR;
let test: Clinic;
beforeAll(async () => {
  test = await aClinic();
});
afterAll(() => test.close());
beforeEach(async () => {
  test.set(MONDAY);
  await done(test.platform.type(ATHLETE, 'settings language:en'));
  await done(test.platform.type(ATHLETE, 'book forget'));
  await test.house.deliver();
  test.platform.inbox(ATHLETE);
});
async function personOf(user: FakeUser) {
  const found = await test.store.directory.teamOf('fake', 'club');
  const person = await test.store.team(found?.id ?? '').people.byAccount('fake', 'club', user.id);
  if (!person) throw new Error(`${user.name} has not joined`);
  return { ...person, team: test.store.team(found?.id ?? '') };
}

describe('book standing', () => {
  it.each([
    ['every week', 'A session every week'],
    ['week', 'A session every week'],
    ['every 10 days', 'A session every 10 days'],
    ['10', 'A session every 10 days'],
    ['2 weeks', 'A session every 2 weeks'],
    ['14 days', 'A session every 2 weeks'],
  ])('takes “%s”', async (typed, said) => {
    expect(await test.says(ATHLETE, `book standing ${typed}`)).toContain(said);
    expect(await test.says(ATHLETE, 'book standing')).toContain(said);
  });

  it.each(['whenever', '2', '36', 'every 0 days', 'every other Tuesday', '5 weeks 2 days', 'day', '-7'])(
    'says what is wrong with “%s”, and changes nothing',
    async (typed) => {
      await done(test.platform.type(ATHLETE, 'book standing every 9 days'));
      const refused = await test.says(ATHLETE, `book standing ${typed}`);
      expect(refused).toContain('How often');
      expect(refused).toContain('from 3 to 35 days');
      expect(await test.says(ATHLETE, 'book standing')).toContain('every 9 days');
    },
  );

  it('is read in the reader’s own language, and written so that it can be sent back', async () => {
    await done(test.platform.type(ATHLETE, 'settings language:de'));
    const shown = await test.platform.type(ATHLETE, 'book standing alle 2 Wochen');
    expect(toPlainText(shown)).toContain('Eine Behandlung alle 2 Wochen');
    const form = await test.platform.pressLabel(ATHLETE, shown, 'Ändern');
    if (!('fields' in form)) throw new Error('no form');
    const again = Object.fromEntries(form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
    expect(again.every).toBe('alle 2 Wochen');
    expect(toPlainText(await test.platform.fill(ATHLETE, form, again))).toContain('Eine Behandlung alle 2 Wochen');
  });

  it('keeps what is not named, and forgets all of it when asked to', async () => {
    await done(test.platform.type(ATHLETE, 'book standing every week'));
    await done(test.platform.type(ATHLETE, `book standing therapist:${THERAPIST.id} hours:evening language:de-AT`));
    const all = await test.platform.type(ATHLETE, 'book standing gender:only-female');
    for (const words of ['every week', 'Thea Therapist', 'evening', 'German', 'only a woman'])
      expect(toPlainText(all)).toContain(words);
    const gone = toPlainText(await test.platform.pressLabel(ATHLETE, all, 'Forget all'));
    for (const words of ['No standing session', 'Therapist: anybody', 'Time of day: any time'])
      expect(gone).toContain(words);
    for (const words of ['every week', 'Thea', 'evening', 'German', 'only a woman']) expect(gone).not.toContain(words);
  });

  it.each([
    ['standing therapist:u-nobody', 'therapist'],
    [`standing therapist:${ATHLETE.id}`, 'therapist'],
    ['standing language:#!', 'Language'],
    ['standing gender:robot', 'gender'],
    ['standing athlete:u-nobody', 'athlete'],
  ])('refuses “%s” with a reason', async (line, named) => {
    const said = await test.platform.type(ATHLETE, `book ${line}`);
    expect(toPlainText(said)).toContain(named);
    if (!isAsk(said)) expect(said.tone).toBe('refused');
    expect(toPlainText(said)).not.toContain('Saved');
  });

  it.each([TRAINER, THERAPIST, CLINICIAN])('may be set by $name for an athlete, who is told', async (user) => {
    expect(await test.says(user, 'book standing every 10 days')).toContain('name the athlete');
    expect(await test.says(user, `book standing every 10 days athlete:${ATHLETE.id}`)).toContain('every 10 days');
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain(`${user.name} changed how often`);
    expect(await test.says(ATHLETE, 'book standing')).toContain('every 10 days');
  });

  it('is nobody else’s business', async () => {
    const bea: FakeUser = { id: 'u-bea', name: 'Bea', locale: 'en', zone: 'Europe/Berlin' };
    await done(test.platform.type(bea, 'join birth:2001-02-03 sport:football consent:yes name:Bea zone:Europe/Berlin'));
    for (const user of [bea, COACH, ADMIN]) {
      expect(await test.says(user, `book standing every 5 days athlete:${ATHLETE.id}`)).toContain('Not possible');
    }
    expect(await test.says(ATHLETE, 'book standing')).toContain('No standing session');
    expect(await test.says(TRAINER, 'book RECOVERY')).toContain('Not possible');
  });

  it('waits for consent', async () => {
    const kid: FakeUser = { id: 'u-kid', name: 'Kid', locale: 'en', zone: 'Europe/Berlin' };
    await test.platform.type(kid, 'join birth:2012-02-03 sport:football consent:yes name:Kid zone:Europe/Berlin');
    expect(await test.says(kid, 'book standing every week')).toContain('guardian');
  });
});

describe('what the planner makes of it', () => {
  it('offers nobody of another gender when one is required, and somebody of it first when it is preferred', async () => {
    const { team } = await personOf(THERAPIST);
    await team.clinic.setTherapist(await test.idOf(THERAPIST), { gender: 'female' });
    await done(test.platform.type(ATHLETE, 'book standing gender:only-male'));
    expect(await offersFor(test, ATHLETE)).toEqual([]);
    await done(test.platform.type(ATHLETE, 'book standing gender:female'));
    expect(await test.says(ATHLETE, 'slots')).toContain('a therapist of the preferred gender');
  });

  it('says so when a button would book somebody of another gender', async () => {
    const offer = await bestOffer(test, ATHLETE);
    const { team } = await personOf(THERAPIST);
    await team.clinic.setTherapist(await test.idOf(THERAPIST), { gender: 'female' });
    await done(test.platform.type(ATHLETE, 'book standing gender:only-male'));
    expect(toPlainText(await test.platform.press(ATHLETE, offer))).toContain('another gender');
  });

  it('puts the hours and the therapist somebody likes into the reasons', async () => {
    await done(test.platform.type(ATHLETE, `book standing hours:morning therapist:${THERAPIST.id}`));
    const said = await test.says(ATHLETE, 'slots MAINTENANCE');
    expect(said).toContain('the preferred therapist');
    expect(said).toContain('a preferred time of day');
  });

  it('makes a need of a rhythm, with its reason', async () => {
    await done(test.platform.type(ATHLETE, 'book standing every 5 days type:MYOFASCIAL'));
    expect(await test.says(ATHLETE, 'slots')).toContain('a session every 5 days is agreed');
    const [best] = await offersFor(test, ATHLETE);
    expect(best?.invoke.input.type).toBe('MYOFASCIAL');
  });
});

describe('a rhythm that was missed', () => {
  const told = (user: FakeUser) =>
    test.platform
      .inbox(user)
      .filter((text) => text.includes('A session every 5 days') || text.includes('a session every 5 days'));
  /** What the hourly job does, and what is sent then: noon in Berlin, so that nobody is asleep. */
  const look = async (days: number) => {
    test.set(Date.parse('2026-03-02T11:00:00Z') + days * DAY);
    await test.run('standing');
    await test.house.deliver();
  };
  beforeEach(async () => {
    await done(test.platform.type(ATHLETE, `book standing every 5 days therapist:${THERAPIST.id}`));
    for (const user of [ATHLETE, THERAPIST, TRAINER]) test.platform.inbox(user);
  });

  it('is told to the athlete once, and after a second miss to the therapist they prefer, once', async () => {
    await look(5);
    expect(told(ATHLETE)).toHaveLength(0);
    await look(6);
    expect(told(ATHLETE)).toHaveLength(1);
    await look(7);
    expect([...told(ATHLETE), ...told(THERAPIST)]).toHaveLength(0);
    await look(10);
    expect(told(ATHLETE)).toHaveLength(0);
    expect(told(THERAPIST)).toHaveLength(1);
    await look(12);
    expect([...told(ATHLETE), ...told(THERAPIST), ...told(TRAINER)]).toEqual([]);
  });

  it('is told to the trainers when no therapist is preferred', async () => {
    const { team, id } = await personOf(ATHLETE);
    const wish = await team.standing.of(id);
    if (!wish) throw new Error('no wish');
    await team.standing.put({ ...wish, therapistId: null, since: wish.since + HOUR });
    await look(11);
    expect([told(ATHLETE).length, told(THERAPIST).length, told(TRAINER).length]).toEqual([1, 0, 1]);
  });

  it('is dropped when something is booked before it is said', async () => {
    const { team, id } = await personOf(ATHLETE);
    const wish = await team.standing.of(id);
    if (!wish) throw new Error('no wish');
    await team.standing.put({ ...wish, since: wish.since + 2 * HOUR });
    test.set(Date.parse('2026-03-08T22:30:00Z'));
    await test.run('standing');
    await test.house.deliver();
    expect(told(ATHLETE)).toEqual([]);
    const booked = await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
    await look(7);
    expect(told(ATHLETE)).toEqual([]);
    test.set(Date.parse('2026-03-08T23:00:00Z'));
    await done(test.platform.pressLabel(ATHLETE, booked, 'Cancel it'));
  });

  it('is not asked of somebody on hold, who waits for a clinician', async () => {
    const { team, id } = await personOf(ATHLETE);
    const wish = await team.standing.of(id);
    if (!wish) throw new Error('no wish');
    await team.standing.put({ ...wish, since: wish.since + 3 * HOUR });
    await team.people.change(id, { heldAt: test.now() });
    await look(8);
    await team.people.change(id, { heldAt: null });
    expect(told(ATHLETE)).toEqual([]);
  });

  it('counts anew when the rhythm is changed', async () => {
    test.set(test.now() + 5 * DAY);
    await done(test.platform.type(ATHLETE, 'book standing every 6 days'));
    await look(9);
    expect(test.platform.inbox(ATHLETE).filter((text) => text.includes('every 6 days'))).toEqual([]);
  });
});
