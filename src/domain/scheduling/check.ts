import type { RecoveryPlan, RecoveryPlanInstance } from './instance.ts';

/** A rule a plan breaks, with what and where. */
export interface Violation {
  readonly code: ViolationCode;
  readonly detail: Readonly<Record<string, string | number>>;
}

export type ViolationCode =
  | 'format'
  | 'instance-name'
  | 'unknown-need'
  | 'unknown-therapist'
  | 'unknown-type'
  | 'wrong-athlete'
  | 'off-grid'
  | 'need-served-twice'
  | 'outside-need-window'
  | 'outside-horizon'
  | 'type-not-accepted'
  | 'contraindicated'
  | 'therapist-lacks-skill'
  | 'therapist-gender'
  | 'outside-shift'
  | 'during-break'
  | 'pool-not-allowed'
  | 'athlete-busy'
  | 'avoided-hours'
  | 'no-benefit-or-forbidden-time'
  | 'therapist-overlap'
  | 'therapist-day-limit'
  | 'athlete-spacing'
  | 'athlete-day-limit'
  | 'pool-over-capacity';

export interface CheckReport {
  readonly instance: string;
  readonly feasible: boolean;
  /** Benefits and first-session bonuses minus change penalties, over the massages that could be read. */
  readonly objective: number;
  readonly parts: { readonly benefit: number; readonly firstSessionBonus: number; readonly changePenalty: number };
  readonly sessions: number;
  readonly needs: number;
  readonly moved: number;
  readonly cancelled: number;
  readonly violations: readonly Violation[];
}

type Athlete = RecoveryPlanInstance['athletes'][number];
type Therapist = RecoveryPlanInstance['therapists'][number];
type Type = RecoveryPlanInstance['sessionTypes'][number];
type Need = Athlete['needs'][number];

/** A massage that takes up people and a table: planned (`massage` is its place in the plan) or fixed (null). */
interface Placed {
  readonly massage: number | null;
  readonly label: string;
  readonly athlete: Athlete;
  readonly therapist: Therapist;
  readonly minutes: number;
  readonly start: number;
  readonly end: number;
  readonly pool: string | null;
  readonly day: number;
}

/**
 * Judges a plan against an instance, from the definition of the format alone. It uses nothing that the planner uses, so
 * that a mistake there is found here. Trouble among fixed bookings alone is not the plan's.
 */
export function checkPlan(instance: RecoveryPlanInstance, plan: RecoveryPlan): CheckReport {
  const violations: Violation[] = [];
  const report = (code: ViolationCode, detail: Violation['detail']) => violations.push({ code, detail });
  if (plan.format !== 'recovery-plan/1') report('format', { got: String(plan.format) });
  if (plan.instance !== instance.name) report('instance-name', { got: String(plan.instance) });

  const served = new Map<string, RecoveryPlan['sessions'][number]>();
  const placed: Placed[] = fixedMassages(instance);
  let benefit = 0;
  for (const [at, massage] of plan.sessions.entries()) {
    const found = lookUp(instance, massage);
    const where = { session: at, need: massage.need };
    if (typeof found === 'string') {
      report(found, where);
      continue;
    }
    const { athlete, need, therapist, type } = found;
    if (massage.athlete !== undefined && massage.athlete !== athlete.id) report('wrong-athlete', where);
    if (massage.start % instance.gridMinutes !== 0) report('off-grid', where);
    if (!Number.isInteger(massage.start)) continue;
    if (served.has(need.id)) report('need-served-twice', where);
    else served.set(need.id, massage);
    const result = judge(instance, athlete, need, therapist, type, massage.start);
    for (const code of result.broken) report(code, where);
    benefit += result.benefit;
    placed.push({
      massage: at,
      label: massage.need,
      athlete,
      therapist,
      minutes: type.durationMin,
      start: massage.start,
      end: massage.start + type.durationMin,
      pool: result.pool,
      day: dayIndex(instance, massage.start),
    });
  }
  for (const one of conflicts(instance, placed)) violations.push(one);

  const firstSessionBonus = bonusOf(instance, served);
  const changes = changesOf(instance, served);
  return {
    instance: instance.name,
    feasible: violations.length === 0,
    objective: benefit + firstSessionBonus - changes.penalty,
    parts: { benefit, firstSessionBonus, changePenalty: changes.penalty },
    sessions: plan.sessions.length,
    needs: instance.athletes.reduce((sum, one) => sum + one.needs.length, 0),
    moved: changes.moved,
    cancelled: changes.cancelled,
    violations,
  };
}

interface Found {
  readonly athlete: Athlete;
  readonly need: Need;
  readonly therapist: Therapist;
  readonly type: Type;
}

const lookUps = new WeakMap<RecoveryPlanInstance, Map<string, { athlete: Athlete; need: Need }>>();

