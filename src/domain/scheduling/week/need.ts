import { type BodyArea, type Side, type Spot, sameSpot } from '../../checkIn/bodyMap.ts';
import {
  type BookingType,
  FIRM_TYPES,
  type MassageType,
  MODALITIES,
  type ModalityTable,
} from '../../clinic/modality.ts';
import { type Reason, reason } from '../../clinic/reason.ts';
import { addDays, type Day, dayOf, HOUR, type Instant, startOfDay, weekStart } from '../../day.ts';
import {
  type AreaSoreness,
  allowedTypes,
  type Choice,
  choicesFor,
  type Goal,
  healingReason,
  type ProtocolView,
} from '../../medical/protocol.ts';
import type { HardSession } from '../../training/participation.ts';
import type { Dose } from './dose.ts';
import { recoveries, soonFollowed } from './recovery.ts';
import { WEEK } from './weekLimit.ts';

/** One massage that is wanted: what for, how much it matters, when, which types serve it, and why. */
export interface Need {
  readonly id: string;
  readonly athleteId: string;
  readonly goal: Goal | 'prescribed' | 'asked' | 'assessment';
  /** 1 to 1000. */
  readonly weight: number;
  /** The whole massage lies within `[earliest, latest]`. */
  readonly earliest: Instant;
  readonly latest: Instant;
  readonly choices: readonly (Pick<Choice, 'minutes' | 'permille'> & { readonly type: BookingType })[];
  readonly area: BodyArea | null;
  readonly reasons: readonly Reason[];
}

/** What an athlete's days look like, for the horizon `[start, end)`. */
export interface AthleteWeek {
  readonly athleteId: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly now: Instant;
  readonly zone: string;
  readonly protocol: ProtocolView;
  /** Matchday labels (`MD+1`) by local day, where there are any. */
  readonly matchdays: Readonly<Record<Day, string>>;
  /** Hard sessions the athlete did or will take part in, by end. */
  readonly hard: readonly HardSession[];
  /** Competitions they take part in. */
  readonly competitions: readonly { readonly start: Instant; readonly end: Instant; readonly key: boolean }[];
  /** How much massage the week is worth to them. */
  readonly dose: Dose;
  /** What is open, and whether it makes a massage matter more: the table of triage says so, never severity alone. */
  readonly findings: readonly {
    readonly pattern: string;
    readonly severity: 'info' | 'watch' | 'act' | 'urgent';
    readonly raises: 'yes' | 'calm' | 'no';
  }[];
  /** Massages that took place, and bookings that stand. */
  readonly massages: readonly { readonly type: MassageType; readonly start: Instant }[];
  /** A standing wish for a massage every so many days. */
  readonly cadence: { readonly everyDays: number; readonly type: MassageType | null } | null;
  /** Wants a light massage before competing, and has had one before on a day without a competition. */
  readonly wantsPreEvent: boolean;
  /** A clinician's order: lymph drainage, scar or rehab work on an area, once a week. */
  readonly prescribed: readonly {
    readonly type: MassageType;
    readonly area: BodyArea | null;
    readonly side?: Side;
    readonly minutes: number;
  }[];
  /** One massage each, within these hours; null is whatever suits then. */
  readonly asked: readonly { readonly type: MassageType | null; readonly from: Instant; readonly to: Instant }[];
  /** In seven days, at most, and how many of them firm work: the team's settings. Ordered work comes on top. */
  readonly massagesPerWeek: number;
  readonly firmPerWeek: number;
  /** Had a need last time for which there was no place. */
  readonly wasUnserved: boolean;
  readonly onHold: boolean;
  /** Hurt too lately to train, or at a step of the return to play without training. */
  readonly isOut: boolean;
}

const WEIGHT = {
  'before-competition': 350,
  'between-competitions': 450,
  recovery: 480,
  'sore-area': 240,
  upkeep: 280,
  calm: 250,
  prescribed: 700,
  asked: 450,
} as const;
/** Soreness from which an area becomes a need of its own; each further point adds to the weight. */
const SORE = 4;
const PER_SORENESS_POINT = 50;
const SORE_ADDS_TO_RECOVERY = 40;
const FINDING_ADDS = { info: 0, watch: 50, act: 120, urgent: 0 } as const;
const HARD_WEEK_ADDS = 60;
const RHYTHM_ADDS = 250;
const UNSERVED_ADDS = 80;
const OVERDUE_ADDS_PER_DAY = 20;
const OVERDUE_ADDS_AT_MOST = 200;
/** Hours within which soreness should be seen to. */
const SORENESS_HOURS = 72;
const DAY = 24 * HOUR;
/** Right after a competition lighter work will do, where there is no better hour later. In permille of the need. */
const LIGHT_AFTERWARDS = 650;
/** Upkeep for whoever has no rhythm of their own: in an easy week sooner than in others. */
const UPKEEP_AFTER_DAYS = { easy: 7, other: 14 } as const;
/** Ordered work is due again on the same weekday (practice convention). */
const ORDERED_EVERY_DAYS = 7;

