import type { Day, Instant } from '../../domain/day.ts';

/** Why somebody hears of a finding: the message begins with it. */
export type ToldWhy = 'new' | 'worse' | 'still-open' | 'escalated' | 'returned' | 'reopened' | 'assigned';

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

type Nothing = Readonly<Record<string, never>>;

/** Every message the bot sends unasked, and what it is about. The words are found when it is sent. */
export interface MessageData {
  'member.joined': { readonly personId: string };
  'guardian.consented': Nothing;

  'booking.reminder': { readonly bookingId: string; readonly until: Instant };
  'booking.cancelled': { readonly bookingId: string };
  /** `from`: when it was, for a booking that was moved. */
  'booking.planned': { readonly bookingId: string; readonly from?: Instant };
  'booking.noShow': { readonly bookingId: string };
  'waitlist.offer': { readonly entryId: string };
  'swap.asked': { readonly swapId: string };
  'swap.answered': { readonly swapId: string };
  'standing.set': { readonly by: string };
  'standing.missed': { readonly athleteId: string; readonly staff: boolean };
  'hold.set': { readonly bookings: number };
  'hold.lifted': { readonly bookings: number };

  'plan.proposed': { readonly planId: string };

  'calendar.changed': { readonly since: Instant; readonly until: Instant };
  'feed.failing': { readonly feedId: string };
  'feed.held': { readonly feedId: string; readonly had: number; readonly left: number };
  'title.unsure': { readonly feedId: string; readonly titles: readonly string[] };

  'risk.alert': AboutFinding;
  'risk.urgent': AboutFinding;
  /** To a channel. null: only how many there are. */
  'risk.channel': { readonly findingId: string | null };
  'risk.digest': { readonly since: Instant };

  'intake.due': Nothing;
  'intake.passing': { readonly at: Instant };
  'injury.setback': { readonly injuryId: string };
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
