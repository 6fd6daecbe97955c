import { z } from 'zod';
import type { Day, Instant } from '../../domain/day.ts';
import type { PlanBasis } from '../../domain/plan/basis.ts';
import type { PlanItem, UnservedItem } from '../../domain/plan/lines.ts';
import type { Pin, ReplanCause } from '../../domain/plan/replan.ts';
import type { Prisma, PlanProposal as Row } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate, toInstantOrNull } from '../instants.ts';
import { readJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { BASIS, CAUSES, ITEMS, PINS, UNSERVED } from './lines.ts';

export interface StoredPlan {
  readonly id: string;
  readonly weekStart: Day;
  /** `lapsed`: nobody answered it in time. */
  readonly state: 'proposed' | 'accepted' | 'declined' | 'superseded' | 'lapsed';
  readonly items: readonly PlanItem[];
  readonly unserved: readonly UnservedItem[];
  readonly objective: number;
  readonly upperBound: number | null;
  /** Needs in the week, met or not. */
  readonly needs: number;
  /** What it was made without; null for a plan of before that was noted. */
  readonly basis: PlanBasis | null;
  readonly causes: readonly ReplanCause[];
  readonly pins: readonly Pin[];
  /** Lines of an accepted plan that were done, and those that no longer fitted; null before that. */
  readonly outcome: PlanOutcome | null;
  readonly version: number;
  readonly createdAt: Instant;
  readonly createdBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
}

export interface NewPlan
  extends Pick<
    StoredPlan,
    'weekStart' | 'items' | 'unserved' | 'objective' | 'upperBound' | 'needs' | 'causes' | 'pins'
  > {
  readonly basis?: PlanBasis | null;
  readonly by: string | null;
  readonly now: Instant;
}

export interface PlanOutcome {
  readonly done: readonly string[];
  readonly left: readonly string[];
}

const OUTCOME: z.ZodType<PlanOutcome> = z.object({ done: z.array(z.string()), left: z.array(z.string()) });

const nameOf = ({ id }: Pick<Row, 'id'>, column: string) => `${column} of plan ${id}`;

const open = (row: Row): StoredPlan => ({
  id: row.id,
  weekStart: row.weekStart,
  state: row.state as StoredPlan['state'],
  items: readJson(ITEMS, row.items, nameOf(row, 'items')),
  unserved: readJson(UNSERVED, row.unmet, nameOf(row, 'unmet')),
  objective: row.objective,
  upperBound: row.upperBound,
  needs: row.needs,
  basis: readJson(BASIS.nullable(), row.basis, nameOf(row, 'basis')),
  causes: readJson(CAUSES, row.causes, nameOf(row, 'causes')),
  pins: readJson(PINS, row.pins, nameOf(row, 'pins')),
  outcome: readJson(OUTCOME.nullable(), row.outcome, nameOf(row, 'outcome')),
  version: row.version,
  createdAt: row.createdAt.getTime(),
  createdBy: row.createdBy,
  decidedAt: toInstantOrNull(row.decidedAt),
  decidedBy: row.decidedBy,
});

/** Ids rise with the time of day: they order what the house's clock calls one moment. */
const NEWEST: Prisma.PlanProposalOrderByWithRelationInput[] = [{ createdAt: 'desc' }, { id: 'desc' }];

/** Plans proposed for a team's weeks. */
export const plans = ({ db, teamId }: Scope) => ({
  /** Stores a proposal, which replaces one for the same week that nobody has answered. */
  async propose(plan: NewPlan): Promise<StoredPlan> {
    await db.planProposal.updateMany({
      where: { teamId, weekStart: plan.weekStart, state: 'proposed' },
      data: { state: 'superseded' },
    });
    const row = await db.planProposal.create({
      data: {
        teamId,
        weekStart: plan.weekStart,
        items: plan.items as object,
        unmet: plan.unserved as object,
        objective: plan.objective,
        upperBound: plan.upperBound,
        needs: plan.needs,
        basis: plan.basis ? { ...plan.basis } : undefined,
        causes: plan.causes as object,
        pins: plan.pins as object,
        createdAt: toDate(plan.now),
        createdBy: plan.by,
      },
    });
    return open(row);
  },
  async byId(id: string): Promise<StoredPlan | null> {
    if (!isId(id)) return null;
    const row = await db.planProposal.findFirst({ where: { teamId, id } });
    return row && open(row);
  },
  async newest(limit: number): Promise<readonly StoredPlan[]> {
    const rows = await db.planProposal.findMany({ where: { teamId }, orderBy: NEWEST, take: limit });
    return rows.map(open);
  },
  /** The newest proposal for a week, whatever became of it. */
  async ofWeek(weekStart: Day): Promise<StoredPlan | null> {
    const row = await db.planProposal.findFirst({ where: { teamId, weekStart }, orderBy: NEWEST });
    return row && open(row);
  },
  /** Athletes for whom the last accepted plan of an earlier week found no place. */
  async lastUnserved(before: Day): Promise<Pick<StoredPlan, 'weekStart' | 'unserved'> | null> {
    const row = await db.planProposal.findFirst({
      where: { teamId, state: 'accepted', weekStart: { lt: before } },
      orderBy: [{ weekStart: 'desc' }, ...NEWEST],
      select: { id: true, weekStart: true, unmet: true },
    });
    return row && { weekStart: row.weekStart, unserved: readJson(UNSERVED, row.unmet, nameOf(row, 'unmet')) };
  },
  /** Those that wait for an answer. */
  async open(): Promise<readonly StoredPlan[]> {
    const rows = await db.planProposal.findMany({ where: { teamId, state: 'proposed' }, orderBy: NEWEST });
    return rows.map(open);
  },
  /** Notes that nobody answered it in time; false when somebody did meanwhile. */
  async lapse({ id, version }: Pick<StoredPlan, 'id' | 'version'>): Promise<boolean> {
    const { count } = await db.planProposal.updateMany({
      where: { teamId, id, version, state: 'proposed' },
      data: { state: 'lapsed', version: { increment: 1 } },
    });
    return count > 0;
  },
  /** Notes what became of an accepted plan's lines. */
  async note(id: string, outcome: PlanOutcome): Promise<void> {
    await db.planProposal.updateMany({ where: { teamId, id }, data: { outcome: { ...outcome } } });
  },
  /** Decides a proposal, once; false when somebody decided or changed it meanwhile. */
  async decide(
    id: string,
    version: number,
    decision: { readonly state: 'accepted' | 'declined'; readonly by: string; readonly now: Instant },
  ): Promise<boolean> {
    const { count } = await db.planProposal.updateMany({
      where: { teamId, id, version, state: 'proposed' },
      data: {
        state: decision.state,
        decidedBy: decision.by,
        decidedAt: toDate(decision.now),
        version: { increment: 1 },
      },
    });
    return count > 0;
  },
});