/**
 * What an athlete needs in the horizon, heaviest first, with the reasons. Empty for an athlete on hold, and for goals
 * that no type may serve: those are for self-care, and for people to talk about.
 */
export function needsOf(week: AthleteWeek, table: ModalityTable = MODALITIES): readonly Need[] {
  if (week.onHold) return [];
  const found = [...trainingNeeds(week, table), ...prescribedNeeds(week, table), ...askedNeeds(week, table)]
    .map((draft) => finish(week, draft))
    .filter(({ earliest, latest, choices }) => choices.length > 0 && latest > earliest)
    .filter((need) => !servedBy(week, need))
    .sort((a, b) => b.weight - a.weight || a.earliest - b.earliest);
  return withinLimits(week, found).map((need, at) => ({
    ...need,
    id: `${week.athleteId}/${need.goal}/${at + 1}`,
  }));
}

/** What is planned around training. Whoever is out has what was ordered or asked for, and nothing of this. */
function trainingNeeds(week: AthleteWeek, table: ModalityTable): readonly Draft[] {
  if (week.isOut) return [];
  const recovery = recoveryNeeds(week, table);
  const soreness = sorenessNeeds(week, table, recovery);
  const isSeenTo = soreness.length > 0 || (week.dose.shape !== 'easy' && recovery.length > 0);
  return [...competitionNeeds(week, table), ...recovery, ...soreness, ...regularNeeds(week, table, isSeenTo)];
}

type Draft = Omit<Need, 'id' | 'athleteId' | 'choices'> & { readonly choices: readonly Choice[] };

/** Light work around a competition; what comes after it is recovery. */
function competitionNeeds(week: AthleteWeek, table: ModalityTable): readonly Draft[] {
  const sorted = [...week.competitions].sort((a, b) => a.start - b.start);
  const maxLead = (table.PRE_EVENT.beforeCompetition.max ?? 0) * HOUR;
  const before = week.wantsPreEvent ? sorted.filter((_, at) => at === firstOfDay(sorted, at, week.zone)) : [];
  return [
    ...before.map(({ start }) => draft(week, table, 'before-competition', start - maxLead, start, [reason('asked')])),
    ...soonFollowed(week.competitions, table).map(({ one, next }) =>
      draft(week, table, 'between-competitions', one.end, next.start, matchday(week, one.start)),
    ),
  ];
}

/** As many as the week is worth, each for the hard sessions that lie close together. A rhythm that is due is one of them. */
function recoveryNeeds(week: AthleteWeek, table: ModalityTable): readonly Draft[] {
  const massages = week.dose.massages - (week.cadence && dueOf(week) < week.end ? 1 : 0);
  const { earliest, latest } = table.RECOVERY.afterHard;
  const worst = worstOf(week.protocol.soreness);
  const sore = worst !== undefined && worst.value >= SORE;
  const isCompetition = ({ end }: HardSession) => week.competitions.some((one) => one.end === end);
  return recoveries(week, massages, table).map((sessions) => {
    const [first, ...others] = sessions;
    const last = others.at(-1) ?? first;
    const competition = sessions.find(isCompetition);
    const extra = sore ? (worst.value - SORE + 1) * SORE_ADDS_TO_RECOVERY : 0;
    const hours = isCompetition(first) ? (table.POST_EVENT.afterHard.earliest ?? 0) : (earliest ?? 0);
    const why = [
      ...weekReason(week),
      ...(competition && others.length === 0 ? matchday(week, competition.end) : []),
      ...(sore ? [sorenessReason(worst)] : []),
    ];
    const one = draft(week, table, 'recovery', first.end + hours * HOUR, last.end + (latest ?? 0) * HOUR, why);
    const light = competition ? choicesFor('after-competition', week.protocol, null, table) : [];
    const share = Math.max(...sessions.map((session) => session.share));
    return {
      ...one,
      weight: Math.round(one.weight * (0.5 + share / 2)) + extra + (week.dose.shape === 'hard' ? HARD_WEEK_ADDS : 0),
      choices: [
        ...ofLength(one.choices, week.dose.minutes, table),
        ...light.map((choice) => ({ ...choice, permille: Math.floor((choice.permille * LIGHT_AFTERWARDS) / 1000) })),
      ],
    };
  });
}

