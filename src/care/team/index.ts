import type { Deps } from '../deps.ts';
import { changeTeam, foundTeam, setAlertChannel, viewTeam } from './team.ts';

export const team = (deps: Deps) => ({
  found: foundTeam(deps),
  view: viewTeam(deps),
  change: changeTeam(deps),
  setAlertChannel: setAlertChannel(deps),
});
