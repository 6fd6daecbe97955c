/** 1 feather-light, 2 light, 3 moderate, 4 firm, 5 deep but still within comfort; 0 is hands off. */
export type Pressure = 0 | 1 | 2 | 3 | 4 | 5;

/** `convention`: no trial evidence; staff may change it. */
export type Basis = 'evidence' | 'convention';

export const MASSAGE_TYPES = [
  'PRE_EVENT',
  'INTER_EVENT',
  'POST_EVENT',
  'RECOVERY',
  'MAINTENANCE',
  'DEEP_TISSUE',
  'TRIGGER_POINT',
  'MYOFASCIAL',
  'LYMPH',
  'SCAR',
  'REHAB',
  'RELAX',
  'SELF_CARE',
] as const;
export type MassageType = (typeof MASSAGE_TYPES)[number];

/**
 * What a booking can be: a massage, or an assessment, at which somebody who may looks at an area before hands work there.
 * An assessment is no massage: what closes massages and what counts them is said of `MASSAGE_TYPES`.
 */
export const BOOKING_TYPES = [...MASSAGE_TYPES, 'ASSESSMENT'] as const;
export type BookingType = (typeof BOOKING_TYPES)[number];

export function isMassage<Booked extends { readonly type: BookingType }>(
  booking: Booked,
): booking is Booked & { readonly type: MassageType } {
  return booking.type !== 'ASSESSMENT';
}
/** Work with a pressure of 4 or more, or that is painful by design. */
export const FIRM_TYPES: readonly BookingType[] = ['DEEP_TISSUE', 'TRIGGER_POINT'];

/** Light work around a competition: it may come a day after another massage. */
export const EVENT_TYPES: readonly BookingType[] = ['PRE_EVENT', 'INTER_EVENT', 'POST_EVENT'];

/** Tissue state of a body region; `none` is a region without injury. The days are in `healing.ts`. */
export const HEALING_STAGES = [
  'none',
  'inflammation',
  'proliferation',
  'remodelling-early',
  'remodelling-late',
] as const;
export type HealingStage = (typeof HEALING_STAGES)[number];

export type Clearance = 'no' | 'when-fresh-injury' | 'surgeon-or-physio' | 'open-injury-record';

/**
 * One type of massage, or the assessment. Hours count from the END of the hard session, and from the END of the massage to the START of
 * the competition.
 */
export interface Modality {
  readonly type: BookingType;
  readonly minutes: { readonly min: number; readonly usual: number; readonly max: number };
  readonly pressure: { readonly min: Pressure; readonly max: Pressure };
  readonly afterHard: {
    readonly earliest: number | null;
    readonly preferredFrom: number | null;
    readonly preferredTo: number | null;
    readonly latest: number | null;
    /** The best hours within the preferred ones; left out: all of them. */
    readonly best?: { readonly from: number; readonly to: number };
  };
  readonly beforeCompetition: { readonly min: number; readonly max: number | null };
  /** Before a competition the season is built around; null when the usual lead is enough. */
  readonly beforeKeyEvent: number | null;
  readonly beforeHardTraining: number | null;
  /** Minutes of active warm-up that must fit between the massage and the start. */
  readonly warmUpMinutes: number | null;
  readonly stagesOnRegion: readonly HealingStage[];
  /** Stages in which the region may be treated only with a written clearance. */
  readonly stagesWithClearance: readonly HealingStage[];
  readonly requiresClearance: Clearance;
  /** A therapist gives it. A self-care card needs no booking. */
  readonly booked: boolean;
  readonly basis: { readonly afterHard: Basis; readonly beforeCompetition: Basis };
  readonly sources: readonly Source[];
}

/** Short names of the publications behind the table; docs/science.md has the full citations. */
export type Source =
  | 'Davis 2020'
  | 'Poppendieck 2016'
  | 'Guo 2017'
  | 'Dupuy 2018'
  | 'Zainuddin 2005'
  | 'Andersen 2013'
  | 'Fletcher 2010'
  | 'Moran 2018'
  | 'practice';

