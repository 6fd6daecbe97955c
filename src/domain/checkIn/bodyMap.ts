/**
 * The areas an athlete can point at: the body areas of the IOC consensus on injury recording (Bahr et al., BJSM 2020;
 * 54:372), with the thigh, the lower leg and the hip split the way massage is booked. At most 24, so that a platform
 * can offer them in one list with one place to spare.
 */
export const BODY_AREAS = [
  'head',
  'neck',
  'shoulder',
  'upper-arm',
  'elbow',
  'forearm',
  'wrist',
  'hand',
  'chest',
  'upper-back',
  'lower-back',
  'abdomen',
  'hip',
  'groin',
  'glute',
  'thigh',
  'hamstring',
  'knee',
  'shin',
  'calf',
  'achilles',
  'ankle',
  'foot',
] as const;
export type BodyArea = (typeof BODY_AREAS)[number];

/** `middle` is for areas the body has only once. */
export const SIDES = ['left', 'right', 'middle'] as const;
export type Side = (typeof SIDES)[number];

const SINGLE: ReadonlySet<BodyArea> = new Set(['head', 'neck', 'chest', 'upper-back', 'lower-back', 'abdomen']);

/** Does the body have this area twice, so that left or right must be said? */
export function isPaired(area: BodyArea): boolean {
  return !SINGLE.has(area);
}
