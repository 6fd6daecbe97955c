import { type BookingType, MODALITIES, type ModalityTable } from '../../clinic/modality.ts';
import { GRID_MINUTES } from './translate.ts';

interface Length {
  readonly type: BookingType;
  readonly minutes: number;
  readonly permille: number;
}

/** What five minutes less than wanted cost, in thousandths: too little for another kind to be chosen for being shorter. */
const SHORTER_COSTS = 20;
/** It takes half an hour, or twenty minutes. */
const ASSESSMENT_GRID_MINUTES = 10;

/** The lengths a kind may have, the wanted one first: where that does not fit, a shorter one does before another kind. */
export function lengthsOf(choice: Length, table: ModalityTable = MODALITIES): readonly Length[] {
  const { type, minutes, permille } = choice;
  const shorter = type === 'ASSESSMENT' ? ASSESSMENT_GRID_MINUTES : GRID_MINUTES;
  const steps = Math.max(0, Math.floor((minutes - table[type].minutes.min) / shorter));
  return Array.from({ length: steps + 1 }, (_, step) => ({
    type,
    minutes: minutes - step * shorter,
    permille: Math.max(1, Math.floor((permille * (1000 - step * SHORTER_COSTS)) / 1000)),
  }));
}
