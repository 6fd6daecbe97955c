import { addDays, type Day, dayOf, type Instant } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import { type InjuryStory, injuryLimits } from '../../domain/medical/injury.ts';
import { type LimitsOn, mergeLimits, NO_LIMITS } from '../../domain/medical/limits.ts';
import { triageLimits } from '../../domain/medical/triage/limits.ts';
import type { Protocol } from '../../domain/medical/triage/protocol.ts';
import { LOOK_BACK_DAYS, PATTERN_ROWS } from '../../domain/medical/triage/table.ts';
import { triage } from '../../domain/medical/triage/triage.ts';
import type { OpenFinding, Triage, TriageView } from '../../domain/medical/triage/view.ts';
import { ageOn } from '../../domain/people/athlete.ts';
import { roadOf } from '../../domain/risk/road.ts';
import type { TeamStore } from '../index.ts';
import type { StoredFinding } from '../risk/findings.ts';
import { injuryStories } from './injuryStories.ts';
import { readIntakeLimits } from './intakeLimits.ts';

/** A body as far as it limits sessions: its open injuries, what triage makes of every answer, and all limits by day. */
export interface Body {
  readonly injuries: readonly InjuryStory[];
  /** What is open of the findings, and whether somebody looked. */
  readonly findings: readonly (OpenFinding & Pick<StoredFinding, 'severity'>)[];
  readonly triageOn: (day: Day) => Triage;
  readonly limitsOn: LimitsOn;
}

/**
 * Everything that is known of these bodies, read once for all: what every road asks before it offers, books or plans.
 *
 * @param inForce the team's numbers, where they have been read already
 */
export async function readBodies(
  team: TeamStore,
  athleteIds: readonly string[],
  now: Instant,
  inForce: Promise<Protocol> | Protocol = team.protocol.inForce(),
): Promise<ReadonlyMap<string, Body>> {
  const { zone } = await team.team.get();
  // Somewhere further west it is still yesterday.
  const since = addDays(dayOf(now, zone), -LOOK_BACK_DAYS - 1);
  const stories = await injuryStories(team, athleteIds);
  const [people, intakes, checkIns, weekly, findings, clinicians, protocol, assessed] = await Promise.all([
    team.people.byIds(athleteIds),
    readIntakeLimits(team, athleteIds, stories),
    team.checkIns.since(since, athleteIds),
    team.weekly.since(since, athleteIds),
    team.findings.open(athleteIds),
    team.people.list(['clinician']),
    inForce,
    team.assessments.since(since, athleteIds),
  ]);
  const checkInsOf = grouped(checkIns, ({ personId }) => personId);
  const findingsOf = grouped(findings, ({ athleteId }) => athleteId);
  const assessedOf = grouped(assessed, ({ athleteId }) => athleteId);
  const medical = new Set(clinicians.map(({ id }) => id));
  return new Map(
    people.map((person): [string, Body] => {
      const { id, birthDay, heldAt } = person;
      const injuries = stories.get(id) ?? [];
      const intake = intakes.get(id) ?? (() => NO_LIMITS);
      const today = dayOf(now, person.zone);
      const known = {
        ...{ today, injuries, protocol, onHold: heldAt !== null, assessed: assessedOf.get(id) ?? [] },
        checkIns: checkInsOf.get(id) ?? [],
        weekly: weekly.get(id) ?? [],
        findings: (findingsOf.get(id) ?? []).map((one) => asOpenFinding(one, medical)),
      } satisfies Omit<TriageView, 'day' | 'age'>;
      const triageOn = byDay((day) => triage({ ...known, day, age: birthDay === null ? null : ageOn(birthDay, day) }));
      const limitsOn = (day: Day) =>
        mergeLimits([injuryLimits(injuries, day), intake(day), triageLimits(triageOn(day))]);
      return [id, { injuries, findings: known.findings, triageOn, limitsOn }];
    }),
  );
}

/** What the bodies of these athletes allow on each day: everything known about them, merged. */
export async function readBodyLimits(
  team: TeamStore,
  athleteIds: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, LimitsOn>> {
  return new Map([...(await readBodies(team, athleteIds, now))].map(([id, { limitsOn }]) => [id, limitsOn]));
}

/** Somebody looked when staff acknowledged it; where a finding stops every session, only a clinician's look counts. */
function asOpenFinding(finding: StoredFinding, clinicians: ReadonlySet<string>): Body['findings'][number] {
  const { pattern, severity, acknowledgedBy } = finding;
  const looked = acknowledgedBy !== null && (PATTERN_ROWS[pattern] !== 'stop' || clinicians.has(acknowledgedBy));
  return {
    pattern,
    severity,
    area: finding.area as OpenFinding['area'],
    side: finding.side as OpenFinding['side'],
    looked,
    road: roadOf(finding),
  };
}

/** A day is decided once, however often it is asked for. */
function byDay<Result>(decide: (day: Day) => Result): (day: Day) => Result {
  const known = new Map<Day, Result>();
  return (day) => {
    const result = known.get(day) ?? decide(day);
    known.set(day, result);
    return result;
  };
}
