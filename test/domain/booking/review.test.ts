import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goneReason, keptReasons, type ReasonedBooking } from '../../../src/domain/booking/goneReason.ts';
import { type ReviewedBooking, reviewBooking, reviewSpan } from '../../../src/domain/booking/review.ts';
import { firmSince, isTentative } from '../../../src/domain/booking/tentative.ts';
import type { Soreness } from '../../../src/domain/checkIn/checkIn.ts';
import { type Reason, reason } from '../../../src/domain/clinic/reason.ts';
import { addDays, dayOf, HOUR, instantOf, MINUTE } from '../../../src/domain/day.ts';
import { isQuiet, quietSpan } from '../../../src/domain/people/quiet.ts';

const ZONE = 'Europe/Berlin';
const DAY = '2026-03-05';
const NIGHT = { zone: ZONE, quiet: { from: '22:00', to: '07:00' } };
const at = (time: string, day = DAY) => instantOf(day, time, ZONE);

const CALF = reason('soreness', { area: 'calf', side: 'left', score: 5 });
const KNEE = reason('soreness', { area: 'knee', side: 'right', score: 4 });
const calf = (value: number): Soreness => ({ area: 'calf', side: 'left', value });

const booking = (reasons: readonly Reason[], change: Partial<ReasonedBooking> = {}): ReasonedBooking => ({
  start: at('16:00'),
  type: 'DEEP_TISSUE',
  reasons,
  ...change,
});
const known = { hardSessionEnds: [], said: null, soreFrom: 4, patterns: [] };

