import type { Deps } from '../deps.ts';
import { correctBirthDay, sayOwnBirthDay } from './birthDay.ts';
import { makeLinkCode } from './codes.ts';
import { askForConsents, endingTreatment, permissionOf } from './consentsDue.ts';
import { openEarlier } from './earlier.ts';
import { claimedGuardian, confirmGuardian, endGuardian, guardianClaims, sayAsGuardian, wardFor } from './guardian.ts';
import { identify } from './identify.ts';
import { join } from './join.ts';
import { useJoinCode } from './joinCode.ts';
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
  openEarlier: openEarlier(deps),
  wardFor: wardFor(deps),
  claimedGuardian: claimedGuardian(deps),
  guardianClaims: guardianClaims(deps),
  confirmGuardian: confirmGuardian(deps),
  endGuardian: endGuardian(deps),
  sayAsGuardian: sayAsGuardian(deps),
  correctBirthDay: correctBirthDay(deps),
  sayOwnBirthDay: sayOwnBirthDay(deps),
  askForConsents: askForConsents(deps),
  endingTreatment: endingTreatment(deps),
  permissionOf: permissionOf(deps),
});
