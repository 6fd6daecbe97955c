import type { Deps } from '../deps.ts';
import { identify } from './identify.ts';
import { join, makeLinkCode, useJoinCode } from './join.ts';
import { changeMySettings, mySettings } from './mySettings.ts';
import { findPerson, personForNotice, setRole, setSquad } from './roles.ts';

export const people = (deps: Deps) => ({
  identify: identify(deps),
  join: join(deps),
  makeLinkCode: makeLinkCode(deps),
  useJoinCode: useJoinCode(deps),
  mySettings: mySettings(deps),
  changeMySettings: changeMySettings(deps),
  setRole: setRole(deps),
  setSquad: setSquad(deps),
  find: findPerson(deps),
  forNotice: personForNotice(deps),
});