const ANY_TIME = { earliest: null, preferredFrom: null, preferredTo: null, latest: null } as const;
const HEALED: readonly HealingStage[] = ['none', 'remodelling-late'];
const FROM_EARLY_REMODELLING: readonly HealingStage[] = ['none', 'remodelling-early', 'remodelling-late'];

const COMMON = {
  beforeKeyEvent: null,
  beforeHardTraining: null,
  warmUpMinutes: null,
  stagesWithClearance: [],
  requiresClearance: 'no',
  booked: true,
} as const;
const CONVENTION = { afterHard: 'convention', beforeCompetition: 'convention' } as const;
const EVIDENCE_AFTER = { afterHard: 'evidence', beforeCompetition: 'convention' } as const;

export type ModalityTable = Readonly<Record<BookingType, Modality>>;

export const MODALITIES: ModalityTable = {
  PRE_EVENT: {
    ...COMMON,
    type: 'PRE_EVENT',
    minutes: { min: 5, usual: 10, max: 15 },
    pressure: { min: 1, max: 2 },
    afterHard: ANY_TIME,
    beforeCompetition: { min: 0.25, max: 4 },
    warmUpMinutes: 10,
    stagesOnRegion: HEALED,
    basis: CONVENTION,
    sources: ['Fletcher 2010', 'Moran 2018', 'Davis 2020', 'practice'],
  },
  INTER_EVENT: {
    ...COMMON,
    type: 'INTER_EVENT',
    minutes: { min: 5, usual: 8, max: 12 },
    pressure: { min: 1, max: 2 },
    afterHard: { ...ANY_TIME, earliest: 0, latest: 4 },
    beforeCompetition: { min: 0.25, max: 6 },
    warmUpMinutes: 10,
    stagesOnRegion: HEALED,
    basis: EVIDENCE_AFTER,
    sources: ['Poppendieck 2016', 'Fletcher 2010'],
  },
  POST_EVENT: {
    ...COMMON,
    type: 'POST_EVENT',
    minutes: { min: 10, usual: 15, max: 20 },
    pressure: { min: 1, max: 2 },
    afterHard: { earliest: 0.5, preferredFrom: 1, preferredTo: 3, latest: 6 },
    beforeCompetition: { min: 6, max: null },
    stagesOnRegion: HEALED,
    basis: EVIDENCE_AFTER,
    sources: ['Zainuddin 2005', 'Davis 2020', 'Guo 2017'],
  },
  RECOVERY: {
    ...COMMON,
    type: 'RECOVERY',
    minutes: { min: 15, usual: 30, max: 45 },
    pressure: { min: 2, max: 3 },
    afterHard: { earliest: 2, preferredFrom: 18, preferredTo: 52, latest: 72, best: { from: 24, to: 48 } },
    beforeCompetition: { min: 24, max: null },
    stagesOnRegion: FROM_EARLY_REMODELLING,
    basis: EVIDENCE_AFTER,
    sources: ['Guo 2017', 'Andersen 2013', 'Zainuddin 2005', 'Dupuy 2018'],
  },
  MAINTENANCE: {
    ...COMMON,
    type: 'MAINTENANCE',
    minutes: { min: 30, usual: 45, max: 60 },
    pressure: { min: 2, max: 4 },
    afterHard: { ...ANY_TIME, earliest: 12, preferredFrom: 24 },
    beforeCompetition: { min: 48, max: null },
    stagesOnRegion: FROM_EARLY_REMODELLING,
    basis: CONVENTION,
    sources: ['Davis 2020', 'practice'],
  },
  DEEP_TISSUE: {
    ...COMMON,
    type: 'DEEP_TISSUE',
    minutes: { min: 20, usual: 45, max: 60 },
    pressure: { min: 4, max: 5 },
    afterHard: { ...ANY_TIME, earliest: 24, preferredFrom: 36 },
    beforeCompetition: { min: 72, max: null },
    beforeKeyEvent: 120,
    beforeHardTraining: 24,
    stagesOnRegion: HEALED,
    basis: CONVENTION,
    sources: ['practice'],
  },
  TRIGGER_POINT: {
    ...COMMON,
    type: 'TRIGGER_POINT',
    minutes: { min: 10, usual: 20, max: 30 },
    pressure: { min: 3, max: 4 },
    afterHard: { ...ANY_TIME, earliest: 12, preferredFrom: 24 },
    beforeCompetition: { min: 48, max: null },
    stagesOnRegion: HEALED,
    basis: CONVENTION,
    sources: ['practice'],
  },
  MYOFASCIAL: {
    ...COMMON,
    type: 'MYOFASCIAL',
    minutes: { min: 15, usual: 30, max: 45 },
    pressure: { min: 2, max: 3 },
    afterHard: { ...ANY_TIME, earliest: 6, preferredFrom: 18 },
    beforeCompetition: { min: 24, max: null },
    stagesOnRegion: FROM_EARLY_REMODELLING,
    basis: CONVENTION,
    sources: ['Davis 2020', 'practice'],
  },
  LYMPH: {
    ...COMMON,
    type: 'LYMPH',
    minutes: { min: 15, usual: 30, max: 45 },
    pressure: { min: 1, max: 1 },
    afterHard: { ...ANY_TIME, earliest: 2 },
    beforeCompetition: { min: 12, max: null },
    stagesOnRegion: ['none', 'proliferation', 'remodelling-early', 'remodelling-late'],
    stagesWithClearance: ['inflammation'],
    requiresClearance: 'when-fresh-injury',
    basis: CONVENTION,
    sources: ['practice'],
  },
  SCAR: {
    ...COMMON,
    type: 'SCAR',
    minutes: { min: 5, usual: 15, max: 20 },
    pressure: { min: 1, max: 3 },
    afterHard: { ...ANY_TIME, earliest: 6 },
    beforeCompetition: { min: 24, max: null },
    stagesOnRegion: ['remodelling-late'],
    stagesWithClearance: ['remodelling-early'],
    requiresClearance: 'surgeon-or-physio',
    basis: CONVENTION,
    sources: ['practice'],
  },
  REHAB: {
    ...COMMON,
    type: 'REHAB',
    minutes: { min: 10, usual: 20, max: 30 },
    pressure: { min: 1, max: 3 },
    afterHard: { ...ANY_TIME, earliest: 2 },
    beforeCompetition: { min: 24, max: null },
    stagesOnRegion: ['proliferation', 'remodelling-early', 'remodelling-late'],
    requiresClearance: 'open-injury-record',
    basis: CONVENTION,
    sources: ['practice'],
  },
  RELAX: {
    ...COMMON,
    type: 'RELAX',
    minutes: { min: 20, usual: 40, max: 60 },
    pressure: { min: 1, max: 2 },
    afterHard: { ...ANY_TIME, earliest: 2 },
    beforeCompetition: { min: 12, max: null },
    stagesOnRegion: ['none'],
    basis: CONVENTION,
    sources: ['Dupuy 2018', 'practice'],
  },
  SELF_CARE: {
    ...COMMON,
    type: 'SELF_CARE',
    minutes: { min: 5, usual: 10, max: 15 },
    pressure: { min: 1, max: 3 },
    afterHard: { ...ANY_TIME, earliest: 0 },
    beforeCompetition: { min: 0, max: null },
    stagesOnRegion: FROM_EARLY_REMODELLING,
    booked: false,
    basis: CONVENTION,
    sources: ['practice'],
  },
  ASSESSMENT: {
    ...COMMON,
    type: 'ASSESSMENT',
    minutes: { min: 20, usual: 30, max: 30 },
    pressure: { min: 0, max: 0 },
    afterHard: ANY_TIME,
    beforeCompetition: { min: 0, max: null },
    stagesOnRegion: HEALING_STAGES,
    basis: CONVENTION,
    sources: ['practice'],
  },
};

export function isMassageType(text: string): text is MassageType {
  return (MASSAGE_TYPES as readonly string[]).includes(text);
}

export function isBookingType(text: string): text is BookingType {
  return (BOOKING_TYPES as readonly string[]).includes(text);
}

/**
 * The skills of a therapist for whom nobody has entered any: what every massage therapist learns, never what needs a
 * clearance.
 */
export const USUAL_SKILLS: readonly MassageType[] = MASSAGE_TYPES.filter(
  (type) => MODALITIES[type].booked && MODALITIES[type].requiresClearance === 'no',
);
