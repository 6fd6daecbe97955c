import type { BodyArea, Side } from '../../src/domain/checkIn/bodyMap.ts';
import { dayOf, HOUR, type Instant, MINUTE } from '../../src/domain/day.ts';
import { diceFor } from '../../src/sample/dice.ts';
import { type Athlete, type Done, ZONE } from './club.ts';

export interface Sore {
  readonly area: BodyArea;
  readonly side: Side;
  /** 0 to 10, as it feels; people say whole numbers. */
  readonly value: number;
}

/** The body of one athlete: what they did makes it sore for days, a massage eases it for a while. */
export interface Body {
  soreAt(at: Instant): readonly Sore[];
  soreIn(area: BodyArea, at: Instant): number;
  /** All that still weighs on them, roughly 0 to 10. */
  tiredAt(at: Instant): number;
}

const DOMS_HOURS = 96;
const PEAK_HOURS = 36;
const DAY = 24 * HOUR;

/** `massages` may grow while the month is lived: the body feels those before the moment it is asked about. */
export function bodyOf(athlete: Athlete, done: readonly Done[], massages: readonly Instant[]): Body {
  const workAt = (at: Instant) =>
    done.reduce((sum, { rpe, start, end }) => {
      const hours = (at - end) / HOUR;
      if (hours < 0 || hours >= DOMS_HOURS) return sum;
      const shape =
        hours < PEAK_HOURS ? 0.4 + (0.6 * hours) / PEAK_HOURS : 1 - (hours - PEAK_HOURS) / (DOMS_HOURS - PEAK_HOURS);
      return sum + Math.max(0, rpe - 3) * ((end - start) / (60 * MINUTE)) * shape;
    }, 0);
  const easedAt = (at: Instant) => {
    const last = massages.findLast((one) => one < at);
    return last === undefined ? 1 : 1 - 0.25 * Math.exp(-(at - last) / (36 * HOUR));
  };
  const soreAt = (at: Instant): readonly Sore[] => {
    const total = 10 * (1 - Math.exp((-0.075 * athlete.sensitivity * workAt(at)) as number)) * easedAt(at);
    const day = dayOf(at, ZONE);
    const usual = athlete.areas.map(({ area, side, share }): Sore => {
      const dice = diceFor('sore', athlete.id, area, day);
      return { area, side, value: clamp(total * share + dice.between(-0.8, 0.8)) };
    });
    const hurt = hurtAt(athlete, at);
    return hurt === null ? usual : [hurt, ...usual.filter((one) => one.area !== hurt.area || one.side !== hurt.side)];
  };
  return {
    soreAt,
    soreIn: (area, at) => Math.max(0, ...soreAt(at).flatMap((one) => (one.area === area ? [one.value] : []))),
    tiredAt: (at) => Math.min(10, workAt(at) * 0.7),
  };
}

/** What an injury adds: a strain eases with the days, a tendon grows worse until somebody looks at it. */
function hurtAt({ injury }: Athlete, at: Instant): Sore | null {
  if (injury === null || at < injury.from || at > injury.back) return null;
  const { area, side, tissue, from, seen, back } = injury;
  const days = (at - from) / DAY;
  if (tissue !== 'tendon') return { area, side, value: clamp(7 * (1 - (at - from) / (back - from))) };
  const rising = 2.5 + Math.min(3.5, days * 0.4);
  return { area, side, value: clamp(at < seen ? rising : rising * (1 - (at - seen) / (back - seen + DAY))) };
}

function clamp(value: number): number {
  return Math.max(0, Math.min(10, value));
}
