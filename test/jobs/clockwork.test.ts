import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/day.ts';
import { makeClockwork } from '../../src/jobs/clockwork.ts';
import type { Job } from '../../src/jobs/job.ts';
import { MONDAY } from '../support/house.ts';
import { type FakeHouse, openFakeHouse } from '../walks/house.ts';

let house: FakeHouse;
beforeEach(async () => {
  house = await openFakeHouse();
});
afterEach(() => house.close());

const clockwork = (...jobs: readonly Job[]) =>
  makeClockwork({ jobs, queue: house.store.jobRuns, now: house.now, log: house.log, metrics: house.metrics });

/** A job that says when it ran, and waits for `until` if there is one. */
function counting(name: string, until: () => Promise<void> = async () => undefined) {
  const runs: number[] = [];
  const job: Job = {
    name,
    everyMinutes: 1,
    async run(now) {
      runs.push(now);
      await until();
    },
  };
  return { runs, job };
}

describe('the clockwork', () => {
  it('writes one row a minute, however many ticks there are', async () => {
    const queue = house.store.jobRuns;
    for (let tick = 0; tick < 3; tick++) await queue.enqueue(['deliver'], MONDAY);
    const claimed = await queue.claim(MONDAY, 5 * MINUTE);
    expect(claimed.map((run) => run.key)).toEqual(['deliver@2026-03-02T07:00']);
    await queue.finish(['deliver@2026-03-02T07:00'], MONDAY, null);
    await queue.enqueue(['deliver'], MONDAY);
    expect(await queue.claim(MONDAY, 5 * MINUTE)).toEqual([]);
  });

  it('does the newest of several runs that waited', async () => {
    const { runs, job } = counting('sync');
    for (const minutes of [0, 1, 2]) await house.store.jobRuns.enqueue(['sync'], MONDAY + minutes * MINUTE);
    house.set(MONDAY + 2 * MINUTE);
    await clockwork(job).tick(MONDAY + 2 * MINUTE);
    expect(runs).toHaveLength(1);
    expect(await house.store.jobRuns.claim(MONDAY + 60 * MINUTE, MINUTE)).toEqual([]);
  });

  it('never runs a job beside itself: a tick meanwhile comes after', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let inside = 0;
    let most = 0;
    const { runs, job } = counting('slow', async () => {
      most = Math.max(most, ++inside);
      await gate;
      inside -= 1;
    });
    const works = clockwork(job);
    const first = works.tick(MONDAY);
    await expect.poll(() => runs.length).toBe(1);
    house.set(MONDAY + MINUTE);
    const second = works.tick(MONDAY + MINUTE);
    open();
    await Promise.all([first, second]);
    expect({ runs: runs.length, most }).toEqual({ runs: 2, most: 1 });
  });

  it('goes on with the others when one job fails, and keeps what went wrong', async () => {
    const broken: Job = { name: 'broken', everyMinutes: 1, run: () => Promise.reject(new Error('no light')) };
    const { runs, job } = counting('after');
    await clockwork(broken, job).tick(MONDAY);
    expect(runs).toHaveLength(1);
    expect(await house.takeFailures()).toMatchObject([
      { job: 'broken', msg: 'a job failed', err: { message: 'no light' } },
      { counted: 'job:broken', times: 1 },
    ]);
    expect(await house.store.jobRuns.claim(MONDAY, MINUTE)).toEqual([]);
  });

  it('runs once where two processes share a database', async () => {
    const here = counting('shared');
    const there = counting('shared');
    await Promise.all([clockwork(here.job).tick(MONDAY), clockwork(there.job).tick(MONDAY)]);
    expect(here.runs.length + there.runs.length).toBe(1);
  });

  it('takes over what a dead process left, once its lease is over', async () => {
    const { runs, job } = counting('orphan');
    await house.store.jobRuns.enqueue(['orphan'], MONDAY);
    await house.store.jobRuns.claim(MONDAY, 5 * MINUTE);
    const works = clockwork(job);
    await works.tick(MONDAY);
    expect(runs).toEqual([]);
    house.set(MONDAY + 5 * MINUTE + 1);
    await works.tick(MONDAY);
    expect(runs).toHaveLength(1);
  });
});
