import type { CheckIn } from '../../checkIn/checkIn.ts';
import { BOOKING_TYPES, EVENT_TYPES, MODALITIES } from '../../clinic/modality.ts';
import { reason } from '../../clinic/reason.ts';
import { addDays, type Day, dayOf, HOUR, startOfDay } from '../../day.ts';
import { stageOf } from '../../medical/healing.ts';
import { type InjuryStory, injuryOn, isUncleared, prescribedOn } from '../../medical/injury.ts';
import { closedTypes, type LimitsOn, limitReasons } from '../../medical/limits.ts';
import { mayTouch } from '../../medical/protocol.ts';
import { massageable, raisesNeed } from '../../medical/triage/limits.ts';
import { looksNeeded } from '../../medical/triage/looks.ts';
import type { Protocol } from '../../medical/triage/protocol.ts';
import type { OpenFinding, Triage } from '../../medical/triage/view.ts';
import type { ConsentRefusal } from '../../people/consent.ts';
import type { TeamSettings } from '../../team/settings.ts';
import { dailyLoads } from '../../training/load/dayLoad.ts';
import { expectedWeek } from '../../training/load/expectedWeek.ts';
import { hardSessions, hardToCome, takingPart } from '../../training/participation.ts';
import { type MicrocycleDay, microcycle } from '../../training/periodization/microcycle.ts';
import type { DoneSession, PlannedSession } from '../../training/session.ts';
import { doseOf } from './dose.ts';
import { type AthleteWeek, type Need, needsOf } from './need.ts';
import { preferencesOf, requiredGender, type StandingWish } from './standing.ts';
import { LIGHT_SPACING_MINUTES, type Span, type TeamAthlete, type TeamLimit, type TeamWeek } from './teamWeek.ts';

/** How far back hard sessions and massages still matter. */
export const LOOK_BACK = 9 * 24 * HOUR;
/** Tissue that is this fresh takes part in no team session, whatever the calendar says. */
const FRESH: ReadonlySet<string> = new Set(['inflammation', 'proliferation']);
const BOOKED_TYPES = BOOKING_TYPES.filter((type) => MODALITIES[type].booked);

/** What is known of one athlete around a horizon, as it was said and written. */
export interface AthleteFacts {
  readonly id: string;
  readonly squad: string;
  readonly zone: string;
  readonly locale: string;
  /** Why nobody may plan, book or offer; null when they may. */
  readonly missing: ConsentRefusal | null;
  readonly onHold: boolean;
  /** The calendar from `LOOK_BACK` before the horizon to some days after it. */
  readonly planned: readonly PlannedSession[];
  /** Competitions far around it: they name the phase of the season. */
  readonly season: readonly PlannedSession[];
  readonly done: readonly DoneSession[];
  /** The check-ins of the last days, oldest first. */
  readonly checkIns: readonly CheckIn[];
  readonly findings: readonly (OpenFinding & Pick<AthleteWeek['findings'][number], 'severity'>)[];
  readonly massages: readonly (AthleteWeek['massages'][number] & { readonly id: string })[];
  readonly wasUnserved: boolean;
  readonly wish: StandingWish | null;
  readonly asked: AthleteWeek['asked'];
  readonly injuries: readonly InjuryStory[];
  /** The step of the return to play they are at; null for whoever is on none, or is back in full. */
  readonly returning: { readonly since: Day; readonly maxMinutes: number | null } | null;
  /** What triage makes of every answer; null where nothing is known of the body. */
  readonly triageOn: ((day: Day) => Triage) | null;
  readonly limitsOn: LimitsOn;
  /** Their assessment that is booked and not over. */
  readonly assessment: TeamAthlete['assessment'];
  /** The intake the team asks for is missing. */
  readonly lacksIntake: boolean;
}

/** A day of the clinic, on its own clock. */
export interface DaySpan extends Span {
  readonly day: Day;
}

