/** The only place the time of day is read: milliseconds since 1970. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
