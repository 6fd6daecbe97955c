import type { Sport } from '../athlete.ts';
import type { BodyArea } from './bodyMap.ts';

const LEGS: readonly BodyArea[] = [
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
];
const ARMS: readonly BodyArea[] = ['shoulder', 'upper-arm', 'elbow', 'forearm', 'wrist', 'hand'];
const TRUNK: readonly BodyArea[] = ['neck', 'chest', 'upper-back', 'lower-back', 'abdomen'];

/** The areas that a session of each sport loads most (practice convention). */
const LOADED: Readonly<Record<Sport, readonly BodyArea[]>> = {
  running: [...LEGS, 'lower-back'],
  cycling: [...LEGS, 'lower-back', 'neck'],
  swimming: [...ARMS, ...TRUNK],
  football: [...LEGS, 'lower-back'],
  basketball: [...LEGS, 'lower-back', 'shoulder'],
  handball: [...LEGS, ...ARMS, 'lower-back', 'upper-back'],
  volleyball: [...LEGS, ...ARMS, 'lower-back', 'upper-back'],
  rugby: [...LEGS, ...ARMS, ...TRUNK],
  tennis: [...LEGS, ...ARMS, 'lower-back', 'upper-back'],
  athletics: [...LEGS, 'lower-back', 'shoulder'],
  rowing: [...LEGS, ...ARMS, ...TRUNK],
  triathlon: [...LEGS, ...ARMS, ...TRUNK],
  strength: [...LEGS, ...ARMS, ...TRUNK],
  other: [...LEGS, ...ARMS, ...TRUNK],
};

export function isLoadedBy(area: BodyArea, sport: Sport): boolean {
  return LOADED[sport].includes(area);
}
