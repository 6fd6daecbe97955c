import { z } from 'zod';
import type { PastPlan } from '../src/care/plan.ts';
import type { Adjustment } from '../src/care/planAdjust.ts';
import type { WhatIf } from '../src/care/planWhatIf.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command.ts';
import type { Action, Answer, Doc } from '../src/chat/doc.ts';
import type { OptionMeta } from '../src/chat/options.ts';
import { planDoc } from '../src/chat/planDoc.ts';
import { causeWords, progressDoc } from '../src/chat/planWords.ts';
import { refusalDoc, refusalWords } from '../src/chat/refusal.ts';
import { whatIfDoc, whatIfMenu } from '../src/chat/whatIfDoc.ts';
import { isDay, isTimeOfDay } from '../src/domain/day.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';
import type { EngineProgress } from '../src/domain/scheduling/engine.ts';
import type { Translate } from '../src/i18n/translate.ts';

const time = z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' });

const input = z.object({
  action: z
    .enum(['show', 'propose', 'accept', 'decline', 'adjust', 'whatif', 'history'])
    .meta({ labels: 'plan.action' } satisfies OptionMeta)
    .default('show'),
  week: z
    .enum(['this', 'next'])
    .meta({ labels: 'plan.week' } satisfies OptionMeta)
    .default('this'),
  plan: z
    .string()
    .max(64)
    .meta({ hidden: true } satisfies OptionMeta)
    .optional(),
  only: z.string().max(400).optional(),
  line: z.string().max(8).optional(),
  settle: z
    .enum(['keep', 'none', 'place'])
    .meta({ labels: 'plan.settle' } satisfies OptionMeta)
    .optional(),
  question: z
    .enum(['event', 'therapist', 'demand'])
    .meta({ labels: 'plan.question' } satisfies OptionMeta)
    .optional(),
  event: z
    .string()
    .max(200)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  day: z.string().refine(isDay, { error: 'input.day' }).optional(),
  time: time.optional(),
  therapist: z
    .string()
    .max(64)
    .meta({ input: 'person' } satisfies OptionMeta)
    .optional(),
  from: time.optional(),
  until: time.optional(),
  room: z.string().max(40).optional(),
  percent: z.coerce.number().int().min(1).max(100).optional(),
});
type Input = z.infer<typeof input>;

/** Staff: propose the week, look at it with its reasons, change a line, ask what if, accept it whole or in part. */
export const plan = defineCommand({
  name: 'plan',
  who: ['trainer', 'therapist', 'clinician', 'coach'],
  reply: 'private',
  input,
  examples: [
    '',
    'propose week:next',
    'accept',
    'accept only:1,2,5',
    'adjust line:3 settle:place day:2026-03-05 time:17:00',
    'adjust line:3 settle:none',
    'whatif question:therapist day:2026-03-05 from:09:00 until:13:00',
    'whatif question:demand percent:20',
    'history',
  ],
  must: ['line', 'settle', 'event', 'from', 'until', 'percent'],
  ask(known) {
    if (known.action === 'adjust') return adjusting(known);
    if (known.action !== 'whatif') return [];
    switch (known.question) {
      case 'event':
        return known.event === undefined || known.day === undefined ? ['event', 'day', 'time'] : [];
      case 'therapist':
        return known.day === undefined || known.from === undefined || known.until === undefined
          ? ['day', 'from', 'until', 'room']
          : [];
      case 'demand':
        return known.percent === undefined ? ['percent'] : [];
      default:
        return [];
    }
  },
  async suggest({ actor, care, now, t }, option, typed) {
    if (option !== 'event') return [];
    const wanted = typed.toLocaleLowerCase();
    const events = (
      await Promise.all((['this', 'next'] as const).map((week) => care.planEvents(actor, week, now)))
    ).flat();
    return events
      .filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
      .map(({ id, title, start }) => ({ value: id, label: `${t.moment(start)}: ${title}`.slice(0, 100) }));
  },
  async run(context, given) {
    switch (given.action) {
      case 'propose':
        return propose(context, given);
      case 'accept':
        return accept(context, given);
      case 'decline':
        return decline(context, given);
      case 'adjust':
        return adjust(context, given);
      case 'whatif':
        return whatIf(context, given);
      case 'history':
        return history(context);
      default:
        return show(context, given);
    }
  },
});

