import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlaygroundPerson } from '../chat/playground/people.ts';
import { PLAYGROUND } from '../chat/playground/platform.ts';
import type { PlaygroundClock } from '../chat/playground/travel.ts';
import type { Instant } from '../domain/day.ts';
import type { Store } from '../store/index.ts';
import { fillSampleClub, SAMPLE_ZONE } from './club.ts';

export const SAMPLE_WORKSPACE = 'club';

/** People who have not joined the club yet: somebody to try joining with. */
const NEWCOMERS: readonly PlaygroundPerson[] = [
  { user: 'sam', name: 'Sam Newcomer', roles: [], locale: 'en' },
  { user: 'robin', name: 'Robin Newcomer', roles: [], locale: 'de' },
];

export interface SampleClub {
  readonly clock: PlaygroundClock;
  readonly zone: string;
  onAdvance(tick: (at: Instant) => Promise<void>): void;
  fill(store: Store): Promise<void>;
  people(store: Store): Promise<readonly PlaygroundPerson[]>;
}

/** The sample club and its clock. Where the clock was moved to survives a restart, like everything else. */
export async function openSampleClub(dataDir: string): Promise<SampleClub> {
  const file = join(dataDir, 'playground-clock');
  let offset = Number(await readFile(file, 'utf8').catch(() => '0')) || 0;
  let tick: (at: Instant) => Promise<void> = async () => {};
  const now = () => Date.now() + offset;
  return {
    zone: SAMPLE_ZONE,
    clock: {
      now,
      async advance(to) {
        offset = Math.max(offset, to - Date.now());
        await writeFile(file, String(offset));
        await tick(to);
      },
    },
    onAdvance(given) {
      tick = given;
    },
    async fill(store) {
      await fillSampleClub(store, { now: now(), platform: PLAYGROUND, workspace: SAMPLE_WORKSPACE });
    },
    async people(store) {
      const team = await store.directory.teamOf(PLAYGROUND, SAMPLE_WORKSPACE);
      const members = team ? await store.team(team.id).people.inWorkspace(PLAYGROUND, SAMPLE_WORKSPACE) : [];
      const known = members.map(({ user, person }) => ({
        user,
        name: person.name,
        roles: person.roles,
        locale: person.locale,
        ...(person.squad === null ? {} : { squad: person.squad }),
      }));
      return [...known, ...NEWCOMERS.filter((one) => !known.some((person) => person.user === one.user))];
    },
  };
}
