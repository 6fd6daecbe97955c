import { guardianConsented } from './guardianConsented.ts';
import { memberJoined } from './memberJoined.ts';
import type { Notice } from './notice.ts';

/** The list: one line per notice. */
export const notices: readonly Notice[] = [memberJoined, guardianConsented];