/** As long as the week has it, within the range of each kind: none is chosen for being shorter. */
function ofLength(choices: readonly Choice[], minutes: number, table: ModalityTable): readonly Choice[] {
  return choices.map((choice) => {
    const { min, max } = table[choice.type].minutes;
    return { ...choice, minutes: Math.min(max, Math.max(min, minutes)) };
  });
}

/** A need for the sorest area that recovery does not already take care of. */
function sorenessNeeds(week: AthleteWeek, table: ModalityTable, recovery: readonly Draft[]): readonly Draft[] {
  const worst = worstOf(week.protocol.soreness);
  if (!worst || worst.value < SORE) return [];
  const recovering = recovery.some(
    ({ earliest, latest }) => latest > week.now && earliest < week.now + SORENESS_HOURS * HOUR,
  );
  if (recovering) return [];
  const from = Math.max(week.now, week.start);
  const one = draft(week, table, 'sore-area', from, from + SORENESS_HOURS * HOUR, [sorenessReason(worst)], worst);
  const [first] = one.choices;
  return [
    {
      ...one,
      weight: one.weight + worst.value * PER_SORENESS_POINT,
      choices: first ? ofLength(gentle(week, one.choices), first.minutes, table) : [],
    },
  ];
}

function prescribedNeeds(week: AthleteWeek, table: ModalityTable): readonly Draft[] {
  return week.prescribed.map(({ type, area, side = null, minutes }) => {
    const last = lastOf(week.massages.filter((one) => one.type === type));
    return {
      goal: 'prescribed',
      weight: WEIGHT.prescribed,
      earliest: last === null ? week.start : dayAfter(last, ORDERED_EVERY_DAYS, week.zone),
      latest: week.end,
      choices: table[type].booked ? [{ type, minutes, permille: 1000, reasons: [] }] : [],
      area,
      reasons: [
        reason('on-order'),
        ...week.protocol.injuries.filter((one) => area !== null && sameSpot(one, { area, side })).map(healingReason),
      ],
    };
  });
}

function askedNeeds(week: AthleteWeek, table: ModalityTable): readonly Draft[] {
  return week.asked.flatMap(({ type, ...hours }) =>
    type === null ? [] : [asked(hours, choicesOf(type, week, table))],
  );
}

function asked(
  { from, to }: { readonly from: Instant; readonly to: Instant },
  choices: readonly Choice[],
): Draft & { readonly goal: 'asked' } {
  const about = { choices, area: null, reasons: [reason('asked')] };
  return { goal: 'asked', weight: WEIGHT.asked, earliest: from, latest: to, ...about };
}

function choicesOf(type: MassageType, { protocol }: AthleteWeek, table: ModalityTable): readonly Choice[] {
  const { booked, pressure, minutes } = table[type];
  const fits = booked && !protocol.forbiddenTypes.includes(type) && pressure.min <= protocol.pressureCap;
  return fits ? [{ type, minutes: minutes.usual, permille: 1000, reasons: [] }] : [];
}

/** Who is due for regular care and waits for whatever there is needs one massage, not two. */
function regularNeeds(week: AthleteWeek, table: ModalityTable, isSeenTo: boolean): readonly Draft[] {
  const [due] = upkeepNeeds(week, table, isSeenTo);
  const waits = week.asked.filter(({ type }) => type === null).map((one) => asked(one, suitingChoices(week, table)));
  const [first] = waits;
  if (!due || !first) return due ? [due] : waits;
  if (due.earliest > first.earliest) return waits;
  return [{ ...due, weight: Math.max(due.weight, first.weight), reasons: [...first.reasons, ...due.reasons] }];
}

/** Recovery after hard work or regular care: the hours of the week decide which of the two suits. */
function suitingChoices({ protocol }: AthleteWeek, table: ModalityTable): readonly Choice[] {
  const choices = (['recovery', 'upkeep'] as const).flatMap((goal) => choicesFor(goal, protocol, null, table));
  const best = choices.toSorted((a, b) => b.permille - a.permille);
  return best.filter(({ type }, at) => best.findIndex((one) => one.type === type) === at);
}

