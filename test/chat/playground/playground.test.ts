import { describe, expect, it } from 'vitest';
import type { Doc } from '../../../src/chat/doc.ts';
import { KEPT } from '../../../src/chat/playground/conversations.ts';
import { ALERT_CHANNEL } from '../../../src/chat/playground/people.ts';
import { KARL, MIA, playgroundHouse, ROBIN, readUntil } from '../support/playgroundHouse.ts';

const hello = (text: string): Doc => ({ title: 'Hello', tone: 'warning', blocks: [{ kind: 'text', text }] });
const toMia = { kind: 'person', workspace: 'club', user: MIA.user } as const;
const toStaff = { kind: 'channel', workspace: 'club', channel: ALERT_CHANNEL } as const;

describe('a typed line', () => {
  it.each([
    ['/feel 7 left', '7 of 10', 'left, no note'],
    ['feel 7 left', '7 of 10', 'left, no note'],
    ['/deload feel 7', '7 of 10', 'both, no note'],
    ['/FEEL soreness:3 note:"a long day"', '3 of 10', 'both, a long day'],
  ])('%s is understood', async (line, soreness, rest) => {
    const { say } = await playgroundHouse();
    const { said } = await say(line);
    expect(said?.text).toContain(`Soreness: ${soreness}`);
    expect(said?.text).toContain(rest);
  });

  it('stands in the conversation of the person who typed it, with the answer, and nowhere else', async () => {
    const { say, see } = await playgroundHouse();
    await say('feel 4');
    const mine = await see(MIA.user);
    expect(mine.messages.map((message) => message.from)).toEqual(['you', 'bot']);
    expect(mine.messages[0]?.text).toBe('feel 4');
    expect(mine.unread).toEqual({ bot: 0 });
    expect((await see(KARL.user)).messages).toEqual([]);
  });

  it('finds people by the name one types', async () => {
    const { say } = await playgroundHouse();
    expect((await say('/load @mia last', KARL.user)).said?.text).toBe('load of mia, last week');
    expect((await say('/load "Mia Berger"', KARL.user)).said?.text).toBe('load of mia, this week');
    expect((await say('/load nobody', KARL.user)).said?.text).toBe('load of nobody, this week');
  });

  it('is refused in words for an unknown command, a wrong role and somebody who has not joined', async () => {
    const { say } = await playgroundHouse();
    expect((await say('frobnicate now')).said).toMatchObject({ tone: 'refused' });
    expect((await say('frobnicate now')).said?.text).toContain('frobnicate');
    expect((await say('/load mia')).said).toMatchObject({ tone: 'refused' });
    expect((await say('/feel 3', ROBIN.user)).said?.buttons[0]?.label).toBe('Join');
  });

  it('in a channel of staff is answered for that person alone, and says where it was asked', async () => {
    const team = [MIA, KARL, { ...KARL, user: 'tom', name: 'Tom' }];
    const { say, see, get } = await playgroundHouse({ people: team });
    expect((await say('feel 2', KARL.user, ALERT_CHANNEL)).said?.text).toContain(`in ${ALERT_CHANNEL}`);
    expect((await see(KARL.user, ALERT_CHANNEL)).messages).toHaveLength(2);
    expect((await see('tom', ALERT_CHANNEL)).messages).toHaveLength(0);
    expect(await (await get(`/?as=karl&in=${ALERT_CHANNEL}`)).text()).toContain('Only you can see this');
  });

  it.each([
    [{ as: 'mia', text: '' }, 400],
    [{ as: 'mia' }, 400],
    [{ as: 'mia', text: 'x'.repeat(3000) }, 400],
    [{ as: 'nobody', text: 'help' }, 404],
    [{ as: 'mia', in: ALERT_CHANNEL, text: 'help' }, 403],
  ])('%j is answered with %i and a sentence', async (body, status) => {
    const { post } = await playgroundHouse();
    const response = await post('/say', body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ problem: expect.stringMatching(/\w+\.$/) });
  });
});

