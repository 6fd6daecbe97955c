import { bookingCancelled } from './booking/bookingCancelled.ts';
import { bookingNoShow } from './booking/bookingNoShow.ts';
import { bookingPlanned } from './booking/bookingPlanned.ts';
import { bookingReminder } from './booking/bookingReminder.ts';
import { standingMissed } from './booking/standingMissed.ts';
import { standingSet } from './booking/standingSet.ts';
import { swapAnswered } from './booking/swapAnswered.ts';
import { swapAsked } from './booking/swapAsked.ts';
import { waitlistOffer } from './booking/waitlistOffer.ts';
import { calendarChanged } from './calendar/calendarChanged.ts';
import { feedFailing } from './calendar/feedFailing.ts';
import { feedPaused } from './calendar/feedPaused.ts';
import { unsureTitle } from './calendar/unsureTitle.ts';
import { checkInPrompt } from './checkIn/checkInPrompt.ts';
import { massageFeedback } from './checkIn/massageFeedback.ts';
import { painMorning } from './checkIn/painMorning.ts';
import { weeklyPrompt } from './checkIn/weeklyPrompt.ts';
import { clearanceExpiring } from './medical/clearanceExpiring.ts';
import { holdLifted } from './medical/holdLifted.ts';
import { holdSet } from './medical/holdSet.ts';
import { injurySetback } from './medical/injurySetback.ts';
import { intakeDue } from './medical/intakeDue.ts';
import { intakePassing } from './medical/intakePassing.ts';
import { restrictionChanged } from './medical/restrictionChanged.ts';
import type { Notice } from './notice.ts';
import { guardianConsented } from './people/guardianConsented.ts';
import { memberJoined } from './people/memberJoined.ts';
import { planProposed } from './plan/planProposed.ts';
import { channelAlert } from './risk/channelAlert.ts';
import { riskAlert, urgentAlert } from './risk/riskAlert.ts';
import { watchDigest } from './risk/watchDigest.ts';
import { sessionPrompt } from './training/sessionPrompt.ts';

/** The list: one line per notice. */
export const notices: readonly Notice[] = [
  memberJoined,
  guardianConsented,
  checkInPrompt,
  painMorning,
  weeklyPrompt,
  intakeDue,
  intakePassing,
  massageFeedback,
  riskAlert,
  urgentAlert,
  channelAlert,
  watchDigest,
  holdSet,
  holdLifted,
  restrictionChanged,
  injurySetback,
  clearanceExpiring,
  bookingReminder,
  bookingPlanned,
  bookingCancelled,
  bookingNoShow,
  waitlistOffer,
  swapAsked,
  swapAnswered,
  standingSet,
  standingMissed,
  planProposed,
  sessionPrompt,
  feedFailing,
  feedPaused,
  calendarChanged,
  unsureTitle,
];
