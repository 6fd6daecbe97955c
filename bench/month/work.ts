/**
 * One month, lived with the bot and planned on paper, in a process of its own, so that its processor time is its own.
 * Arguments: SEED ATHLETES DAYS. Prints the figures as one line of JSON.
 */
import { withCleanup } from '../cleanup.ts';
import { type Athlete, clubOf, type Done, doneBy } from './club.ts';
import { live } from './live.ts';
import { type Figures, figuresOf } from './measures.ts';
import { greedyRule, signUpSheet } from './paper.ts';

export interface MonthFigures {
  readonly deload: Figures;
  readonly sheet: Figures;
  readonly greedy: Figures;
  /** Errors the bot logged. */
  readonly errors: readonly string[];
}

const [seed = '1', athletes = '24', days = '28'] = process.argv.slice(2);
const club = clubOf(Number(seed), Number(athletes));
const known = new Map<string, readonly Done[]>(club.athletes.map((one) => [one.id, doneBy(club, one)]));
const doneOf = ({ id }: Athlete) => known.get(id) ?? [];
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error(signal)));
const lived = await withCleanup(stop.signal, (cleanup) => live(club, Number(days), { cleanup, signal: stop.signal }));
const { massages, messages, processorSeconds, errors } = lived;
const figures: MonthFigures = {
  deload: {
    ...figuresOf(club, lived, doneOf),
    messagesPerMassage: messages / Math.max(1, massages.length),
    processorSeconds,
  },
  sheet: figuresOf(club, signUpSheet(club, doneOf), doneOf),
  greedy: figuresOf(club, greedyRule(club, doneOf), doneOf),
  errors,
};
process.stdout.write(JSON.stringify(figures));
