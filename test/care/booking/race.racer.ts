/** One of the two processes of bookingRace.test.ts: books one slot for many athletes at once, with a cold pool. */
import { book } from '../../../src/care/booking/book.ts';
import { isMassageType } from '../../../src/domain/clinic/modality.ts';
import { MINUTE } from '../../../src/domain/day.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { makeSealer } from '../../../src/store/database/seal.ts';
import { openStore } from '../../../src/store/index.ts';

const { url, now, teamId, athletes, slot } = JSON.parse(process.argv[2] ?? '') as {
  readonly url: string;
  readonly now: number;
  readonly teamId: string;
  readonly athletes: readonly string[];
  readonly slot: { readonly therapist: string; readonly type: string; readonly start: number };
};
const { type } = slot;
if (!isMassageType(type)) throw new Error(`no such type: ${type}`);
const sealer = makeSealer({
  keys: [{ id: 'test', secret: 'a secret for tests, thirty-two characters' }],
  current: 'test',
});
const store = openStore(url, { sealer, now: () => now });
const booking = book({
  store,
  fetchCalendar: () => Promise.reject(new Error('nobody fetches here')),
  openDav: () => ({ kind: 'failed', code: 'network' }),
  readCalendar: () => Promise.reject(new Error('nobody reads here')),
  webAddress: () => ({ url: 'http://127.0.0.1', isPublic: false }),
});
process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  const outcomes = await Promise.all(
    athletes.map(async (personId) => {
      const actor = { teamId, personId, name: '', roles: ['athlete' as const], locale: 'en', zone: 'Europe/Berlin' };
      const input = { therapistId: slot.therapist, type, start: slot.start * MINUTE, now };
      const taken = await booking(actor, input).catch((error: unknown) => ({ refused: `threw: ${error}` }));
      return isRefusal(taken) ? taken.refused : 'booked';
    }),
  );
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
  await store.close();
});
