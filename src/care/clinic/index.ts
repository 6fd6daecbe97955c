import type { Deps } from '../deps.ts';
import { setHours, setRoom, setSkills, viewClinic } from './clinic.ts';
import { addTimeOff, comingTimeOff, removeTimeOff } from './timeOff.ts';

export const clinic = (deps: Deps) => ({
  view: viewClinic(deps),
  setHours: setHours(deps),
  setRoom: setRoom(deps),
  setSkills: setSkills(deps),
  addTimeOff: addTimeOff(deps),
  comingTimeOff: comingTimeOff(deps),
  removeTimeOff: removeTimeOff(deps),
});