function lookUp(instance: RecoveryPlanInstance, massage: RecoveryPlan['sessions'][number]): Found | ViolationCode {
  let needs = lookUps.get(instance);
  if (!needs) {
    needs = new Map(instance.athletes.flatMap((athlete) => athlete.needs.map((need) => [need.id, { athlete, need }])));
    lookUps.set(instance, needs);
  }
  const owner = needs.get(massage.need);
  if (!owner) return 'unknown-need';
  const therapist = instance.therapists.find(({ id }) => id === massage.therapist);
  if (!therapist) return 'unknown-therapist';
  const type = instance.sessionTypes.find(({ id }) => id === massage.type);
  if (!type) return 'unknown-type';
  return { ...owner, therapist, type };
}

interface Judgement {
  readonly broken: readonly ViolationCode[];
  readonly benefit: number;
  readonly pool: string | null;
}

function judge(
  instance: RecoveryPlanInstance,
  athlete: Athlete,
  need: Need,
  therapist: Therapist,
  type: Type,
  start: number,
): Judgement {
  const end = start + type.durationMin;
  const shift = therapist.shifts.find((one) => one.start <= start && end <= one.end);
  const pool = shift?.pool ?? null;
  const day = dayIndex(instance, start);
  const lastHard = Math.max(...athlete.hardSessionEnds.filter((one) => one <= start));
  const nextStart = Math.min(...athlete.competitionStarts.filter((one) => one >= end));
  const suitable = Math.floor(
    (interpolate(type.afterHard, start - lastHard) * interpolate(type.beforeCompetition, nextStart - end)) / 1000,
  );
  const base = Math.floor((need.weight * (need.types[type.id] ?? 0) * suitable) / 1_000_000);
  const wishes = athlete.preferences;
  const minuteOfDay = start - (instance.days[day]?.start ?? 0);
  const bonuses = [
    pool === null ? 0 : (athlete.pools[pool] ?? 0),
    wishes.therapists?.[therapist.id] ?? 0,
    wishes.gender?.value === therapist.gender ? (wishes.gender?.bonusPermille ?? 0) : 0,
    wishes.language && therapist.languages.includes(wishes.language.value) ? wishes.language.bonusPermille : 0,
    wishes.timeOfDay && day >= 0 && minuteOfDay >= wishes.timeOfDay.from && minuteOfDay < wishes.timeOfDay.to
      ? wishes.timeOfDay.bonusPermille
      : 0,
  ];
  const rules: readonly (readonly [ViolationCode, boolean])[] = [
    ['outside-need-window', start >= need.earliest && end <= need.latest],
    ['outside-horizon', day >= 0],
    ['type-not-accepted', type.id in need.types],
    ['contraindicated', !athlete.forbiddenTypes.includes(type.id)],
    ['therapist-lacks-skill', therapist.skills.includes(type.id)],
    ['therapist-gender', !athlete.requireTherapistGender || athlete.requireTherapistGender === therapist.gender],
    ['outside-shift', shift !== undefined],
    ['during-break', therapist.breaks.every(([from, to]) => end <= from || start >= to)],
    ['pool-not-allowed', pool === null || pool in athlete.pools],
    [
      'athlete-busy',
      athlete.busy.every(([from, to]) => end <= from - athlete.bufferMin || start >= to + athlete.bufferMin),
    ],
    ['avoided-hours', !athlete.avoid?.some((one) => one.type === type.id && one.start <= start && start < one.end)],
    ['no-benefit-or-forbidden-time', base >= 1],
  ];
  return {
    broken: rules.filter(([, kept]) => !kept).map(([code]) => code),
    benefit: base + Math.floor((base * bonuses.reduce((sum, one) => sum + one, 0)) / 1000),
    pool,
  };
}

/** Linear between the points, rounded down; an infinite distance means there is no such massage. */
function interpolate(kernel: Type['afterHard'], distance: number): number {
  if (!Number.isFinite(distance)) return kernel.whenNone;
  const right = kernel.points.findIndex(([minute]) => distance <= minute);
  const after = kernel.points[right];
  const before = kernel.points[right - 1];
  if (right === -1) return kernel.points.at(-1)?.[1] ?? 0;
  if (!after || !before) return after?.[1] ?? 0;
  const [[x0, y0], [x1, y1]] = [before, after];
  return Math.floor((y0 * (x1 - distance) + y1 * (distance - x0)) / (x1 - x0));
}

function dayIndex(instance: RecoveryPlanInstance, minute: number): number {
  return instance.days.findIndex(({ start, end }) => start <= minute && minute < end);
}

function fixedMassages(instance: RecoveryPlanInstance): Placed[] {
  return instance.fixedBookings.flatMap((booking): Placed[] => {
    const athlete = instance.athletes.find(({ id }) => id === booking.athlete);
    const therapist = instance.therapists.find(({ id }) => id === booking.therapist);
    const minutes = instance.sessionTypes.find(({ id }) => id === booking.type)?.durationMin;
    if (!athlete || !therapist || minutes === undefined) return [];
    const { id, start } = booking;
    const shift = therapist.shifts.find((one) => one.start <= start && start < one.end);
    const pool = booking.pool ?? shift?.pool ?? null;
    const day = dayIndex(instance, start);
    return [{ massage: null, label: id, athlete, therapist, minutes, start, end: start + minutes, pool, day }];
  });
}

