import type { Care } from '../care/index.ts';
import type { Doc } from '../chat/doc.ts';
import type { Address, Sent } from '../chat/platform.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Notice } from '../notices/notice.ts';

/** What jobs are made of. */
export interface JobDeps {
  readonly care: Care;
  readonly notices: readonly Notice[];
  readonly send: Send;
  readonly now: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Sends through a platform by name; null when that platform is not switched on. */
export type Send = (platform: string, address: Address, doc: Doc, key: string) => Promise<Sent> | null;
