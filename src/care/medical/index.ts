import type { Deps } from '../deps.ts';
import { overruledNames } from '../people/overruled.ts';
import { listWaiting, recordAssessment, stillToLook } from './assessments.ts';
import { endingClearance, followUpClearances, giveClearance, withdrawClearance } from './clearances.ts';
import { closeInjury, openInjuries, recordInjury, setStage } from './injuries.ts';
import { answerIntake, confirmIntake, viewIntake } from './intake.ts';
import { intakeToAsk, passingToAsk, promptIntakes } from './intakePrompts.ts';
import { toldAnswers } from './intakeTold.ts';
import { limitsForNotice } from './limitsView.ts';
import { changeProtocol, protocolSince, switchPattern, viewProtocol } from './protocol.ts';
import { listRestrictions, viewRestrictions } from './restrictions.ts';
import { endReturnToPlay, returnStepToTell, setReturnToPlay } from './returnToPlay.ts';
import { hurtInjury } from './setback.ts';

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
  hurtInjury: hurtInjury(deps),
  overruledNames: overruledNames(deps),
  returnStepToTell: returnStepToTell(deps),
  toldAnswers: toldAnswers(deps),
  giveClearance: giveClearance(deps),
  withdrawClearance: withdrawClearance(deps),
  followUpClearances: followUpClearances(deps),
  endingClearance: endingClearance(deps),
  listWaiting: listWaiting(deps),
  recordAssessment: recordAssessment(deps),
  stillToLook: stillToLook(deps),
  viewProtocol: viewProtocol(deps),
  protocolSince: protocolSince(deps),
  changeProtocol: changeProtocol(deps),
  switchPattern: switchPattern(deps),
  setReturnToPlay: setReturnToPlay(deps),
  endReturnToPlay: endReturnToPlay(deps),
});
