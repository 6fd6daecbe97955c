import type { Deps } from '../deps.ts';
import { alertForNotice } from './alertTruth.ts';
import { followUpAlerts } from './escalate.ts';
import { explain, listFindings } from './findings.ts';
import { alertForStaff, findingForNotice, waitingFindings, watchDigest } from './notices.ts';
import { reviewTeams, reviewThresholds } from './review.ts';
import { acknowledge, assign, reopen, resolve, snooze } from './steps.ts';
import { setThreshold, teamThresholds, thresholdHistory } from './thresholds.ts';

export const risk = (deps: Deps) => ({
  list: listFindings(deps),
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
  reviewTeams: reviewTeams(deps),
  forNotice: findingForNotice(deps),
  alertForNotice: alertForNotice(deps),
  alertForStaff: alertForStaff(deps),
  waiting: waitingFindings(deps),
  watchDigest: watchDigest(deps),
});
