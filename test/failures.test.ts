import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getHooks } from 'vitest/suite';
import { MINUTE } from '../src/domain/day.ts';
import { checkFailures } from './support/failures.ts';
import { ADMIN, openHouse, type TestHouse } from './support/house.ts';
import { makeShelf, type Shelf } from './support/shelf.ts';
import { type FakeHouse, openFakeHouse } from './walks/house.ts';

/** The job does all it does, and then throws. */
function breakAfterWork({ house }: TestHouse, name: string): void {
  const job = house.jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  const work = job.run;
  job.run = async (now) => {
    await work(now);
    throw new Error('no light', { cause: new Error('the fuse has blown') });
  };
}

describe.each([
  ['with pictures', openHouse],
  ['of the walks', openFakeHouse],
])('a house %s', (_, open: () => Promise<TestHouse | FakeHouse>) => {
  let test: TestHouse;
  beforeEach(async () => {
    test = await open();
  });
  afterEach(() => test.close());

  it('fails the test whose clock runs into a job that throws after its work, with the error and its cause', async () => {
    breakAfterWork(test, 'reminders');
    await expect(test.advance(test.now() + 5 * MINUTE)).rejects.toMatchObject({
      message: expect.stringContaining('a job failed'),
      cause: {
        message: 'no light: the fuse has blown',
        stack: expect.stringContaining('failures.test.ts'),
      },
    });
    await expect(test.run('reminders')).rejects.toThrow('no light');
  });

  it('fails the test when it is closed after a command that threw', async () => {
    Object.assign(test.house.care.people, { identify: () => Promise.reject(new Error('who is that?')) });
    await test.platform.type(ADMIN, 'settings');
    await expect(test.close()).rejects.toThrow(/a command failed.*who is that\?.*\n.*command:settings/);
    test = await open();
  });

  it('is content with what the test expected', async () => {
    breakAfterWork(test, 'waitlist');
    await test.house.clockwork.tick(test.now());
    expect(await test.takeFailures()).toMatchObject([
      { job: 'waitlist', msg: 'a job failed', err: { message: 'no light: the fuse has blown' } },
      { counted: 'job:waitlist', times: 1 },
    ]);
    expect(await test.takeFailures()).toEqual([]);
  });
});

describe('what goes wrong', () => {
  let shelf: Shelf;
  beforeEach(() => {
    shelf = makeShelf({ level: 'debug' });
  });

  it.each<[string, (shelf: Shelf) => void, RegExp]>([
    ['said as a warning', ({ log }) => log.warn('a picture is missing'), /a picture is missing/],
    ['said as an error', ({ log }) => log.error({ err: new Error('the cause') }, 'it broke'), /it broke.*the cause/],
    ['said as the end', ({ log }) => log.fatal('over'), /over/],
    ['counted', ({ metrics }) => metrics.errors.inc({ where: 'canary' }), /"counted":"canary","times":1/],
    [
      'counted as not sent',
      ({ metrics }) => metrics.sent.inc({ platform: 'fake', outcome: 'failed' }, 2),
      /"counted":"message:fake","times":2/,
    ],
  ])('is noticed when it is %s, once', async (_, goWrong, says) => {
    goWrong(shelf);
    await expect(shelf.check()).rejects.toThrow(says);
    goWrong(shelf);
    await expect(checkFailures()).rejects.toThrow(says);
    await shelf.check();
  });

  it('is not what is only told, or sent as it should be', async () => {
    shelf.log.info('started');
    shelf.metrics.sent.inc({ platform: 'fake', outcome: 'sent' });
    expect(shelf.lines).toMatchObject([{ msg: 'started' }]);
    await shelf.check();
  });

  it('carries the first of several errors in one', async () => {
    shelf.log.error(
      { err: new AggregateError([new TypeError('the first')], '1 athlete could not be reviewed') },
      'job',
    );
    await expect(shelf.check()).rejects.toMatchObject({
      cause: { message: '1 athlete could not be reviewed', cause: { name: 'TypeError', message: 'the first' } },
    });
  });

  it('fails a test that closes nothing, too: test/support/everyTest.ts looks after each', async ({ task }) => {
    shelf.log.error('nobody takes this');
    const looks = getHooks(task.file).afterEach.map(async (look) => look(task.context, task.file));
    await expect(Promise.all(looks)).rejects.toThrow('nobody takes this');
  });
});
