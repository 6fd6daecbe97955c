import type { Care } from '../care/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Notice } from '../notices/notice.ts';
import type { Send } from './deliver.ts';

/** What jobs are made of. */
export interface JobDeps {
  readonly care: Care;
  readonly notices: readonly Notice[];
  readonly send: Send;
  readonly now: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}
