/**
 * The work that `risk.ts` measures, in a process of its own so that its memory is its own. Argument: ATHLETES. Prints
 * the figures as one line of JSON. Making the histories is not timed.
 */

import type { RiskFacts, RiskView } from '../src/domain/risk/view.ts';
import type { WellnessEntry } from '../src/domain/training/load/wellness.ts';
import { historyOf } from './histories.ts';
import { naiveLoads } from './naiveLoads.ts';

/** Measures what users run: the compiled program. */
async function built<Module>(path: string): Promise<Module> {
  return import(new URL(`../dist/src/domain/${path}.js`, import.meta.url).href);
}
const { addDays } = await built<typeof import('../src/domain/day.ts')>('day');
const { fitness } = await built<typeof import('../src/domain/training/load/fitness.ts')>('load/fitness');
const { measure } = await built<typeof import('../src/domain/training/load/measure.ts')>('load/measure');
const { scoreAgainst } = await built<typeof import('../src/domain/training/load/wellness.ts')>('load/wellness');
const { assess } = await built<typeof import('../src/domain/risk/assess.ts')>('risk/assess');
const { riskView } = await built<typeof import('../src/domain/risk/view.ts')>('risk/view');
const { sorenessTrends } = await built<typeof import('../src/domain/checkIn/trend.ts')>('soreness/trend');
const { weeklySeverity } = await built<typeof import('../src/domain/checkIn/weekly.ts')>('soreness/weekly');

const BASELINE_DAYS = 28;
/** Only every tenth athlete's loads are also given to the peer, which is slow. */
const SAMPLE = 10;

const athletes = Number(process.argv[2] ?? 10_000);
const spent = { everything: 0, processor: 0, loads: 0, naive: 0 };
const each: number[] = [];
const counts = { findings: 0, days: 0, sessions: 0, checkIns: 0, wellness: 0, differing: 0 };
for (let seed = 1; seed <= athletes; seed += 1) {
  const facts = historyOf(seed);
  const processor = process.cpuUsage();
  const began = performance.now();
  const view = riskView(facts);
  const { findings } = assess(view);
  const assessed = performance.now();
  const form = fitness(view.days);
  const scores = wellnessOf(facts);
  sorenessTrends(view.sorenessDays, view.today);
  facts.weekly.forEach(weeklySeverity);
  const done = performance.now();
  each.push(assessed - began);
  spent.everything += done - began;
  const used = process.cpuUsage(processor);
  spent.processor += (used.user + used.system) / 1000;
  counts.findings += findings.length;
  counts.days += view.days.length;
  counts.sessions += facts.sessions.length;
  counts.checkIns += facts.checkIns.length;
  counts.wellness += scores;
  if (seed % SAMPLE !== 1) continue;
  const loads = view.days.map(({ load }) => load);
  const ours = performance.now();
  const rows = measure(view.days);
  const ourFitness = fitness(view.days);
  const between = performance.now();
  const theirs = naiveLoads(loads);
  spent.naive += performance.now() - between;
  spent.loads += between - ours;
  counts.differing += differing(rows, theirs) + (ourFitness.length === form.length ? 0 : 1);
}
const { maxRSS } = process.resourceUsage();
process.stdout.write(`${JSON.stringify({ spent, each, counts, memoryMb: maxRSS / 1024 })}\n`);

/** Every day's wellness total against the 28 days before it. */
function wellnessOf({ checkIns }: RiskFacts): number {
  const entries: readonly WellnessEntry[] = checkIns.flatMap(({ day, sleepQuality, fatigue, stress, mood }) =>
    sleepQuality === null || fatigue === null || stress === null || mood === null
      ? []
      : [{ day, value: sleepQuality + fatigue + stress + mood }],
  );
  const values = entries.map(({ value }) => value);
  let scores = 0;
  let from = 0;
  for (const [index, { day, value }] of entries.entries()) {
    const oldest = addDays(day, -BASELINE_DAYS);
    while ((entries[from]?.day ?? day) < oldest) from += 1;
    if (scoreAgainst(values.slice(from, index), value).value !== null) scores += 1;
  }
  return scores;
}

/** Days on which the two disagree about a ratio that both have. */
function differing(rows: RiskView['measures'], theirs: ReturnType<typeof naiveLoads>): number {
  return rows.filter(({ uncoupled, monotony }, index) => {
    const other = theirs[index];
    const apart = (one: number | null, two: number | undefined) => one !== null && Math.abs(one - (two ?? 0)) > 1e-9;
    return apart(uncoupled.value, other?.uncoupled) || apart(monotony.value, other?.monotony);
  }).length;
}
