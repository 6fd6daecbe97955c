import type { Deps } from '../deps.ts';
import { promptSessions, sessionToAsk } from './prompts.ts';
import { reportSession, sessionsToReport } from './report.ts';

export const training = (deps: Deps) => ({
  report: reportSession(deps),
  toReport: sessionsToReport(deps),
  prompt: promptSessions(deps),
  toAsk: sessionToAsk(deps),
});