function conflicts(instance: RecoveryPlanInstance, placed: readonly Placed[]): readonly Violation[] {
  return [
    ...groupsOf(placed, ({ therapist }) => therapist.id).flatMap((group) => therapistConflicts(group)),
    ...groupsOf(placed, ({ athlete }) => athlete.id).flatMap((group) => athleteConflicts(group)),
    ...groupsOf(placed, ({ pool }) => pool).flatMap((group) => poolConflicts(instance, group)),
  ];
}

function therapistConflicts(group: readonly Placed[]): readonly Violation[] {
  const therapist = group[0]?.therapist;
  if (!therapist) return [];
  return [
    ...pairsCloserThan(group, therapist.turnoverMin).map(
      ([a, b]): Violation => ({
        code: 'therapist-overlap',
        detail: { therapist: therapist.id, a: a.label, b: b.label },
      }),
    ),
    ...groupsOf(group, ({ day }) => day).flatMap((sameDay): readonly Violation[] => {
      const minutes = sameDay.reduce((sum, one) => sum + one.minutes, 0);
      if (minutes <= therapist.maxTreatmentMinPerDay || !anyPlanned(sameDay)) return [];
      return [
        { code: 'therapist-day-limit', detail: { therapist: therapist.id, day: sameDay[0]?.day ?? -1, minutes } },
      ];
    }),
  ];
}

function athleteConflicts(group: readonly Placed[]): readonly Violation[] {
  const athlete = group[0]?.athlete;
  if (!athlete) return [];
  return [
    ...pairsCloserThan(group, athlete.minSpacingMin).map(
      ([a, b]): Violation => ({ code: 'athlete-spacing', detail: { athlete: athlete.id, a: a.label, b: b.label } }),
    ),
    ...groupsOf(group, ({ day }) => day).flatMap((sameDay): readonly Violation[] => {
      if (sameDay.length <= athlete.maxSessionsPerDay || !anyPlanned(sameDay)) return [];
      return [
        {
          code: 'athlete-day-limit',
          detail: { athlete: athlete.id, day: sameDay[0]?.day ?? -1, sessions: sameDay.length },
        },
      ];
    }),
  ];
}

function poolConflicts(instance: RecoveryPlanInstance, group: readonly Placed[]): readonly Violation[] {
  const pool = instance.pools.find(({ id }) => id === group[0]?.pool);
  if (!pool) return [];
  return group.flatMap(({ start }): readonly Violation[] => {
    const together = group.filter((one) => one.start <= start && start < one.end + pool.turnoverMin);
    if (together.length <= pool.capacity || !anyPlanned(together)) return [];
    return [{ code: 'pool-over-capacity', detail: { pool: pool.id, at: start, sessions: together.length } }];
  });
}

/**
 * Pairs with at least one planned massage of which the later starts before the earlier has ended and `gap` more minutes
 * have passed.
 */
function pairsCloserThan(group: readonly Placed[], gap: number): readonly (readonly [Placed, Placed])[] {
  const sorted = [...group].sort((a, b) => a.start - b.start);
  return sorted.flatMap((first, at) =>
    sorted
      .slice(at + 1)
      .filter((second) => second.start < first.end + gap && anyPlanned([first, second]))
      .map((second): readonly [Placed, Placed] => [first, second]),
  );
}

function anyPlanned(group: readonly Placed[]): boolean {
  return group.some(({ massage }) => massage !== null);
}

function groupsOf<K>(placed: readonly Placed[], key: (one: Placed) => K | null): readonly (readonly Placed[])[] {
  const groups = new Map<K, Placed[]>();
  for (const one of placed) {
    const name = key(one);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

function bonusOf(instance: RecoveryPlanInstance, served: ReadonlyMap<string, unknown>): number {
  const booked = new Set(instance.fixedBookings.map(({ athlete }) => athlete));
  return instance.athletes
    .filter((one) => !booked.has(one.id) && one.needs.some(({ id }) => served.has(id)))
    .reduce((sum, one) => sum + one.firstSessionBonus, 0);
}

function changesOf(
  instance: RecoveryPlanInstance,
  served: ReadonlyMap<string, RecoveryPlan['sessions'][number]>,
): { readonly penalty: number; readonly moved: number; readonly cancelled: number } {
  const cancelled = instance.movableBookings.filter(({ need }) => !served.has(need));
  const moved = instance.movableBookings.filter(({ need, therapist, type, start }) => {
    const now = served.get(need);
    return now && (now.therapist !== therapist || now.type !== type || now.start !== start);
  });
  return {
    penalty:
      cancelled.reduce((sum, one) => sum + one.cancelPenalty, 0) + moved.reduce((sum, one) => sum + one.movePenalty, 0),
    moved: moved.length,
    cancelled: cancelled.length,
  };
}
