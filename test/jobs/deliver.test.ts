import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import type { Sent } from '../../src/chat/platform.ts';
import { HOUR, instantOf, MINUTE } from '../../src/domain/day.ts';
import { ADMIN, ATHLETE } from '../support/house.ts';
import { openFakeTeam } from '../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../walks/house.ts';

const AWAY: Sent = { ok: false, retry: true, reason: 'unreachable', detail: 'nobody answers' };
const BLOCKED: Sent = { ok: false, retry: false, reason: 'blocked', detail: 'direct messages are closed' };

let test: FakeHouse;
beforeEach(async () => {
  test = await openFakeTeam();
  await test.house.deliver();
  test.platform.sent.length = 0;
});
afterEach(() => test.close());

const team = async () => {
  const found = await test.store.directory.teamOf('fake', 'club');
  if (!found) throw new Error('no team');
  return test.store.team(found.id);
};
const personId = async (user: { id: string }) => {
  const person = await (await team()).people.byAccount('fake', 'club', user.id);
  if (!person) throw new Error(`who is ${user.id}?`);
  return person.id;
};

/** “Ada has joined”, to the admin: something to say that stays true. */
async function put(...keys: readonly string[]): Promise<void> {
  const [admin, ada] = [await personId(ADMIN), await personId(ATHLETE)];
  await (await team()).outbox.put(
    keys.map((key) => ({
      key,
      to: { personId: admin },
      kind: 'member.joined',
      data: { personId: ada },
      dueAt: test.now(),
    })),
  );
}

describe('a message', () => {
  it('is put once, whatever puts it', async () => {
    await put('joined', 'joined');
    await put('joined');
    await test.house.deliver();
    expect(test.platform.sent.map((one) => one.key)).toEqual(['joined']);
  });

  it('is tried five times, further and further apart, then laid aside where the admin sends it again', async () => {
    await put('joined');
    const start = test.now();
    const tries: number[] = [];
    const real = test.platform.failing.shift.bind(test.platform.failing);
    test.platform.failing.shift = () => {
      tries.push((test.now() - start) / 1000);
      return real();
    };
    test.platform.failing.push(...Array.from({ length: 5 }, () => AWAY));
    for (let second = 0; second <= 2_400; second += 15) {
      test.set(start + second * 1000);
      await test.house.deliver();
    }
    expect(tries).toEqual([0, 15, 75, 315, 1275]);
    expect(await test.takeFailures()).toEqual([{ counted: 'message:fake', times: 5 }]);
    expect(test.platform.sent).toEqual([]);

    const outbox = await test.platform.type(ADMIN, 'team outbox');
    expect(toPlainText(outbox)).toContain('unreachable: nobody answers');
    await test.platform.pressLabel(ADMIN, outbox, 'again');
    await test.house.deliver();
    expect(test.platform.sent.map((one) => one.key)).toEqual(['joined']);
    expect(toPlainText(await test.platform.type(ADMIN, 'team outbox'))).not.toContain('nobody answers');
  });

  it('waits as long as the platform says', async () => {
    await put('joined');
    test.platform.failing.push({ ...AWAY, reason: 'limited', afterMs: 90_000 });
    await test.house.deliver();
    expect(await test.takeFailures()).toEqual([{ counted: 'message:fake', times: 1 }]);
    test.set(test.now() + 89_000);
    await test.house.deliver();
    expect(test.platform.sent).toEqual([]);
    test.set(test.now() + 1_000);
    await test.house.deliver();
    expect(test.platform.sent).toHaveLength(1);
  });

  it('is sent once where two bots share a database', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `message-${index}`);
    await put(...keys);
    const other = await openFakeHouse({ beside: test, start: test.now() });
    try {
      await Promise.all([test.house.deliver(), other.house.deliver()]);
      const sent = [...test.platform.sent, ...other.platform.sent].map((one) => one.key);
      expect(sent.sort()).toEqual([...keys].sort());
    } finally {
      await other.close();
    }
  });

  it('of a bot that died is taken over when its lease is over, and its late word counts for nothing', async () => {
    await put('joined');
    const [dead] = await test.store.queue.claim({ now: test.now(), limit: 40, leaseMs: MINUTE });
    await test.house.deliver();
    expect(test.platform.sent).toEqual([]);
    test.set(test.now() + MINUTE + 1);
    const [taken] = await test.store.queue.claim({ now: test.now(), limit: 40, leaseMs: MINUTE });
    expect(taken).toMatchObject({ key: 'joined', tries: 2 });
    if (dead) await test.store.queue.settle(dead, { state: 'sent', at: test.now(), sentAs: {} });
    test.set(test.now() + MINUTE + 1);
    await test.house.deliver();
    expect(test.platform.sent.map((one) => one.key)).toEqual(['joined']);
  });

  it('waits for the end of quiet hours on the reader’s clock, also in the night the clocks change', async () => {
    // Sunday 29 March 2026: 02:00 becomes 03:00 in Berlin; 07:00 is two hours before it would have been.
    test.set(instantOf('2026-03-28', '23:00', 'Europe/Berlin'));
    await put('joined');
    await test.house.deliver();
    const morning = instantOf('2026-03-29', '07:00', 'Europe/Berlin');
    expect(morning).toBe(Date.parse('2026-03-29T05:00:00Z'));
    test.set(morning - 1);
    await test.house.deliver();
    expect(test.platform.sent).toEqual([]);
    test.set(morning);
    await test.house.deliver();
    expect(test.platform.sent).toHaveLength(1);
  });

  it('to somebody who closed the door is not tried again, until they write', async () => {
    await put('first');
    test.platform.failing.push(BLOCKED);
    await test.house.deliver();
    await put('second');
    test.set(test.now() + 2 * HOUR);
    await test.house.deliver();
    expect(test.platform.sent).toEqual([]);
    // Ten minutes later they write, and hear again.
    test.set(test.now() + 10 * MINUTE);
    await test.platform.type(ADMIN, 'settings');
    await put('third');
    await test.house.deliver();
    expect(test.platform.sent.map((one) => one.key)).toEqual(['third']);
  });

  it('to somebody who closed the door a moment ago and writes at once arrives again', async () => {
    await test.platform.type(ADMIN, 'settings');
    await put('first');
    test.platform.failing.push(BLOCKED);
    await test.house.deliver();
    await test.platform.type(ADMIN, 'settings');
    await put('second');
    await test.house.deliver();
    expect(test.platform.sent.map((one) => one.key)).toEqual(['second']);
  });
});