/** What a rhythm asks for, on its day or the next; without one, a massage for whoever has had none for some time. */
function upkeepNeeds(week: AthleteWeek, table: ModalityTable, isSeenTo: boolean): readonly Draft[] {
  const { cadence, dose } = week;
  if (!cadence && isSeenTo) return [];
  const last = lastOf(week.massages);
  const due = dueOf(week);
  if (due >= week.end) return [];
  const overdueDays = Math.max(0, Math.floor((week.start - due) / DAY));
  const since =
    last === null ? reason('never-massaged') : reason('days-since-massage', { days: daysSince(last, week.now) });
  const why = cadence
    ? [reason('cadence', { days: cadence.everyDays }), ...(last === null ? [since] : [])]
    : [...weekReason(week), since];
  const from = Math.max(week.now, week.start);
  const day = startOfDay(dayOf(due, week.zone), week.zone);
  // On its day or the next; what is overdue, as soon as there is an hour.
  const latest = cadence && due > from ? day + 2 * DAY : week.end;
  const one = draft(week, table, 'upkeep', cadence ? day : due, latest, why);
  const minutes = dose.shape === 'easy' || !one.choices[0] ? dose.minutes : one.choices[0].minutes;
  return [
    {
      ...one,
      weight:
        one.weight + (cadence ? RHYTHM_ADDS : 0) + Math.min(OVERDUE_ADDS_AT_MOST, overdueDays * OVERDUE_ADDS_PER_DAY),
      choices: preferring(
        week,
        table,
        ofLength(cadence?.type ? one.choices : gentle(week, one.choices), minutes, table),
        cadence?.type ?? null,
      ),
    },
  ];
}

/** When regular care is due. Other work in between does not move the day of a rhythm that is for one kind. */
function dueOf({ cadence, dose, massages, start }: AthleteWeek): Instant {
  const everyDays = cadence?.everyDays ?? (dose.shape === 'easy' ? UPKEEP_AFTER_DAYS.easy : UPKEEP_AFTER_DAYS.other);
  const last = lastOf(massages.filter(({ type }) => type === cadence?.type)) ?? lastOf(massages);
  return last === null ? start : last + everyDays * DAY;
}

/** Without firm work in a week that is not for it. */
function gentle({ dose }: AthleteWeek, choices: readonly Choice[]): readonly Choice[] {
  return dose.firm ? choices : choices.filter(({ type }) => !FIRM_TYPES.includes(type));
}

/** How much of its fit every type keeps except the one asked for. */
const NOT_THE_WANTED = 800;

/** The wanted type first, if the athlete may have it. The others stay open, so that something can be found at all. */
function preferring(
  week: AthleteWeek,
  table: ModalityTable,
  choices: readonly Choice[],
  wanted: MassageType | null,
): readonly Choice[] {
  if (wanted === null || !allowedTypes(week.protocol, null, table).includes(wanted)) return choices;
  const others = choices
    .filter(({ type }) => type !== wanted)
    .map((choice) => ({ ...choice, permille: Math.floor((choice.permille * NOT_THE_WANTED) / 1000) }));
  const known = choices.find(({ type }) => type === wanted);
  const first = known ?? { type: wanted, minutes: table[wanted].minutes.usual, reasons: [] };
  return [{ ...first, permille: 1000 }, ...others];
}

function draft(
  week: AthleteWeek,
  table: ModalityTable,
  goal: Exclude<Goal, 'after-competition'>,
  earliest: Instant,
  latest: Instant,
  reasons: readonly Reason[],
  spot: Spot | null = null,
): Draft {
  const choices = choicesFor(goal, week.protocol, spot, table);
  return { goal, weight: WEIGHT[goal], earliest, latest, choices, area: spot?.area ?? null, reasons };
}

