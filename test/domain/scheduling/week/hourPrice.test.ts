import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStart } from '../../../../src/domain/booking/judgeStart.ts';
import { bestStarts, chooseStarts, KEPT_UNTIL } from '../../../../src/domain/booking/slots.ts';
import { HOUR, MINUTE } from '../../../../src/domain/day.ts';
import { isRefusal } from '../../../../src/domain/refusal.ts';
import { type HourPrice, hourPrices, priceOf } from '../../../../src/domain/scheduling/week/hourPrice.ts';
import type { TeamWeek } from '../../../../src/domain/scheduling/week/teamWeek.ts';
import { aBooking, aNeed, anAthlete, aTeamWeek, aTherapist, at } from '../teamWeeks.ts';

/** On these days Tess has time for one massage, at ten. */
const open = (...days: readonly number[]) =>
  aTherapist({ shifts: days.map((day) => ({ start: at(day, '10:00'), end: at(day, '10:30'), roomId: 'room' })) });
const needing = (id: string, weight: number) =>
  anAthlete({
    id,
    needs: [
      aNeed({
        id: `${id}/need`,
        athleteId: id,
        weight,
        choices: [{ type: 'MAINTENANCE', minutes: 30, permille: 1000 }],
      }),
    ],
  });
const team = (days: readonly number[], ...athletes: readonly ReturnType<typeof anAthlete>[]): TeamWeek =>
  aTeamWeek({ therapists: [open(...days)], athletes });
const ask = (week: TeamWeek, athleteId: string, prices: readonly HourPrice[]) =>
  chooseStarts(week, athleteId, { from: week.start, to: week.end, limit: 5 }, prices);
const days = (offers: readonly { readonly start: number }[]) => offers.map(({ start }) => start);

describe('the price of an hour', () => {
  it('is what its need would lose: everything where there is no other hour', () => {
    const week = team([3], anAthlete(), needing('ben', 600));
    const [only, ...more] = hourPrices(week);
    expect(more).toEqual([]);
    // 600 points for the massage, 150 as it is the athlete's first and only one.
    expect(only).toEqual({
      therapistId: 'tess',
      athleteId: 'ben',
      start: at(3, '10:00'),
      end: at(3, '10:40'),
      price: 750,
    });
  });

  it('is nothing where another hour is just as good', () => {
    expect(hourPrices(team([3, 4], anAthlete(), needing('ben', 600)))).toEqual([]);
  });

  it('is the difference where another hour is worse', () => {
    const ben = { ...needing('ben', 600), preferences: { timeOfDay: { from: '09:00', to: '11:00' } } };
    const shifts = [
      { start: at(3, '10:00'), end: at(3, '10:30'), roomId: 'room' },
      { start: at(4, '15:00'), end: at(4, '15:30'), roomId: 'room' },
    ];
    const week = aTeamWeek({ therapists: [aTherapist({ shifts })], athletes: [ben] });
    // A time of day somebody likes adds three per cent.
    expect(hourPrices(week)).toMatchObject([{ start: at(3, '10:00'), price: 18 }]);
  });

  it('is only asked by needs nothing is booked for, and never of hours that are taken', () => {
    const week = team([3], needing('ben', 600), anAthlete());
    expect(hourPrices({ ...week, bookings: [aBooking({ start: at(3, '10:00') })] })).toEqual([]);
  });

  it('belongs to whom an open proposal gives the hour, not to whoever has the greater need', () => {
    const week = team([3], needing('ben', 600), needing('cem', 500));
    const wanted = { therapistId: 'tess', type: 'MAINTENANCE' as const, start: at(3, '10:00') };
    expect(hourPrices(week).map(({ athleteId }) => athleteId)).toEqual(['ben']);
    expect(hourPrices(week, [{ ...wanted, athleteId: 'cem' }]).map(({ athleteId }) => athleteId)).toEqual(['cem']);
    // A proposal whose hour has gone, or that names nobody here, keeps nothing.
    const stale = [
      { ...wanted, athleteId: 'cem', start: at(4, '10:00') },
      { ...wanted, athleteId: 'nobody' },
    ];
    expect(hourPrices(week, stale).map(({ athleteId }) => athleteId)).toEqual(['ben']);
  });

  it('counts for the turnover too, and not for the athlete whose need it is', () => {
    const prices = hourPrices(team([3], needing('ben', 600)));
    const place = { therapistId: 'tess', athleteId: 'ada', start: at(3, '09:00'), end: at(3, '10:00') };
    expect(priceOf(prices, place)).toBe(0);
    expect(priceOf(prices, { ...place, end: at(3, '10:05') })).toBe(750);
    expect(priceOf(prices, { ...place, start: at(3, '10:35'), end: at(3, '11:10') })).toBe(750);
    expect(priceOf(prices, { ...place, end: at(3, '10:05'), athleteId: 'ben' })).toBe(0);
    expect(priceOf(prices, { ...place, end: at(3, '10:05'), therapistId: 'uwe' })).toBe(0);
  });

  it('asks nothing for people on hold', () => {
    expect(hourPrices(team([3], { ...needing('ben', 600), onHold: true }))).toEqual([]);
  });
});

