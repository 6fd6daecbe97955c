import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/chat/doc.ts';
import type { Door } from '../../src/chat/platform.ts';
import { GUILD, startDiscordHouse } from './support/discordHouse.ts';
import { KARL, MIA, playgroundHouse } from './support/playgroundHouse.ts';
import { startSlackHouse } from './support/slackHouse.ts';

const NAME = 'deload-2026-03-03.ics';
const TEXT = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
const WORDS = `For your calendar app: ${NAME}`;
const BOOKED: Doc = {
  title: 'Booked',
  tone: 'good',
  blocks: [
    { kind: 'text', text: 'Tomorrow at ten.' },
    { kind: 'file', name: NAME, type: 'text/calendar', text: TEXT, words: WORDS },
  ],
};
/** A road on which everything is answered with the file. */
const withFile = (door: Door): Door => ({ ...door, form: () => null, answer: async () => BOOKED });

describe('a file in Discord', () => {
  let house: Awaited<ReturnType<typeof startDiscordHouse>>;
  beforeAll(async () => {
    house = await startDiscordHouse({ adapt: withFile });
  });
  afterAll(() => house.close());

  it('is attached to a private answer', async () => {
    const { message, text, ephemeral } = await house.wire
      .slash({ guildId: GUILD, user: '202', command: 'slow' })
      .reply();
    const [file] = message?.attachments ?? [];
    expect([file?.filename, Buffer.from(file?.bytes ?? []).toString()]).toEqual([NAME, TEXT]);
    expect(text).toContain(WORDS);
    expect(ephemeral).toBe(true);
  });

  it('never goes to a channel, nor do its words', async () => {
    const sent = await house.discord.send({ kind: 'channel', workspace: GUILD, channel: GUILD }, BOOKED, 'f:1');
    expect(sent.ok).toBe(true);
    const said = house.wire.messagesIn(GUILD).at(-1);
    expect(said?.attachments).toEqual([]);
    expect(JSON.stringify(said?.components)).toContain('Tomorrow at ten.');
    expect(JSON.stringify(said?.components)).not.toContain(NAME);
  });
});

describe('a file in Slack', () => {
  let house: Awaited<ReturnType<typeof startSlackHouse>>;
  beforeAll(async () => {
    house = await startSlackHouse({ adapt: withFile });
  });
  afterAll(() => house.close());
  const JON = 'U0JON';
  const ask = () => house.wire.slash({ user: JON, command: '/deload', text: 'slow' }).reply();
  const shared = () => house.wire.dms(JON).flatMap(({ files }) => files);

  it('of an answer only one person sees comes into their direct messages', async () => {
    const { text } = await ask();
    expect(text).toContain(WORDS);
    const file = await house.wire.waitFor(() => shared()[0], 'the file');
    expect([file.name, Buffer.from(file.bytes).toString()]).toEqual([NAME, TEXT]);
  });

  it('never goes to a channel, nor do its words', async () => {
    const before = house.wire.files.length;
    await house.slack.send({ kind: 'channel', workspace: 'T1', channel: 'C1' }, BOOKED, 'f:1');
    expect(house.wire.files).toHaveLength(before);
    expect(house.wire.messages.at(-1)?.text).toContain('Tomorrow at ten.');
    expect(house.wire.messages.at(-1)?.text).not.toContain(NAME);
  });

  it('that Slack does not take is not spoken of', async () => {
    const before = shared().length;
    house.wire.fail('files.getUploadURLExternal', { error: 'missing_scope' });
    const { text } = await ask();
    expect(text).toContain('Tomorrow at ten.');
    expect(text).not.toContain(NAME);
    expect(shared()).toHaveLength(before);
  });

  it('that cannot be shared does not keep a message from counting as sent', async () => {
    house.wire.fail('files.completeUploadExternal', { error: 'internal_error' });
    const sent = await house.slack.send({ kind: 'person', workspace: 'T1', user: JON }, BOOKED, 'f:2');
    expect(sent).toMatchObject({ ok: true });
  });
});

describe('a file in the playground', () => {
  it('is a download for who it was said to, and nobody else', async () => {
    const house = await playgroundHouse({ adapt: withFile });
    await house.say('feel 3');
    const page = await (await house.get(`/?as=${MIA.user}`)).text();
    const [, link = ''] = /<a href="\/playground(\/file\/[^"]+)" download="deload-2026-03-03\.ics">/.exec(page) ?? [];
    const address = link.replaceAll('&amp;', '&');
    const response = await house.get(address);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${NAME}"`);
    expect(await response.text()).toBe(TEXT);
    expect((await house.get(address.replace(`as=${MIA.user}`, `as=${KARL.user}`))).status).toBe(404);
    expect((await house.get(address.replace('/file/', '/picture/'))).status).toBe(404);
    expect((await house.app.request(address)).status).toBe(403);
    await house.platform.send({ kind: 'channel', workspace: 'club', channel: 'staff' }, BOOKED, 'f:1');
    const channel = await (await house.get(`/?as=${KARL.user}&in=staff`)).text();
    expect(channel).toContain('Tomorrow at ten.');
    expect(channel).not.toContain(NAME);
  });
});