function adjusting(known: Readonly<Record<string, unknown>>): readonly string[] {
  const place = ['day', 'time', 'therapist'];
  const saysWhere = place.some((name) => known[name] !== undefined);
  if (known.settle !== undefined && known.line !== undefined)
    return known.settle === 'place' && !saysWhere ? place : [];
  return [...(known.line === undefined ? ['line'] : []), ...(known.settle === undefined ? ['settle'] : []), ...place];
}

/** Told as it goes: a large week takes a while. */
function telling({ t, progress }: CommandContext) {
  return (state: EngineProgress) => progress(progressDoc(t, state));
}

async function propose(context: CommandContext, given: Input): Promise<Answer> {
  const { actor, care, now, t } = context;
  const view = await care.propose(actor, given.week, now, telling(context));
  return isRefusal(view) ? refusedDoc(context, view) : planDoc(t, view);
}

async function show(context: CommandContext, given: Input): Promise<Answer> {
  const { actor, care, t } = context;
  const view = await care.viewPlan(actor, given.plan);
  if (!isRefusal(view)) return planDoc(t, view);
  return given.plan === undefined && view.refused === 'not-found' ? noPlanDoc(t) : refusedDoc(context, view);
}

async function accept(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return noPlanDoc(t);
  const only = given.only === undefined ? null : given.only.split(/[\s,;]+/).filter(Boolean);
  const done = await care.acceptPlan(actor, planId, only, now);
  if (isRefusal(done)) return refusedDoc(context, done);
  return {
    title: t('plan.accepted', { count: done.applied }),
    tone: done.left.length > 0 ? 'warning' : 'good',
    blocks: [
      { kind: 'text', text: t('plan.acceptedText') },
      ...done.left.map((left) => ({
        kind: 'text' as const,
        text: t('plan.left', {
          athlete: left.athlete,
          when: t.moment(left.start),
          why: refusalWords(t, left.why),
        }),
      })),
    ],
    actions: [press('roster', t('roster.button'), { range: 'week' })],
  };
}

async function decline(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return noPlanDoc(t);
  const done = await care.declinePlan(actor, planId, now);
  return isRefusal(done)
    ? refusedDoc(context, done)
    : { title: t('plan.declined'), tone: 'plain', blocks: [{ kind: 'text', text: t('plan.declinedText') }] };
}

async function adjust(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return noPlanDoc(t);
  const wanted = await adjustmentOf(context, given);
  if (isRefusal(wanted)) return refusedDoc(context, wanted);
  const line = (given.line ?? '').replace(/\.$/, '');
  const view = await care.adjustPlan(actor, planId, line, wanted, now, telling(context));
  if (isRefusal(view)) {
    return refusedDoc(context, view, [press('plan', t('plan.backToIt'), { action: 'show', plan: planId })]);
  }
  return planDoc(t, view);
}

async function adjustmentOf({ actor, care, place }: CommandContext, given: Input): Promise<Adjustment | Refusal> {
  if (given.settle === 'keep' || given.settle === 'none') return { to: given.settle };
  const { day, time: at, therapist } = given;
  const { platform, workspace } = place;
  const person =
    therapist === undefined ? null : await care.findPerson(actor, { platform, workspace, user: therapist });
  if (therapist !== undefined && !person?.roles.includes('therapist'))
    return { refused: 'not-found', what: 'therapist' };
  return { to: 'place', ...(day && { day }), ...(at && { time: at }), ...(person && { therapistId: person.id }) };
}

async function whatIf(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const events = async () => care.planEvents(actor, given.week, now);
  if (given.question === undefined) return whatIfMenu(t, given.week, await events());
  const question = await questionOf(given, events);
  if (isRefusal(question)) return refusedDoc(context, question);
  const view = await care.whatIf(actor, given.week, question, now, telling(context));
  return isRefusal(view) ? refusedDoc(context, view) : whatIfDoc(t, question, view, given.week);
}

