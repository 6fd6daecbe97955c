import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Doc } from '../../../src/chat/doc.ts';
import { buttonsOf, type FieldValues, fieldsOf, type SlackView, textOf } from '../../wire/slack.ts';
import { gate, JON, longDoc, MIA, type SlackHouse, startSlackHouse, TEAM } from '../support/slackHouse.ts';

const slow = gate();
let house: SlackHouse;

beforeAll(async () => {
  house = await startSlackHouse({ slow: slow.opened });
});
afterEach(() => {
  expect(house.wire.refusals).toEqual([]);
  expect(house.wire.warnings).toEqual([]);
});
afterAll(() => house.close());

const deload = (text: string, more: { user?: string; channel?: string } = {}) =>
  house.wire.slash({ user: JON, command: '/deload', text, ...more });

/** The form a command opens. */
const formOf = async (text: string, user = JON) => {
  const { view } = await deload(text, { user }).reply();
  if (!view) throw new Error('no form was opened');
  return view;
};

/** Values by option, as the fields' own ids. */
const fields = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`field:${name}`, value]));

/** Sends a form and waits for what is said next, wherever that is. */
const submit = async (view: SlackView, values: FieldValues = {}) => {
  const before = house.wire.messages.length;
  const ack = await house.wire.submit({ view, values: fields(values) }).acked();
  const message = await house.wire.waitFor(() => house.wire.messages[before], 'the answer to a form');
  return { ack, message, text: textOf(message) };
};

describe('a typed command', () => {
  it('is answered privately with what was typed', async () => {
    const answer = await deload('checkin 7 left sore &lt;calf&gt;').reply();
    expect(answer.message).toMatchObject({ ephemeralFor: JON, via: 'response_url' });
    expect(answer.text).toContain('✅ Saved');
    expect(answer.text).toContain('7 of 10');
    expect(answer.text).toContain('left; sore &lt;calf&gt;');
    expect(answer.message?.text).toContain('Soreness: 7 of 10');
    expect(buttonsOf(answer.message).map((button) => button.label)).toEqual(['Again', 'Change', 'Wrong']);
  });

  it('has a name of its own for the daily ones', async () => {
    const answer = await house.wire.slash({ user: JON, command: '/checkin', text: '3 right' }).reply();
    expect(answer.text).toContain('right; no note');
  });

  it('knows the language and the zone of who asks', async () => {
    expect((await deload('checkin 2', { user: MIA }).reply()).text).toContain('mia de-DE Europe/Berlin');
    expect((await deload('checkin 2', { user: MIA }).reply()).text).toContain('mia de-DE Europe/Berlin');
    const asked = house.wire.requests.filter((request) => request.method === 'users.info' && request.args.user === MIA);
    expect(asked).toHaveLength(1);
  });

  it.each(['', 'chekin 7'])('“%s” asks for help', async (text) => {
    expect((await deload(text).reply()).text).toBe('What you can ask here');
  });

  it('with a missing argument opens a form', async () => {
    const view = await formOf('checkin');
    expect(fieldsOf(view).map(({ type, optional }) => [type, optional])).toEqual([
      ['number_input', false],
      ['static_select', true],
      ['plain_text_input', true],
    ]);
  });

  it('with a wrong argument opens a form that says so', async () => {
    const view = await formOf('checkin 99');
    expect(textOf(view)).toContain('Please give a whole number from 0 to 10.');
    expect((await submit(view, { soreness: '4' })).text).toContain('4 of 10');
  });

  it('is acknowledged at once, however long the answer takes', async () => {
    const exchange = deload('slow');
    await exchange.acked();
    expect(house.acknowledged.length).toBeGreaterThan(0);
    slow.open();
    expect((await exchange.reply()).text).toBe('Done at last.');
  });

  it('that breaks is answered with a sentence and a reference', async () => {
    expect((await deload('broken').reply()).text).toMatch(/this reference: \w{8}/);
    expect(await house.takeFailures()).toMatchObject([{ command: 'broken', err: { message: 'the roof fell in' } }]);
  });

  it('is answered where the bot is not a member, and when its own address no longer works', async () => {
    house.wire.fail('response_url', { status: 404, times: 1 });
    const here = await deload('checkin 1', { channel: 'C1' }).reply();
    expect(here.message).toMatchObject({ ephemeralFor: JON, via: 'api', channel: 'C1' });
  });

  it('is said in direct messages when nothing else works', async () => {
    house.wire.fail('response_url', { status: 404, times: 1 });
    house.wire.fail('chat.postEphemeral', { error: 'not_in_channel' });
    const exchange = deload('checkin 5', { channel: 'C2' });
    await exchange.acked();
    const message = await house.wire.waitFor(() => house.wire.dms(JON).at(-1), 'a direct message');
    expect(textOf(message)).toContain('5 of 10');
  });

  it('loses nothing of a long answer', async () => {
    const before = house.wire.responseUrlPosts.length;
    await deload('long').acked();
    const pages = await house.wire.waitFor(() => {
      const posts = house.wire.responseUrlPosts.slice(before);
      return posts.some((post) => post.text.includes('Person 59')) && posts;
    }, 'the last page');
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.map(textOf).join('\n');
    expect(
      Array.from({ length: 60 }, (_, index) => `Person ${index} is here.`).filter((one) => !all.includes(one)),
    ).toEqual([]);
  });
});

