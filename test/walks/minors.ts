import { actionsOf, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN } from '../support/house.ts';
import { type Clinic, done } from './clinic.ts';

export const KIM: FakeUser = { id: 'u-kim', name: 'Kim', locale: 'en', zone: 'Europe/Berlin' };
export const PAT: FakeUser = { id: 'u-pat', name: 'Pat Parent', locale: 'en', zone: 'Europe/Berlin' };

/** Somebody of 14 joins and is given the code for their guardian. */
export async function aMinor(
  { platform, house }: Clinic,
  child: FakeUser = KIM,
  birth = '2011-05-17',
): Promise<string> {
  const joined = await platform.type(child, `join birth:${birth} sport:football consent:yes name:"${child.name}"`);
  await house.deliver();
  const code = /code:([A-Z2-9]{10})/.exec(JSON.stringify(joined))?.[1];
  if (code === undefined) throw new Error('no code for a guardian');
  return code;
}

/** The guardian answers, and an admin confirms who they are. */
export async function aGuardian(
  test: Clinic,
  code: string,
  { guardian = PAT, child = KIM, treatment = 'yes' } = {},
): Promise<void> {
  await done(test.platform.type(guardian, `join code:${code} birth:1980-03-02 consent:yes treatment:${treatment}`));
  await done(test.platform.type(ADMIN, `guardian confirm person:${child.id}`));
  await test.house.deliver();
}

/** Presses a button of the newest message somebody was sent. */
export async function pressSent({ platform }: Clinic, user: FakeUser, label: string) {
  const action = actionsOf(platform.lastTo(user)).find((one) => one.label === label);
  if (!action) throw new Error(`${user.name} was sent no button “${label}”`);
  return platform.press(user, action);
}
