import { addDays, dayOf, HOUR, type Instant, instantOf, MINUTE, timeOf } from '../../domain/day.ts';

/** The playground's clock. `advance` runs everything due up to `to`, and resolves when nothing is due any more. */
export interface PlaygroundClock {
  now(): Instant;
  advance(to: Instant): Promise<void>;
}

export const JUMPS = [
  { jump: '1h', label: '+1 hour' },
  { jump: '6h', label: '+6 hours' },
  { jump: 'morning', label: 'Next morning, 08:00' },
  { jump: '1d', label: '+1 day' },
  { jump: '1w', label: '+1 week' },
] as const;
export type Jump = (typeof JUMPS)[number]['jump'];

/** The clock moves in steps this long, so that progress can be shown and the move can be stopped. */
const TICK = 15 * MINUTE;

/** Where a jump lands. Jumping by days keeps the wall-clock time of `zone` when the clocks change. */
export function targetOf(jump: Jump, now: Instant, zone: string): Instant {
  const today = dayOf(now, zone);
  switch (jump) {
    case '1h':
      return now + HOUR;
    case '6h':
      return now + 6 * HOUR;
    case 'morning': {
      const morning = instantOf(today, '08:00', zone);
      return morning > now ? morning : instantOf(addDays(today, 1), '08:00', zone);
    }
    case '1d':
      return instantOf(addDays(today, 1), timeOf(now, zone), zone);
    case '1w':
      return instantOf(addDays(today, 7), timeOf(now, zone), zone);
  }
}

/** A move under way: `done` of `of` ticks. */
export interface Moving {
  readonly done: number;
  readonly of: number;
}

export interface Traveller {
  moving(): Moving | null;
  /** How many messages the last move brought. */
  arrived(): number;
  /** What broke the last move, in words; null when it went well. */
  problem(): string | null;
  /** Starts a move; false when one is already under way. */
  moveTo(target: Instant): boolean;
  /** Stops the move after the current tick. */
  stop(): void;
  /** Resolves when the move under way has ended. */
  idle(): Promise<void>;
}

export function makeTraveller(
  clock: PlaygroundClock,
  {
    sent,
    onChange,
    onError,
  }: {
    /** How many messages the bot has sent unasked so far. */
    readonly sent: () => number;
    readonly onChange: () => void;
    readonly onError: (error: unknown) => void;
  },
): Traveller {
  let moving: Moving | null = null;
  let problem: string | null = null;
  let stopped = false;
  let sentBefore = 0;
  let ended: Promise<void> = Promise.resolve();

  const travel = async (target: Instant) => {
    try {
      while (moving && !stopped && clock.now() < target) {
        await clock.advance(Math.min(clock.now() + TICK, target));
        moving = { ...moving, done: Math.min(moving.done + 1, moving.of) };
        onChange();
      }
    } catch (error) {
      problem = 'The move stopped early because something went wrong. The terminal shows the cause.';
      onError(error);
    } finally {
      moving = null;
      onChange();
    }
  };

  return {
    moving: () => moving,
    arrived: () => sent() - sentBefore,
    problem: () => problem,
    moveTo(target) {
      if (moving) return false;
      moving = { done: 0, of: Math.max(1, Math.ceil((target - clock.now()) / TICK)) };
      problem = null;
      stopped = false;
      sentBefore = sent();
      onChange();
      ended = travel(target);
      return true;
    },
    stop() {
      stopped = true;
    },
    idle: () => ended,
  };
}
