import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/day.ts';
import { followUp, onePerSpot, type SeenBefore } from '../../../src/domain/risk/followUp.ts';
import type { Finding } from '../../../src/domain/risk/pattern.ts';

const NOW = Date.parse('2026-06-10T12:00:00Z');
const lingering: Finding = {
  pattern: 'R02',
  severity: 'act',
  area: 'knee',
  side: 'right',
  evidence: { spanDays: 8 },
  coverage: { known: 5, of: 7 },
  days: ['2026-06-09', '2026-06-10'],
};
const flag: Finding = {
  pattern: 'R19',
  severity: 'urgent',
  evidence: { fever: 1 },
  coverage: { known: 1, of: 1 },
  days: ['2026-06-10'],
};
const seen = (finding: Finding, more: Partial<SeenBefore> = {}): SeenBefore => ({
  severity: finding.severity,
  evidence: finding.evidence,
  days: finding.days,
  state: 'open',
  alertedAt: NOW - 10 * HOUR,
  lastAt: NOW - HOUR,
  snoozedUntil: null,
  ...more,
});
const step = (finding: Finding, open: SeenBefore | null, last: SeenBefore | null = null) =>
  followUp(finding, { open, last }, NOW);

describe('what a finding asks for', () => {
  it('is raised when it was never seen', () => {
    expect(step(lingering, null)).toEqual({ kind: 'raise' });
  });

  it.each([
    { what: 'within the cooldown', alertedAt: NOW - 71 * HOUR, tell: null },
    { what: 'after the cooldown, unacknowledged', alertedAt: NOW - 72 * HOUR, tell: 'still-open' },
  ])('is told again only after the cooldown: $what', ({ alertedAt, tell }) => {
    expect(step(lingering, seen(lingering, { alertedAt }))).toMatchObject({ kind: 'again', tell });
  });

  it.each([
    { state: 'acknowledged', more: { alertedAt: NOW - 100 * HOUR }, tell: null },
    { state: 'snoozed', more: { alertedAt: NOW - 100 * HOUR, snoozedUntil: NOW + HOUR }, tell: null },
    { state: 'snoozed', more: { alertedAt: NOW - 100 * HOUR, snoozedUntil: NOW - HOUR }, tell: 'still-open' },
  ] as const)('rests while it is $state ($tell)', ({ state, more, tell }) => {
    expect(step(lingering, seen(lingering, { state, ...more }))).toMatchObject({ kind: 'again', tell });
  });

  it('is told when it gets worse, and never gets milder by itself', () => {
    const before = seen(lingering, { state: 'acknowledged', severity: 'watch' });
    expect(step(lingering, before)).toEqual({ kind: 'again', severity: 'act', tell: 'worse' });
    expect(step({ ...lingering, severity: 'watch' }, seen(lingering))).toMatchObject({ severity: 'act', tell: null });
  });

  it('is not raised again for the same story once it was resolved', () => {
    const resolved = seen(flag, { state: 'resolved' });
    expect(step(flag, null, resolved)).toEqual({ kind: 'known' });
    expect(step({ ...flag, evidence: { fever: 1, 'head-impact': 1 } }, null, resolved)).toEqual({ kind: 'raise' });
    const nextDay = { ...lingering, days: [...lingering.days, '2026-06-11'] };
    expect(step(nextDay, null, seen(lingering, { state: 'resolved' }))).toEqual({ kind: 'known' });
    const rested = seen(lingering, { state: 'resolved', alertedAt: NOW - 72 * HOUR });
    expect(step(nextDay, null, rested)).toEqual({ kind: 'raise' });
  });

  it('tells of every new flag where there is no cooldown', () => {
    expect(step(flag, seen(flag))).toMatchObject({ tell: null });
    expect(step({ ...flag, evidence: { fever: 1, numbness: 1 } }, seen(flag))).toMatchObject({ tell: 'news' });
  });

  it('is no news when a late answer adds a day long gone', () => {
    const matches = (...days: readonly string[]): Finding => ({
      ...{ pattern: 'R11', severity: 'watch', evidence: { matches: days.length }, coverage: { known: 3, of: 3 } },
      days,
    });
    const known = seen(matches('2026-06-06', '2026-06-09'), { state: 'acknowledged' });
    expect(step(matches('2026-06-04', '2026-06-06', '2026-06-09'), known)).toMatchObject({ tell: null });
    expect(step(matches('2026-06-06', '2026-06-09', '2026-06-10'), known)).toMatchObject({ tell: 'news' });
    const resolved = { ...known, state: 'resolved' as const };
    expect(step(matches('2026-06-04', '2026-06-06', '2026-06-09'), null, resolved)).toEqual({ kind: 'known' });
  });

  it('is one for a pattern and spot', () => {
    const spike = (severity: 'watch' | 'act', day: string): Finding => ({
      pattern: 'R07',
      severity,
      evidence: {},
      coverage: { known: 4, of: 4 },
      days: [day],
    });
    const merged = onePerSpot([spike('watch', '2026-06-10'), spike('act', '2026-06-12'), lingering]);
    expect(merged.map(({ pattern, severity, days }) => [pattern, severity, days])).toEqual([
      ['R07', 'act', ['2026-06-10', '2026-06-12']],
      ['R02', 'act', lingering.days],
    ]);
  });
});
