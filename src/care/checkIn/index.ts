import type { Deps } from '../deps.ts';
import { answerCheckIn, noRedFlags, questionFor } from './answer.ts';
import { feedbackToAsk, giveFeedback, promptFeedback } from './feedback.ts';
import { painMorningToAsk, promptPain } from './pain.ts';
import { checkInToAsk, promptCheckIns } from './prompts.ts';
import { answerWeekly, promptWeekly, weeklyToAsk } from './weekly.ts';

export const checkIn = (deps: Deps) => ({
  answer: answerCheckIn(deps),
  noRedFlags: noRedFlags(deps),
  question: questionFor(deps),
  prompt: promptCheckIns(deps),
  toAsk: checkInToAsk(deps),
  answerWeekly: answerWeekly(deps),
  promptWeekly: promptWeekly(deps),
  weeklyToAsk: weeklyToAsk(deps),
  promptPain: promptPain(deps),
  painMorningToAsk: painMorningToAsk(deps),
  giveFeedback: giveFeedback(deps),
  promptFeedback: promptFeedback(deps),
  feedbackToAsk: feedbackToAsk(deps),
});