describe('an urgent message', () => {
  it('overtakes a batch that is slow to be sent', async () => {
    await put(...Array.from({ length: 8 }, (_, index) => `bulk-${index}`));
    const { promise: released, release } = gate();
    const sent: string[] = [];
    const real = test.platform.send.bind(test.platform);
    test.platform.send = async (address, doc, key) => {
      if (key.startsWith('bulk')) await released;
      sent.push(key);
      if (key === 'urgent') release();
      return real(address, doc, key);
    };
    const delivering = test.house.deliver();
    await (await team()).outbox.put([
      {
        key: 'urgent',
        to: { personId: await personId(ADMIN) },
        kind: 'member.joined',
        data: { personId: await personId(ATHLETE) },
        dueAt: test.now(),
        lane: 'urgent',
      },
    ]);
    await delivering;
    expect(sent[0]).toBe('urgent');
    expect(sent).toHaveLength(9);
  });
});

describe('something urgent behind a thousand others', () => {
  it('is sent first, when they were all due before it', async () => {
    await put(...Array.from({ length: 1000 }, (_, index) => `bulk-${index}`));
    await test.platform.type(ATHLETE, 'checkin flags:chest-pain');
    // The order is what matters: the rest of the thousand need not be sent.
    const real = test.platform.send.bind(test.platform);
    test.platform.send = async (address, doc, key) => {
      if (key.startsWith('bulk')) await (await team()).outbox.withdraw('bulk-');
      return real(address, doc, key);
    };
    await test.house.deliver();
    const firstBulk = test.platform.sent.findIndex(({ key }) => key.startsWith('bulk'));
    const urgent = test.platform.sent.flatMap(({ key }, index) => (key.startsWith('risk.urgent') ? [index] : []));
    expect(urgent).toHaveLength(2);
    expect(firstBulk).toBeGreaterThan(Math.max(...urgent));
  });

  it('is claimed alone where only urgent ones are asked for', async () => {
    await put(...Array.from({ length: 1000 }, (_, index) => `bulk-${index}`));
    await test.platform.type(ATHLETE, 'checkin flags:chest-pain');
    const claimed = await test.house.care.messages.claim(test.now(), 40, 'urgent');
    expect(claimed.map(({ message }) => message.kind).toSorted()).toEqual([
      ...['risk.channel', 'risk.urgent', 'risk.urgent'],
    ]);
  });
});

function gate(): { readonly promise: Promise<void>; readonly release: () => void } {
  let release = () => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
