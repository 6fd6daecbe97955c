import type { Deps } from '../deps.ts';
import { claimMessages, outboxLateness, settleMessage } from './deliver.ts';
import { retryMessage } from './retry.ts';
import { cleanUp, receive } from './upkeep.ts';

export const messages = (deps: Deps) => ({
  receive: receive(deps),
  cleanUp: cleanUp(deps),
  claim: claimMessages(deps),
  settle: settleMessage(deps),
  lateness: outboxLateness(deps),
  retry: retryMessage(deps),
});
