import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/chat/doc.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { MINUTE } from '../../src/domain/day.ts';
import { asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { type FeedServer, ics, serveFeed } from '../support/feed.ts';
import { ADMIN, ATHLETE, COACH, openTeamHouse, type TestHouse, THERAPIST } from '../support/house.ts';

const BEN: FakeUser = { id: 'u-ben', name: 'Ben', locale: 'en', zone: 'Europe/Berlin' };
const KIM: FakeUser = { id: 'u-kim', name: 'Kim', locale: 'en', zone: 'Europe/Berlin' };
const TRAINING = { uid: 'a', title: 'Training', start: '20260303T170000', rule: 'FREQ=WEEKLY;COUNT=4' };
const MYSTERY = { uid: 'b', title: 'Block B', start: '20260305T170000' };

/** Chooses in a select menu of an answer. */
function choose(test: TestHouse, user: FakeUser, answer: Answer, value: string, nth = 0): Promise<Answer> {
  const menus = asDoc(answer).blocks.flatMap((block) => (block.kind === 'choice' ? [block.choice] : []));
  const menu = menus[nth];
  if (!menu?.choices.some((one) => one.value === value)) throw new Error(`no ${value} in ${toPlainText(answer)}`);
  const { command, input } = menu.invoke;
  return test.platform.press(user, { label: value, invoke: { command, input: { ...input, [menu.option]: value } } });
}

describe('the calendar command', () => {
  let test: TestHouse;
  let server: FeedServer;
  const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));
  beforeAll(async () => {
    test = await openTeamHouse();
    await test.platform.type(BEN, 'join birth:1999-01-01 sport:football consent:yes name:Ben zone:Europe/Berlin');
    await test.platform.type(KIM, 'join birth:2012-01-01 sport:football consent:yes name:Kim zone:Europe/Berlin');
    server = await serveFeed({ calendar: ics(TRAINING, MYSTERY) });
    test.platform.inbox(ADMIN);
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  it('asks for the address, and says what is wrong with it', async () => {
    expect(await says(ATHLETE, 'calendar')).toContain('No calendar is connected yet');
    const form = await test.platform.type(ATHLETE, 'calendar connect');
    expect(toPlainText(form)).toContain('Address');
    const wrong = toPlainText(await test.platform.fill(ATHLETE, form, { url: 'ftp://example.org/a.ics' }));
    expect(wrong).toContain('Address. Only addresses with https, http or webcal');
    expect(await says(ATHLETE, 'calendar http://10.0.0.1/a.ics')).toContain('inside a private network');
    expect(await says(ATHLETE, 'calendar')).toContain('No calendar is connected yet');
  });

  it('connects an athlete’s own calendar by its address alone, once', async () => {
    const connected = await says(ATHLETE, `calendar ${server.url}`);
    expect(connected).toContain('5 entries to come');
    expect(connected).toContain('1 entry has a title I cannot read');
    expect(connected).not.toContain('secret-token');
    await says(ATHLETE, `calendar ${server.url}`);
    const list = await says(ATHLETE, 'calendar');
    expect(list.match(/mine, an athlete’s own/g)).toHaveLength(1);
    expect(list).not.toContain('secret-token');
    expect(await says(BEN, 'calendar')).toContain('No calendar is connected yet');
    expect(await says(ADMIN, 'calendar')).toContain('No calendar is connected yet');
  });

  it('keeps the team’s calendar to staff who manage it', async () => {
    expect(await says(ATHLETE, `calendar ${server.url} whose:team`)).toContain('Your role in this team does not allow');
    // A therapist has no calendar to connect: theirs is subscribed to.
    expect(await says(THERAPIST, 'calendar')).not.toContain('Add an address');
    expect(await says(THERAPIST, `calendar ${server.url}`)).toContain('Your role in this team does not allow');
    expect(await says(COACH, `calendar ${server.url} whose:mine`)).toContain('Your role in this team does not allow');
  });

  it('stores nothing of a minor before their guardian says yes', async () => {
    expect(await says(KIM, `calendar ${server.url}`)).toContain('a guardian says yes');
  });

  it('asks about an unclear title, and remembers the answer for its owner alone', async () => {
    const asked = await test.platform.type(ATHLETE, 'calendar teach');
    expect(toPlainText(asked)).toContain('“Block B”, next Thu 5 Mar, 17:00');
    const taught = await choose(test, ATHLETE, asked, 'training');
    expect(toPlainText(taught)).toContain('“Block B” means: training');
    expect(await says(ATHLETE, 'calendar teach')).toContain('Nothing is unclear');
    expect(await says(BEN, `calendar ${server.url}`)).toContain('1 entry has a title I cannot read');
    expect(await says(BEN, 'calendar teach block b competition')).toContain('“block b” means: competition');
    expect(await says(BEN, 'calendar teach')).toContain('Nothing is unclear');
  });

  it('asks the owner in a message when an unclear title first appears, once', async () => {
    test.platform.inbox(ATHLETE);
    test.platform.inbox(BEN);
    server.say({ calendar: ics(TRAINING, MYSTERY, { uid: 'c', title: 'Block C', start: '20260306T170000' }) });
    await test.advance(test.now() + 30 * MINUTE, 15);
    // The morning's check-in question arrives too.
    const asked = test.platform.sent.filter(
      ({ address, text }) => text.includes('Block C') && address.kind === 'person' && address.user === ATHLETE.id,
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('“Block C”, next Fri 6 Mar');
    const taught = await choose(test, ATHLETE, asked[0]?.doc ?? test.platform.lastTo(ATHLETE), 'recovery');
    expect(toPlainText(taught)).toContain('“Block C” means: recovery');
  });

  it('reads an uploaded file, and again when it is sent again', async () => {
    const form = await test.platform.type(COACH, 'calendar file');
    const file = (text: string) => ({ file: { name: 'season.ics', bytes: new TextEncoder().encode(text) } });
    const wrong = await test.platform.fill(COACH, form, file('Monday: gym\nTuesday: run'));
    expect(toPlainText(wrong)).toContain('File. What I got is not a calendar');
    const read = await test.platform.fill(COACH, form, { ...file(ics(TRAINING)), squad: 'U19' });
    expect(toPlainText(read)).toContain('season.ics: 4 entries to come');
    const again = await test.platform.fill(COACH, form, file(ics({ ...TRAINING, start: '20260303T180000' })));
    expect(toPlainText(again)).toContain('New: 0. Moved: 4. Changed: 0. Gone: 0.');
    expect(await says(ADMIN, 'calendar')).toContain('season.ics, squad U19, team schedule.');
  });

  it('takes a calendar out after asking, and only from those who own it', async () => {
    const list = await test.platform.type(COACH, 'calendar');
    expect(toPlainText(await test.platform.type(BEN, 'calendar'))).toContain('season.ics');
    const remove = asDoc(list).blocks.flatMap((block) => (block.kind === 'item' ? block.actions : []))[0];
    if (!remove) throw new Error('no button');
    const sure = await test.platform.press(COACH, remove);
    expect(toPlainText(await test.platform.pressLabel(BEN, sure, 'Remove it'))).toContain('Your role in this team');
    expect(toPlainText(await test.platform.pressLabel(COACH, sure, 'Remove it'))).toContain('season.ics is removed');
    expect(await says(ADMIN, 'calendar')).toContain('No calendar is connected yet');
  });

  it('does not let one athlete touch another’s calendar', async () => {
    const list = await test.platform.type(ATHLETE, 'calendar');
    const looked = await test.platform.pressLabel(BEN, list, 'Look now');
    expect(toPlainText(looked)).toContain('cannot find this calendar');
    const sure = await test.platform.pressLabel(ATHLETE, list, 'Remove it');
    expect(toPlainText(await test.platform.pressLabel(ADMIN, sure, 'Remove it'))).toContain(
      'cannot find this calendar',
    );
  });

  it('marks a calendar that fails with what happened and when it is tried again', async () => {
    server.say({ status: 404 });
    const list = await test.platform.type(ATHLETE, 'calendar');
    const looked = toPlainText(await test.platform.pressLabel(ATHLETE, list, 'Look now'));
    expect(looked).toContain('no calendar at this address (404)');
    expect(looked).toContain('what it said then stays. I try again Mon 2 Mar, 08:45.');
    expect(await says(ATHLETE, 'calendar')).toContain('no calendar at this address (404)');
  });
});
