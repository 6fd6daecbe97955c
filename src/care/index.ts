import { CSV_TEMPLATE } from '../calendar/sources/csv.ts';
import { anyBooking, book, cancel, myBookings, standingBooking } from './booking/book.ts';
import { holdBookings, isHeld, liftHold } from './booking/hold.ts';
import { setCame } from './booking/noShow.ts';
import { remind } from './booking/reminders.ts';
import { slots } from './booking/slots.ts';
import { missedRhythm, setStanding, tellMissedRhythms, viewStanding } from './booking/standing.ts';
import { acceptSwap, askSwap, declineSwap, endSwaps, viewSwap } from './booking/swap.ts';
import { swapChoices } from './booking/swapChoices.ts';
import { joinWaitlist, leaveWaitlist, openOffer, passOnOffers } from './booking/waitlist.ts';
import { chooseCalendar, connectCaldav } from './calendar/caldav.ts';
import { changesToTell, listChanges } from './calendar/changes.ts';
import {
  calendarForNotice,
  connectCalendar,
  listCalendars,
  removeCalendar,
  stillUnclear,
  syncCalendarNow,
  teachTitle,
  unclearTitles,
} from './calendar/connect.ts';
import { mySubscriptions, readSubscription, subscribe, takesFiles, unsubscribe } from './calendar/subscriptions.ts';
import { syncCalendars } from './calendar/sync.ts';
import { checkIn, noRedFlags } from './checkIn/answer.ts';
import { feedbackToAsk, giveFeedback, promptFeedback } from './checkIn/feedback.ts';
import { painMorningToAsk, promptPain } from './checkIn/pain.ts';
import { checkInToAsk, promptCheckIns } from './checkIn/prompts.ts';
import { answerWeekly, promptWeekly, weeklyToAsk } from './checkIn/weekly.ts';
import { setHours, setRoom, setSkills, viewClinic } from './clinic/clinic.ts';
import { addTimeOff, comingTimeOff, removeTimeOff } from './clinic/timeOff.ts';
import type { Deps } from './deps.ts';
import { endingClearance, followUpClearances, giveClearance, withdrawClearance } from './medical/clearances.ts';
import { closeInjury, openInjuries, recordInjury, setStage } from './medical/injuries.ts';
import { answerIntake, confirmIntake, viewIntake } from './medical/intake.ts';
import { intakeToAsk, passingToAsk, promptIntakes } from './medical/intakePrompts.ts';
import { limitsForNotice } from './medical/limitsView.ts';
import { listRestrictions, viewRestrictions } from './medical/restrictions.ts';
import { markReturned, setReturnStage } from './medical/returnToPlay.ts';
import { setBackInjury } from './medical/setback.ts';
import { claimMessages, outboxLateness, settleMessage } from './messages/deliver.ts';
import { retryMessage } from './messages/retry.ts';
import { cleanUp, receive } from './messages/upkeep.ts';
import { identify } from './people/identify.ts';
import { join, makeLinkCode, useJoinCode } from './people/join.ts';
import { changeMySettings, mySettings } from './people/mySettings.ts';
import { findPerson, personForNotice, setRole, setSquad } from './people/roles.ts';
import { adjustPlan } from './plan/adjust.ts';
import { acceptPlan, declinePlan } from './plan/decide.ts';
import { priceTeams } from './plan/hourPrices.ts';
import { openPlan, planHistory, viewPlan } from './plan/plan.ts';
import { propose, proposeDueWeeks } from './plan/propose.ts';
import { replanDue } from './plan/replan.ts';
import { planEvents, whatIf } from './plan/whatIf.ts';
import { followUpAlerts } from './risk/escalate.ts';
import { explain, listFindings } from './risk/findings.ts';
import { findingForNotice, waitingFindings, watchDigest } from './risk/notices.ts';
import { reviewTeams, reviewThresholds } from './risk/review.ts';
import { acknowledge, assign, reopen, resolve, snooze } from './risk/steps.ts';
import { setThreshold, teamThresholds, thresholdHistory } from './risk/thresholds.ts';
import { findAthletes, viewAthlete } from './squad/athlete.ts';
import { viewMine } from './squad/mine.ts';
import { roster } from './squad/roster.ts';
import { changeTeam, foundTeam, setAlertChannel, viewTeam } from './team/team.ts';
import { promptSessions, sessionToAsk } from './training/prompts.ts';
import { reportSession, sessionsToReport } from './training/report.ts';

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
