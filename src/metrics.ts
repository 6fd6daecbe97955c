import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly answered: Histogram<'command' | 'platform'>;
  readonly acknowledged: Histogram<'platform'>;
  readonly errors: Counter<'where'>;
  readonly sent: Counter<'platform' | 'outcome'>;
  readonly outboxLateSeconds: Gauge;
  readonly jobs: Histogram<'job'>;
}

/** Counters and histograms for `/metrics`. Nothing in them names a person. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
  return {
    registry,
    answered: new Histogram({
      name: 'deload_answer_seconds',
      help: 'From invocation to answer',
      labelNames: ['command', 'platform'],
      buckets: seconds,
      registers: [registry],
    }),
    acknowledged: new Histogram({
      name: 'deload_acknowledge_seconds',
      help: 'From interaction to acknowledgement',
      labelNames: ['platform'],
      buckets: seconds,
      registers: [registry],
    }),
    errors: new Counter({
      name: 'deload_errors_total',
      help: 'Errors that reached a person or a job',
      labelNames: ['where'],
      registers: [registry],
    }),
    sent: new Counter({
      name: 'deload_messages_total',
      help: 'Messages from the outbox by outcome',
      labelNames: ['platform', 'outcome'],
      registers: [registry],
    }),
    outboxLateSeconds: new Gauge({
      name: 'deload_outbox_late_seconds',
      help: 'Age of the oldest message that is due',
      registers: [registry],
    }),
    jobs: new Histogram({
      name: 'deload_job_seconds',
      help: 'Length of a job',
      labelNames: ['job'],
      buckets: [0.01, 0.1, 1, 10, 60],
      registers: [registry],
    }),
  };
}

/** Adds what the process uses: memory, event loop, handles. It is measured until the process ends, so once in each. */
export function watchProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}
