import type { Deps } from '../deps.ts';
import { medicalStaffOf, nameDeputy, viewDeputy } from './deputy.ts';
import { changeTeam, foundTeam, setAlertChannel, viewTeam } from './team.ts';

export const team = (deps: Deps) => ({
  found: foundTeam(deps),
  view: viewTeam(deps),
  change: changeTeam(deps),
  setAlertChannel: setAlertChannel(deps),
  medicalStaff: medicalStaffOf(deps),
  viewDeputy: viewDeputy(deps),
  nameDeputy: nameDeputy(deps),
});
