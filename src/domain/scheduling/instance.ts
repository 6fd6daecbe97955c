import { z } from 'zod';

/**
 * The public planning formats `recovery-plan-instance/1` and `recovery-plan/1`. Times are whole minutes from `epoch`,
 * intervals are half-open `[start, end)`, weights are whole permille. Fields that are not named here are dropped.
 */

const minute = z.number().int();
const minutes = z.number().int().min(0);
const positive = z.number().int().min(1);
const permille = z.number().int();
const id = z.string().min(1);
const interval = z
  .tuple([minute, minute])
  .readonly()
  .refine(([start, end]) => end > start, 'must end after it starts');

const kernel = z
  .object({
    points: z
      .array(z.tuple([minute, permille.min(0)]).readonly())
      .min(1)
      .readonly()
      .refine((points) => points.every((point, at) => at === 0 || point[0] > (points[at - 1]?.[0] ?? point[0])), {
        message: 'minutes must rise from point to point',
      }),
    whenNone: permille.min(0),
  })
  .readonly();

const massageType = z.object({ id, durationMin: positive, afterHard: kernel, beforeCompetition: kernel }).readonly();

const pool = z.object({ id, capacity: minutes, turnoverMin: minutes }).readonly();

const shift = z
  .object({ start: minute, end: minute, pool: id })
  .readonly()
  .refine(({ start, end }) => end > start, 'must end after it starts');

const therapist = z
  .object({
    id,
    gender: z.string().nullable().optional(),
    languages: z.array(z.string()).readonly(),
    skills: z.array(id).readonly(),
    shifts: z.array(shift).readonly(),
    breaks: z.array(interval).readonly(),
    turnoverMin: minutes,
    maxTreatmentMinPerDay: minutes,
  })
  .readonly();

const need = z
  .object({
    id,
    weight: positive,
    earliest: minute,
    latest: minute,
    types: z.record(id, permille.min(0)).readonly(),
  })
  .readonly();

const preferences = z
  .object({
    therapists: z.record(id, permille).readonly().optional(),
    gender: z.object({ value: z.string(), bonusPermille: permille }).readonly().optional(),
    language: z.object({ value: z.string(), bonusPermille: permille }).readonly().optional(),
    /** Minutes from the start of the local day, half-open. */
    timeOfDay: z.object({ from: minute, to: minute, bonusPermille: permille }).readonly().optional(),
  })
  .readonly();

const athlete = z
  .object({
    id,
    squad: z.string(),
    busy: z
      .array(
        z
          .tuple([minute, minute, z.string()])
          .readonly()
          .refine(([start, end]) => end > start, 'must end after it starts'),
      )
      .readonly(),
    bufferMin: minutes,
    hardSessionEnds: z.array(minute).readonly(),
    competitionStarts: z.array(minute).readonly(),
    forbiddenTypes: z.array(id).readonly(),
    requireTherapistGender: z.string().nullable(),
    pools: z.record(id, permille).readonly(),
    maxSessionsPerDay: minutes,
    minSpacingMin: minutes,
    firstSessionBonus: z.number().int().min(0),
    needs: z.array(need).readonly(),
    preferences: preferences.default({}),
    /** Not in the first version of the format, and only ever stricter: no start of `type` in `[start, end)`. */
    avoid: z
      .array(z.object({ type: id, start: minute, end: minute }).readonly())
      .readonly()
      .optional(),
  })
  .readonly();

const fixedBooking = z
  .object({
    id,
    athlete: id,
    therapist: id,
    type: id,
    start: minute,
    /** Not in the first version of the format: where it is, if that is not the pool of the therapist's shift. */
    pool: id.optional(),
  })
  .readonly();

const movableBooking = z
  .object({
    need: id,
    therapist: id,
    type: id,
    start: minute,
    movePenalty: z.number().int().min(0),
    cancelPenalty: z.number().int().min(0),
  })
  .readonly();

const day = z
  .object({ index: z.number().int(), start: minute, end: minute })
  .readonly()
  .refine(({ start, end }) => end > start, 'must end after it starts');

