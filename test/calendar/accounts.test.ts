import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import { textsIn } from '../support/database.ts';
import { actionsOf, asDoc, asForm } from '../support/fakePlatform.ts';
import { type Entry, ics } from '../support/feed.ts';
import { ADMIN, ATHLETE, aTeam, openHouse, openTeamHouse, type TestHouse } from '../support/house.ts';
import { hasRadicale, PASSWORD, type Radicale, startRadicale, USER } from '../support/radicale.ts';

const TRAINING = { uid: 'a', title: 'Training', start: '20260303T170000' };

describe('spreadsheets', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
  });
  afterAll(async () => {
    await test.close();
  });
  const upload = async (text: string, name = 'spring.csv') => {
    const form = await test.platform.type(ATHLETE, 'calendar file');
    return test.platform.fill(ATHLETE, form, { file: { name, bytes: new TextEncoder().encode(text) } });
  };

  it('gives a template that can be sent back as it is', async () => {
    const template = asDoc(await test.platform.type(ATHLETE, 'calendar template'));
    const lines = template.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    const sheet = lines.find((line) => line.startsWith('date,')) ?? '';
    const file = template.blocks.find((block) => block.kind === 'file');
    expect(file).toMatchObject({ name: 'training.csv', type: 'text/csv' });
    expect(file?.text.trim()).toBe(sheet);
    expect(toPlainText(await upload(sheet, 'template.csv'))).toContain('template.csv: 3 entries to come');
  });

  it('says what of a file could not be read, and keeps the rest', async () => {
    const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:bomb', 'DTSTART:20260301T100000Z', 'RRULE:FREQ=SECONDLY'];
    const good = ['BEGIN:VEVENT', 'UID:good', 'DTSTART:20260309T100000Z', 'SUMMARY:Gym', 'END:VEVENT', 'END:VCALENDAR'];
    const answer = toPlainText(await upload([...lines, 'END:VEVENT', ...good].join('\r\n'), 'odd.ics'));
    expect(answer).toContain('odd.ics: 1 entry to come');
    expect(answer).toContain('Not all of it could be read: a repeat rule was refused or given up.');
  });

  it('takes all of a spreadsheet or nothing, and names each wrong cell', async () => {
    const wrong = await upload('date,start,end,title\n2026-03-09,18:30,20:00,Gym\n2026-03-32,18:30,late,Gym\n');
    expect(toPlainText(wrong)).toContain('Nothing was taken from the spreadsheet');
    expect(toPlainText(wrong)).toContain('2 cells need another look');
    expect(toPlainText(wrong)).toContain('Row 3, column date: “2026-03-32” is not a day. Write 2026-03-02.');
    expect(toPlainText(wrong)).toContain('Row 3, column end: “late” is not a time. Write 18:30.');
    const names = async () =>
      asDoc(await test.platform.type(ATHLETE, 'calendar')).blocks.flatMap((block) =>
        block.kind === 'item' ? [block.text.split(',')[0]] : [],
      );
    expect((await names()).toSorted()).toEqual(['odd.ics', 'template.csv']);
    expect(toPlainText(await upload('date,start,end,title\n2026-03-09,18:30,20:00,Gym\n'))).toContain(
      '1 entry to come',
    );
    // The same file name again is the new edition of it.
    const again = toPlainText(
      await upload('date,start,end,title\n2026-03-09,19:30,21:00,Gym\n2026-03-10,18:00,19:00,Run'),
    );
    expect(again).toContain('2 entries to come');
    expect(again).toContain('New: 1. Moved: 1.');
    expect(toPlainText(await test.platform.type(ATHLETE, 'calendar')).match(/spring\.csv/g)).toHaveLength(1);
  });

  it.each([
    ['a page of a website', '<!doctype html><title>Sign in, please</title>'],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0,'],
  ])('refuses %s', async (_, text) => {
    expect(toPlainText(await upload(text))).toContain('not a calendar');
  });
});

