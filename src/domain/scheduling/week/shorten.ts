import { MODALITIES } from '../../clinic/modality.ts';
import { candidatesOf } from '../candidates.ts';
import { modelOf } from '../model.ts';
import { lengthsOf } from './lengths.ts';
import type { TeamWeek } from './teamWeek.ts';
import { toInstance } from './translate.ts';

/** The week with needs that no hour is long enough for also met by a shorter massage of the same kinds. */
export function withShorterChoices(week: TeamWeek): TeamWeek {
  const unmet = needsWithoutStart(week);
  if (unmet.size === 0) return week;
  const table = week.table ?? MODALITIES;
  return {
    ...week,
    athletes: week.athletes.map((athlete) => ({
      ...athlete,
      needs: athlete.needs.map((need) =>
        unmet.has(need.id) ? { ...need, choices: need.choices.flatMap((one) => lengthsOf(one, table)) } : need,
      ),
    })),
  };
}

function needsWithoutStart(week: TeamWeek): ReadonlySet<string> {
  const model = modelOf(toInstance(week));
  const { firstOf } = candidatesOf(model);
  return new Set(model.needs.flatMap(({ row }, n) => (firstOf[n] === firstOf[n + 1] ? [row.id] : [])));
}