describe('a long answer', () => {
  it('says once for each step how far it is, where nothing can be changed afterwards', async () => {
    const step = (done: number, words: string): Doc => ({
      tone: 'plain',
      blocks: [{ kind: 'progress', label: 'So far', done, of: 4, words }],
    });
    const steps = [step(1, 'A first plan.'), step(1, 'Still the first.'), step(2, 'Weighing.'), step(2, 'Still.')];
    const planning = await startSlackHouse({
      adapt: (door) => ({
        ...door,
        async answer(invocation, show) {
          for (const doc of steps) await show?.(doc);
          return door.answer(invocation);
        },
      }),
    });
    try {
      await planning.wire.slash({ user: JON, command: '/deload', text: 'slow' }).acked();
      const posts = await planning.wire.waitFor(() => {
        const all = planning.wire.responseUrlPosts.map(textOf);
        return all.some((text) => text.includes('Done at last.')) && all;
      }, 'the answer');
      expect(posts.map((text) => text.replace(/[^\w .]/g, '').trim())).toEqual([
        expect.stringContaining('A first plan.'),
        expect.stringContaining('Weighing.'),
        expect.stringContaining('Done at last.'),
      ]);
    } finally {
      await planning.close();
    }
  });
});

describe('a form', () => {
  it('shows what is wrong beside the fields, then is saved', async () => {
    const view = await formOf('checkin');
    const wrong = await house.wire.submit({ view, values: fields({ soreness: '7.5' }) }).acked();
    expect(Object.values(wrong.errors)).toEqual(['Please give a whole number from 0 to 10.']);
    const values = { soreness: '6', side: 'left', note: 'a & <b> <!channel>' };
    const answer = await submit(view, values);
    expect(answer.ack.payload).toEqual({ response_action: 'clear' });
    expect(answer.message).toMatchObject({ ephemeralFor: JON, channel: 'C1' });
    expect(answer.text).toContain('left; a &amp; &lt;b&gt; &lt;!channel&gt;');
    expect(house.asked.at(-1)).toMatchObject({ origin: 'form', input: { soreness: '6', note: 'a & <b> <!channel>' } });
  });

  it('sent twice is the same request twice', async () => {
    const view = await formOf('checkin');
    const first = house.wire.submit({ view, values: fields({ soreness: '6' }) });
    await first.acked();
    const again = house.wire.replay(first);
    await again.acked();
    const [one, two] = await house.wire.waitFor(() => {
      const ids = house.asked.filter((request) => request.id.startsWith(view.id)).map((request) => request.id);
      return ids.length === 2 && ids;
    }, 'both deliveries');
    expect(one).toBe(two);
  });

  it('asks for a person and a channel with menus', async () => {
    const view = await formOf('role');
    expect(fieldsOf(view).map((field) => field.type)).toEqual(['users_select', 'conversations_select']);
    const answer = await submit(view, { person: MIA, where: 'C1' });
    expect(answer.text).toContain(`person ${MIA} in C1`);
  });

  it('takes the same from a typed line', async () => {
    expect((await deload(`role <@${MIA}|mia> <#C1|team>`).reply()).text).toContain(`person ${MIA} in C1`);
  });

  it('that turns out to need more becomes the next form', async () => {
    const view = await formOf('twice');
    const ack = await house.wire.submit({ view, values: fields({ name: 'Anna' }) }).acked();
    expect(ack.payload).toMatchObject({ response_action: 'update' });
    const next = house.wire.openView(JON);
    expect(fieldsOf(next).map((field) => field.blockId)).toEqual(['field:note']);
    if (!next) return;
    expect((await submit(next, { note: 'Ben' })).text).toBe('Anna and Ben');
  });

  it('brings a file', async () => {
    const view = await formOf('import');
    const file = house.wire.uploadFile({ user: JON, name: 'loads.csv', content: 'athlete,date' });
    const answer = await submit(view, { file: [file] });
    expect(answer.text).toBe('loads.csv says athlete,date');
  });

  it('says when the file could not be had', async () => {
    const view = await formOf('import');
    const file = house.wire.uploadFile({ user: JON, name: 'loads.csv', content: 'athlete,date' });
    house.wire.fail('download', { status: 500 });
    const answer = await submit(view, { file: [file] });
    expect(answer.text).toContain('could not download this file');
  });

  it('refuses a file that is too large, beside its field', async () => {
    const view = await formOf('import');
    const file = house.wire.uploadFile({ user: JON, name: 'all.csv', content: Buffer.alloc(10 * 1024 * 1024 + 1) });
    const { errors } = await house.wire.submit({ view, values: { 'field:file': [file] } }).acked();
    expect(errors).toEqual({ 'field:file': 'This file is larger than 10 MB. Please send a smaller one.' });
  });

  it('that cannot be opened is offered as a button', async () => {
    house.wire.fail('views.open', { error: 'expired_trigger_id' });
    const { message } = await deload('checkin').reply();
    expect(buttonsOf(message).map((button) => button.label)).toEqual(['Open the form']);
    if (!message) return;
    const { view } = await house.wire.click({ user: JON, message, label: 'Open the form' }).reply();
    expect(fieldsOf(view)).toHaveLength(3);
  });
});

