import { claimMessages, outboxLateness, settleMessage } from './deliver.ts';
import type { Deps } from './deps.ts';
import { identify } from './identify.ts';
import { join, makeLinkCode, useJoinCode } from './join.ts';
import { changeMySettings, mySettings } from './mySettings.ts';
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

/** What we do for people: one line each. Care is the only place that acts. */
export const makeCare = (deps: Deps) => ({
  identify: identify(deps),
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
});

export type Care = ReturnType<typeof makeCare>;
