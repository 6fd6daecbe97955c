import { addDays, type Day, daysFrom } from '../../day.ts';
import { definePattern } from '../pattern.ts';
import type { RiskView } from '../view.ts';

/**
 * Check-ins dried up: fewer than `answered` of the last `last` expected ones, after a period (`before` expected
 * check-ins, at least seven of them) with `percent` or more. This is no pattern of the body. The athlete's next
 * question is a friendlier one, staff find it in their digest as a reason to ask how things are, and the other patterns
 * stay silent.
 */
export const silence = definePattern({
  id: 'DQ1',
  slug: 'silence',
  severity: 'watch',
  grade: 'C',
  cooldownHours: 72,
  minimumData: { expectedCheckIns: 12 },
  sources: ['Practice convention'],
  defaults: { answered: 3, last: 5, before: 14, percent: 70 },
  detect(view, { answered, last, before, percent }) {
    const given = new Set(view.checkIns.map(({ day }) => day));
    const expected = expectedDays(view, given, last + before);
    const recent = expected.slice(-last);
    const earlier = expected.slice(-last - before, -last);
    if (recent.length < last || earlier.length < MIN_BEFORE) return [];
    const got = recent.filter((day) => given.has(day)).length;
    const gotBefore = earlier.filter((day) => given.has(day)).length;
    if (got >= answered || gotBefore * 100 < percent * earlier.length) return [];
    return [
      {
        evidence: { answered: got, expected: last, answeredBefore: gotBefore, expectedBefore: earlier.length },
        coverage: { known: got, of: last },
        days: recent.filter((day) => !given.has(day)),
      },
    ];
  },
});

const MIN_BEFORE = 7;

/**
 * The last `count` days (or more) up to today on which a check-in was due. Today is not over, so it counts only once it
 * is answered.
 */
function expectedDays(view: RiskView, given: ReadonlySet<Day>, count: number): readonly Day[] {
  const first = view.checkIns[0]?.day;
  const from = addDays(view.today, -count);
  const asked = first === undefined ? [] : daysFrom(from, view.today).filter((day) => day >= first);
  const due = view.expectedCheckIns?.toSorted() ?? asked;
  return due.filter((day) => day < view.today || (day === view.today && given.has(day)));
}