async function questionOf(
  { question, event = '', day, time: at, from, until, room, percent }: Input,
  events: () => Promise<readonly { readonly id: string; readonly title: string }[]>,
): Promise<WhatIf | Refusal> {
  if (question === 'event' && day !== undefined) {
    // A title is as good as an id, where only one event has it.
    const named = (await events()).filter(({ title }) => title.toLocaleLowerCase() === event.toLocaleLowerCase());
    return { kind: 'event', eventId: named[0]?.id ?? event, day, ...(at && { time: at }) };
  }
  if (question === 'therapist' && day !== undefined && from !== undefined && until !== undefined)
    return { kind: 'therapist', day, from, to: until, ...(room && { room }) };
  if (question === 'demand' && percent !== undefined) return { kind: 'demand', percent };
  return { refused: 'invalid', field: 'question', rule: 'plan.questionLacks' };
}

async function history(context: CommandContext): Promise<Doc> {
  const { actor, care, t } = context;
  const past = await care.planHistory(actor);
  if (isRefusal(past)) return refusedDoc(context, past);
  if (past.length === 0) return noPlanDoc(t);
  return {
    title: t('plan.history'),
    tone: 'plain',
    blocks: [
      {
        kind: 'table',
        caption: t('plan.historyCaption'),
        headings: [t('option.week'), t('plan.madeBy'), t('plan.decided'), t('plan.changes')],
        rows: past.map((one) => [
          t.day(one.weekStart),
          [t('plan.made', { by: one.by || 'none', when: t.moment(one.createdAt) }), causeWords(t, one.causes)]
            .filter(Boolean)
            .join(' '),
          decidedWords(context, one),
          t('plan.outcome', { state: one.state, changes: one.changes, done: one.done, left: one.left }),
        ]),
      },
      {
        kind: 'choice',
        choice: {
          label: t('plan.showOne'),
          invoke: { command: 'plan', input: { action: 'show' } },
          option: 'plan',
          choices: past.map((one) => ({
            value: one.id,
            label: `${t.day(one.weekStart)}, ${t(`plan.state.${one.state}`)}, ${t.moment(one.createdAt)}`,
          })),
        },
      },
    ],
    actions: [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })],
  };
}

function decidedWords({ t }: CommandContext, { state, decidedBy, decidedAt }: PastPlan): string {
  const says = t(`plan.state.${state}`);
  return decidedAt === null ? says : t('plan.decidedBy', { says, by: decidedBy, when: t.moment(decidedAt) });
}

/** Before the first proposal: nothing was lost, there is only nothing yet. */
function noPlanDoc(t: Translate): Doc {
  return {
    title: t('plan.none'),
    tone: 'plain',
    blocks: [{ kind: 'text', text: t('plan.noneText') }],
    actions: [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })],
  };
}

async function newestId({ actor, care }: CommandContext): Promise<string | null> {
  const newest = await care.viewPlan(actor);
  return isRefusal(newest) ? null : newest.id;
}

/** A refusal with the way on: what is missing is set up where it belongs, what was replaced is shown anew. */
function refusedDoc({ t }: CommandContext, refusal: Refusal, actions: readonly Action[] = []): Doc {
  const again = press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' });
  const ways: readonly Action[] =
    refusal.refused === 'nothing-to-plan'
      ? {
          room: [press('clinic', t('clinic.action.room'), { action: 'room' }, { style: 'primary' as const })],
          therapist: [press('clinic', t('clinic.action.hours'), { action: 'hours' }, { style: 'primary' as const })],
          hours: [
            press('clinic', t('clinic.action.hours'), { action: 'hours' }, { style: 'primary' as const }),
            press('plan', t('plan.proposeNext'), { action: 'propose', week: 'next' }),
          ],
          athlete: [],
        }[refusal.what]
      : refusal.refused === 'plan-replaced' || refusal.refused === 'changed-meanwhile'
        ? [press('plan', t('plan.showNewest'), { action: 'show' }, { style: 'primary' })]
        : refusal.refused === 'not-found' || refusal.refused === 'already-done'
          ? [again]
          : [];
  return refusalDoc(t, refusal, [...actions, ...ways]);
}