export const instanceSchema = z
  .object({
    format: z.literal('recovery-plan-instance/1'),
    name: z.string(),
    epoch: z.iso.datetime({ offset: true }),
    gridMinutes: positive,
    days: z.array(day).readonly(),
    sessionTypes: z.array(massageType).readonly(),
    pools: z.array(pool).readonly(),
    therapists: z.array(therapist).readonly(),
    athletes: z.array(athlete).readonly(),
    fixedBookings: z.array(fixedBooking).readonly(),
    movableBookings: z.array(movableBooking).readonly(),
  })
  .readonly()
  .superRefine((instance, context) => {
    for (const { path, message } of brokenReferences(instance))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

export type RecoveryPlanInstance = z.infer<typeof instanceSchema>;
export type MassageTypeRow = z.infer<typeof massageType>;
export type TherapistRow = z.infer<typeof therapist>;
export type AthleteRow = z.infer<typeof athlete>;
export type NeedRow = z.infer<typeof need>;
export type FixedBookingRow = z.infer<typeof fixedBooking>;
export type MovableBookingRow = z.infer<typeof movableBooking>;

const massageRow = z.object({ athlete: id.optional(), need: id, type: id, therapist: id, start: minute }).readonly();

export const planSchema = z
  .object({ format: z.literal('recovery-plan/1'), instance: z.string(), sessions: z.array(massageRow).readonly() })
  .readonly();

export type RecoveryPlan = z.infer<typeof planSchema>;

export interface FormatProblem {
  readonly path: string;
  readonly rule: string;
}

/** Reads JSON as an instance, or says where it breaks the format and which rule, at most 20 times. */
export function readInstance(json: unknown): RecoveryPlanInstance | { readonly problems: readonly FormatProblem[] } {
  return read(instanceSchema, json);
}

/** Reads JSON as a plan, or says where it breaks the format. */
export function readPlan(json: unknown): RecoveryPlan | { readonly problems: readonly FormatProblem[] } {
  return read(planSchema, json);
}

function read<T>(schema: z.ZodType<T>, json: unknown): T | { readonly problems: readonly FormatProblem[] } {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  return {
    problems: result.error.issues.slice(0, 20).map(({ path, message }) => ({ path: pathText(path), rule: message })),
  };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    '$',
  );
}

interface Broken {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Unchecked {
  readonly sessionTypes: readonly MassageTypeRow[];
  readonly pools: readonly { readonly id: string }[];
  readonly therapists: readonly TherapistRow[];
  readonly athletes: readonly AthleteRow[];
  readonly fixedBookings: readonly FixedBookingRow[];
  readonly movableBookings: readonly MovableBookingRow[];
}

/** Ids used twice, and ids that lead nowhere although no massage could be placed without what they name. */
function brokenReferences(instance: Unchecked): readonly Broken[] {
  const needs = instance.athletes.flatMap((one, at) =>
    one.needs.map(({ id }, n) => ({ id, path: ['athletes', at, 'needs', n] })),
  );
  const types = new Set(instance.sessionTypes.map((one) => one.id));
  const pools = new Set(instance.pools.map((one) => one.id));
  const therapists = new Set(instance.therapists.map((one) => one.id));
  const athletes = new Set(instance.athletes.map((one) => one.id));
  const needIds = new Set(needs.map((one) => one.id));
  const unknown = (known: ReadonlySet<string>, what: string, name: string, path: Broken['path']): readonly Broken[] =>
    known.has(name) ? [] : [{ path, message: `names no ${what}: ${name}` }];
  return [
    ...usedTwice(instance.sessionTypes.map(({ id }, at) => ({ id, path: ['sessionTypes', at] }))),
    ...usedTwice(instance.pools.map(({ id }, at) => ({ id, path: ['pools', at] }))),
    ...usedTwice(instance.therapists.map(({ id }, at) => ({ id, path: ['therapists', at] }))),
    ...usedTwice(instance.athletes.map(({ id }, at) => ({ id, path: ['athletes', at] }))),
    ...usedTwice(needs),
    ...instance.therapists.flatMap((one, at) =>
      one.shifts.flatMap(({ pool }, n) => unknown(pools, 'pool', pool, ['therapists', at, 'shifts', n, 'pool'])),
    ),
    ...instance.fixedBookings.flatMap((one, at) => [
      ...unknown(athletes, 'athlete', one.athlete, ['fixedBookings', at, 'athlete']),
      ...unknown(therapists, 'therapist', one.therapist, ['fixedBookings', at, 'therapist']),
      ...unknown(types, 'session type', one.type, ['fixedBookings', at, 'type']),
      ...(one.pool === undefined ? [] : unknown(pools, 'pool', one.pool, ['fixedBookings', at, 'pool'])),
    ]),
    ...instance.movableBookings.flatMap((one, at) => [
      ...unknown(needIds, 'need', one.need, ['movableBookings', at, 'need']),
      ...unknown(therapists, 'therapist', one.therapist, ['movableBookings', at, 'therapist']),
      ...unknown(types, 'session type', one.type, ['movableBookings', at, 'type']),
    ]),
  ];
}

function usedTwice(rows: readonly { readonly id: string; readonly path: Broken['path'] }[]): readonly Broken[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ path: [...path, 'id'], message: `used twice: ${id}` }];
    seen.add(id);
    return [];
  });
}
