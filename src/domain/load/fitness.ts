import type { DayLoad } from './dayLoad.ts';
import type { Coverage } from './figure.ts';

/**
 * `exponential`: k = 1 - exp(-1 / tau), as in GoldenCheetah and intervals.icu; `simple`: k = 1 / tau, as in many apps.
 */
type Decay = 'exponential' | 'simple';

export interface FitnessSettings {
  readonly decay?: Decay;
  /** Days; 42 and 7 unless said otherwise. */
  readonly fitnessDays?: number;
  readonly fatigueDays?: number;
  /** What the athlete starts with, in units of load a day; 0 unless they brought their own numbers. */
  readonly startFitness?: number;
  readonly startFatigue?: number;
}

/** The coverage counts the days of the longer constant, or all days so far when there are fewer. */
export interface FitnessDay extends Coverage {
  readonly day: DayLoad['day'];
  /** Chronic training load (CTL). */
  readonly fitness: number;
  /** Acute training load (ATL). */
  readonly fatigue: number;
  /** Training stress balance (TSB): yesterday's fitness less yesterday's fatigue. */
  readonly form: number;
}

/**
 * Banister's idea (Aust J Sports Med 1975; 7:57-61) in Coggan's form: X = X(yesterday) + k x (load - X(yesterday)),
 * from the start values, in units of load a day. Form is yesterday's fitness minus yesterday's fatigue. An unknown day
 * leaves both as they are and lowers the coverage. Bands for form that are quoted elsewhere were made for TSS and mean
 * nothing for RPE x minutes.
 */
export function fitness(days: readonly DayLoad[], settings: FitnessSettings = {}): readonly FitnessDay[] {
  const { decay = 'exponential', fitnessDays = 42, fatigueDays = 7 } = settings;
  const { startFitness = 0, startFatigue = 0 } = settings;
  const gain = (tau: number) => (decay === 'exponential' ? 1 - Math.exp(-1 / tau) : 1 / tau);
  const slow = gain(fitnessDays);
  const quick = gain(fatigueDays);
  let fit = startFitness;
  let tired = startFatigue;
  let known = 0;
  return days.map(({ day, load }, index) => {
    const form = fit - tired;
    if (load !== null) {
      fit += (load - fit) * slow;
      tired += (load - tired) * quick;
      known += 1;
    }
    const left = days[index - fitnessDays];
    if (left !== undefined && left.load !== null) known -= 1;
    return { day, fitness: fit, fatigue: tired, form, known, of: Math.min(index + 1, fitnessDays) };
  });
}
