import { CSV_TEMPLATE } from '../calendar/sources/csv.ts';
import { findAthletes, viewAthlete } from './athlete.ts';
import { anyBooking, book, cancel, myBookings, standingBooking } from './book.ts';
import { chooseCalendar, connectCaldav } from './caldav.ts';
import {
  calendarForNotice,
  connectCalendar,
  listCalendars,
  removeCalendar,
  stillUnclear,
  syncCalendarNow,
  teachTitle,
  unclearTitles,
} from './calendar.ts';
import { changesToTell, listChanges } from './calendarChanges.ts';
import { checkIn, noRedFlags } from './checkIn.ts';
import { checkInToAsk, promptCheckIns } from './checkInPrompts.ts';
import { endingClearance, followUpClearances, giveClearance, withdrawClearance } from './clearances.ts';
import { setHours, setRoom, setSkills, viewClinic } from './clinic.ts';
import { claimMessages, outboxLateness, settleMessage } from './deliver.ts';
import type { Deps } from './deps.ts';
import { followUpAlerts } from './escalate.ts';
import { feedbackToAsk, giveFeedback, promptFeedback } from './feedback.ts';
import { findingForNotice, waitingFindings, watchDigest } from './findingNotices.ts';
import { acknowledge, assign, reopen, resolve, snooze } from './findingSteps.ts';
import { explain, listFindings } from './findings.ts';
import { holdBookings, isHeld, liftHold } from './hold.ts';
import { priceTeams } from './hourPrices.ts';
import { identify } from './identify.ts';
import { closeInjury, openInjuries, recordInjury, setStage } from './injuries.ts';
import { answerIntake, confirmIntake, viewIntake } from './intake.ts';
import { intakeToAsk, passingToAsk, promptIntakes } from './intakeDue.ts';
import { join, makeLinkCode, useJoinCode } from './join.ts';
import { limitsForNotice } from './limitsView.ts';
import { viewMine } from './mine.ts';
import { changeMySettings, mySettings } from './mySettings.ts';
import { setCame } from './noShow.ts';
import { painMorningToAsk, promptPain } from './painPrompts.ts';
import { openPlan, planHistory, viewPlan } from './plan.ts';
import { adjustPlan } from './planAdjust.ts';
import { acceptPlan, declinePlan } from './planApply.ts';
import { propose, proposeDueWeeks } from './planPropose.ts';
import { planEvents, whatIf } from './planWhatIf.ts';
import { remind } from './reminders.ts';
import { replanDue } from './replan.ts';
import { listRestrictions, viewRestrictions } from './restrictions.ts';
import { markReturned, setReturnStage } from './returnPlan.ts';
import { reviewTeams, reviewThresholds } from './risk.ts';
import { roster } from './roster.ts';
import { promptSessions, sessionToAsk } from './sessionPrompts.ts';
import { reportSession, sessionsToReport } from './sessions.ts';
import { setBackInjury } from './setback.ts';
import { slots } from './slots.ts';
import { missedRhythm, setStanding, tellMissedRhythms, viewStanding } from './standing.ts';
import { mySubscriptions, readSubscription, subscribe, takesFiles, unsubscribe } from './subscriptions.ts';
import { acceptSwap, askSwap, declineSwap, endSwaps, viewSwap } from './swap.ts';
import { swapChoices } from './swapChoices.ts';
import { syncCalendars } from './syncCalendar.ts';
import {
  changeTeam,
  findPerson,
  foundTeam,
  personForNotice,
  retryMessage,
  setAlertChannel,
  setRole,
  setSquad,
  viewTeam,
} from './team.ts';
import { setThreshold, teamThresholds, thresholdHistory } from './thresholds.ts';
import { addTimeOff, comingTimeOff, removeTimeOff } from './timeOff.ts';
import { cleanUp, receive } from './upkeep.ts';
import { joinWaitlist, leaveWaitlist, openOffer, passOnOffers } from './waitlist.ts';
import { answerWeekly, promptWeekly, weeklyToAsk } from './weekly.ts';

