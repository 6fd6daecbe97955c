import type { Messages } from '../messages.ts';
import { alerts } from './alerts.ts';
import { booking } from './booking.ts';
import { calendar } from './calendar.ts';
import { changes } from './changes.ts';
import { chart } from './chart.ts';
import { clinic } from './clinic.ts';
import { core } from './core.ts';
import { followUps } from './followUps.ts';
import { intake } from './intake.ts';
import { noShow } from './noShow.ts';
import { notice } from './notice.ts';
import { outgoing } from './outgoing.ts';
import { page } from './page.ts';
import { people } from './people.ts';
import { plan } from './plan.ts';
import { refusal } from './refusal.ts';
import { restrict } from './restrict.ts';
import { sources } from './sources.ts';
import { standing } from './standing.ts';
import { swap } from './swap.ts';
import { teamSettings } from './teamSettings.ts';
import { training } from './training.ts';

export const fr: Messages = {
  ...core,
  ...refusal,
  ...people,
  ...training,
  ...alerts,
  ...teamSettings,
  ...followUps,
  ...calendar,
  ...changes,
  ...sources,
  ...chart,
  ...clinic,
  ...booking,
  ...plan,
  ...standing,
  ...swap,
  ...restrict,
  ...intake,
  ...notice,
  ...noShow,
  ...outgoing,
  ...page,
};
