import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, MONDAY, THERAPIST, TRAINER } from '../support/house.ts';
import { aClinic, bookings, type Clinic, done, openFakeClinic } from '../walks/clinic.ts';
import type { FakeHouse } from '../walks/house.ts';

describe('the protocol', () => {
  let test: FakeHouse;
  beforeAll(async () => {
    test = await openFakeClinic();
  });
  afterAll(() => test.close());
  const says = async (line: string, user = CLINICIAN) => toPlainText(await test.platform.type(user, line));

  it('shows numbers, areas, signs and findings with their basis, to those who treat', async () => {
    for (const user of [THERAPIST, TRAINER, ADMIN]) {
      const page = await says('clinic protocol', user);
      expect(page).toContain('sore muscle: massage from; In force: 4; Usual, and from to: 4, 1–6');
      expect(page).toContain('chest pain or trouble breathing; In force: emergency: call now');
      expect(page).toContain('Joint or tendon: not worked on');
      expect(page).toContain('R17: ');
      expect(page).not.toContain('Change a number');
    }
    expect(await says('clinic protocol')).toContain('Change a number');
    for (const user of [COACH, ATHLETE]) expect(await says('clinic protocol', user)).not.toContain('sore muscle');
  });

  it.each([
    ['a trainer', TRAINER, 'clinic protocol row:sore-from value:5 reason:why', 'does not allow'],
    ['no reason', CLINICIAN, 'clinic protocol row:sore-from value:5', 'Reason'],
    ['a number off its scale', CLINICIAN, 'clinic protocol row:sore-from value:9 reason:why', '1 to 6'],
    ['a row that is none', CLINICIAN, 'clinic protocol row:luck value:9 reason:why', 'No such row'],
    ['a pattern for ever', CLINICIAN, 'clinic protocol row:R07 until:2031-01-01 reason:why', '90 days'],
    ['a pattern that stops', CLINICIAN, 'clinic protocol row:R19 until:2026-03-20 reason:why', 'always looked for'],
    ['a trainer and a pattern', TRAINER, 'clinic protocol row:R07 until:2026-03-20 reason:why', 'does not allow'],
  ])('is not changed by %s', async (_, user, line, words) => {
    const before = await says('clinic protocol');
    expect(await says(line, user)).toContain(words);
    expect(await says('clinic protocol')).toBe(before);
  });

  it('keeps sore below very sore', async () => {
    await done(test.platform.type(CLINICIAN, 'clinic protocol row:strong-from value:5 reason:why'));
    expect(await says('clinic protocol row:sore-from value:5 reason:why')).toContain('Very sore begins above sore');
    test.set(test.now() + 1000);
    await done(test.platform.type(CLINICIAN, 'clinic protocol row:strong-from reason:back'));
    test.set(test.now() + 1000);
  });

  it('is changed by a clinician with a reason, at once, and told in the next digest', async () => {
    expect(await says('checkin 4 calf left', ATHLETE)).toContain('Massage for it');
    expect(await says('clinic protocol row:sore-from value:6 reason:"most of them walk it off"')).toContain(
      'massage from 6',
    );
    expect(await says('checkin 4 calf right', ATHLETE)).not.toContain('Massage for it');
    expect(await says('clinic protocol')).toMatch(
      /massage from; In force: 6; .*Clara Clinician, .*most of them walk it off/,
    );
    await done(test.platform.type(CLINICIAN, 'clinic protocol row:r07 until:2026-03-20 reason:"a training camp"'));
    expect(await says('clinic protocol')).toMatch(/Not looked for until Fri 20 Mar: .*a training camp/);
    for (const user of [TRAINER, CLINICIAN]) test.platform.inbox(user);
    // A job that came round more than once is due once.
    await test.advance(MONDAY + 25 * HOUR, 300);
    for (const user of [TRAINER, CLINICIAN]) {
      const mail = test.platform.inbox(user).join('\n');
      expect(mail).toContain(
        'The protocol was changed: sore muscle: massage from, 6. Clara Clinician: most of them walk it off',
      );
      expect(mail).toContain('off until Fri 20 Mar');
    }
    expect(await says('clinic protocol row:sore-from reason:back')).toContain(
      'As usual again: sore muscle: massage from 4',
    );
    expect(await says('clinic protocol row:R07 reason:back')).toContain('Looked for again');
    expect(await says('clinic protocol')).not.toContain('Not looked for until');
  });
});

describe('how many and how soon', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await aClinic();
  });
  afterAll(() => clinic.close());
  const offersOn = async (day: string, kind = 'RECOVERY') =>
    bookings(await clinic.platform.type(ATHLETE, `slots ${kind} day:${day}`));

  it('is two in seven days, on every road, until a clinician says more', async () => {
    for (const day of ['2026-03-03', '2026-03-06']) {
      const [first] = await offersOn(day);
      if (!first) throw new Error(`nothing free on ${day}`);
      await done(clinic.platform.press(ATHLETE, first));
    }
    expect(await offersOn('2026-03-08')).toEqual([]);
    const third = await clinic.says(ATHLETE, 'slots RECOVERY day:2026-03-08');
    expect(third).toContain('2 massages in seven days are the most, and you have them.');
    await done(clinic.platform.type(CLINICIAN, 'clinic protocol row:week-massages value:3 reason:"two matches"'));
    expect(await offersOn('2026-03-08')).not.toEqual([]);
    clinic.set(clinic.now() + 1000);
    await done(clinic.platform.type(CLINICIAN, 'clinic protocol row:week-massages reason:over'));
    // A week after the first the limit is open again.
    expect(await offersOn('2026-03-11')).not.toEqual([]);
  });

  it('is two hours ahead: sooner is refused with the next time', async () => {
    // Nine o'clock in Berlin is an hour from now.
    const soon = { therapist: await clinic.idOf(THERAPIST), type: 'RECOVERY', start: (MONDAY + HOUR) / MINUTE };
    const told = await clinic.platform.press(ATHLETE, { label: '', invoke: { command: 'book', input: soon } });
    expect(toPlainText(told)).toContain('Book at least 120 min ahead');
  });
});
