import type { Deps } from '../deps.ts';
import { endingClearance, followUpClearances, giveClearance, withdrawClearance } from './clearances.ts';
import { closeInjury, openInjuries, recordInjury, setStage } from './injuries.ts';
import { answerIntake, confirmIntake, viewIntake } from './intake.ts';
import { intakeToAsk, passingToAsk, promptIntakes } from './intakePrompts.ts';
import { limitsForNotice } from './limitsView.ts';
import { listRestrictions, viewRestrictions } from './restrictions.ts';
import { endReturnToPlay, setReturnToPlay } from './returnToPlay.ts';
import { setBackInjury } from './setback.ts';

export const medical = (deps: Deps) => ({
  viewIntake: viewIntake(deps),
  answerIntake: answerIntake(deps),
  confirmIntake: confirmIntake(deps),
  promptIntakes: promptIntakes(deps),
  intakeToAsk: intakeToAsk(deps),
  passingToAsk: passingToAsk(deps),
  listRestrictions: listRestrictions(deps),
  viewRestrictions: viewRestrictions(deps),
  limitsForNotice: limitsForNotice(deps),
  openInjuries: openInjuries(deps),
  recordInjury: recordInjury(deps),
  setStage: setStage(deps),
  closeInjury: closeInjury(deps),
  setBackInjury: setBackInjury(deps),
  giveClearance: giveClearance(deps),
  withdrawClearance: withdrawClearance(deps),
  followUpClearances: followUpClearances(deps),
  endingClearance: endingClearance(deps),
  setReturnToPlay: setReturnToPlay(deps),
  endReturnToPlay: endReturnToPlay(deps),
});
