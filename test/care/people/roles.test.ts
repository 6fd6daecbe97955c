import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, ATHLETE, COACH, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, bestOffer, type Clinic, done } from '../../walks/clinic.ts';
import { aGuardian, aMinor } from '../../walks/minors.ts';

let test: Clinic;
beforeAll(async () => {
  test = await aClinic();
});
afterAll(() => test.close());

it('offers nobody who is no therapist any more, and plans nothing with them', async () => {
  const offer = await bestOffer(test, ATHLETE, 'slots');
  await done(test.platform.type(ADMIN, `team role person:${THERAPIST.id} role:therapist take:yes`));
  expect(await test.says(ATHLETE, 'slots')).not.toContain('Thea Therapist');
  expect(await test.says(ATHLETE, 'book')).not.toContain('Thea Therapist');
  expect((await test.platform.press(ATHLETE, offer)) as object).toMatchObject({ tone: 'refused' });
  expect(await test.says(TRAINER, 'plan propose week:next')).not.toContain('Thea Therapist');
  await done(test.platform.type(ADMIN, `team role person:${THERAPIST.id} role:therapist`));
  expect(await test.says(ATHLETE, 'slots')).toContain('Thea Therapist');
});

it('makes nobody the coach of a child they are the guardian of, by role or by squad', async () => {
  const code = await aMinor(test);
  await done(test.platform.type(ADMIN, `team squad person:u-kim squad:First`));
  await done(test.platform.type(ADMIN, `team squad person:${COACH.id} squad:Second`));
  await aGuardian(test, code, { guardian: COACH });
  expect(await test.says(ADMIN, `team squad person:${COACH.id} squad:First`)).toContain('cannot be their guardian');
  expect(await test.says(ADMIN, `team squad person:u-kim squad:Second`)).toContain('cannot be their guardian');
  await done(test.platform.type(ADMIN, `team squad person:u-kim squad:Third`));
});
