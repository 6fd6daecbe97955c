import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePainter } from '../../src/charts/png.ts';
import { makePaint, type Paint } from '../../src/chat/paint.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { allComponents } from '../wire/discord/components.ts';
import { type Fields, fields, list } from '../wire/json.ts';
import { GUILD, startDiscordHouse } from './support/discordHouse.ts';
import { answeringWith, isPng, PICTURED, WORDS } from './support/picture.ts';
import { KARL, MIA, playgroundHouse } from './support/playgroundHouse.ts';
import { startSlackHouse } from './support/slackHouse.ts';

const painter = makePainter();
const paint = makePaint(painter, (failed) => {
  throw new Error(failed);
});
const nothing: Paint = async () => null;
afterAll(() => painter.close());

describe('painting', () => {
  const [, picture] = PICTURED.blocks;
  if (picture?.kind !== 'picture') throw new Error('no picture');

  it('is done once for pictures that look the same, and again after it failed', async () => {
    let painted = 0;
    const answers = [{ failed: 'busy' } as const, new Uint8Array([1])];
    const failures: string[] = [];
    const counting = makePaint({ png: async () => answers[painted++] ?? new Uint8Array() }, (why) =>
      failures.push(why),
    );
    expect(await counting(picture)).toBeNull();
    expect(await counting(picture)).toEqual(new Uint8Array([1]));
    expect(await counting({ ...picture })).toEqual(new Uint8Array([1]));
    expect([painted, failures]).toEqual([2, ['busy']]);
  });

  it('says what was wrong with a chart that cannot be drawn', async () => {
    const told: unknown[] = [];
    const drawing = makePaint(painter, (...why) => told.push(why));
    expect(await drawing({ ...picture, chart: { ...picture.chart, labels: undefined } as never })).toBeNull();
    expect(told).toEqual([['not-drawn', expect.any(TypeError)]]);
  });

  it('leaves the words where everything is read', () => {
    expect(toPlainText(PICTURED)).toBe(`How you are\nBefore.\n${WORDS}\nAfter.`);
  });
});

describe('in Discord', () => {
  let house: Awaited<ReturnType<typeof startDiscordHouse>>;
  let shown: Paint = paint;
  beforeAll(async () => {
    house = await startDiscordHouse({ adapt: answeringWith((picture) => shown(picture)) });
  });
  afterAll(() => house.close());
  const JON = '202';
  const gallery = (components: readonly Fields[] = []) => {
    const found = allComponents(components).find(({ type }) => type === 12);
    return found ? fields(list(found.items)[0]) : null;
  };
  const ask = () => house.wire.slash({ guildId: GUILD, user: JON, command: 'slow' }).reply();
  const dm = async (key: string) => {
    const sent = await house.discord.send({ kind: 'person', workspace: GUILD, user: JON }, PICTURED, key);
    expect(sent.ok).toBe(true);
    return house.wire.dms(JON).at(-1);
  };

  it('a reply shows it with its words as alternative text', async () => {
    shown = paint;
    const { message, text, ephemeral } = await ask();
    expect(isPng(message?.attachments[0]?.bytes)).toBe(true);
    expect(gallery(message?.components)).toMatchObject({
      media: { url: message?.attachments[0]?.url },
      description: WORDS,
    });
    expect(text).toContain(WORDS);
    expect(ephemeral).toBe(true);
  });

  it('a direct message shows it too, a channel never', async () => {
    shown = paint;
    const message = await dm('p:1');
    expect(isPng(message?.attachments[0]?.bytes)).toBe(true);
    await house.discord.send({ kind: 'channel', workspace: GUILD, channel: GUILD }, PICTURED, 'p:2');
    const said = house.wire.messagesIn(GUILD).at(-1);
    expect(said?.attachments).toEqual([]);
    expect(JSON.stringify(said?.components)).toContain(WORDS);
  });

  it('the words are there when it cannot be painted or Discord takes no file', async () => {
    shown = nothing;
    const { message, text } = await ask();
    expect(message?.attachments).toEqual([]);
    expect(text).toContain(WORDS);
    shown = async () => new Uint8Array(11 * 1024 * 1024);
    const refused = await dm('p:3');
    expect(refused?.attachments).toEqual([]);
    expect(JSON.stringify(refused?.components)).toContain(WORDS);
  });
});

