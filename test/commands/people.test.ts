import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { ADMIN, ATHLETE, openTeamHouse, type TestHouse, TRAINER } from '../support/house.ts';

describe('joining a team', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
  });
  afterAll(() => test.close());

  const says = async (user: typeof ATHLETE, line: string) => toPlainText(await test.platform.type(user, line));

  it('tells a stranger how to join', async () => {
    expect(await says({ id: 'u-new', name: 'New' }, 'settings')).toContain('[Join]');
  });

  it('asks for what is missing', async () => {
    const form = await test.platform.type({ id: 'u-new', name: 'New' }, 'join');
    expect(toPlainText(form)).toContain('Date of birth');
    const again = await test.platform.fill({ id: 'u-new', name: 'New' }, form, { birth: 'yesterday', consent: 'yes' });
    expect(toPlainText(again)).toContain('Date of birth: Please write your date of birth');
  });

  it('gives a minor a code, and the guardian’s yes reaches them', async () => {
    const kim = { id: 'u-kim', name: 'Kim', zone: 'Europe/Berlin' };
    const joined = await says(kim, 'join birth:2012-01-01 consent:yes name:Kim');
    const code = /code:([A-Z2-9]{10})/.exec(joined)?.[1] ?? '';
    expect(code).toHaveLength(10);
    const guardian = { id: 'u-pat', name: 'Pat Parent', zone: 'Europe/Berlin' };
    expect(await says(guardian, `join code:${code}`)).toContain('Date of birth');
    const said = `join code:${code} birth:1980-03-02 consent:yes treatment:yes`;
    expect(await says(guardian, said)).toContain('Your answers for Kim are noted');
    expect(await says(guardian, said)).toContain('This code was used on');
    expect(await says(ADMIN, `guardian confirm person:${kim.id}`)).toContain('Pat Parent is the guardian of Kim');
    await test.house.deliver();
    expect(test.platform.inbox(kim).join()).toContain('Your guardian said yes');
  });

  it('keeps team settings to admins', async () => {
    expect(await says(ATHLETE, 'team people')).toContain('Your role in this team does not allow this');
    expect(await says(ADMIN, 'team people')).toContain('Ada Athlete; Role: athlete');
    expect(await says(ADMIN, 'team role person:u-admin role:admin take:yes')).toContain('keeps at least one admin');
    expect(await says(ADMIN, `team role person:${TRAINER.id} role:coach`)).toContain('trainer and coach');
  });

  it('links another account with a one-time code', async () => {
    const shown = await says(ATHLETE, 'settings link:yes');
    const code = /code:([A-Z2-9]{10})/.exec(shown)?.[1] ?? '';
    expect(await says({ id: 'u-ada-2', name: 'ada' }, `join code:${code}`)).toContain('Linked to Ada Athlete');
  });

  it('says what is wrong with a setting and keeps the old one', async () => {
    expect(await says(ATHLETE, 'settings quietfrom:25:00')).toContain('Quiet from: Please write a time as HH:MM');
    expect(await says(ATHLETE, 'settings quietfrom:21:30')).toContain('21:30 – 07:00');
  });
});
