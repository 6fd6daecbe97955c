import { judgeStart } from '../booking/judgeStart.ts';
import type { SlotOffer } from '../booking/slotOffer.ts';
import { MINUTE } from '../day.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { type TeamBooking, type TeamWeek, withoutWeekLimit } from '../scheduling/week/teamWeek.ts';
import type { PlanItem } from './lines.ts';

/** Lines of a proposal that can be done together as the team stands now, and those that no longer can. */
export interface Acceptance {
  readonly done: readonly { readonly item: PlanItem; readonly place: SlotOffer | null }[];
  readonly left: readonly { readonly item: PlanItem; readonly why: Refusal }[];
}

const ORDER = { drop: 0, move: 1, add: 2, keep: 3 } as const;

/**
 * Judges lines by the rules for every booking, with all that they move or drop given back first: one may go where another
 * comes from.
 */
export function acceptance(week: TeamWeek, items: readonly PlanItem[]): Acceptance {
  const left: Acceptance['left'][number][] = [];
  let tried = [...items].sort((a, b) => ORDER[a.action] - ORDER[b.action] || a.start - b.start);
  for (;;) {
    const judged = judgeTogether(week, tried);
    const refused = judged.flatMap(({ item, verdict }) => (isRefusal(verdict) ? [{ item, why: verdict }] : []));
    left.push(...refused);
    // What has to stay where it is may be in the way of another line.
    if (refused.every(({ item }) => item.bookingId === undefined)) {
      const done = judged.flatMap(({ item, verdict }) => (isRefusal(verdict) ? [] : [{ item, place: verdict }]));
      return { done, left };
    }
    tried = tried.filter((item) => !refused.some((one) => one.item === item));
  }
}

function judgeTogether(
  week: TeamWeek,
  items: readonly PlanItem[],
): readonly { readonly item: PlanItem; readonly verdict: SlotOffer | null | Refusal }[] {
  const given = new Set(items.map(({ bookingId }) => bookingId));
  let others: readonly TeamBooking[] = week.bookings.filter(({ id }) => !given.has(id));
  return items.map((item) => {
    if (item.action === 'drop') return { item, verdict: null };
    const { athleteId, therapistId, type, start, end } = item;
    const minutes = (end - start) / MINUTE;
    // What staff settled by hand is their word on how many massages a week.
    const rules = item.pinned ? withoutWeekLimit(week) : week;
    const verdict = judgeStart({ ...rules, bookings: others }, { athleteId, therapistId, type, minutes, start });
    if (!isRefusal(verdict)) others = [...others, asTeamBooking(item, verdict)];
    return { item, verdict };
  });
}

function asTeamBooking(
  { id, athleteId }: PlanItem,
  { therapistId, roomId, type, start, minutes }: SlotOffer,
): TeamBooking {
  return { id: `plan:${id}`, athleteId, therapistId, roomId, type, start, minutes, fixed: true };
}
