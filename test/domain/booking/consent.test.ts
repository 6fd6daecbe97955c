import { describe, expect, it } from 'vitest';
import { ANYTHING, allowedFor, newIn } from '../../../src/domain/booking/allowance.ts';
import {
  type AskedBooking,
  type ConsentAnswer,
  type ConsentWord,
  consentStatus,
  consentToRecord,
} from '../../../src/domain/booking/consent.ts';
import {
  isScreeningOpen,
  type ScreeningRecord,
  screeningStatus,
  screeningToRecord,
} from '../../../src/domain/booking/screening.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';

const START = Date.parse('2026-03-05T10:00:00Z');
const BOOKED: AskedBooking = { start: START, end: START + 30 * MINUTE, state: 'booked' };
/** Hours before the start; negative is after it. */
const hoursBefore = (hours: number) => START - hours * HOUR;

describe('what is recorded of an answer', () => {
  it.each<{
    readonly had: readonly (readonly [ConsentAnswer, number])[];
    readonly word: ConsentWord;
    readonly hours: number;
    readonly state?: string;
    readonly is: string;
  }>([
    { had: [], word: 'yes', hours: 2, is: 'yes' },
    { had: [], word: 'no', hours: 2, is: 'no' },
    { had: [], word: 'withdraw', hours: 2, is: 'no' },
    { had: [], word: 'stop', hours: 2, is: 'no' },
    { had: [['yes', 2]], word: 'yes', hours: 1, is: 'already-answered' },
    { had: [['yes', 30]], word: 'yes', hours: 2, is: 'yes' },
    { had: [['yes', 2]], word: 'no', hours: 1, is: 'withdrawn' },
    { had: [['yes', 2]], word: 'withdraw', hours: 1, is: 'withdrawn' },
    { had: [['yes', 2]], word: 'stop', hours: 1, is: 'withdrawn' },
    { had: [['no', 2]], word: 'no', hours: 1, is: 'already-answered' },
    { had: [['no', 2]], word: 'yes', hours: 1, is: 'yes' },
    {
      had: [
        ['yes', 3],
        ['withdrawn', 2],
      ],
      word: 'withdraw',
      hours: 1,
      is: 'already-answered',
    },
    {
      had: [
        ['yes', 3],
        ['withdrawn', 2],
      ],
      word: 'yes',
      hours: 1,
      is: 'yes',
    },
    // While it runs, and to the last minute.
    { had: [['yes', 2]], word: 'stop', hours: 0, is: 'stopped' },
    { had: [], word: 'stop', hours: -0.25, is: 'stopped' },
    { had: [['yes', 2]], word: 'withdraw', hours: -0.25, is: 'withdrawn' },
    { had: [['no', 2]], word: 'yes', hours: -0.25, is: 'yes' },
    {
      had: [
        ['yes', 2],
        ['stopped', -0.1],
      ],
      word: 'yes',
      hours: -0.25,
      is: 'booking-stopped',
    },
    {
      had: [
        ['yes', 2],
        ['stopped', -0.1],
      ],
      word: 'stop',
      hours: -0.25,
      is: 'booking-stopped',
    },
    // Too late.
    { had: [], word: 'yes', hours: -0.5, is: 'booking-over' },
    { had: [['yes', 2]], word: 'withdraw', hours: -0.5, is: 'booking-over' },
    { had: [], word: 'yes', hours: 2, state: 'cancelled', is: 'booking-cancelled' },
    { had: [], word: 'yes', hours: 0, state: 'no-show', is: 'booking-over' },
    // A no is taken of a booking on hold, a yes is not.
    { had: [], word: 'yes', hours: 2, state: 'held', is: 'on-hold' },
    { had: [['yes', 3]], word: 'withdraw', hours: 2, state: 'held', is: 'withdrawn' },
  ])('$had, $word $hours h before ($state): $is', ({ had, word, hours, state = 'booked', is }) => {
    const records = had.map(([answer, at]) => ({ answer, at: hoursBefore(at) }));
    const recorded = consentToRecord({ ...BOOKED, state }, records, word, hoursBefore(hours));
    expect(typeof recorded === 'string' ? recorded : recorded.refused).toBe(is);
  });

  it('shows a yes only where it still counts at the start', () => {
    const yes = (hours: number) =>
      consentStatus(BOOKED, [{ answer: 'yes', at: hoursBefore(hours) }], hoursBefore(hours));
    expect(consentStatus(BOOKED, [], hoursBefore(2))).toBe('not-yet');
    expect([yes(2), yes(11.9), yes(12), yes(48)]).toEqual(['yes', 'yes', 'not-yet', 'not-yet']);
    expect(consentStatus(BOOKED, [{ answer: 'withdrawn', at: hoursBefore(1) }], hoursBefore(1))).toBe('no');
  });
});

