import type { BodyArea } from '../checkIn/bodyMap.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES, type Pressure } from '../clinic/modality.ts';

/**
 * `absolute`: no massage anywhere. `local`: the named areas are left alone. `clearance`: not before a clinician's
 * written clearance is on file. `modify`: lighter, within the cap, with or without one.
 */
export type ContraindicationKind = 'absolute' | 'local' | 'modify' | 'clearance';

export interface Contraindication {
  readonly code: ContraindicationCode;
  readonly kind: ContraindicationKind;
  /** Medical staff are told at once. */
  readonly urgent: boolean;
  readonly pressureCap: Pressure | null;
  /** A written clearance is wanted. Every `clearance` row waits for it; some others go on without it, only lighter. */
  readonly clearance: boolean;
  /**
   * It asks for areas. Of a `local` row only those are left alone; an operation stops everything until it is cleared.
   */
  readonly regional: boolean;
}

export const CONTRAINDICATION_CODES = [
  'FEVER',
  'DVT_SIGNS',
  'CHEST_BREATH',
  'HEAD_NECK_TRAUMA',
  'NEURO',
  'FRACTURE',
  'ACUTE_INJURY',
  'UNEXPLAINED_SWELLING',
  'OPEN_WOUND',
  'SKIN_INFECTION',
  'CONTAGIOUS',
  'ANTICOAG',
  'POST_OP',
  'VARICOSE',
  'MYOSITIS_OSS',
  'CARDIOVASC',
  'CANCER',
  'PREGNANCY',
  'DIABETES_NEURO',
  'OSTEOPOROSIS',
  'RECENT_INJECTION',
  'ALCOHOL_DRUGS',
  'NO_CONSENT',
] as const;
export type ContraindicationCode = (typeof CONTRAINDICATION_CODES)[number];

type Extra = Partial<Pick<Contraindication, 'urgent' | 'pressureCap' | 'clearance' | 'regional'>>;

/** The questions asked at intake, at booking and before each massage; wording in the locale files. */
export const CONTRAINDICATIONS: Readonly<Record<ContraindicationCode, Contraindication>> = {
  FEVER: row('FEVER', 'absolute'),
  DVT_SIGNS: row('DVT_SIGNS', 'absolute', { urgent: true }),
  CHEST_BREATH: row('CHEST_BREATH', 'absolute', { urgent: true }),
  HEAD_NECK_TRAUMA: row('HEAD_NECK_TRAUMA', 'absolute', { urgent: true }),
  NEURO: row('NEURO', 'absolute', { urgent: true }),
  FRACTURE: row('FRACTURE', 'local', { urgent: true, clearance: true }),
  ACUTE_INJURY: row('ACUTE_INJURY', 'local'),
  UNEXPLAINED_SWELLING: row('UNEXPLAINED_SWELLING', 'local'),
  OPEN_WOUND: row('OPEN_WOUND', 'local'),
  SKIN_INFECTION: row('SKIN_INFECTION', 'absolute'),
  CONTAGIOUS: row('CONTAGIOUS', 'absolute'),
  ANTICOAG: row('ANTICOAG', 'modify', { pressureCap: 2, clearance: true }),
  POST_OP: row('POST_OP', 'clearance', { regional: true }),
  VARICOSE: row('VARICOSE', 'local'),
  MYOSITIS_OSS: row('MYOSITIS_OSS', 'local'),
  CARDIOVASC: row('CARDIOVASC', 'clearance'),
  CANCER: row('CANCER', 'clearance'),
  PREGNANCY: row('PREGNANCY', 'modify', { pressureCap: 2, clearance: true }),
  DIABETES_NEURO: row('DIABETES_NEURO', 'modify', { pressureCap: 2 }),
  OSTEOPOROSIS: row('OSTEOPOROSIS', 'modify', { pressureCap: 2, clearance: true }),
  RECENT_INJECTION: row('RECENT_INJECTION', 'local'),
  ALCOHOL_DRUGS: row('ALCOHOL_DRUGS', 'absolute'),
  NO_CONSENT: row('NO_CONSENT', 'absolute'),
};

function row(code: ContraindicationCode, kind: ContraindicationKind, extra: Extra = {}): Contraindication {
  const usual = { urgent: false, pressureCap: null, clearance: kind === 'clearance', regional: kind === 'local' };
  return { code, kind, ...usual, ...extra };
}

/** Answers that a clinician's clearance can lift. What rules out every massage is lifted only by a new answer. */
export const CLEARABLE_CODES = CONTRAINDICATION_CODES.filter((code) => CONTRAINDICATIONS[code].kind !== 'absolute');

/** One answered question. `areas` is empty when the athlete did not say which area. */
export interface ScreeningAnswer {
  readonly code: ContraindicationCode;
  readonly yes: boolean;
  readonly areas?: readonly BodyArea[];
}

/** What a set of answers allows. Never shown with the name of a condition to anybody without a medical role. */
export interface Screening {
  /** Codes that rule out every massage now. */
  readonly absolute: readonly ContraindicationCode[];
  /** Areas to leave alone; `everywhere` is true when an answer about an area did not name one. */
  readonly local: readonly BodyArea[];
  readonly everywhere: boolean;
  /** 5 when nothing limits it; 0 when nothing is allowed. */
  readonly pressureCap: Pressure;
  /** Codes that lack the clearance they want: no massage, none on the area, or lighter ones until it is on file. */
  readonly needsClearance: readonly ContraindicationCode[];
  readonly urgent: readonly ContraindicationCode[];
  /** Types that exceed the cap, or all of them when nothing is allowed. */
  readonly forbiddenTypes: readonly MassageType[];
}

/**
 * Reads a set of answers. A code with a valid clearance on file no longer blocks, but its pressure cap stays. Absolute
 * rows cannot be cleared on paper: only a new answer of "no" lifts them.
 *
 * @param cleared codes with an unexpired written clearance
 */
export function screen(
  answers: readonly ScreeningAnswer[],
  cleared: ReadonlySet<ContraindicationCode> = new Set(),
): Screening {
  const yes = answers
    .filter((answer) => answer.yes)
    .map((answer) => ({ ...CONTRAINDICATIONS[answer.code], areas: answer.areas ?? [] }));
  const absolute = yes.filter(({ kind }) => kind === 'absolute').map(({ code }) => code);
  const open = yes.filter(({ kind, code }) => kind !== 'absolute' && !cleared.has(code));
  const local = open.filter(({ kind }) => kind === 'local');
  const needsClearance = open.filter((one) => one.clearance).map(({ code }) => code);
  const everywhere = local.some(({ areas }) => areas.length === 0);
  const whole = open.some(({ kind }) => kind === 'clearance');
  const blocked = absolute.length > 0 || whole || everywhere;
  const pressureCap = blocked ? 0 : lowest(yes.map((one) => one.pressureCap));
  return {
    absolute,
    local: [...new Set(local.flatMap(({ areas }) => areas))],
    everywhere,
    pressureCap,
    needsClearance,
    urgent: yes.filter((one) => one.urgent).map(({ code }) => code),
    forbiddenTypes: typesAbove(pressureCap),
  };
}

/** The types whose lightest pressure is above a cap. */
export function typesAbove(cap: Pressure): readonly MassageType[] {
  return MASSAGE_TYPES.filter((type) => MODALITIES[type].pressure.min > cap);
}

/** The lowest of several caps; null is no cap. */
export function lowest(caps: readonly (Pressure | null)[]): Pressure {
  return caps.reduce<Pressure>((low, cap) => (cap !== null && cap < low ? cap : low), 5);
}
