import { type CommandContext, defineCommand, press } from '../../src/chat/command/command.ts';
import type { Answer, Doc } from '../../src/chat/doc.ts';
import { noFlags } from '../../src/chat/words/checkIn/checkIn.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { refusedOrAsked } from '../consentAnswer.ts';
import { answerTo, nameOf } from './answers.ts';
import { FORM, type Given, PAIN, readSessionWords, sessionInput, toldPain } from './input.ts';
import { painBlocks, painDoc, savePain } from './pain.ts';

/** RPE x minutes of a session. The calendar knows which one it was, or the athlete is asked. */
export const session = defineCommand({
  name: 'session',
  who: ['athlete'],
  reply: 'private',
  input: sessionInput,
  examples: ['8 75', '6 50 10km', '7 90 kind:competition', '5 40 day:2026-03-12', ''],
  ask({ rpe, minutes, event, ...pain }) {
    if (rpe === undefined && minutes === undefined && PAIN.some((name) => pain[name] !== undefined)) return [];
    if (rpe === undefined && minutes === undefined && event === undefined) return [];
    return rpe === undefined || minutes === undefined ? FORM : [];
  },
  read: readSessionWords,
  async run(context, given) {
    const { rpe, minutes } = given;
    if (rpe === undefined || minutes === undefined)
      return toldPain(given) ? painDoc(context, await savePain(context, given)) : open(context);
    return report(context, { ...given, rpe, minutes });
  },
});

async function report(context: CommandContext, given: Given): Promise<Answer> {
  const { actor, care, now, t } = context;
  const reported = await care.training.report(actor, {
    rpe: given.rpe,
    minutes: given.minutes,
    distanceKm: given.distance ?? null,
    eventId: given.event ?? null,
    day: given.day ?? null,
    kind: given.kind ?? null,
    confirmed: given.confirm === 'yes',
    replaces: given.replace ?? null,
    now,
  });
  if (isRefusal(reported)) return refusedOrAsked(t, reported);
  const doc = answerTo(t, reported, given);
  if (reported.kind !== 'saved' || !toldPain(given)) return doc;
  const pain = await savePain(context, given);
  if (isRefusal(pain)) return { ...doc, blocks: [...doc.blocks, ...refusalDoc(t, pain).blocks] };
  const { question } = pain.triage;
  return question
    ? {
        ...doc,
        title: t('checkin.oneQuestion'),
        tone: 'warning',
        blocks: [...painBlocks(t, pain), ...doc.blocks],
        actions: [noFlags(t)],
      }
    : { ...doc, blocks: [...doc.blocks, ...painBlocks(t, pain)] };
}

async function open({ actor, care, now, t }: CommandContext): Promise<Doc> {
  const sessions = await care.training.toReport(actor, now);
  if (isRefusal(sessions)) return refusalDoc(t, sessions);
  return {
    title: t('session.title'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: sessions.length === 0 ? t('session.nothingOpen') : t('session.openOnes') },
      ...sessions.slice(0, 5).map((one) => ({
        kind: 'item' as const,
        text: nameOf(t, one),
        actions: [
          press(
            'session',
            t('session.report'),
            { event: one.eventId, ...(one.minutes === null ? {} : { minutes: one.minutes }) },
            { ask: FORM },
          ),
        ],
      })),
    ],
    actions: [press('session', t('session.other'), { event: 'none' }, { ask: [...FORM, 'kind', 'day'] })],
  };
}