describe('anything new', () => {
  const nothing = (hours: number): ScreeningRecord => ({ answer: 'nothing', at: hoursBefore(hours) });

  it('is asked at booking, and again when the massage is near', () => {
    expect(isScreeningOpen(BOOKED, [], hoursBefore(72))).toBe(true);
    expect(isScreeningOpen(BOOKED, [nothing(72)], hoursBefore(71))).toBe(false);
    expect(isScreeningOpen(BOOKED, [nothing(72)], hoursBefore(2))).toBe(true);
    expect(isScreeningOpen(BOOKED, [nothing(3)], hoursBefore(2))).toBe(false);
    expect(isScreeningOpen(BOOKED, [{ answer: 'open', at: hoursBefore(3) }], hoursBefore(2))).toBe(true);
  });

  it('is stored once for one tap, and again when it was asked again', () => {
    const said = (had: readonly ScreeningRecord[], hours: number) =>
      screeningToRecord(BOOKED, had, 'nothing', hoursBefore(hours));
    expect(said([], 72)).toBe('nothing');
    expect(said([nothing(72)], 71)).toEqual({ refused: 'already-answered' });
    expect(said([nothing(72)], 2)).toBe('nothing');
    expect(said([], -1)).toEqual({ refused: 'booking-over', at: BOOKED.end });
  });

  it('is not yet answered for those who treat until the answer speaks for the start', () => {
    const status = (had: readonly ScreeningRecord[], hours: number) => screeningStatus(BOOKED, had, hoursBefore(hours));
    expect(status([], 2)).toBe('not-yet');
    expect(status([nothing(72)], 71)).toBe('not-yet');
    expect(status([nothing(3)], 2)).toBe('nothing');
    expect(status([{ answer: 'open', at: hoursBefore(3) }], 2)).toBe('not-yet');
    // What was told once is not unsaid by a later "nothing new".
    expect(status([{ answer: 'something', at: hoursBefore(72) }, nothing(3)], 2)).toBe('something');
  });
});

describe('what an athlete allows', () => {
  it('is the newest word on each part, for all massages or this one', () => {
    const records = [
      { bookingId: null, at: 1, said: { pressure: 3, room: 'door open' } },
      { bookingId: 'a', at: 2, said: { areas: ['calf'], pressure: 2 } },
      { bookingId: 'b', at: 3, said: { pressure: 1 } },
      { bookingId: null, at: 4, said: { room: '' } },
    ] as const;
    expect(allowedFor([], 'a')).toEqual(ANYTHING);
    expect(allowedFor(records, 'a')).toEqual({ areas: ['calf'], pressure: 2, room: '' });
    expect(allowedFor(records, 'b')).toEqual({ areas: [], pressure: 1, room: '' });
    expect(allowedFor(records, 'c')).toEqual({ areas: [], pressure: 3, room: '' });
    expect(allowedFor(records.toReversed(), 'a')).toEqual(allowedFor(records, 'a'));
  });

  it('counts only what is different as said', () => {
    const allowed = { ...ANYTHING, areas: ['calf', 'knee'], pressure: 3 } as const;
    expect(newIn({ areas: ['knee', 'calf'], pressure: 3 }, allowed)).toEqual({});
    expect(newIn({ areas: [], pressure: 2 }, allowed)).toEqual({ areas: [], pressure: 2 });
  });
});
