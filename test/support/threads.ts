import { makeReader } from '../../src/calendar/read.ts';
import { makePainter } from '../../src/charts/png.ts';

/** Starting a thread costs more than most tests take: the houses of one process share these, and nobody closes them. */
export const reader = makeReader();
export const painter = makePainter();