describe('a button', () => {
  const saved = async () => {
    const { message } = await deload('checkin 4').reply();
    if (!message) throw new Error('no answer');
    return message;
  };

  it('is a command with its arguments filled in', async () => {
    const answer = await house.wire.click({ user: JON, message: await saved(), label: 'Again' }).reply();
    expect(answer.message).toMatchObject({ ephemeralFor: JON });
    expect(answer.text).toContain('5 of 10');
    expect(house.asked.at(-1)).toMatchObject({ origin: 'button', workspace: TEAM, channel: 'C1', user: { id: JON } });
  });

  it('opens a form with what it knows filled in', async () => {
    const { view } = await house.wire.click({ user: JON, message: await saved(), label: 'Change' }).reply();
    expect(textOf(view)).toContain('kept & <b>');
    if (!view) return;
    expect((await submit(view)).text).toContain('4 of 10');
  });

  it('with arguments that are wrong now opens a form that says so', async () => {
    const { view } = await house.wire.click({ user: JON, message: await saved(), label: 'Wrong' }).reply();
    expect(textOf(view)).toContain('Please give a whole number from 0 to 10.');
  });

  it('of another age says that it has expired', async () => {
    const message = await saved();
    house.buttons('old');
    const answer = await house.wire.click({ user: JON, message, label: 'Again' }).reply();
    house.buttons('fine');
    expect(answer.text).toContain('no longer valid');
    expect(answer.message).toMatchObject({ ephemeralFor: JON });
  });

  it.each([
    { which: 'one we did not sign', forged: { actionId: 'a0', value: '0forgedforged["checkin",{"soreness":1}]' } },
    { which: 'one without a value', forged: { actionId: 'what', value: '' } },
  ])('that is not ours says that it has expired: $which', async ({ forged }) => {
    const before = house.asked.length;
    const answer = await house.wire.click({ user: JON, message: await saved(), actionId: 'not there', forged }).reply();
    expect(answer.text).toContain('no longer valid');
    expect(house.asked).toHaveLength(before + 1);
  });

  it('that breaks in our hands says so', async () => {
    const message = await saved();
    house.buttons('broken');
    const answer = await house.wire.click({ user: JON, message, label: 'Again' }).reply();
    house.buttons('fine');
    expect(answer.text).toMatch(/this reference: \w{8}/);
    expect(await house.takeFailures()).toMatchObject([
      { msg: 'slack answer failed', cause: 'Error: the shelf fell down' },
    ]);
  });

  it('that is a menu takes the chosen value', async () => {
    const { message } = await deload('book').reply();
    if (!message) return expect(message).not.toBeNull();
    const answer = await house.wire.select({ user: JON, message, value: 'fri' }).reply();
    expect(answer.text).toBe('Booked fri');
  });
});

