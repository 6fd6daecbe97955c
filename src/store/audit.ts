import { z } from 'zod';
import type { Day, Instant, TimeOfDay } from '../domain/day.ts';
import type { Role } from '../domain/people/athlete.ts';
import type { StandingWish } from '../domain/scheduling/week/standing.ts';
import type { TeamSettings } from '../domain/team/settings.ts';
import type { Room, Shift, TherapistChange } from './clinic/clinic.ts';
import { toDate } from './instants.ts';
import { readJson } from './json.ts';
import type { Scope } from './scope.ts';
import type { Team } from './team/teams.ts';

interface Finding {
  /** Its id. */
  readonly finding: string;
}

interface FindingStep extends Finding {
  readonly from: string;
  /** Whom it was handed to. */
  readonly to?: string;
}

interface Booking {
  readonly booking: string;
}

interface Swap extends Booking {
  readonly swap: string;
  readonly other: string;
}

interface CheckIn {
  readonly day: Day;
  readonly checkIn: string;
  readonly replaces?: string;
}

/** To which row something was done. */
interface Ref {
  readonly ref: string;
}

/** What is noted, and what is kept with it: ids and numbers, nothing anybody wrote about their health. */
export interface AuditDetails {
  'person.join': { readonly consent: boolean };
  'person.update': { readonly consent: boolean };
  'account.link': { readonly platform: string };
  'guardian.claim': { readonly guardian: string };
  'guardian.confirm': { readonly guardian: string };
  'guardian.end': { readonly guardian: string };
  'guardian.consent': undefined;
  'guardian.withdraw': undefined;
  'treatment.consent': undefined;
  'treatment.withdraw': undefined;
  'consent.open': undefined;
  'birth.say': undefined;
  'birth.correct': { readonly reason: string };
  'settings.change': undefined;

  'team.found': undefined;
  'team.change': {
    readonly change: Partial<Pick<Team, 'name' | 'zone' | 'locale'>> & {
      readonly settings?: Partial<TeamSettings>;
      readonly reason?: string;
    };
  };
  'team.loadSettings': {
    readonly settings: Partial<Pick<TeamSettings, 'unplannedDayIsRest' | 'monotonySd'>>;
    readonly reason: string;
  };
  'team.deputy': { readonly named: boolean };
  'team.alertChannel': { readonly platform: string };
  'role.give': { readonly role: Role };
  'role.take': { readonly role: Role };
  'squad.set': { readonly squad: string | null };

  'clinic.hours': Omit<Shift, 'id' | 'roomId' | 'weekday' | 'opens' | 'closes'> & {
    readonly weekdays: readonly number[];
    readonly opens: TimeOfDay | null;
    readonly closes: TimeOfDay | null;
    readonly room?: string;
  };
  'clinic.room': Omit<Room, 'id'>;
  'clinic.skills': TherapistChange;
  'clinic.timeOff': { readonly fromDay: Day; readonly toDay: Day };
  'clinic.timeOffBack': { readonly start: Instant; readonly end: Instant };

  'booking.make': Booking;
  'booking.move': Booking & { readonly from: string };
  'booking.cancel': Booking;
  'booking.keep': Booking;
  /** The review of its morning made another kind of it. */
  'booking.change': Booking & { readonly from: string };
  'booking.veto': Booking;
  'booking.secondAdult': Booking & { readonly adult: string };
  'booking.came': Booking;
  'booking.noShow': Booking;
  'consent.answer': Booking & { readonly answer: string };
  'screening.answer': Booking & { readonly answer: string };
  'allowance.set': { readonly booking: string | null };
  'swap.ask': Swap;
  'swap.accept': Swap;
  'standing.set': { readonly change: Partial<StandingWish> };
  'hold.set': { readonly finding: string | null; readonly bookings: number };
  'hold.lift': { readonly findings: readonly string[]; readonly bookings: number };

  'plan.propose':
    | { readonly plan: string; readonly week: Day; readonly causes: readonly string[]; readonly pins: number }
    | { readonly plan: string; readonly restOf: string; readonly lines: number };
  'plan.accept': { readonly plan: string; readonly applied: number; readonly left: number; readonly rest?: string };
  'plan.decline': { readonly plan: string };
  'plan.lapse': { readonly plan: string };

  'calendar.connect': undefined;
  'calendar.again': undefined;
  'calendar.accept': undefined;
  'calendar.teach': undefined;
  'calendar.remove': undefined;
  'subscription.make': { readonly whose: string };
  'subscription.replace': { readonly whose: string };
  'subscription.end': { readonly whose: string };

