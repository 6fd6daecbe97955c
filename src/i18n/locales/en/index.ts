import { booking } from './booking/booking.ts';
import { changed } from './booking/changed.ts';
import { consent } from './booking/consent.ts';
import { noShow } from './booking/noShow.ts';
import { review } from './booking/review.ts';
import { standing } from './booking/standing.ts';
import { swap } from './booking/swap.ts';
import { calendar } from './calendar/calendar.ts';
import { changes } from './calendar/changes.ts';
import { sources } from './calendar/sources.ts';
import { subscriptions } from './calendar/subscriptions.ts';
import { checkIn } from './checkIn.ts';
import { clinic } from './clinic.ts';
import { core } from './core.ts';
import { assess } from './medical/assess.ts';
import { intake } from './medical/intake.ts';
import { protocol } from './medical/protocol.ts';
import { restrict } from './medical/restrict.ts';
import { page } from './page.ts';
import { people } from './people.ts';
import { plan } from './plan.ts';
import { refusal } from './refusal.ts';
import { alerts } from './risk/alerts.ts';
import { findings } from './risk/findings.ts';
import { medicalAlerts } from './risk/medicalAlerts.ts';
import { patterns } from './risk/patterns.ts';
import { squad } from './squad.ts';
import { team } from './team.ts';
import { training } from './training.ts';

/** The source of all keys. ICU messages; one file or folder for each subject. */
export const en = {
  ...core,
  ...refusal,
  ...page,
  ...people,
  ...team,
  ...clinic,
  ...booking,
  ...changed,
  ...consent,
  ...noShow,
  ...review,
  ...standing,
  ...swap,
  ...plan,
  ...calendar,
  ...changes,
  ...sources,
  ...subscriptions,
  ...findings,
  ...alerts,
  ...medicalAlerts,
  ...patterns,
  ...assess,
  ...intake,
  ...protocol,
  ...restrict,
  ...checkIn,
  ...training,
  ...squad,
} as const;