describe('the Home tab', () => {
  const home = async () => {
    const { view } = await house.wire.openHome({ user: MIA }).reply();
    if (!view) throw new Error('no home');
    return view;
  };

  it('shows what is mine, tables in words', async () => {
    const view = await home();
    expect(textOf(view)).toContain('Hello mia');
    expect(textOf(view)).toContain('Thu; What: Flush');
    expect(house.asked.findLast((request) => request.command === 'mine')).toMatchObject({
      origin: 'home',
      channel: null,
    });
  });

  it('shows an answer in a modal, and the next one in its place', async () => {
    const answer = await house.wire.click({ user: MIA, view: await home(), label: 'Book' }).reply();
    expect(answer.view).toMatchObject({ type: 'modal' });
    if (!answer.view) return;
    const next = await house.wire.select({ user: MIA, view: answer.view, value: 'thu' }).reply();
    expect(textOf(next.view)).toContain('Booked thu');
    expect(house.wire.openView(MIA)?.id).toBe(answer.view.id);
  });

  it('opens forms, and is drawn anew after them', async () => {
    const view = await home();
    await house.wire.click({ user: MIA, view, label: 'Check in' }).acked();
    const shown = (callback: string) => {
      const open = house.wire.openView(MIA);
      return open?.callbackId === callback && open;
    };
    const form = await house.wire.waitFor(() => fieldsOf(shown('form') || null).length > 0 && shown('form'), 'a form');
    const published = () => house.wire.requests.filter((request) => request.method === 'views.publish').length;
    const before = published();
    await house.wire.submit({ view: form, values: fields({ soreness: '8' }) }).acked();
    await house.wire.waitFor(() => textOf(shown('shown') || null).includes('8 of 10'), 'the answer');
    await house.wire.waitFor(() => published() > before, 'the Home tab again');
  });
});

describe('anything else', () => {
  it.each([
    {
      what: 'an event nobody asked for',
      act: () => house.wire.event({ event: { type: 'reaction_added', user: JON } }),
    },
    { what: 'somebody talking', act: () => house.wire.say({ user: JON, text: 'hello' }) },
  ])('is acknowledged: $what', async ({ act }) => {
    expect((await act().acked()).refused).toBeNull();
  });

  it('survives a connection that is recycled or cut', async () => {
    house.wire.sendDisconnect('refresh_requested');
    await house.wire.waitFor(
      () => house.wire.sockets.opened === 2 && house.wire.sockets.open === 1,
      'a second connection',
    );
    expect((await deload('checkin 3').reply()).text).toContain('3 of 10');
    house.wire.dropSocket();
    await house.wire.waitFor(
      () => house.wire.sockets.opened === 3 && house.wire.sockets.open === 1,
      'a third connection',
    );
    expect((await deload('checkin 2').reply()).text).toContain('2 of 10');
    expect(house.slack.ready()).toBe(true);
    expect((await house.takeFailures()).map(({ says }) => says)).toEqual([
      'WebSocket error occurred: ',
      'WebSocket error! SMWebsocketError',
    ]);
  });
});

describe('a Slack that is away for a while', () => {
  it('is connected to again, and again, until it answers', async () => {
    const { opened } = house.wire.sockets;
    house.wire.fail('apps.connections.open', { status: 503, times: 2 });
    house.wire.dropSocket();
    await house.wire.waitFor(
      () => house.wire.sockets.opened > opened && house.wire.sockets.open === 1,
      'a connection',
      10_000,
    );
    expect((await deload('checkin 6').reply()).text).toContain('6 of 10');
    const ours = (await house.takeFailures()).filter(({ msg }) => msg !== 'slack client');
    expect(ours.map(({ msg, failures }) => [msg, failures])).toEqual([
      ['slack socket could not connect', 2],
      ['slack socket could not connect', 3],
    ]);
  });

  it.each([
    { what: 'the bot token', options: { botToken: 'xoxb-wrong' }, says: /SLACK_BOT_TOKEN \(invalid_auth\)/ },
    { what: 'the app token', options: { appToken: 'xapp-wrong' }, says: /SLACK_APP_TOKEN/ },
  ])('says at the start when $what is wrong', async ({ options, says }) => {
    await expect(startSlackHouse(options)).rejects.toThrow(says);
  });
});

