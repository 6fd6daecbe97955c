import type { BodyArea, Side } from '../../domain/checkIn/bodyMap.ts';
import type { BookingType } from '../../domain/clinic/modality.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { Outcome } from '../../domain/medical/triage/view.ts';

/** Why somebody hears of a finding: the message begins with it. */
export type ToldWhy =
  | 'new'
  | 'worse'
  | 'still-open'
  | 'escalated'
  | 'refused'
  | 'again'
  | 'returned'
  | 'reopened'
  | 'assigned';

/** What calendars know a massage by, and the booking its people knew of; null when they knew of none. */
export type ToldChange = { readonly uid: string; readonly before: string | null };

interface AboutChanges {
  readonly changes: readonly ToldChange[];
}

interface AboutFinding {
  readonly findingId: string;
  readonly why: ToldWhy;
  /** Other spots of the same pattern, seen at the same moment. */
  readonly also: readonly string[];
}

interface Prompt {
  readonly day: Day;
  readonly again: boolean;
}

/** What one of those who treat had set, and a colleague has changed. */
export type Overruled = 'stage' | 'clearance' | 'hold' | 'return';

type Nothing = Readonly<Record<string, never>>;

/** Every message the bot sends unasked, and what it is about. The words are found when it is sent. */
export interface MessageData {
  /** To whoever was promised that a message arrives: it did not. */
  'message.undelivered': { readonly kind: string; readonly personId: string | null };
  'member.joined': { readonly personId: string };
  'birth.asked': Nothing;
  'consent.ofAge': Nothing;
  /** Of a minor: by the guardian, to the child and to therapists who have a booking with them. */
  'consent.changed': { readonly athleteId: string; readonly what: 'data' | 'treatment'; readonly yes: boolean };
  'treatment.ending': { readonly athleteId: string; readonly until: Day };
  'guardian.claimed': { readonly athleteId: string; readonly guardianId: string };
  'guardian.confirmed': { readonly athleteId: string; readonly yes: boolean };
  'guardian.consented': Nothing;
  'guardian.changed': AboutChanges;
  'guardian.alert': { readonly athleteId: string; readonly offer: 'emergency' | 'same-day' };

  'booking.reminder': { readonly bookingId: string; readonly until: Instant };
  'booking.questions': { readonly bookingId: string; readonly until: Instant };
  /** To the therapist: the athlete does not want it, or no longer. */
  'booking.refused': { readonly bookingId: string };
  'booking.stopped': { readonly bookingId: string };
  /** To the athlete, about what others did. */
  'booking.changed': AboutChanges;
  /** To the therapist, about what a plan did. */
  'therapist.changed': AboutChanges;
  'booking.noShow': { readonly bookingId: string };
  'booking.trouble': { readonly bookingId: string };
  'booking.reasonGone': { readonly bookingId: string };
  /** `was`: the kind it was before; null: the same, with less pressure. */
  'booking.fitted': { readonly bookingId: string; readonly was: BookingType | null; readonly cap: number };
  'booking.vetoed': { readonly bookingId: string };
  'secondAdult.missing': { readonly bookingId: string };
  'secondAdult.named': { readonly bookingId: string };
  /** Somebody else was named, or the booking is given back. */
  'secondAdult.freed': { readonly bookingId: string };
  'waitlist.offer': { readonly entryId: string };
  'swap.asked': { readonly swapId: string };
  'swap.answered': { readonly swapId: string };
  'standing.set': { readonly by: string };
  'standing.missed': { readonly athleteId: string; readonly staff: boolean };
  'hold.set': { readonly bookings: number };
  'hold.lifted': { readonly bookings: number };

  'plan.proposed': { readonly planId: string };
  'plan.unanswered': { readonly planId: string };
  'plan.lapsed': { readonly planId: string };

  'calendar.changed': { readonly since: Instant; readonly until: Instant };
  'feed.failing': { readonly feedId: string };
  'feed.held': { readonly feedId: string; readonly had: number; readonly left: number };
  'title.unsure': { readonly feedId: string; readonly titles: readonly string[] };

  'risk.alert': AboutFinding;
  'risk.urgent': AboutFinding;
  /** To a channel. null: only how many there are. `refused`: a message about it did not arrive. */
  'risk.channel': { readonly findingId: string | null; readonly refused?: boolean };
  /** To an admin who may not see what a body feels like: that a medical alert waits. */
  'alert.waiting': { readonly findingId: string };
  /** To the athlete: who has it now. */
  'alert.seen': { readonly findingId: string; readonly by: string; readonly took: boolean };
  /** To the athlete: nobody has it yet. */
  'alert.open': { readonly findingId: string };
  /** To staff: no clinician is in the team. */
  'staff.noClinician': Nothing;
  'deputy.named': { readonly by: string };
  'risk.digest': { readonly since: Instant };

  'intake.due': Nothing;
  'intake.passing': { readonly at: Instant };
  'assessment.due': {
    readonly athleteId: string;
    readonly spots: readonly { readonly area: BodyArea | null; readonly side: Side | null }[];
    readonly by: Day;
  };
  'assessment.done': {
    readonly area: BodyArea;
    readonly side: Side;
    readonly outcome: Outcome;
    readonly cap: number;
  };
  /** Answers that limit massage, given at one moment. */
  'intake.told': { readonly athleteId: string; readonly at: Instant };
  'injury.setback': { readonly injuryId: string; readonly at: Instant };
  /** Somebody overruled what the reader had set. */
  'restriction.overruled': { readonly athleteId: string; readonly by: string; readonly what: Overruled };
  /** The step of the return to play that was set at this moment. */
  'return.step': { readonly at: Instant };
  'clearance.expiring': { readonly clearanceId: string };
  'restriction.changed': Nothing;

  'checkin.prompt': Prompt;
  'pain.morning': { readonly day: Day };
  'weekly.prompt': Prompt;
  'massage.feedback': { readonly bookingId: string };
  'session.prompt': { readonly eventId: string };
}
export type MessageKind = keyof MessageData;

export type Message<Kind extends MessageKind = MessageKind> = {
  [One in Kind]: { readonly kind: One; readonly data: MessageData[One] };
}[Kind];
