import { alerts } from './alerts.ts';
import { bookingReview } from './bookingReview.ts';
import { calendarSync } from './calendarSync.ts';
import { checkInPrompts } from './checkInPrompts.ts';
import { clearances } from './clearances.ts';
import { consents } from './consents.ts';
import { deliver } from './deliver.ts';
import type { JobDeps } from './deps.ts';
import { feedbackPrompts } from './feedbackPrompts.ts';
import { hourPrices } from './hourPrices.ts';
import { intakeDue } from './intakeDue.ts';
import type { Job } from './job.ts';
import { openPlans } from './openPlans.ts';
import { painPrompts } from './painPrompts.ts';
import { proposeWeeks } from './proposeWeeks.ts';
import { reminders } from './reminders.ts';
import { replan } from './replan.ts';
import { retention } from './retention.ts';
import { riskReview } from './riskReview.ts';
import { secondAdults } from './secondAdults.ts';
import { sessionPrompts } from './sessionPrompts.ts';
import { standing } from './standing.ts';
import { thresholdReview } from './thresholdReview.ts';
import { waitlist } from './waitlist.ts';
import { weeklyPrompts } from './weeklyPrompts.ts';

/**
 * The list: one line per job. `deliver` comes last, so that what the others queue is sent in the same tick. What plans
 * may take minutes, so it comes just before, and nobody's reminder waits for a plan.
 */
export const makeJobs = (deps: JobDeps): readonly Job[] => [
  calendarSync(deps),
  sessionPrompts(deps),
  checkInPrompts(deps),
  painPrompts(deps),
  weeklyPrompts(deps),
  feedbackPrompts(deps),
  riskReview(deps),
  thresholdReview(deps),
  alerts(deps),
  bookingReview(deps),
  reminders(deps),
  secondAdults(deps),
  waitlist(deps),
  standing(deps),
  clearances(deps),
  consents(deps),
  intakeDue(deps),
  retention(deps),
  openPlans(deps),
  proposeWeeks(deps),
  replan(deps),
  hourPrices(deps),
  deliver(deps),
];
