import pg from 'pg';
import { findSlots } from '../src/care/booking/slots.ts';
import { priceTeams } from '../src/care/plan/hourPrices.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { diceFor } from '../src/sample/dice.ts';
import { openDatabase } from '../src/store/database/open.ts';
import { makeSealer } from '../src/store/database/seal.ts';
import { openStore } from '../src/store/index.ts';
import type { Benchmark } from './benchmark.ts';
import { BIG_TEAM, fillBigTeam } from './bigTeam.ts';
import { withCleanup } from './cleanup.ts';
import { spreadOf } from './figures.ts';
import { naiveSlots } from './naiveSlots.ts';

const TARGET_MS = 100;
/** The first questions fill caches and warm up the compiler; a running bot has done so long ago. */
const WARM_UP = 10;

/** What `/slots` costs in a big team: reading the database, and finding the five best starts with their reasons. */
export const slots: Benchmark = {
  name: 'slots',
  what: 'the answer to /slots in a club of 300 athletes, database included',
  peer: 'reads all bookings and tries every five minutes of the week against all of them, nothing about load or needs',
  run: ({ quick, signal }) =>
    withCleanup(signal, async (cleanup) => {
      const size = quick ? { ...BIG_TEAM, athletes: 40, therapists: 6, bookings: 80 } : BIG_TEAM;
      const questions = quick ? 20 : 200;
      const database = await openDatabase(
        { databaseUrl: null, dataDir: await cleanup.dataFolder() },
        null,
        () => undefined,
      );
      if ('refused' in database) throw new Error(database.message);
      cleanup.add(database.close);
      const { now, zone } = size;
      const sealer = makeSealer({
        keys: [{ id: 'bench', secret: 'thirty-two characters for a bench' }],
        current: 'bench',
      });
      const store = openStore(database.url, { sealer, now: () => now });
      cleanup.add(store.close);
      const athletes = await fillBigTeam(store, size);
      await priceTeams({ store })(now);
      await analyse(database.url);

      const dice = diceFor('who asks');
      const ours: number[] = [];
      const peers: number[] = [];
      let offers = 0;
      for (let question = -WARM_UP; question < questions; question += 1) {
        signal.throwIfAborted();
        const actor = athletes[dice.whole(0, athletes.length - 1)];
        if (!actor) throw new Error('nobody asks');
        const began = performance.now();
        const found = await findSlots(store.team(actor.teamId), actor.personId, { now });
        const between = performance.now();
        const naive = await naiveSlots(store, actor, zone, now);
        const ended = performance.now();
        if (isRefusal(found) || found.offers.length + found.kept.length === 0)
          throw new Error(`${actor.name} was offered nothing`);
        if (naive.length === 0) throw new Error(`the peer offered ${actor.name} nothing`);
        if (question < 0) continue;
        ours.push(between - began);
        peers.push(ended - between);
        offers += found.offers.length;
      }
      const [mine, theirs] = [spreadOf(ours), spreadOf(peers)];
      return {
        rows: [
          { what: 'half of the answers within', unit: 'ms', figure: mine.p50, target: TARGET_MS, peer: theirs.p50 },
          { what: '95 of 100 within', unit: 'ms', figure: mine.p95, target: TARGET_MS, peer: theirs.p95 },
          { what: 'slowest', unit: 'ms', figure: mine.max, target: TARGET_MS, peer: theirs.max },
        ],
        notes: [
          `${size.athletes} athletes in ${size.squads} squads, ${size.therapists} therapists, ${size.rooms} rooms, 4 weeks of calendar, ${size.bookings} bookings; ${questions} questions of random athletes, ${(offers / questions).toFixed(1)} offers each.`,
        ],
      };
    }),
};

/**
 * PostgreSQL counts its tables by itself within a minute or two; we do not want to measure a team that is a minute old.
 */
async function analyse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}
