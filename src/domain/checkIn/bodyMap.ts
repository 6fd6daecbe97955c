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

/** Each pair of touching areas once; `neighbours` reads it both ways. */
const TOUCHING: readonly (readonly [BodyArea, BodyArea])[] = [
  ['head', 'neck'],
  ['neck', 'shoulder'],
  ['neck', 'upper-back'],
  ['shoulder', 'upper-arm'],
  ['shoulder', 'chest'],
  ['shoulder', 'upper-back'],
  ['upper-arm', 'elbow'],
  ['elbow', 'forearm'],
  ['forearm', 'wrist'],
  ['wrist', 'hand'],
  ['chest', 'abdomen'],
  ['upper-back', 'lower-back'],
  ['lower-back', 'hip'],
  ['lower-back', 'glute'],
  ['abdomen', 'groin'],
  ['abdomen', 'hip'],
  ['hip', 'groin'],
  ['hip', 'glute'],
  ['hip', 'thigh'],
  ['groin', 'thigh'],
  ['glute', 'hamstring'],
  ['thigh', 'knee'],
  ['hamstring', 'knee'],
  ['knee', 'shin'],
  ['knee', 'calf'],
  ['shin', 'ankle'],
  ['calf', 'achilles'],
  ['achilles', 'ankle'],
  ['ankle', 'foot'],
];

const NEIGHBOURS: ReadonlyMap<BodyArea, readonly BodyArea[]> = new Map(
  BODY_AREAS.map((area) => [
    area,
    TOUCHING.flatMap(([one, other]) => (one === area ? [other] : other === area ? [one] : [])),
  ]),
);

/** Does the body have this area twice, so that left or right must be said? */
export function isPaired(area: BodyArea): boolean {
  return !SINGLE.has(area);
}

/** May somebody say one side of it? The back and the neck are one area, and hurt on one side all the same. */
export function takesSide(area: BodyArea): boolean {
  return area !== 'head';
}

/** The areas that touch this one. */
export function neighbours(area: BodyArea): readonly BodyArea[] {
  return NEIGHBOURS.get(area) ?? [];
}

/** A place on the body. */
export interface Spot {
  readonly area: BodyArea;
  /** null: nobody said which. */
  readonly side: Side | null;
}

/** A side that was not said, and the middle, are on both. */
export function sameSide(one: Side | null, other: Side | null): boolean {
  return one === null || other === null || one === 'middle' || other === 'middle' || one === other;
}

export function sameSpot(one: Spot, other: Spot): boolean {
  return one.area === other.area && sameSide(one.side, other.side);
}

/** Is the other spot this one, or one that touches it on the same side? */
export function reaches(one: Spot, other: Spot): boolean {
  return (one.area === other.area || neighbours(one.area).includes(other.area)) && sameSide(one.side, other.side);
}

/** The spots that touch this one, on its side where the body has them twice. */
export function touching({ area, side }: Spot): readonly Spot[] {
  return neighbours(area).map((near) => ({
    area: near,
    side: isPaired(near) ? (side === 'middle' ? null : side) : 'middle',
  }));
}

/** Each spot once, in order. */
export function uniqueSpots(spots: readonly Spot[]): readonly Spot[] {
  return [...new Map(spots.map((spot) => [`${spot.area}/${spot.side}`, spot])).values()];
}
