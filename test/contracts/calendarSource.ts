import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOpenDav } from '../../src/calendar/davClient.ts';
import { makeFetchCalendar } from '../../src/calendar/fetch.ts';
import { type CalendarReader, makeReader } from '../../src/calendar/read.ts';
import {
  type CalendarOrigin,
  type CalendarSource,
  type Kept,
  type SourceTools,
  unreadableOf,
} from '../../src/calendar/source.ts';

/** A session as the other side of a source knows it. */
export interface Told {
  readonly title: string;
  /** Wall clock in Berlin, `2026-06-01 18:30`. */
  readonly start: string;
  readonly minutes: number;
}

/** The other side of a source: a server on this machine, or somebody's file. */
export interface Scene {
  readonly origin: CalendarOrigin;
  /** What is there from now on. */
  readonly tell: (sessions: readonly Told[]) => Promise<void>;
  /** A file has no answer of its own: what somebody uploads next. */
  readonly uploaded?: () => Uint8Array;
  /** Makes the next look fail; absent where nothing can. */
  readonly breakIt?: () => Promise<void>;
  /** What must never be seen in a failure. */
  readonly secrets: readonly string[];
  readonly close: () => Promise<void>;
}

const WINDOW = { from: Date.parse('2026-05-01'), to: Date.parse('2026-08-01'), zone: 'Europe/Berlin' };
const GYM: Told = { title: 'Gym', start: '2026-06-01 18:30', minutes: 90 };
const MATCH: Told = { title: 'Match; away, cup', start: '2026-06-06 15:00', minutes: 120 };

/** What every way to bring a calendar does, whatever is behind it. */
export function calendarSourceContract(name: string, source: CalendarSource, open: () => Promise<Scene>): void {
  describe(`the contract, ${name}`, () => {
    let scene: Scene;
    let reader: CalendarReader;
    let tools: SourceTools;
    let kept: { content: Uint8Array | null; version: Kept['version'] } = { content: null, version: {} };

    beforeAll(async () => {
      scene = await open();
      reader = makeReader();
      tools = {
        fetchCalendar: makeFetchCalendar({ allowHosts: ['127.0.0.1'], timeoutMs: 5_000 }),
        openDav: makeOpenDav({ allowHosts: ['127.0.0.1'], timeoutMs: 10_000 }),
        readCalendar: reader.readCalendar,
      };
    });
    afterAll(async () => {
      await reader.close();
      await scene.close();
    });

    const look = async () => {
      if (scene.uploaded) kept = { content: scene.uploaded(), version: {} };
      const { content, version } = kept;
      const brought = await source.bring(
        scene.origin,
        { version, content: async () => content, from: WINDOW.from },
        tools,
      );
      if (brought.kind === 'brought') kept = { content: brought.content, version: brought.version };
      else if (brought.kind === 'unchanged' && brought.version) kept = { ...kept, version: brought.version };
      return brought;
    };
    const reading = async () => {
      if (kept.content === null) throw new Error('nothing was brought');
      return source.read(kept.content, WINDOW, tools);
    };
    const seen = async () =>
      (await reading()).occurrences.map(
        ({ summary, start, end }) =>
          `${summary} ${new Date(start).toISOString().slice(0, 16)} ${(end - start) / 60_000}`,
      );

    it('brings what is there, as UTC instants from the wall clock it was written in', async () => {
      await scene.tell([GYM, MATCH]);
      expect(await look()).toMatchObject({ kind: scene.uploaded ? 'unchanged' : 'brought' });
      expect(await seen()).toEqual(['Gym 2026-06-01T16:30 90', 'Match; away, cup 2026-06-06T13:00 120']);
      expect((await reading()).warnings).toEqual([]);
    });

    it('says that nothing changed, and what is kept still reads the same', async () => {
      expect(await look()).toMatchObject({ kind: 'unchanged' });
      expect(await seen()).toHaveLength(2);
    });

    it('gives a session the same identity when it is moved', async () => {
      const before = (await reading()).occurrences.find(({ summary }) => summary === 'Gym');
      await scene.tell([{ ...GYM, start: '2026-06-01 19:30' }, MATCH]);
      await look();
      const after = (await reading()).occurrences.find(({ summary }) => summary === 'Gym');
      expect(after?.uid).toBe(before?.uid);
      expect(after?.start).toBe((before?.start ?? 0) + 3_600_000);
    });

    it('forgets what was taken out, and tells empty from unreadable', async () => {
      await scene.tell([MATCH]);
      await look();
      expect(await seen()).toEqual(['Match; away, cup 2026-06-06T13:00 120']);
      await scene.tell([]);
      await look();
      const empty = await reading();
      expect(empty.occurrences).toEqual([]);
      expect(unreadableOf(empty)).toBeNull();
    });

    it('refuses what is no such thing, and does not throw', async () => {
      for (const text of ['', '<!doctype html><p>Sign in</p>', '\0\0\0\0', 'x'.repeat(100_000)]) {
        const wrong = await source.read(new TextEncoder().encode(text), WINDOW, tools);
        expect(unreadableOf(wrong), JSON.stringify(text.slice(0, 20))).not.toBeNull();
      }
    });

    it('says why a look failed, without a secret, and keeps what it had', async () => {
      const before = kept;
      await scene.breakIt?.();
      const failed = await look();
      if (scene.breakIt) expect(failed.kind).toBe('failed');
      for (const secret of scene.secrets) expect(JSON.stringify(failed)).not.toContain(secret);
      if (!scene.uploaded) expect(kept).toBe(before);
    });
  });
}
