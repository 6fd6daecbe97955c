import type { RiskPattern } from '../pattern.ts';
import { highRatio } from './highRatio.ts';
import { lingeringSoreness } from './lingeringSoreness.ts';
import { massageNotHelping } from './massageNotHelping.ts';
import { matchCongestion } from './matchCongestion.ts';
import { monotonousStrain } from './monotonousStrain.ts';
import { noRestDay } from './noRestDay.ts';
import { oneSidedSoreness } from './oneSidedSoreness.ts';
import { painRule } from './painRule.ts';
import { persistentProblem } from './persistentProblem.ts';
import { redFlag } from './redFlag.ts';
import { repeatedSoreness } from './repeatedSoreness.ts';
import { returnToPlayRamp } from './returnToPlayRamp.ts';
import { sessionSpike } from './sessionSpike.ts';
import { shortSleep } from './shortSleep.ts';
import { substantialProblem } from './substantialProblem.ts';
import { throughPain } from './throughPain.ts';
import { travelBeforeCompetition } from './travelBeforeCompetition.ts';
import { weekJump } from './weekJump.ts';
import { wellnessDrop } from './wellnessDrop.ts';
import { youthExposure } from './youthExposure.ts';

/** Every pattern, by id. The gap in the data (`silence`) is not among them: `assess` asks it first. */
export const PATTERNS: readonly RiskPattern[] = [
  repeatedSoreness,
  lingeringSoreness,
  painRule,
  substantialProblem,
  persistentProblem,
  wellnessDrop,
  sessionSpike,
  weekJump,
  highRatio,
  monotonousStrain,
  matchCongestion,
  throughPain,
  oneSidedSoreness,
  shortSleep,
  youthExposure,
  noRestDay,
  returnToPlayRamp,
  travelBeforeCompetition,
  redFlag,
  massageNotHelping,
];
