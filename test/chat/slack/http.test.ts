import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JON, type SlackHouse, startSlackHouse } from '../support/slackHouse.ts';

let house: SlackHouse;
let offset = 0;

beforeAll(async () => {
  house = await startSlackHouse({ mode: 'http', now: () => Date.now() + offset });
});
afterAll(() => house.close());

const NOT_FROM_SLACK = 'refused a request that is not from Slack';
const typed = { user: JON, command: '/checkin', text: '4 left' } as const;

describe('HTTP mode', () => {
  it('answers what Slack signed', async () => {
    const answer = await house.wire.slash(typed).reply();
    expect(answer.ack.status).toBe(200);
    expect(answer.text).toContain('4 of 10');
  });

  it('shows errors beside the fields in its answer', async () => {
    const { view } = await house.wire.slash({ ...typed, text: '' }).reply();
    if (!view) return expect(view).not.toBeNull();
    const { errors } = await house.wire.submit({ view, values: { 'field:soreness': '1.5' } }).acked();
    expect(Object.keys(errors)).toEqual(['field:soreness']);
    await house.wire.submit({ view, values: { 'field:soreness': '1' } }).acked();
    await house.wire.waitFor(() => house.wire.messages.at(-1)?.text.includes('1 of 10'), 'the answer');
  });

  it('proves its address', async () => {
    const { status, body } = await house.wire.post('{"type":"url_verification","challenge":"abc"}', 'application/json');
    expect({ status, body: JSON.parse(body) }).toEqual({ status: 200, body: { challenge: 'abc' } });
  });

  it.each([
    { what: 'forged', forge: { signature: 'wrong' } },
    { what: 'unsigned', forge: { signature: 'missing' } },
    { what: 'changed on the way', forge: { tampered: true } },
    { what: 'six minutes old', forge: { timestampShift: -360 } },
    { what: 'six minutes ahead', forge: { timestampShift: 360 } },
    { what: 'an hour ahead', forge: { timestampShift: 3600 } },
  ] as const)('refuses what is $what', async ({ forge }) => {
    const before = house.asked.length;
    expect((await house.wire.slash({ ...typed, forge }).acked()).status).toBe(401);
    expect(house.asked).toHaveLength(before);
    expect(await house.takeFailures()).toMatchObject([{ msg: NOT_FROM_SLACK }]);
  });

  it('takes a clock that is four minutes off', async () => {
    expect((await house.wire.slash({ ...typed, forge: { timestampShift: 240 } }).acked()).status).toBe(200);
  });

  it('does the same request once', async () => {
    const first = house.wire.slash({ ...typed, text: '8 right' });
    await first.reply();
    const before = house.asked.length;
    expect((await house.wire.replay(first).acked()).status).toBe(409);
    expect(house.asked).toHaveLength(before);
    expect(await house.takeFailures()).toMatchObject([{ msg: 'refused a request that came twice' }]);
  });

  it('refuses what it cannot read', async () => {
    const { status } = await house.wire.post('not json', 'application/json');
    expect(status).toBe(400);
  });

  it('judges time by the clock it is given', async () => {
    offset = 3_600_000;
    expect((await house.wire.slash(typed).acked()).status).toBe(401);
    expect(await house.takeFailures()).toMatchObject([{ msg: NOT_FROM_SLACK }]);
    expect((await house.wire.slash({ ...typed, forge: { timestampShift: 3600 } }).acked()).status).toBe(200);
    offset = 0;
  });
});

describe('several workspaces', () => {
  it('each have their own token, until they remove the app', async () => {
    const several = await startSlackHouse({ mode: 'http', installed: true });
    try {
      expect((await several.wire.slash(typed).reply()).text).toContain('4 of 10');
      const install = await fetch(`${several.address}/slack/install`, { redirect: 'manual' });
      expect(install.status).toBe(302);
      expect(install.headers.get('location')).toMatch(/oauth\/v2\/authorize\?.*scope=commands/);

      await several.wire.uninstall().acked();
      await several.wire.waitFor(() => several.kept.size === 0, 'the token forgotten');
      const sent = await several.slack.send(
        { kind: 'person', workspace: 'T1', user: JON },
        { tone: 'plain', blocks: [{ kind: 'text', text: 'Hello' }] },
        'key',
      );
      expect(sent).toMatchObject({ ok: false, retry: false, reason: 'gone' });
    } finally {
      await several.close();
    }
  });
});
