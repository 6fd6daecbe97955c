import { type RiskView, riskView } from '../../domain/risk/view.ts';
import type { TeamSettings } from '../../domain/team/settings.ts';
import { type Figure, figure } from '../../domain/training/load/figure.ts';
import { fitness } from '../../domain/training/load/fitness.ts';
import { type DayMeasures, measure } from '../../domain/training/load/measure.ts';
import { CHRONIC_DAYS } from '../../domain/training/load/ratio.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { readFacts } from '../risk/facts.ts';

/** One day of a load chart. */
export interface LoadViewDay extends Pick<DayMeasures, 'day' | 'state' | 'load' | 'acute' | 'chronic'> {
  /** A rest day only because the team's setting says so. */
  readonly filled: boolean;
}

/** An athlete's load today, every figure with its coverage. Loads in arbitrary units (RPE x minutes). */
export interface LoadView {
  readonly week: Figure;
  readonly acute: Figure;
  readonly chronic: Figure;
  /** Acute over chronic, coupled; no value before 28 days of history. */
  readonly ratio: Figure;
  readonly monotony: Figure;
  readonly strain: Figure;
  /** Yesterday's fitness less yesterday's fatigue. */
  readonly form: Figure;
  /** The standard deviation that monotony and strain are based on. */
  readonly deviation: TeamSettings['monotonySd'];
  /** Days of the last 28 that count as rest only because the team's setting says so. */
  readonly filled: number;
  /** Today is not over and has no load yet, so the figures end with yesterday. */
  readonly todayIsOpen: boolean;
  /** The last six weeks, oldest first; fewer where the history is shorter. */
  readonly days: readonly LoadViewDay[];
}

const CHART_DAYS = 42;

const NOTHING: Figure = { value: null, reason: 'building-baseline', known: 0, of: CHRONIC_DAYS };

export async function readLoad(
  team: TeamStore,
  person: Person,
  settings: TeamSettings,
  now: number,
): Promise<{ readonly load: LoadView; readonly view: RiskView }> {
  const view = riskView(await readFacts(team, person, settings, now));
  const rows = measure(view.days, { deviation: settings.monotonySd });
  const row = rows.at(-1);
  const fit = fitness(view.days).at(-1);
  const filled = new Set(view.days.flatMap((day) => (day.filled ? [day.day] : [])));
  const load = {
    week: row?.weekLoad ?? NOTHING,
    acute: row?.acute ?? NOTHING,
    chronic: row?.chronic ?? NOTHING,
    ratio: row?.coupled ?? NOTHING,
    monotony: row?.monotony ?? NOTHING,
    strain: row?.strain ?? NOTHING,
    form: fit ? figure(fit.form, fit) : NOTHING,
    deviation: settings.monotonySd,
    todayIsOpen: view.days.at(-1)?.day !== view.today,
    filled: view.days.slice(-CHRONIC_DAYS).filter((day) => day.filled).length,
    days: rows
      .slice(-CHART_DAYS)
      .map(({ day, state, load, acute, chronic }) => ({ day, state, load, acute, chronic, filled: filled.has(day) })),
  };
  return { load, view };
}