describe('what is suggested at these prices', () => {
  it('keeps a scarce hour for whoever needs it more, and says which', () => {
    const week = team([3], anAthlete(), needing('ben', 600));
    const prices = hourPrices(week);
    const { offers, kept } = ask(week, 'ada', prices);
    expect(offers).toEqual([]);
    expect(days(kept)).toEqual([at(3, '10:00')]);
    expect(days(ask(week, 'ben', prices).offers)).toEqual([at(3, '10:00')]);
  });

  it('does not keep it from somebody who needs it more themselves', () => {
    const week = team([3], needing('ada', 900), needing('ben', 300));
    expect(days(ask(week, 'ada', hourPrices(week)).offers)).toEqual([at(3, '10:00')]);
  });

  it('is anybody’s a day before', () => {
    const week = team([3], anAthlete(), needing('ben', 600));
    const late = { ...week, now: at(3, '10:00') - KEPT_UNTIL };
    expect(days(ask(late, 'ada', hourPrices(week)).offers)).toEqual([at(3, '10:00')]);
    const early = { ...week, now: at(3, '10:00') - KEPT_UNTIL - MINUTE };
    expect(ask(early, 'ada', hourPrices(week)).offers).toEqual([]);
  });

  it('offers an hour others like a little later than one nobody asks for', () => {
    const price = { therapistId: 'tess', athleteId: 'ben', start: at(3, '10:00'), end: at(3, '10:40'), price: 30 };
    const week = team([3, 4], anAthlete());
    expect(days(ask(week, 'ada', []).offers)).toEqual([at(3, '10:00'), at(4, '10:00')]);
    const { offers, kept } = ask(week, 'ada', [price]);
    expect(days(offers)).toEqual([at(4, '10:00'), at(3, '10:00')]);
    expect(kept).toEqual([]);
  });

  it('is never a rule: what is kept may be booked', () => {
    const week = team([3], anAthlete(), needing('ben', 600));
    for (const { therapistId, type, start } of ask(week, 'ada', hourPrices(week)).kept)
      expect(isRefusal(judgeStart(week, { athleteId: 'ada', therapistId, type, start }))).toBe(false);
  });

  it('leaves the order alone where nothing has a price, and only ever takes away what is kept', () => {
    const anyHour = fc.record({
      day: fc.integer({ min: 1, max: 6 }),
      from: fc.integer({ min: 0, max: 14 }),
      price: fc.integer({ min: 1, max: 900 }),
    });
    const week = aTeamWeek({ athletes: [needing('ada', 400)] });
    const wish = { from: week.start, to: week.end, limit: 50 };
    expect(chooseStarts(week, 'ada', wish, [])).toEqual({ offers: bestStarts(week, 'ada', wish), kept: [] });
    fc.assert(
      fc.property(fc.array(anyHour, { maxLength: 12 }), (hours) => {
        const prices = hours.map(({ day, from, price }) => {
          const start = at(day, '09:00') + from * 0.5 * HOUR;
          return { therapistId: 'tess', athleteId: 'ben', start, end: start + 40 * MINUTE, price };
        });
        const { offers, kept } = chooseStarts(week, 'ada', wish, prices);
        const net = ({ score, therapistId, start, end }: (typeof offers)[number]) =>
          (score * 400) / 1000 - priceOf(prices, { therapistId, athleteId: 'ada', start, end: end + 10 * MINUTE });
        const worth = offers.map(net);
        expect(worth).toEqual([...worth].sort((a, b) => b - a));
        for (const offer of offers) expect(net(offer) >= 0 || offer.start - week.now <= KEPT_UNTIL).toBe(true);
        for (const offer of kept) expect(net(offer) < 0 && offer.start - week.now > KEPT_UNTIL).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
