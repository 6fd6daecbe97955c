import { type EventRecord, instantOf, sequenceOf, stampOf } from './event.ts';

/** An event with everything that replaces single repetitions of it. */
export interface Series {
  /** null when a file contains only replacements: they are shown as they are. */
  readonly master: EventRecord | null;
  readonly changes: readonly EventRecord[];
  /** Another event of the file uses the same UID: a careless writer's work. */
  readonly shared: boolean;
}

/**
 * Groups events by UID. Of several versions of the same event, the highest SEQUENCE wins, then the newest (RFC 5546).
 * Events without a UID, and different events that a careless writer gave the same UID, stay apart.
 */
export function groupSeries(events: readonly EventRecord[]): readonly Series[] {
  const series: Series[] = [];
  const byUid = new Map<string, EventRecord[]>();
  for (const event of events) {
    if (event.uid === '') series.push({ master: event, changes: [], shared: true });
    else {
      const known = byUid.get(event.uid);
      if (known === undefined) byUid.set(event.uid, [event]);
      else known.push(event);
    }
  }
  for (const same of byUid.values()) series.push(...seriesOf(same));
  return series;
}

function seriesOf(same: readonly EventRecord[]): readonly Series[] {
  const [only] = same;
  if (only !== undefined && same.length === 1) {
    return [
      only.replaces === null
        ? { master: only, changes: [], shared: false }
        : { master: null, changes: same, shared: false },
    ];
  }
  const masters = newestOf(same.filter((one) => one.replaces === null));
  const [master = null, ...others] = masters;
  const changes = changesOf(same.filter((one) => one.replaces !== null && !isOldMaster(one, master)));
  const shared = others.length > 0;
  return [{ master, changes, shared }, ...others.map((other) => ({ master: other, changes: [], shared }))];
}

/** A replacement that itself repeats and is older than the series is what the series was before. */
function isOldMaster(one: EventRecord, master: EventRecord | null): boolean {
  return master !== null && one.component.has('rrule') && sequenceOf(one) < sequenceOf(master);
}

/** The newest version; several when nothing tells which is newer and they start at different times. */
function newestOf(masters: readonly EventRecord[]): readonly EventRecord[] {
  const [first, ...others] = masters;
  if (first === undefined) return [];
  const newest = others.reduce((best, one) => (byAge(one, best) < 0 ? one : best), first);
  const equal = masters.filter((one) => byAge(one, newest) === 0);
  const byStart = new Map(equal.map((one) => [instantOf(one.start), one]));
  return [...byStart.values()];
}

function changesOf(changes: readonly EventRecord[]): readonly EventRecord[] {
  const byTime = new Map<string, EventRecord>();
  for (const one of changes) {
    const key = `${one.replaces === null ? '' : instantOf(one.replaces)} ${one.andFuture}`;
    const known = byTime.get(key);
    if (known === undefined || byAge(one, known) <= 0) byTime.set(key, one);
  }
  return [...byTime.values()];
}

function byAge(a: EventRecord, b: EventRecord): number {
  return sequenceOf(b) - sequenceOf(a) || stampOf(b) - stampOf(a);
}