describe('a button', () => {
  it('carries at most 100 characters and does what it says', async () => {
    const { say, press, button } = await playgroundHouse();
    const first = await say('feel 4');
    expect(first.said?.buttons.map((one) => one.label)).toEqual(['Same', 'Again', 'Change', 'With all words']);
    for (const one of first.said?.buttons ?? []) expect(one.invoke.length).toBeLessThanOrEqual(100);
    expect((await press(button(first, 'Again'), { label: 'Again' })).said?.text).toContain('5 of 10');
    expect((await press(button(first, 'With all words'))).said?.text).toContain('n'.repeat(250));
  });

  it('opens its form, filled in with what it knows', async () => {
    const { say, press, button, see } = await playgroundHouse();
    const { form } = await press(button(await say('feel 4'), 'Change'));
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['soreness', '4'],
      ['note', 'kept'],
    ]);
    expect(form?.html).toContain('value="4" checked');
    expect(form?.html).toContain('>kept</textarea>');
    expect((await see(MIA.user)).messages).toHaveLength(2);
  });

  it('that is forged or expired changes nothing and says so', async () => {
    const { say, press, button } = await playgroundHouse();
    const genuine = button(await say('feel 4'), 'Again') ?? '';
    for (const forged of [genuine.replace('5', '9'), 'x', '']) {
      expect((await press(forged)).said).toMatchObject({
        tone: 'refused',
        text: expect.stringContaining('no longer valid'),
      });
    }
  });

  it('of a menu takes the value that was chosen', async () => {
    const { say, press } = await playgroundHouse();
    const menu = (await say('feel 4')).said?.menus[0];
    expect(menu).toMatchObject({ option: 'side', label: 'Which side' });
    const { said } = await press(menu?.invoke, { chosen: { option: menu?.option, value: 'right' } });
    expect(said?.text).toContain('right, no note');
  });
});

describe('a form', () => {
  it('opens for what is missing; wrong answers come back beside their fields and nothing is said', async () => {
    const { say, send, see } = await playgroundHouse();
    const { form, said } = await say('/feel');
    expect(said).toBeNull();
    expect(form?.fields.map((field) => field.name)).toEqual(['soreness', 'side', 'note']);
    const again = await send(form?.invoke, { soreness: '44', side: 'left', note: '' });
    expect(again.form?.fields).toMatchObject([{ name: 'soreness', error: expect.stringContaining('from 0 to 10') }]);
    expect(again.form?.html).toMatch(/<p class="error" id="error-soreness">[^<]*10/);
    expect((await see(MIA.user)).messages).toEqual([]);

    const done = await send(again.form?.invoke, { soreness: '6' });
    expect(done.said?.text).toContain('6 of 10');
    expect(done.said?.text).toContain('left, no note');
    expect((await see(MIA.user)).messages.map((message) => message.from)).toEqual(['you', 'bot']);
  });

  it('hands in a file by name and bytes', async () => {
    const { say, send } = await playgroundHouse();
    const { form } = await say('/upload');
    expect(form?.html).toContain('type="file"');
    const file = { name: 'week.ics', base64: Buffer.from('BEGIN:VCALENDAR').toString('base64') };
    const wrong = await send(form?.invoke, { title: 'ab' }, { files: { file } });
    expect(wrong.form?.fields.map((field) => field.name)).toEqual(['title']);
    const right = await send(wrong.form?.invoke, { title: 'Spring' }, { files: { file } });
    expect(right.said?.text).toBe('Spring: week.ics, BEGIN:VCALENDAR');
  });

  it('offers people by name where one is asked for', async () => {
    const { say } = await playgroundHouse();
    const { form } = await say('/load', KARL.user);
    expect(form?.html).toMatch(/<option value="mia"[^>]*>Mia Berger<\/option>/);
  });
});

describe('what the bot says unasked', () => {
  it('arrives once, counts as unread, and is read when looked at', async () => {
    const { platform, see, get } = await playgroundHouse();
    const sent = await platform.send(toMia, hello('How are you?'), 'prompt:1');
    expect(await platform.send(toMia, hello('How are you?'), 'prompt:1')).toEqual(sent);
    expect(sent).toMatchObject({ ok: true, conversation: 'bot' });
    const seen = await see(KARL.user);
    expect(seen.people.map(({ user, unread }) => [user, unread])).toEqual([
      ['robin', 0],
      ['mia', 1],
      ['karl', 0],
    ]);
    const page = await (await get('/?as=mia')).text();
    expect(page).toContain('How are you?');
    expect((await see(MIA.user)).unread).toEqual({ bot: 0 });
    expect((await see(MIA.user)).messages).toHaveLength(1);
  });

  it('in a channel is seen by staff only', async () => {
    const { platform, see, get } = await playgroundHouse();
    await platform.send(toStaff, hello('Somebody needs a look'), 'alert:1');
    expect((await see(KARL.user)).unread).toEqual({ bot: 0, [ALERT_CHANNEL]: 1 });
    expect((await see(KARL.user, ALERT_CHANNEL)).messages[0]?.text).toContain('Somebody needs a look');
    expect((await get(`/state?as=mia&in=${ALERT_CHANNEL}`)).status).toBe(403);
    expect(await (await get(`/?as=mia&in=${ALERT_CHANNEL}`)).text()).not.toContain('Somebody needs a look');
  });

  it('waits when the playground has stopped', async () => {
    const { platform, post } = await playgroundHouse();
    await platform.stop();
    expect(await platform.send(toMia, hello('late'), 'k')).toMatchObject({ ok: false, retry: true });
    expect((await post('/say', { as: 'mia', text: 'feel 3' })).status).toBe(503);
  });

  it(`is kept up to ${KEPT} messages a person`, async () => {
    const { platform, see } = await playgroundHouse();
    for (let index = 0; index < KEPT + 5; index += 1)
      await platform.send(toMia, hello(`number ${index};`), `k${index}`);
    const { messages } = await see(MIA.user);
    expect(messages).toHaveLength(KEPT);
    expect(messages[0]?.text).toContain('number 5;');
  });
});