describe('when a massage is looked at again', () => {
  it.each([
    { start: '16:00', from: '07:00', to: '12:00', day: 0 },
    { start: '12:00', from: '07:00', to: '08:00', day: 0 },
    { start: '11:59', from: '18:00', to: '22:00', day: -1 },
    { start: '09:00', from: '18:00', to: '22:00', day: -1 },
    { start: '00:30', from: '07:00', to: '20:30', day: -1 },
    { start: '05:00', from: '18:00', to: '22:00', day: -1 },
  ])('that starts at $start: $from to $to', ({ start, from, to, day }) => {
    const on = addDays(DAY, day);
    expect(reviewSpan(at(start), NIGHT)).toEqual({ start: at(from, on), end: at(to, on) });
  });

  it('by somebody who is never quiet, or sleeps by day', () => {
    expect(reviewSpan(at('16:00'), { zone: ZONE, quiet: null })).toEqual({ start: at('00:00'), end: at('12:00') });
    const byDay = { zone: ZONE, quiet: { from: '09:00', to: '17:00' } };
    expect(reviewSpan(at('18:00'), byDay)).toEqual({ start: at('05:00'), end: at('09:00') });
  });

  it('is always while somebody is awake, and four hours before at least, in any zone and on days the clocks change', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        time,
        time,
        fc.integer({ min: 0, max: 40 * 24 * 60 }),
        (zone, from, to, minute) => {
          const hours = { zone, quiet: { from, to } };
          const start = Date.parse('2026-03-01T00:00:00Z') + minute * MINUTE;
          const span = reviewSpan(start, hours);
          expect(span.end).toBeLessThanOrEqual(start - 4 * HOUR);
          expect(span.start).toBeLessThan(span.end);
          expect(isQuiet(hours, span.end - MINUTE)).toBe(false);
          const night = quietSpan(hours, start);
          if (night) expect(night.start <= start && start < night.end).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a reason', () => {
  const hard = (hours: number, change: Partial<ReasonedBooking> = {}) =>
    booking([reason('matchday', { label: 'MD' }), reason('hours-after-hard', { hours })], {
      type: 'RECOVERY',
      ...change,
    });
  it.each([
    { what: 'soreness below the number', of: booking([CALF]), now: { said: [calf(3)] }, gone: 'soreness' },
    { what: 'soreness not named any more', of: booking([CALF]), now: { said: [] }, gone: 'soreness' },
    { what: 'soreness at the number', of: booking([CALF]), now: { said: [calf(4)] }, gone: null },
    { what: 'soreness nobody answered about', of: booking([CALF]), now: {}, gone: null },
    { what: 'one sore spot of two', of: booking([CALF, KNEE]), now: { said: [calf(6)] }, gone: null },
    {
      what: 'soreness beside a rhythm',
      of: booking([CALF, reason('cadence', { days: 7 })]),
      now: { said: [] },
      gone: null,
    },
    {
      what: 'soreness with an open pattern',
      of: booking([CALF, reason('finding', { pattern: 'S1', severity: 'watch' })]),
      now: { said: [], patterns: ['S1'] },
      gone: null,
    },
    {
      what: 'soreness with a closed pattern',
      of: booking([CALF, reason('finding', { pattern: 'S1', severity: 'watch' })]),
      now: { said: [] },
      gone: 'soreness',
    },
    {
      what: 'a match that took place',
      of: hard(20),
      now: { hardSessionEnds: [at('16:00') - 20.5 * HOUR] },
      gone: null,
    },
    {
      what: 'a match that ended two hours later',
      of: hard(20),
      now: { hardSessionEnds: [at('16:00') - 18 * HOUR] },
      gone: null,
    },
    { what: 'a match that is a day later', of: hard(20), now: { hardSessionEnds: [at('20:00')] }, gone: 'session' },
    { what: 'a match that is gone', of: hard(20), now: {}, gone: 'session' },
    {
      what: 'a match that is gone, and another two days before',
      of: hard(20),
      now: { hardSessionEnds: [at('16:00') - 60 * HOUR] },
      gone: 'session',
    },
    {
      what: 'a match that is gone, while something is sore',
      of: { ...hard(20), reasons: [...hard(20).reasons, CALF] },
      now: { said: [calf(6)] },
      gone: null,
    },
    {
      what: 'a match that is gone, with soreness nobody answered about',
      of: { ...hard(20), reasons: [...hard(20).reasons, CALF] },
      now: {},
      gone: 'session',
    },
    {
      what: 'a hard session regular care happens to follow',
      of: booking([reason('hours-after-hard', { hours: 30 })], { type: 'MAINTENANCE' }),
      now: {},
      gone: null,
    },
    { what: 'nothing written down', of: booking([]), now: { said: [] }, gone: null },
  ])('$what: $gone', ({ of, now, gone }) => {
    expect(goneReason(of, { ...known, ...now })?.what ?? null).toBe(gone);
  });

  it('is the wish of whoever keeps the massage', () => {
    const kept = booking(keptReasons(booking([reason('in-window', { type: 'DEEP_TISSUE', permille: 1 }), CALF])));
    expect(kept.reasons.map(({ code }) => code)).toEqual(['asked', 'in-window']);
    expect(goneReason(kept, { ...known, said: [] })).toBeNull();
  });
});

describe('a massage for soreness, on its morning', () => {
  const TODAY = DAY;
  const review = (change: Partial<ReviewedBooking>, time = '08:00', day = DAY) =>
    reviewBooking(
      {
        booking: booking([CALF]),
        consent: null,
        screening: null,
        against: null,
        capAt: () => 5,
        known,
        saidOn: null,
        today: dayOf(at(time, day), ZONE),
        hours: NIGHT,
        ...change,
      },
      at(time, day),
    );
  const says = (value: number | null, saidOn = TODAY) => ({
    saidOn: value === null ? null : saidOn,
    known: { ...known, said: value === null ? null : value === 0 ? [] : [calf(value)] },
  });
  const closed = (fits: 'RECOVERY' | null) =>
    ({ against: { refused: 'contraindicated', type: 'DEEP_TISSUE', fits } }) as const;

  it.each([
    { what: 'gone', view: says(0), does: 'offer-back' },
    { what: 'gone, said yesterday, while today may still be answered', view: says(0, '2026-03-04'), does: null },
    { what: 'gone, said yesterday, at the last hour', view: says(0, '2026-03-04'), time: '11:00', does: 'offer-back' },
    { what: 'gone, too late', view: says(0), time: '12:00', does: null },
    { what: 'gone, before the morning', view: says(0), time: '06:45', does: null },
    { what: 'not answered', view: says(null), time: '11:30', does: null },
    { what: 'as sore as before', view: says(5), does: null },
    {
      what: 'worse, and a question is open',
      view: { ...says(9), against: { refused: 'question-open' } as const },
      does: 'hold',
    },
    { what: 'worse, and another kind fits', view: { ...says(7), ...closed('RECOVERY') }, does: 'change' },
    { what: 'worse, and nothing fits', view: { ...says(7), ...closed(null) }, does: 'flag' },
    { what: 'gone, but something else closes it', view: { ...says(0), ...closed('RECOVERY') }, does: 'flag' },
    { what: 'worse, with less pressure', view: { ...says(7), capAt: () => 4 as const }, does: 'lighten' },
    {
      what: 'as light as it was planned',
      view: {
        ...says(5),
        booking: booking([CALF, reason('pressure-cap', { cap: 3 })], { type: 'RECOVERY' }),
        capAt: () => 3 as const,
      },
      does: null,
    },
    { what: 'a no to it', view: { ...says(0), consent: 'no' as const }, does: 'hold' },
    { what: 'a yes taken back', view: { ...says(0), consent: 'withdrawn' as const }, does: 'hold' },
    { what: 'something new, and not what', view: { ...says(0), screening: 'open' as const }, does: 'hold' },
    {
      what: 'not made for soreness',
      view: { ...says(0), booking: booking([reason('cadence', { days: 7 })]) },
      does: null,
    },
  ])('$what: $does', ({ view, time, does }) => {
    expect(review(view, time)?.do ?? null).toBe(does);
  });

  it('that is early is decided the evening before, with the answers of that day', () => {
    const early = { ...says(0, '2026-03-04'), booking: booking([CALF], { start: at('09:00') }) };
    expect(review(early, '19:00', '2026-03-04')?.do).toBe('offer-back');
    expect(review(early, '07:30')).toBeNull();
  });
});

describe('a planned massage', () => {
  const start = at('16:00');
  it('is tentative until three days before, and one that somebody took never is', () => {
    expect(isTentative({ start, origin: 'plan' }, start - 73 * HOUR)).toBe(true);
    expect(firmSince({ start, origin: 'plan' }, start - 73 * HOUR)).toBeNull();
    expect(isTentative({ start, origin: 'plan' }, start - 72 * HOUR)).toBe(false);
    expect(firmSince({ start, origin: 'plan' }, start - HOUR)).toBe(start - 72 * HOUR);
    expect(isTentative({ start, origin: 'athlete' }, start - 99 * HOUR)).toBe(false);
    expect(firmSince({ start, origin: 'athlete' }, start)).toBeNull();
  });
});