  'risk.review': { readonly day: Day; readonly athletes: number };
  'finding.raise': Finding & { readonly grade: string };
  'finding.again': Finding;
  'finding.settle': Finding;
  'finding.escalate': Finding & { readonly to: string };
  'finding.return': Finding & { readonly acknowledgedBy: string | null };
  'finding.acknowledge': FindingStep;
  'finding.assign': FindingStep;
  'finding.snooze': FindingStep;
  'finding.resolve': FindingStep;
  'finding.reopen': Finding & { readonly reason: string };
  'finding.list': undefined;
  'finding.read': Finding;
  'threshold.set': {
    readonly pattern: string;
    readonly param: string;
    readonly from: number;
    readonly to: number;
  };
  'threshold.read': undefined;
  'assessment.list': undefined;
  'assessment.record': { readonly on: Day };
  'protocol.change': {
    readonly key: string;
    readonly from: number | null;
    readonly to: number | null;
    readonly until: string | null;
  };

  'intake.answer': { readonly intake: string };
  'intake.confirm': { readonly intake: string };
  'intake.read': undefined;
  'injury.record': Ref;
  'injury.stage': Ref & { readonly stage: string; readonly usual: string };
  'injury.setback': Ref & { readonly checkIn: string };
  'injury.close': Ref;
  'clearance.give': Ref & { readonly until: Day; readonly replaces: readonly string[] };
  'clearance.withdraw': Ref;
  'clearance.lapse': Ref & { readonly until: Day };
  'return.stage': Ref & { readonly from: number | null; readonly to: number };
  'return.done': Ref & { readonly day: Day };
  'restriction.read': undefined;

  'checkin.answer': CheckIn;
  'checkin.correct': CheckIn;
  'weekly.answer': undefined;
  'massage.feedback': Booking;
  'session.report': undefined;
  'session.correct': undefined;

  'athlete.read': undefined;
  'roster.read': { readonly from: Day; readonly to: Day };
}
export type AuditAction = keyof AuditDetails;

/** What somebody reads again. */
type Read = Pick<AuditDetails, 'team.loadSettings' | 'risk.review'>;
const READ: { readonly [Action in keyof Read]: z.ZodType<Read[Action]> } = {
  'team.loadSettings': z.object({
    settings: z.object({
      unplannedDayIsRest: z.boolean().optional(),
      monotonySd: z.enum(['sample', 'population']).optional(),
    }),
    reason: z.string(),
  }),
  'risk.review': z.object({ day: z.string(), athletes: z.number() }),
};

export interface AuditEntry {
  readonly at: Instant;
  /** null: the bot did it by itself. */
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectId: string | null;
  readonly details: unknown;
}

/** Who did what to whose record. Rows are only ever added. */
export const audit = ({ db, teamId }: Scope) => ({
  /** For what somebody does at one moment; null: what the bot does by itself. */
  by: (actorId: string | null, at: Instant) => ({
    /** `subjectId`: whose record it is, or what it is about. */
    async note<Action extends AuditAction>(
      action: Action,
      subjectId: string | null,
      ...[details]: AuditDetails[Action] extends undefined ? [] : [details: AuditDetails[Action]]
    ): Promise<void> {
      await db.auditEntry.create({
        data: { teamId, at: toDate(at), actorId, action, subjectId, details: { ...details } },
      });
    },
  }),
  /** What was done to somebody's record, the newest first; with `action` only that. */
  async about(subjectId: string, limit = 50, action?: AuditAction): Promise<readonly AuditEntry[]> {
    const rows = await db.auditEntry.findMany({
      where: { teamId, subjectId, action },
      orderBy: { at: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({
      at: row.at.getTime(),
      actorId: row.actorId,
      action: row.action,
      subjectId: row.subjectId,
      details: row.details,
    }));
  },
  /** One kind of it, with what was kept, the newest first. */
  async read<Action extends keyof Read>(
    action: Action,
    subjectId: string,
    limit: number,
  ): Promise<readonly (Pick<AuditEntry, 'at' | 'actorId'> & { readonly details: Read[Action] })[]> {
    const rows = await db.auditEntry.findMany({
      where: { teamId, subjectId, action },
      orderBy: { at: 'desc' },
      take: limit,
    });
    return rows.map(({ id, at, actorId, details }) => ({
      at: at.getTime(),
      actorId,
      details: readJson(READ[action], details, `details of audit entry ${id}`),
    }));
  },
});