describe.skipIf(!hasRadicale())('CalDAV accounts', () => {
  let test: TestHouse;
  let radicale: Radicale;
  beforeAll(async () => {
    [radicale, test] = await Promise.all([startRadicale(), openHouse()]);
    await aTeam(test);
  });
  afterAll(async () => {
    await Promise.all([radicale.close(), test.close()]);
  });
  const connect = async (password = PASSWORD, more: Record<string, unknown> = {}) => {
    const form = await test.platform.type(ATHLETE, 'calendar caldav');
    return test.platform.fill(ATHLETE, form, { url: radicale.url, user: USER, password, ...more });
  };
  const put = (calendar: string, entry: Entry) =>
    radicale.ask('PUT', `/${USER}/${calendar}/${entry.uid}.ics`, ics(entry), { 'content-type': 'text/calendar' });

  it('connects the only calendar of an account, follows it, and takes it out with its password', async () => {
    await radicale.makeCalendar('team', 'Team plan');
    await put('team', TRAINING);
    expect(toPlainText(await connect())).toContain('Team plan: 1 entry to come');
    await put('team', { uid: 'b', title: 'Match against Bears', start: '20260307T150000' });
    await test.advance(test.now() + HOUR);
    const list = await test.platform.type(ATHLETE, 'calendar');
    expect(toPlainText(list)).toContain('Team plan, mine');
    expect(toPlainText(list)).toContain('2 entries to come');
    // Connected once more, it is the same calendar.
    await connect();
    const again = await test.platform.type(ATHLETE, 'calendar');
    expect(toPlainText(again).match(/Team plan/g)).toHaveLength(1);
    const sure = await test.platform.pressLabel(ATHLETE, again, 'Remove it');
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, sure, 'Remove it'))).toContain('Team plan is removed');
    expect(await textsIn(test.databaseUrl)).not.toContain(radicale.host);
  });

  it('says that a password is wrong and what to do, and shows it nowhere', async () => {
    const wrong = asDoc(await connect('Wr0ngPassw0rd'));
    expect(toPlainText(wrong)).toContain('Password. The server refused the name or the password');
    expect(toPlainText(wrong)).toContain('make a new app password');
    const again = asForm(await test.platform.pressLabel(ATHLETE, wrong, 'Correct it'));
    expect(again.fields.map(({ name, value }) => [name, value])).toEqual([
      ['url', radicale.url],
      ['user', USER],
      ['password', undefined],
      ['whose', undefined],
      ['purpose', undefined],
    ]);
    expect(JSON.stringify([wrong, again])).not.toContain('Wr0ng');
    expect(await textsIn(test.databaseUrl)).not.toContain('Wr0ng');
    expect(toPlainText(await test.platform.type(ATHLETE, 'calendar'))).toContain('No calendar is connected yet');
  });

  it('takes no password from a typed line, and gives none back with a form that has to be filled in again', async () => {
    const form = asForm(
      await test.platform.type(ATHLETE, `calendar caldav ${radicale.url} user:${USER} password:Typ3d`),
    );
    expect(JSON.stringify(form)).not.toContain('Typ3d');
    const fixed = asForm(
      await test.platform.fill(ATHLETE, form, { url: radicale.url, user: USER, password: 'Typ3d', whose: 'nobody’s' }),
    );
    expect(fixed.fields.map(({ name }) => name)).toEqual(['whose', 'password']);
    expect(JSON.stringify(fixed)).not.toContain('Typ3d');
    expect(await textsIn(test.databaseUrl)).not.toContain('Typ3d');
  });

  it('lets somebody choose among several, and keeps nothing when they do not', async () => {
    await radicale.makeCalendar('private', 'Private');
    await put('private', { ...TRAINING, uid: 'p' });
    const asked = await connect();
    expect(toPlainText(asked)).toContain('The account has 2 calendars');
    expect(actionsOf(asDoc(asked)).map(({ label }) => label)).toEqual(['This one', 'This one', 'Remove it']);
    expect(JSON.stringify(asked)).not.toContain(PASSWORD);
    const which = asDoc(asked).blocks.flatMap((block) => (block.kind === 'item' ? [block] : []));
    const action = which.find(({ text }) => text === 'Private')?.actions[0];
    if (!action) throw new Error('no choice');
    expect(toPlainText(await test.platform.press(ATHLETE, action))).toContain('Private: 1 entry to come');
    // Pressed again, or by somebody else, it changes nothing.
    expect(toPlainText(await test.platform.press(ATHLETE, action))).not.toContain('Calendar connected');
    expect(toPlainText(await test.platform.press(ADMIN, action))).toContain('not');
    await connect();
    const list = toPlainText(await test.platform.type(ATHLETE, 'calendar'));
    expect(list).toContain('Not finished: choose which calendar');
    await test.advance(test.now() + 25 * HOUR, 60);
    const later = toPlainText(await test.platform.type(ATHLETE, 'calendar'));
    expect(later).not.toContain('Not finished');
    expect(later).toContain('Private, mine');
  });

  it('tells its owner when the password stops working, and keeps what it said', async () => {
    const url = await radicale.makeCalendar('third', 'Third');
    await put('third', { ...TRAINING, start: '20260310T170000' });
    await connect(PASSWORD, { url });
    radicale.changePassword('another');
    test.platform.inbox(ATHLETE);
    await test.advance(test.now() + HOUR);
    const [told = ''] = test.platform.inbox(ATHLETE).filter((text) => text.includes('Third'));
    expect(told).toContain('The server refused the name or the password');
    radicale.changePassword(PASSWORD);
    expect(toPlainText(await test.platform.type(ATHLETE, 'calendar'))).toContain('what it said then stays');
    expect(toPlainText(await connect(PASSWORD, { url }))).toContain('Third: 1 entry to come');
  });
});