/** What we do for people: one line each. Care is the only place that acts. */
export const makeCare = (deps: Deps) => ({
  identify: identify(deps),
  receive: receive(deps),
  cleanUp: cleanUp(deps),
  claimMessages: claimMessages(deps),
  settleMessage: settleMessage(deps),
  outboxLateness: outboxLateness(deps),
  // people and team
  join: join(deps),
  makeLinkCode: makeLinkCode(deps),
  useJoinCode: useJoinCode(deps),
  mySettings: mySettings(deps),
  changeMySettings: changeMySettings(deps),
  foundTeam: foundTeam(deps),
  viewTeam: viewTeam(deps),
  changeTeam: changeTeam(deps),
  setRole: setRole(deps),
  setSquad: setSquad(deps),
  setAlertChannel: setAlertChannel(deps),
  retryMessage: retryMessage(deps),
  findPerson: findPerson(deps),
  personForNotice: personForNotice(deps),
  // calendars and sessions
  connectCalendar: connectCalendar(deps),
  connectCaldav: connectCaldav(deps),
  chooseCalendar: chooseCalendar(deps),
  spreadsheetTemplate: CSV_TEMPLATE,
  listCalendars: listCalendars(deps),
  removeCalendar: removeCalendar(deps),
  syncCalendarNow: syncCalendarNow(deps),
  unclearTitles: unclearTitles(deps),
  teachTitle: teachTitle(deps),
  calendarForNotice: calendarForNotice(deps),
  stillUnclear: stillUnclear(deps),
  syncCalendars: syncCalendars(deps),
  reportSession: reportSession(deps),
  sessionsToReport: sessionsToReport(deps),
  promptSessions: promptSessions(deps),
  sessionToAsk: sessionToAsk(deps),
  listChanges: listChanges(deps),
  changesToTell: changesToTell(deps),
  mySubscriptions: mySubscriptions(deps),
  subscribe: subscribe(deps),
  unsubscribe: unsubscribe(deps),
  readSubscription: readSubscription(deps),
  takesFiles: takesFiles(deps),
  // check-ins, findings, one athlete
  checkIn: checkIn(deps),
  noRedFlags: noRedFlags(deps),
  promptCheckIns: promptCheckIns(deps),
  checkInToAsk: checkInToAsk(deps),
  answerWeekly: answerWeekly(deps),
  promptWeekly: promptWeekly(deps),
  weeklyToAsk: weeklyToAsk(deps),
  viewIntake: viewIntake(deps),
  answerIntake: answerIntake(deps),
  confirmIntake: confirmIntake(deps),
  promptIntakes: promptIntakes(deps),
  intakeToAsk: intakeToAsk(deps),
  passingToAsk: passingToAsk(deps),
  promptPain: promptPain(deps),
  painMorningToAsk: painMorningToAsk(deps),
  giveFeedback: giveFeedback(deps),
  promptFeedback: promptFeedback(deps),
  feedbackToAsk: feedbackToAsk(deps),
  reviewTeams: reviewTeams(deps),
  listFindings: listFindings(deps),
  explain: explain(deps),
  acknowledge: acknowledge(deps),
  resolve: resolve(deps),
  snooze: snooze(deps),
  assign: assign(deps),
  reopen: reopen(deps),
  followUpAlerts: followUpAlerts(deps),
  setThreshold: setThreshold(deps),
  teamThresholds: teamThresholds(deps),
  thresholdHistory: thresholdHistory(deps),
  reviewThresholds: reviewThresholds(deps),
  liftHold: liftHold(deps),
  findingForNotice: findingForNotice(deps),
  waitingFindings: waitingFindings(deps),
  watchDigest: watchDigest(deps),
  isHeld: isHeld(deps),
  viewAthlete: viewAthlete(deps),
  findAthletes: findAthletes(deps),
  viewMine: viewMine(deps),
  // restrictions
  listRestrictions: listRestrictions(deps),
  viewRestrictions: viewRestrictions(deps),
  limitsForNotice: limitsForNotice(deps),
  openInjuries: openInjuries(deps),
  recordInjury: recordInjury(deps),
  setStage: setStage(deps),
  closeInjury: closeInjury(deps),
  setBackInjury: setBackInjury(deps),
  giveClearance: giveClearance(deps),
  withdrawClearance: withdrawClearance(deps),
  followUpClearances: followUpClearances(deps),
  endingClearance: endingClearance(deps),
  setReturnStage: setReturnStage(deps),
  markReturned: markReturned(deps),
  holdBookings: holdBookings(deps),
  // clinic, bookings, plans
  viewClinic: viewClinic(deps),
  setHours: setHours(deps),
  setRoom: setRoom(deps),
  setSkills: setSkills(deps),
  addTimeOff: addTimeOff(deps),
  comingTimeOff: comingTimeOff(deps),
  removeTimeOff: removeTimeOff(deps),
  priceTeams: priceTeams(deps),
  slots: slots(deps),
  book: book(deps),
  cancel: cancel(deps),
  setCame: setCame(deps),
  myBookings: myBookings(deps),
  standingBooking: standingBooking(deps),
  anyBooking: anyBooking(deps),
  swapChoices: swapChoices(deps),
  askSwap: askSwap(deps),
  acceptSwap: acceptSwap(deps),
  declineSwap: declineSwap(deps),
  endSwaps: endSwaps(deps),
  viewSwap: viewSwap(deps),
  viewStanding: viewStanding(deps),
  setStanding: setStanding(deps),
  tellMissedRhythms: tellMissedRhythms(deps),
  missedRhythm: missedRhythm(deps),
  joinWaitlist: joinWaitlist(deps),
  leaveWaitlist: leaveWaitlist(deps),
  passOnOffers: passOnOffers(deps),
  openOffer: openOffer(deps),
  remind: remind(deps),
  propose: propose(deps),
  viewPlan: viewPlan(deps),
  openPlan: openPlan(deps),
  planHistory: planHistory(deps),
  adjustPlan: adjustPlan(deps),
  acceptPlan: acceptPlan(deps),
  declinePlan: declinePlan(deps),
  proposeDueWeeks: proposeDueWeeks(deps),
  replanDue: replanDue(deps),
  whatIf: whatIf(deps),
  planEvents: planEvents(deps),
  roster: roster(deps),
});

export type Care = ReturnType<typeof makeCare>;