export interface Horizon extends Pick<TeamWeek, 'start' | 'end' | 'now' | 'rooms'> {
  /** Those that are not over. */
  readonly days: readonly DaySpan[];
  readonly settings: Pick<TeamSettings, 'bufferMinutes' | 'unplannedDayIsRest'>;
  readonly protocol: Protocol;
}

/** One athlete as the planner knows them: when they are free, what their body allows, what they need and like. */
export function teamAthlete(facts: AthleteFacts, horizon: Horizon): TeamAthlete {
  const { id, squad, onHold, wish, done } = facts;
  const planned = facts.planned.filter(({ status }) => status !== 'cancelled');
  const own = takingPart(planned, done, (day) => takesPart(facts, day));
  const toCome = hardToCome(own, done);
  const hard = hardSessions(toCome, done);
  const competitions = own
    .filter(({ kind }) => kind === 'competition')
    .map(({ start, end, priority }) => ({ start, end, key: priority === 'A' }));
  const view = athleteWeek(facts, horizon, { planned: own, hard, competitions });
  const needs = facts.missing === null ? needsOf(view) : [];
  const hardSessionEnds = hard.map(({ end }) => end);
  return {
    ...{ id, squad, onHold, hardSessionEnds },
    busy: planned.filter(({ start, end }) => end > start).map(({ start, end, kind }) => ({ start, end, kind })),
    bufferMinutes: horizon.settings.bufferMinutes,
    hardTrainingStarts: toCome.filter(({ kind }) => kind === 'training').map(({ start }) => start),
    competitions: competitions.map(({ start, key }) => ({ start, key })),
    ...(facts.missing === null
      ? limitsOver(facts.limitsOn, horizon.days)
      : { missing: facts.missing, forbiddenTypes: BOOKED_TYPES, limits: [] }),
    requireTherapistGender: requiredGender(wish),
    rooms: Object.fromEntries(horizon.rooms.filter(({ tables }) => tables > 0).map((room) => [room.id, 0])),
    maxMassagesPerDay: 1,
    minSpacingMinutes: spacingOf(view, needs, horizon.protocol),
    preferences: preferencesOf(wish, facts.locale),
    ...(facts.assessment && { assessment: facts.assessment }),
    ...lookFor(facts, horizon),
    ...(facts.lacksIntake ? { needs: [], withheld: needs } : { needs }),
  };
}

/** The assessment that what waits to be looked at asks for, the most pressing first among its reasons. */
function lookFor({ triageOn, assessment, missing, zone }: AthleteFacts, { now }: Horizon): Pick<TeamAthlete, 'look'> {
  if (!triageOn || assessment || missing !== null) return {};
  const looks = looksNeeded(triageOn(dayOf(now, zone)));
  const [first] = looks;
  if (!first) return {};
  const reasons = looks.map(({ area, side }) =>
    area === null ? reason('to-be-seen') : reason('area-closed', { area, side: side ?? 'middle' }),
  );
  const by = startOfDay(addDays(first.by, 1), zone);
  return { look: { by, closed: looks.some(({ closed }) => closed), reasons } };
}

/**
 * Do they take part in what their team has planned for the day? Not while they are held, hurt too lately, or on the way
 * back: its steps take the place of the team's calendar, and what they do is what they report.
 */
function takesPart(facts: AthleteFacts, day: Day): boolean {
  const { onHold, returning } = facts;
  return !onHold && !(returning !== null && returning.since <= day) && !isHurt(facts, day);
}

/** Something is fresh, or was operated on and not cleared. */
function isHurt({ injuries }: AthleteFacts, day: Day): boolean {
  return injuries.some((story) => {
    const injury = injuryOn(story, day);
    return injury.day0 <= day && (FRESH.has(stageOf(injury, day)) || isUncleared(story, day));
  });
}

/** Light work around events may come a day after another massage. */
function spacingOf({ massages, start }: AthleteWeek, needs: readonly Need[], protocol: Protocol): number {
  const isLight =
    needs.some(({ goal }) => goal === 'before-competition' || goal === 'between-competitions') ||
    massages.some((one) => one.start >= start && EVENT_TYPES.includes(one.type));
  return isLight ? LIGHT_SPACING_MINUTES : protocol['spacing-hours'] * 60;
}