describe('events', () => {
  it('bring new messages to the page that shows the conversation, and count as read there', async () => {
    const { platform, get, see } = await playgroundHouse();
    const response = await get('/events?as=mia&in=bot&after=0');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const came = readUntil(response, (event, data) => event === 'message' && data.includes('now then'));
    await platform.send(toMia, hello('now then'), 'k');
    expect(JSON.parse(await came)).toMatchObject({ seq: 1, html: expect.stringContaining('class="card warning"') });
    expect((await see(MIA.user)).unread).toEqual({ bot: 0 });
  });

  it('bring what was missed, and nothing of others', async () => {
    const { platform, get } = await playgroundHouse();
    await platform.send(toMia, hello('first'), 'a');
    await platform.send({ ...toMia, user: 'karl' }, hello('for Karl'), 'b');
    await platform.send(toMia, hello('second'), 'c');
    const seen: string[] = [];
    const response = await get('/events?as=mia&in=bot&after=0', { 'last-event-id': '1' });
    await readUntil(response, (event, data) => {
      if (event === 'message' && !seen.includes(data)) seen.push(data);
      return event === 'state';
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain('second');
  });

  it('end when the playground stops', async () => {
    const { platform, get } = await playgroundHouse();
    const response = await get('/events?as=mia&in=bot');
    const ended = readUntil(response, () => false);
    await platform.stop();
    await expect(ended).rejects.toThrow('the stream ended');
  });
});

describe('suggestions', () => {
  const offers = async (line: string, as = 'mia') => {
    const { get } = await playgroundHouse();
    const found = await (await get(`/suggest?as=${as}&line=${encodeURIComponent(line)}`)).json();
    return found as { offers: { line: string; label: string }[]; usage: string };
  };
  it.each([
    ['/', 'mia', ['/feel ', '/upload ', '/join ']],
    ['/', 'karl', ['/feel ', '/load ', '/upload ', '/join ']],
    ['/', 'robin', ['/join ']],
    ['fe', 'mia', ['/feel ']],
    ['/load ', 'mia', []],
    ['/feel 7 ', 'mia', ['/feel 7 left ', '/feel 7 right ']],
    ['/feel 7 ri', 'mia', ['/feel 7 right ']],
    ['/load mi', 'karl', ['/load "Mia Berger" ']],
    ['/load mia la', 'karl', ['/load mia last ']],
  ])('%s as %s: %j', async (line, as, expected) => {
    expect((await offers(line, as)).offers.map((offer) => offer.line)).toEqual(expected);
  });

  it('show how to go on', async () => {
    expect((await offers('/feel 7 ')).usage).toMatch(/class="set">soreness.*class="turn">side/);
  });
});

describe('the page', () => {
  it('holds no inline script or style, escapes what people are called and loads nothing from elsewhere', async () => {
    const { get, say } = await playgroundHouse();
    await say('feel 3 left "<img src=x onerror=alert(1)>"');
    const response = await get('/?as=mia');
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page).toContain('&lt;img src=x');
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('<b>New</b>');
    expect(page).not.toMatch(/<[a-z][^>]*\s(?:style|on[a-z]+)=|<script>|<style/);
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.startsWith('/playground') && !address.startsWith('#'))).toEqual([]);
  });

  it('serves every script and style it names, and those they load', async () => {
    const { app, get } = await playgroundHouse();
    const page = await (await get('/?as=mia')).text();
    const named = [...page.matchAll(/\/playground(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    const script = await (await app.request('/assets/page.js')).text();
    const loaded = [...script.matchAll(/from '\.\/([^']+)'/g)].map((match) => `/assets/${match[1]}`);
    expect(loaded.length).toBeGreaterThan(2);
    for (const path of new Set([...named, ...loaded])) expect((await app.request(path)).status, path).toBe(200);
  });

  it('marks steps of the walk as they are done', async () => {
    const { say, see, platform } = await playgroundHouse();
    const done = async () => (await see('karl')).walk.filter((step) => step.state === 'done').map((step) => step.id);
    expect(await done()).toEqual([]);
    await say('/join', ROBIN.user);
    await platform.send(toMia, hello('soon'), 'booking.reminder:1:24h');
    expect(await done()).toEqual(['join', 'reminder']);
    expect((await see('karl')).walk.find((step) => step.state === 'next')?.id).toBe('cancel');
  });
});
