import { it } from 'vitest';
import { fillSampleClub } from '../../src/sample/club.ts';
import { openStore } from '../../src/store/index.ts';
import { makeSealer } from '../../src/store/seal.ts';
import { makeDatabase } from '../support/database.ts';

it('prof', async () => {
  for (let i = 0; i < 2; i++) {
    const database = await makeDatabase();
    const now = Date.parse('2026-01-14T14:20:00Z');
    const sealer = makeSealer({
      keys: [{ id: 'test', secret: 'a secret for tests, thirty-two characters' }],
      current: 'test',
    });
    const store = openStore(database.url, { sealer, now: () => now });
    await store.ping();
    const c = process.cpuUsage();
    const t = performance.now();
    await fillSampleClub(store, { now, platform: 'playground', workspace: 'club' });
    const d = process.cpuUsage(c);
    console.log('wall', Math.round(performance.now() - t), 'cpu', Math.round((d.user + d.system) / 1000));
    await store.close();
    await database.drop();
  }
}, 60000);
