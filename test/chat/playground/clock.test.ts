import { describe, expect, it } from 'vitest';
import { type Jump, targetOf } from '../../../src/chat/playground/travel.ts';
import { HOUR } from '../../../src/domain/day.ts';
import { playgroundHouse, readUntil, START } from '../support/playgroundHouse.ts';

const utc = (iso: string) => Date.parse(`${iso}:00Z`);

describe('where a jump lands', () => {
  it.each<[Jump, string, string, string]>([
    ['1h', 'Europe/Berlin', '2026-03-12T16:05', '2026-03-12T17:05'],
    ['6h', 'Europe/Berlin', '2026-03-12T20:05', '2026-03-13T02:05'],
    ['morning', 'Europe/Berlin', '2026-03-12T16:05', '2026-03-13T07:00'],
    ['morning', 'Europe/Berlin', '2026-03-12T02:00', '2026-03-12T07:00'],
    ['morning', 'Europe/Berlin', '2026-03-12T07:00', '2026-03-13T07:00'],
    ['1d', 'Europe/Berlin', '2026-03-28T11:00', '2026-03-29T10:00'],
    ['1w', 'Europe/Berlin', '2026-10-22T10:00', '2026-10-29T11:00'],
    ['1d', 'Australia/Sydney', '2026-10-03T00:00', '2026-10-03T23:00'],
    ['1d', 'Australia/Sydney', '2026-04-04T00:00', '2026-04-05T01:00'],
  ])('%s in %s from %s: %s', (jump, zone, from, to) => {
    expect(new Date(targetOf(jump, utc(from), zone)).toISOString().slice(0, 16)).toBe(to);
  });
});

describe('moving the clock', () => {
  it('goes tick by tick, shows how far it is and what arrived', async () => {
    const steps: number[] = [];
    const house = await playgroundHouse({
      advance: async (to) => {
        steps.push(to);
        const doc = { tone: 'plain', blocks: [] } as const;
        if (to === START + HOUR)
          await house.platform.send({ kind: 'person', workspace: 'club', user: 'mia' }, doc, 'k');
      },
    });
    const stream = await house.get('/events?as=mia&in=bot');
    const shown: string[] = [];
    const arrived = readUntil(stream, (event, data) => {
      if (event !== 'state') return false;
      const { clock } = JSON.parse(data);
      shown.push(clock.time);
      return clock.now === START + 6 * HOUR && clock.moving === null;
    });
    expect((await house.post('/clock', { jump: '6h' })).status).toBe(202);
    const { clock } = JSON.parse(await arrived);
    expect(clock).toMatchObject({ time: '23:05', day: 'Thu 12 Mar', arrived: 1, problem: null });
    expect(steps).toHaveLength(24);
    expect(shown.at(-1)).toBe('23:05');
  });

  it('refuses a second move meanwhile, and stops where it is when asked', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const house = await playgroundHouse({ advance: () => held });
    const first = (await (await house.post('/clock', { jump: '1w' })).json()) as { clock: object };
    expect(first.clock).toMatchObject({ moving: { done: 0, of: 672 } });
    expect((await house.post('/clock', { jump: '1h' })).status).toBe(409);
    await house.post('/clock', { jump: 'stop' });
    release();
    await house.platform.stop();
    expect(house.clock.now()).toBe(START + HOUR / 4);
    expect((await house.post('/clock', { jump: 'yesterday' })).status).toBe(400);
  });

  it('says so when something breaks on the way, and can move again', async () => {
    let broken = true;
    const house = await playgroundHouse({
      advance: async () => {
        if (broken) throw new Error('the outbox is on fire');
      },
    });
    const stream = await house.get('/events?as=mia&in=bot');
    const told = readUntil(stream, (event, data) => event === 'state' && JSON.parse(data).clock.problem !== null);
    await house.post('/clock', { jump: '1h' });
    expect(JSON.parse(await told).clock).toMatchObject({ moving: null, now: START });
    expect(await house.takeFailures()).toMatchObject([
      { msg: 'playground clock stopped', err: { message: 'the outbox is on fire' } },
    ]);
    broken = false;
    expect((await house.post('/clock', { jump: '1h' })).status).toBe(202);
  });
});
