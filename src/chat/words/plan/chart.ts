import type { NamedItem, PlanView } from '../../../care/plan/plan.ts';
import type { BlockChange, RosterBlock } from '../../../charts/roster.ts';
import { type Day, dayOf, MINUTE, startOfDay } from '../../../domain/day.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';
import { chartBlock } from '../charts.ts';
import { rosterLabels } from '../clinic/rosterLabels.ts';

interface Mark {
  readonly therapist: string;
  readonly start: number;
  readonly end: number;
  readonly item: NamedItem;
  readonly change: BlockChange;
}

/**
 * The week as it would be: what is kept, new, moved (with where from) and given back. Nothing when there are no
 * bookings.
 */
export function planChart(t: Translate, view: PlanView): readonly Block[] {
  if (view.items.length === 0) return [];
  const marks = view.items.flatMap(marksOf);
  const days = [...new Set(marks.map(({ start }) => dayOf(start, view.zone)))].toSorted();
  const rows = days.map((day) => ({ day, unserved: 0, lanes: lanesOf(marks, day, view.zone) }));
  const labels = {
    ...rosterLabels(t, t('plan.chart', { week: t.day(view.weekStart) })),
    change: (change: BlockChange) => t(`plan.does.${change}`),
  };
  return [chartBlock({ kind: 'roster', days: rows, labels }, wordsOf(t, view), view.pictures)];
}

function marksOf(item: NamedItem): readonly Mark[] {
  const { start, end, therapist, from, fromTherapist, action } = item;
  const here = { therapist, start, end, item, change: action };
  if (action !== 'move' || from === undefined) return [here];
  return [here, { therapist: fromTherapist, start: from, end: from + end - start, item, change: 'from' }];
}

function lanesOf(marks: readonly Mark[], day: Day, zone: string) {
  const midnight = startOfDay(day, zone);
  const today = marks.filter(({ start }) => dayOf(start, zone) === day);
  return [...new Set(today.map(({ therapist }) => therapist))].toSorted().map((therapist) => ({
    therapist,
    // What moves away or is given back lies below what comes in its place.
    blocks: today
      .filter((one) => one.therapist === therapist)
      .toSorted((a, b) => Number(isGone(b.change)) - Number(isGone(a.change)))
      .map(
        ({ start, end, item, change }): RosterBlock => ({
          from: (start - midnight) / MINUTE,
          to: (end - midnight) / MINUTE,
          type: item.type,
          who: item.athlete,
          change,
        }),
      ),
  }));
}

function isGone(change: BlockChange): boolean {
  return change === 'from' || change === 'drop';
}

function wordsOf(t: Translate, { items, weekStart }: PlanView): string {
  const count = (action: NamedItem['action']) => items.filter((item) => item.action === action).length;
  return t('plan.chartWords', {
    week: t.day(weekStart),
    kept: count('keep'),
    added: count('add'),
    moved: count('move'),
    dropped: count('drop'),
  });
}
