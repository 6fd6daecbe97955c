import { bookingChanged } from './booking/bookingChanged.ts';
import { bookingFitted } from './booking/bookingFitted.ts';
import { bookingNoShow } from './booking/bookingNoShow.ts';
import { bookingQuestions } from './booking/bookingQuestions.ts';
import { bookingReasonGone } from './booking/bookingReasonGone.ts';
import { bookingRefused, bookingStopped } from './booking/bookingRefused.ts';
import { bookingReminder } from './booking/bookingReminder.ts';
import { bookingTrouble } from './booking/bookingTrouble.ts';
import { bookingVetoed } from './booking/bookingVetoed.ts';
import { guardianChanged } from './booking/guardianChanged.ts';
import { secondAdultFreed } from './booking/secondAdultFreed.ts';
import { secondAdultMissing } from './booking/secondAdultMissing.ts';
import { secondAdultNamed } from './booking/secondAdultNamed.ts';
import { standingMissed } from './booking/standingMissed.ts';
import { standingSet } from './booking/standingSet.ts';
import { swapAnswered } from './booking/swapAnswered.ts';
import { swapAsked } from './booking/swapAsked.ts';
import { therapistChanged } from './booking/therapistChanged.ts';
import { waitlistOffer } from './booking/waitlistOffer.ts';
import { calendarChanged } from './calendar/calendarChanged.ts';
import { feedFailing } from './calendar/feedFailing.ts';
import { feedPaused } from './calendar/feedPaused.ts';
import { unsureTitle } from './calendar/unsureTitle.ts';
import { checkInPrompt } from './checkIn/checkInPrompt.ts';
import { massageFeedback } from './checkIn/massageFeedback.ts';
import { painMorning } from './checkIn/painMorning.ts';
import { weeklyPrompt } from './checkIn/weeklyPrompt.ts';
import { assessmentDone } from './medical/assessmentDone.ts';
import { assessmentDue } from './medical/assessmentDue.ts';
import { clearanceExpiring } from './medical/clearanceExpiring.ts';
import { holdLifted } from './medical/holdLifted.ts';
import { holdSet } from './medical/holdSet.ts';
import { injurySetback } from './medical/injurySetback.ts';
import { intakeDue } from './medical/intakeDue.ts';
import { intakePassing } from './medical/intakePassing.ts';
import { intakeTold } from './medical/intakeTold.ts';
import { overruled } from './medical/overruled.ts';
import { restrictionChanged } from './medical/restrictionChanged.ts';
import { returnStep } from './medical/returnStep.ts';
import { undelivered } from './messages/undelivered.ts';
import type { Notice } from './notice.ts';
import { birthAsked } from './people/birthAsked.ts';
import { consentChanged } from './people/consentChanged.ts';
import { consentOfAge } from './people/consentOfAge.ts';
import { guardianAlert } from './people/guardianAlert.ts';
import { guardianClaimed } from './people/guardianClaimed.ts';
import { guardianConfirmed } from './people/guardianConfirmed.ts';
import { guardianConsented } from './people/guardianConsented.ts';
import { memberJoined } from './people/memberJoined.ts';
import { treatmentEnding } from './people/treatmentEnding.ts';
import { planProposed } from './plan/planProposed.ts';
import { planLapsed, planUnanswered } from './plan/planUnanswered.ts';
import { alertWaiting } from './risk/alertWaiting.ts';
import { alertOpen, alertSeen } from './risk/athleteAlert.ts';
import { channelAlert } from './risk/channelAlert.ts';
import { riskAlert, urgentAlert } from './risk/riskAlert.ts';
import { watchDigest } from './risk/watchDigest.ts';
import { deputyNamed } from './team/deputyNamed.ts';
import { noClinician } from './team/noClinician.ts';
import { sessionPrompt } from './training/sessionPrompt.ts';

/** The list: one line per notice. */
export const notices: readonly Notice[] = [
  memberJoined,
  birthAsked,
  consentOfAge,
  consentChanged,
  treatmentEnding,
  guardianClaimed,
  guardianConfirmed,
  guardianAlert,
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
  alertWaiting,
  alertSeen,
  alertOpen,
  noClinician,
  deputyNamed,
  undelivered,
  watchDigest,
  holdSet,
  holdLifted,
  restrictionChanged,
  injurySetback,
  assessmentDue,
  assessmentDone,
  intakeTold,
  overruled,
  returnStep,
  clearanceExpiring,
  bookingReminder,
  bookingQuestions,
  bookingRefused,
  bookingStopped,
  bookingChanged,
  guardianChanged,
  therapistChanged,
  bookingNoShow,
  bookingTrouble,
  bookingReasonGone,
  bookingFitted,
  bookingVetoed,
  secondAdultMissing,
  secondAdultNamed,
  secondAdultFreed,
  waitlistOffer,
  swapAsked,
  swapAnswered,
  standingSet,
  standingMissed,
  planProposed,
  planUnanswered,
  planLapsed,
  sessionPrompt,
  feedFailing,
  feedPaused,
  calendarChanged,
  unsureTitle,
];
