import { bookingCancelled } from './bookingCancelled.ts';
import { bookingNoShow } from './bookingNoShow.ts';
import { bookingPlanned } from './bookingPlanned.ts';
import { bookingReminder } from './bookingReminder.ts';
import { calendarChanged } from './calendarChanged.ts';
import { channelAlert } from './channelAlert.ts';
import { checkInPrompt } from './checkInPrompt.ts';
import { clearanceExpiring } from './clearanceExpiring.ts';
import { feedFailing } from './feedFailing.ts';
import { feedHeld } from './feedHeld.ts';
import { guardianConsented } from './guardianConsented.ts';
import { holdLifted } from './holdLifted.ts';
import { holdSet } from './holdSet.ts';
import { injurySetback } from './injurySetback.ts';
import { intakeDue } from './intakeDue.ts';
import { intakePassing } from './intakePassing.ts';
import { massageFeedback } from './massageFeedback.ts';
import { memberJoined } from './memberJoined.ts';
import type { Notice } from './notice.ts';
import { painMorning } from './painMorning.ts';
import { planProposed } from './planProposed.ts';
import { restrictionChanged } from './restrictionChanged.ts';
import { riskAlert, urgentAlert } from './riskAlert.ts';
import { sessionPrompt } from './sessionPrompt.ts';
import { standingMissed } from './standingMissed.ts';
import { standingSet } from './standingSet.ts';
import { swapAnswered } from './swapAnswered.ts';
import { swapAsked } from './swapAsked.ts';
import { unsureTitle } from './unsureTitle.ts';
import { waitlistOffer } from './waitlistOffer.ts';
import { watchDigest } from './watchDigest.ts';
import { weeklyPrompt } from './weeklyPrompt.ts';

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
  feedHeld,
  calendarChanged,
  unsureTitle,
];