describe('in Slack', () => {
  let house: Awaited<ReturnType<typeof startSlackHouse>>;
  let shown: Paint = paint;
  beforeAll(async () => {
    house = await startSlackHouse({ adapt: answeringWith((picture) => shown(picture)) });
  });
  afterAll(() => house.close());
  const JON = 'U0JON';
  const imageIn = (blocks: readonly unknown[] = []) => blocks.map(fields).find(({ type }) => type === 'image') ?? null;
  const ask = () => house.wire.slash({ user: JON, command: '/deload', text: 'slow' }).reply();

  it('a private answer shows a file of the bot that is shared nowhere', async () => {
    shown = paint;
    const { message, text } = await ask();
    const image = imageIn(message?.blocks);
    const file = house.wire.files.find(({ id }) => id === fields(image?.slack_file).id);
    expect(isPng(file?.bytes)).toBe(true);
    expect(image?.alt_text).toBe(WORDS);
    expect(text).toContain(WORDS);
    const completed = house.wire.requests.filter(({ method }) => method === 'files.completeUploadExternal');
    expect(completed.map(({ args }) => args.channel_id)).toEqual([undefined]);
  });

  it('a direct message and the Home tab show the same file, a channel none', async () => {
    shown = paint;
    const [file] = house.wire.files;
    const sent = await house.slack.send({ kind: 'person', workspace: 'T1', user: JON }, PICTURED, 'p:1');
    expect(sent.ok).toBe(true);
    expect(imageIn(house.wire.messages.at(-1)?.blocks)?.slack_file).toEqual({ id: file?.id });
    const { view } = await house.wire.openHome({ user: JON }).reply();
    expect(imageIn(view?.blocks)?.slack_file).toEqual({ id: file?.id });
    expect(house.wire.files).toHaveLength(1);
    await house.slack.send({ kind: 'channel', workspace: 'T1', channel: 'C1' }, PICTURED, 'p:2');
    expect(imageIn(house.wire.messages.at(-1)?.blocks)).toBeNull();
    expect(house.wire.messages.at(-1)?.text).toContain(WORDS);
  });

  it.each([
    [
      'cannot be painted',
      () => {
        shown = nothing;
      },
    ],
    [
      'is not taken',
      () => {
        shown = async () => new Uint8Array(2000).fill(7);
        house.wire.fail('files.getUploadURLExternal', { error: 'missing_scope' });
      },
    ],
    [
      'is refused in the message',
      () => {
        shown = paint;
        house.wire.fail('response_url', { error: 'invalid_blocks' });
      },
    ],
  ])('the words are there when it %s', async (_, given) => {
    given();
    const { message, text } = await ask();
    expect(imageIn(message?.blocks)).toBeNull();
    expect(message?.blocks.length).toBeGreaterThan(1);
    expect(text).toContain(WORDS);
  });
});

describe('in the playground', () => {
  const open = (with_: Paint) => playgroundHouse({ adapt: answeringWith(with_) });
  const addressIn = (page: string) => /<img src="(\/playground\/picture\/[^"]+)" alt="([^"]*)"/.exec(page);
  const local = (address = '') => address.replaceAll('&amp;', '&').replace('/playground', '');

  it('the page shows it to the person it was said to', async () => {
    const house = await open(paint);
    await house.say('feel 3');
    const page = await (await house.get(`/?as=${MIA.user}`)).text();
    const [, address, alt] = addressIn(page) ?? [];
    expect(alt).toBe(WORDS);
    expect(page).toMatch(/<details><summary>In words<\/summary><p class="text">Soreness: left calf 7/);
    const response = await house.get(local(address));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(isPng(new Uint8Array(await response.arrayBuffer()))).toBe(true);
    expect((await house.get(local(address).replace(`as=${MIA.user}`, `as=${KARL.user}`))).status).toBe(404);
    expect((await house.app.request(local(address))).status).toBe(403);
  });

  it('the words are there when it cannot be painted, and in a channel alone', async () => {
    const house = await open(nothing);
    const { said } = await house.say('feel 3');
    expect(said?.text).toContain(WORDS);
    const page = await (await house.get(`/?as=${MIA.user}`)).text();
    expect((await house.get(local(addressIn(page)?.[1]))).status).toBe(404);
    expect(page).toContain(`<p class="text">${WORDS}</p>`);
    await house.platform.send({ kind: 'channel', workspace: 'club', channel: 'staff' }, PICTURED, 'p:1');
    const channel = await (await house.get(`/?as=${KARL.user}&in=staff`)).text();
    expect(channel).toContain(`<p class="text">${WORDS}</p>`);
    expect(addressIn(channel)).toBeNull();
  });
});
