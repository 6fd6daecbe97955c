import type { WhatIf } from '../../src/care/plan/whatIf.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Doc, InputValue } from '../../src/chat/doc.ts';
import { readTypes, unknownTypesDoc } from '../../src/chat/words/clinic/massageTypes.ts';
import { whatIfDoc, whatIfMenu } from '../../src/chat/words/plan/whatIf.ts';
import { type BookingType, MASSAGE_TYPES } from '../../src/domain/clinic/modality.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import { refusedDoc, telling } from './answers.ts';
import type { PlanInput } from './input.ts';

/** Asks what the week would be like if something were different; nothing is saved. */
export async function whatIf(context: CommandContext, given: PlanInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const events = async () => care.plan.events(actor, given.week, now);
  if (given.question === undefined) return whatIfMenu(t, given.week, await events());
  const { types, unknown } = readTypes(t, given.skills ?? '', MASSAGE_TYPES);
  if (unknown.length > 0) {
    const { skills: _, ...rest } = given;
    return unknownTypesDoc(
      t,
      unknown,
      MASSAGE_TYPES,
      press('plan', t('form.again'), typedIn(rest), { ask: ['skills'] }),
    );
  }
  const question = await questionOf(given, types, events);
  if (isRefusal(question)) return refusedDoc(context, question);
  const view = await care.plan.whatIf(actor, given.week, question, now, telling(context));
  return isRefusal(view) ? refusedDoc(context, view) : whatIfDoc(t, question, view, given.week);
}

async function questionOf(
  { question, event = '', day, time: at, from, until, room, percent }: PlanInput,
  skills: readonly BookingType[],
  events: () => Promise<readonly { readonly id: string; readonly title: string }[]>,
): Promise<WhatIf | Refusal> {
  if (question === 'event' && day !== undefined) {
    // A title will do instead of an id if only one event has it.
    const named = (await events()).filter(({ title }) => title.toLocaleLowerCase() === event.toLocaleLowerCase());
    return { kind: 'event', eventId: named[0]?.id ?? event, day, time: at };
  }
  if (question === 'therapist' && day !== undefined && from !== undefined && until !== undefined)
    return { kind: 'therapist', day, from, to: until, room, skills: skills.length > 0 ? skills : undefined };
  if (question === 'demand' && percent !== undefined) return { kind: 'demand', percent };
  return { refused: 'invalid', field: 'question', rule: 'plan.questionLacks' };
}

/** What was typed, the way a button carries it. */
function typedIn(given: Partial<PlanInput>): Record<string, InputValue> {
  return Object.fromEntries(Object.entries(given).filter((entry) => entry[1] !== undefined));
}

/** The team's events whose title contains what was typed. */
export async function eventsLike({ actor, care, now, t }: CommandContext, typed: string) {
  const wanted = typed.toLocaleLowerCase();
  const events = (
    await Promise.all((['this', 'next'] as const).map((week) => care.plan.events(actor, week, now)))
  ).flat();
  return events
    .filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
    .map(({ id, title, start }) => ({ value: id, label: `${t.moment(start)}: ${title}`.slice(0, 100) }));
}
