import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/domain/day.ts';
import { askAgainAt, lapsesAt, type OpenProposal, tooLateAt } from '../../../src/domain/plan/lapse.ts';

const ZONE = 'Europe/Berlin';
const NIGHT = { zone: ZONE, quiet: { from: '22:00', to: '07:00' } };
const at = (time: string, day = '2026-03-05') => instantOf(day, time, ZONE);
const add = (start: number) => ({ action: 'add', start }) as const;
const keep = (start: number) => ({ action: 'keep', start, from: start }) as const;
const plan = (createdAt: number, ...items: OpenProposal['items']): OpenProposal => ({ createdAt, items });

describe('a proposal nobody answers', () => {
  it.each([
    {
      what: 'its first line',
      of: plan(at('08:00'), keep(at('09:00')), add(at('17:00')), add(at('14:00'))),
      lapses: '14:00',
    },
    {
      what: 'the first that left time to decide',
      of: plan(at('12:30'), add(at('13:00')), add(at('17:00'))),
      lapses: '17:00',
    },
    { what: 'its last, where none did', of: plan(at('12:30'), add(at('13:00')), add(at('14:00'))), lapses: '14:00' },
    {
      what: 'the booking a line would move',
      of: plan(at('08:00'), { action: 'move', start: at('18:00'), from: at('13:00') }),
      lapses: '13:00',
    },
  ])('lapses at $what', ({ of, lapses }) => {
    expect(lapsesAt(of)).toBe(at(lapses));
  });

  it('never lapses where there is nothing to decide', () => {
    expect(lapsesAt(plan(at('08:00'), keep(at('09:00'))))).toBeNull();
    expect(askAgainAt(plan(at('08:00')), NIGHT)).toBeNull();
  });

  it('is brought up again three hours before, on somebody’s waking hours', () => {
    expect(askAgainAt(plan(at('08:00', '2026-03-04'), add(at('14:00'))), NIGHT)).toBe(at('11:00'));
    expect(askAgainAt(plan(at('08:00', '2026-03-04'), add(at('09:00'))), NIGHT)).toBe(at('21:45', '2026-03-04'));
    expect(askAgainAt(plan(at('08:00', '2026-03-04'), add(at('03:00'))), NIGHT)).toBe(at('21:45', '2026-03-04'));
    const sydney = { ...NIGHT, zone: 'Australia/Sydney' };
    const asked = askAgainAt(plan(at('08:00', '2026-03-03'), add(at('20:00'))), sydney) ?? 0;
    expect(asked).toBe(instantOf('2026-03-05', '21:45', 'Australia/Sydney'));
  });

  it('is not brought up to somebody who has only just heard of it', () => {
    expect(askAgainAt(plan(at('10:30'), add(at('14:00'))), NIGHT)).toBeNull();
    expect(askAgainAt(plan(at('21:30', '2026-03-04'), add(at('09:00'))), NIGHT)).toBeNull();
  });

  it('has lines that are too late once the booking or its new time has begun', () => {
    expect(tooLateAt({ start: at('18:00'), from: at('13:00') })).toBe(at('13:00'));
    expect(tooLateAt({ start: at('13:00'), from: at('18:00') })).toBe(at('13:00'));
    expect(tooLateAt({ start: at('13:00') })).toBe(at('13:00'));
  });
});