function athleteWeek(
  facts: AthleteFacts,
  horizon: Horizon,
  calendar: Pick<AthleteWeek, 'hard' | 'competitions'> & { readonly planned: readonly PlannedSession[] },
): AthleteWeek {
  const { start, end, now, days } = horizon;
  const { zone, wish, massages, wasUnserved, asked, onHold } = facts;
  const today = days[0]?.day ?? dayOf(now, zone);
  const limits = facts.limitsOn(today);
  // A spot that hands leave alone is never the reason for them.
  const mayBeReason = ({ area, side }: Pick<OpenFinding, 'area' | 'side'>) =>
    area === null || mayTouch(limits, { area, side });
  const findings = facts.findings.map((one) => ({
    pattern: one.pattern,
    severity: one.severity,
    raises: mayBeReason(one) ? raisesNeed(one) : 'no',
  }));
  const cycle = cycleOf(facts, calendar.planned, horizon);
  const phase = cycle.find(({ day }) => day === today)?.phase ?? null;
  return {
    ...{ athleteId: facts.id, start, end, now, zone, massages, findings, wasUnserved, asked, onHold },
    hard: calendar.hard,
    isOut: isHurt(facts, today) || facts.returning?.maxMinutes === 0,
    competitions: calendar.competitions,
    dose: doseOf(
      {
        day: today,
        zone,
        phase,
        hard: calendar.hard,
        competitions: calendar.competitions.map((one) => one.start),
        load: expectedWeek(facts.done, calendar.planned, today),
      },
      horizon.protocol,
    ),
    protocol: {
      phase,
      soreness: facts.triageOn ? massageable(facts.triageOn(today)).filter(mayBeReason) : [],
      ...limits,
    },
    matchdays: Object.fromEntries(cycle.flatMap(({ day, matchday }) => (matchday === null ? [] : [[day, matchday]]))),
    cadence: wish?.everyDays ? { everyDays: wish.everyDays, type: wish.type } : null,
    // A light massage before competing is for those who know from another day how they take it.
    wantsPreEvent:
      wish?.beforeCompetition === true && massages.some(({ type, start }) => type === 'PRE_EVENT' && start < now),
    prescribed: prescribedOn(
      facts.injuries,
      days.map(({ day }) => day),
    ),
    massagesPerWeek: horizon.protocol['week-massages'],
    firmPerWeek: horizon.protocol['week-firm'],
  };
}

/** The days of the horizon and those just before it, named: what the season and the next competition make of them. */
function cycleOf(
  { zone, season, done, checkIns }: AthleteFacts,
  planned: readonly PlannedSession[],
  { start, end, settings }: Horizon,
): readonly MicrocycleDay[] {
  const [from, to] = [dayOf(start - LOOK_BACK, zone), dayOf(end, zone)];
  const near = new Set(planned.map(({ id }) => id));
  const all = [...planned, ...season.filter(({ id }) => !near.has(id))];
  const days = dailyLoads(done, planned, checkIns, from, to, settings);
  return microcycle(from, to, { planned: all, done, days });
}

/**
 * Which types are closed throughout, and which on some days. An unlimited body has the same few types closed every day.
 */
function limitsOver(
  limitsOn: LimitsOn,
  days: readonly DaySpan[],
): Required<Pick<TeamAthlete, 'forbiddenTypes' | 'limits'>> {
  const limits = days.map(({ day, start, end }): TeamLimit => {
    const limit = limitsOn(day);
    const { lacking } = limit;
    return { start, end, closed: closedTypes(limit), reasons: limitReasons(limit), ...(lacking && { lacking }) };
  });
  const [first] = limits;
  const forbiddenTypes = first?.closed.filter((type) => limits.every(({ closed }) => closed.includes(type))) ?? [];
  return { forbiddenTypes, limits };
}
