import type { CalendarSource } from '../source.ts';
import { csvSource } from './csv.ts';
import { icsSource } from './ics.ts';

/** Every way to bring a calendar in: one line per source. */
export const sources: readonly CalendarSource[] = [icsSource, csvSource];
