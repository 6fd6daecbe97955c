/**
 * What RPE and minutes say about a session. `confirm` has a load that counts once the athlete says it is right;
 * `ask-again` and `unknown` have none, and unknown is never zero.
 */
export type SessionLoad =
  | { readonly kind: 'load'; readonly load: number }
  | { readonly kind: 'unknown'; readonly missing: 'rpe' | 'minutes' | 'both' }
  | { readonly kind: 'confirm'; readonly load: number; readonly why: 'long' | 'heavy' }
  | { readonly kind: 'ask-again'; readonly why: 'rpe-zero' | 'minutes-zero' | 'rpe-range' | 'minutes-range' };

/** Longer sessions and heavier loads than these do happen, but a slip of the finger is more likely. */
const CONFIRM_MINUTES = 360;
const CONFIRM_LOAD = 2000;

/**
 * Session load in arbitrary units: RPE (Foster's 0 to 10, decimals allowed) times the minutes of the whole session.
 * Foster et al., J Strength Cond Res 2001; 15:109-115.
 */
export function sessionLoad(rpe: number | null, minutes: number | null): SessionLoad {
  if (rpe !== null && !(rpe >= 0 && rpe <= 10)) return { kind: 'ask-again', why: 'rpe-range' };
  if (minutes !== null && !(minutes >= 0 && minutes < Number.POSITIVE_INFINITY))
    return { kind: 'ask-again', why: 'minutes-range' };
  if (rpe === null || minutes === null)
    return { kind: 'unknown', missing: rpe !== null ? 'minutes' : minutes !== null ? 'rpe' : 'both' };
  if (rpe === 0 && minutes > 0) return { kind: 'ask-again', why: 'rpe-zero' };
  if (rpe > 0 && minutes === 0) return { kind: 'ask-again', why: 'minutes-zero' };
  const load = rpe * minutes;
  if (minutes > CONFIRM_MINUTES) return { kind: 'confirm', load, why: 'long' };
  if (load > CONFIRM_LOAD) return { kind: 'confirm', load, why: 'heavy' };
  return { kind: 'load', load };
}

/** Answers are stable from a minute to 14 days after a session (Foster et al. 2021); ours are marked from here on. */
export const LATE_AFTER_HOURS = 48;
