import type { Deps } from '../deps.ts';
import { findAthletes, viewAthlete } from './athlete.ts';
import { viewMine } from './mine.ts';
import { roster } from './roster.ts';

export const squad = (deps: Deps) => ({
  viewAthlete: viewAthlete(deps),
  findAthletes: findAthletes(deps),
  viewMine: viewMine(deps),
  roster: roster(deps),
});
