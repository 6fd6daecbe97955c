import { booking } from './booking/index.ts';
import { calendar } from './calendar/index.ts';
import { checkIn } from './checkIn/index.ts';
import { clinic } from './clinic/index.ts';
import type { Deps } from './deps.ts';
import { medical } from './medical/index.ts';
import { messages } from './messages/index.ts';
import { people } from './people/index.ts';
import { plan } from './plan/index.ts';
import { risk } from './risk/index.ts';
import { squad } from './squad/index.ts';
import { team } from './team/index.ts';
import { training } from './training/index.ts';

/** What we do for people, by subject, low to high. Care is the only place that acts. */
export const makeCare = (deps: Deps) => ({
  people: people(deps),
  team: team(deps),
  messages: messages(deps),
  clinic: clinic(deps),
  booking: booking(deps),
  plan: plan(deps),
  calendar: calendar(deps),
  risk: risk(deps),
  medical: medical(deps),
  checkIn: checkIn(deps),
  training: training(deps),
  squad: squad(deps),
});

export type Care = ReturnType<typeof makeCare>;
