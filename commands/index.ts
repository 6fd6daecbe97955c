import type { Command } from '../src/chat/command/command.ts';
import { adult } from './adult.ts';
import { assess } from './assess.ts';
import { athlete } from './athlete.ts';
import { book } from './book/book.ts';
import { calendar } from './calendar/calendar.ts';
import { cancel } from './cancel.ts';
import { checkin } from './checkin.ts';
import { clinic } from './clinic/clinic.ts';
import { consent } from './consent.ts';
import { feedback } from './feedback.ts';
import { guardian } from './guardian.ts';
import { help } from './help.ts';
import { intake } from './intake/intake.ts';
import { join } from './join.ts';
import { mine } from './mine.ts';
import { plan } from './plan/plan.ts';
import { restrict } from './restrict/restrict.ts';
import { risk } from './risk/risk.ts';
import { roster } from './roster.ts';
import { session } from './session/session.ts';
import { settings } from './settings.ts';
import { slots } from './slots.ts';
import { team } from './team/team.ts';
import { weekly } from './weekly.ts';

/** The list: one line per command, in the order help shows them. */
export const commands: readonly Command[] = [
  join,
  checkin,
  session,
  weekly,
  intake,
  mine,
  slots,
  book,
  cancel,
  consent,
  feedback,
  roster,
  athlete,
  risk,
  restrict,
  assess,
  plan,
  clinic,
  calendar,
  adult,
  guardian,
  team,
  settings,
];

/** `help` describes the list, so it is made from it. */
export const allCommands: readonly Command[] = [...commands, help(commands)];