/** Cuts the window to the horizon, adds what is true of every need, and keeps the weight in its range. */
function finish(week: AthleteWeek, one: Draft): Need {
  const raising = week.findings.filter(({ raises }) => raises === 'yes' || (raises === 'calm' && one.goal === 'calm'));
  const finding = raising.sort((a, b) => FINDING_ADDS[b.severity] - FINDING_ADDS[a.severity])[0];
  const findingAdds = finding ? FINDING_ADDS[finding.severity] : 0;
  const weight = one.weight + findingAdds + (week.wasUnserved ? UNSERVED_ADDS : 0);
  return {
    id: '',
    athleteId: week.athleteId,
    goal: one.goal,
    weight: Math.min(1000, Math.max(1, Math.round(weight))),
    earliest: Math.max(one.earliest, week.start, week.now),
    latest: Math.min(one.latest, week.end),
    choices: one.choices.map(({ type, minutes, permille }) => ({ type, minutes, permille })),
    area: one.area,
    reasons: [
      ...one.reasons,
      ...(finding && findingAdds > 0
        ? [reason('finding', { pattern: finding.pattern, severity: finding.severity })]
        : []),
      ...(week.wasUnserved ? [reason('left-out-last-time')] : []),
      ...(one.choices[0]?.reasons ?? []),
    ],
  };
}

/** A massage inside the window, done or booked, of a type the need accepts, has met it. */
function servedBy(week: AthleteWeek, need: Need): boolean {
  const from = need.goal === 'recovery' ? need.earliest - 12 * HOUR : need.earliest;
  return week.massages.some(
    ({ type, start }) => start >= from && start < need.latest && need.choices.some((one) => one.type === type),
  );
}

/**
 * No more than the week is worth, and than it allows: the heaviest first, and firm work in no more of them than it
 * allows. Soreness is worth one more; what a clinician ordered and what somebody asked for comes on top of the worth,
 * and what was ordered on top of the limit. Bookings around the horizon close hours of it besides: `fullFor`.
 */
function withinLimits(week: AthleteWeek, needs: readonly Need[]): readonly Need[] {
  const weeks = Math.max(1, Math.ceil((week.end - week.start) / WEEK));
  // A horizon that begins in the middle of a week has the rest of it behind it.
  const from =
    week.end - week.start < WEEK - DAY ? startOfDay(weekStart(dayOf(week.start, week.zone)), week.zone) : week.start;
  const had = week.massages.filter(({ start }) => start >= from && start < week.end);
  const sore = (worstOf(week.protocol.soreness)?.value ?? 0) >= SORE;
  let left = week.massagesPerWeek * weeks - had.length;
  let worth = (week.dose.massages + (sore ? 1 : 0)) * weeks - had.length;
  let firm = week.firmPerWeek * weeks - had.filter(({ type }) => FIRM_TYPES.includes(type)).length;
  return needs.flatMap((need): readonly Need[] => {
    if (need.goal === 'prescribed') return [need];
    const choices = firm > 0 ? need.choices : need.choices.filter(({ type }) => !FIRM_TYPES.includes(type));
    const counts = WORTH_GOALS.has(need.goal) && !isRhythm(need);
    if (left <= 0 || choices.length === 0 || (counts && worth <= 0)) return [];
    left -= 1;
    worth -= 1;
    if (choices.some(({ type }) => FIRM_TYPES.includes(type))) firm -= 1;
    return [{ ...need, choices }];
  });
}

/** Goals that the dose of the week decides about. */
const WORTH_GOALS: ReadonlySet<Need['goal']> = new Set(['recovery', 'sore-area', 'upkeep', 'calm']);

function isRhythm({ reasons }: Need): boolean {
  return reasons.some(({ code }) => code === 'cadence');
}

/** A word about the week, where its shape makes a difference. */
function weekReason({ dose }: AthleteWeek): readonly Reason[] {
  return dose.shape === 'normal' ? [] : [reason('week-shape', { shape: dose.shape })];
}

function dayAfter(then: Instant, days: number, zone: string): Instant {
  return startOfDay(addDays(dayOf(then, zone), days), zone);
}

function lastOf(massages: AthleteWeek['massages']): Instant | null {
  return massages.length === 0 ? null : Math.max(...massages.map(({ start }) => start));
}

function worstOf(soreness: readonly AreaSoreness[]): AreaSoreness | undefined {
  return [...soreness].sort((a, b) => b.value - a.value)[0];
}

function sorenessReason({ area, side, value }: AreaSoreness): Reason {
  return reason('soreness', { area, side, score: value });
}

function matchday(week: AthleteWeek, at: Instant): readonly Reason[] {
  const label = week.matchdays[dayOf(at, week.zone)];
  return label === undefined ? [] : [reason('matchday', { label })];
}

function firstOfDay(sorted: AthleteWeek['competitions'], at: number, zone: string): number {
  const day = dayOf(sorted[at]?.start ?? 0, zone);
  return sorted.findIndex(({ start }) => dayOf(start, zone) === day);
}

function daysSince(then: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - then) / (24 * HOUR)));
}