describe('what is said unasked', () => {
  const person = { kind: 'person', workspace: TEAM, user: MIA } as const;
  const doc = {
    title: 'Reminder',
    tone: 'plain',
    blocks: [{ kind: 'text', text: 'Today at 17:00 & <!here>' }],
  } as const;
  const posts = () =>
    house.wire.messages.filter((message) => message.via === 'api' && message.text.startsWith('Reminder'));

  it('arrives with its words and the conversation it can be said in again', async () => {
    const sent = await house.slack.send(person, doc, 'key-1');
    expect(sent).toMatchObject({ ok: true, conversation: house.wire.dmChannelId(MIA) });
    expect(house.wire.dms(MIA).at(-1)?.text).toBe('Reminder\nToday at 17:00 &amp; &lt;!here&gt;');
  });

  it('arrives in a channel', async () => {
    const sent = await house.slack.send({ kind: 'channel', workspace: TEAM, channel: 'C1' }, doc, 'key-2');
    expect(sent.ok && sent.message).toBe(house.wire.messagesIn('C1').at(-1)?.ts);
  });

  it.each([
    { fault: { status: 429, retryAfter: 7 }, is: { retry: true, afterMs: 7000, reason: 'limited' } },
    { fault: { error: 'account_inactive' }, is: { retry: false, reason: 'gone' } },
    { fault: { error: 'is_archived' }, is: { retry: false, reason: 'gone' } },
    { fault: { error: 'cannot_dm_bot' }, is: { retry: false, reason: 'blocked' } },
    { fault: { error: 'restricted_action' }, is: { retry: false, reason: 'blocked' } },
    { fault: { error: 'invalid_auth' }, is: { retry: true, reason: 'unreachable' } },
    { fault: { error: 'fatal_error' }, is: { retry: true, reason: 'unknown' } },
    { fault: { status: 500 }, is: { retry: true, reason: 'unknown' } },
    { fault: { reset: true }, is: { retry: true, reason: 'unknown' } },
    { fault: { error: 'no_text' }, is: { retry: false, reason: 'rejected' } },
  ])('$fault means $is', async ({ fault, is }) => {
    const before = posts().length;
    house.wire.fail('chat.postMessage', fault);
    const sent = await house.slack.send(person, doc, `fault-${JSON.stringify(fault)}`);
    expect(sent).toMatchObject({ ok: false, ...is });
    expect(posts()).toHaveLength(before);
  });

  it('does not make people wait while Slack limits it', async () => {
    house.wire.fail('chat.postMessage', { status: 429, retryAfter: 30 });
    await house.slack.send(person, doc, 'key-3');
    expect((await deload('checkin 1').reply()).text).toContain('1 of 10');
  });

  it('is said in words alone when Slack finds fault with the blocks', async () => {
    house.wire.fail('chat.postMessage', { error: 'invalid_blocks' });
    expect(await house.slack.send(person, doc, 'key-4')).toMatchObject({ ok: true });
    expect(house.wire.dms(MIA).at(-1)).toMatchObject({
      blocks: [],
      text: 'Reminder\nToday at 17:00 &amp; &lt;!here&gt;',
    });
    expect(await house.takeFailures()).toMatchObject([
      { msg: 'slack refused blocks; sent as words', cause: expect.stringContaining('invalid_blocks') },
    ]);
  });

  it('that may have arrived is looked for before it is said again', async () => {
    const before = posts().length;
    house.wire.fail('chat.postMessage', { status: 500, afterEffect: true });
    expect(await house.slack.send(person, doc, 'key-5')).toMatchObject({ ok: false, retry: true, reason: 'unknown' });
    const arrived = posts().at(-1)?.ts ?? '';
    const metadata = { event_type: 'deload_notice', event_payload: { key: 'key-5' } };
    const messages = [
      { ts: '1.0', text: 'another' },
      { ts: arrived, metadata },
    ];
    house.wire.fail('conversations.history', { status: 200, body: { ok: true, messages } });
    expect(await house.slack.send(person, doc, 'key-5')).toMatchObject({ ok: true, message: arrived });
    expect(posts()).toHaveLength(before + 1);
  });

  it('is sent again where nobody may look whether it arrived', async () => {
    house.wire.fail('chat.postMessage', { status: 500 });
    expect(await house.slack.send(person, doc, 'key-7')).toMatchObject({ ok: false, retry: true });
    house.wire.fail('conversations.history', { error: 'missing_scope' });
    expect(await house.slack.send(person, doc, 'key-7')).toMatchObject({ ok: true });
  });

  it('goes on where it stopped when it is long', async () => {
    const lines = longDoc(60);
    const before = house.wire.dms(MIA).length;
    const first = await house.slack.send(person, { ...lines, blocks: lines.blocks.slice(0, 2) }, 'warm');
    expect(first.ok).toBe(true);
    house.wire.fail('chat.postMessage', { error: 'ratelimited' });
    expect(await house.slack.send(person, lines, 'key-6')).toMatchObject({ ok: false, reason: 'limited' });
    expect(await house.slack.send(person, lines, 'key-6')).toMatchObject({ ok: true });
    const all = house.wire
      .dms(MIA)
      .slice(before + 1)
      .map(textOf)
      .join('\n');
    expect(all.match(/Person 0 is here/g)).toHaveLength(1);
    expect(all.match(/Person 59 is here/g)).toHaveLength(1);
  });
});
