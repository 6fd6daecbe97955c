import { type BookingType, MODALITIES } from '../../domain/clinic/modality.ts';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { closedTypes } from '../../domain/medical/limits.ts';
import { readBodyLimits } from '../../store/medical/bodyLimits.ts';
import type { Deps } from '../deps.ts';
import { type InjuryView, restrictionsOf } from './restrictions.ts';

/** What limits somebody today, for a message to them about it. */
export interface MyLimits {
  readonly today: Day;
  readonly injuries: readonly InjuryView[];
  /** What they cannot book now, and could if nothing limited them. */
  readonly closed: readonly BookingType[];
}

export const limitsForNotice =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, now: Instant): Promise<MyLimits | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person) return null;
    const today = dayOf(now, person.zone);
    const [limits, { injuries }] = await Promise.all([
      readBodyLimits(team, [personId], now),
      restrictionsOf(team, personId, today, 'own'),
    ]);
    const body = limits.get(personId)?.(today);
    const closed = body ? closedTypes(body) : [];
    return { today, injuries, closed: closed.filter((type) => MODALITIES[type].requiresClearance === 'no') };
  };
