import { z } from 'zod';
import type { PlanView } from '../src/care/plan.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command.ts';
import type { Answer, Block, Doc } from '../src/chat/doc.ts';
import type { OptionMeta } from '../src/chat/options.ts';
import { causeWords, coverageWords, gapWords } from '../src/chat/planWords.ts';
import { reasonWords } from '../src/chat/reasons.ts';
import { refusalDoc } from '../src/chat/refusal.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import type { Translate } from '../src/i18n/translate.ts';

const input = z.object({
  action: z
    .enum(['show', 'propose', 'accept', 'decline'])
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
});
type Input = z.infer<typeof input>;

/** Staff: propose the week, look at it with its reasons, accept it whole or in part. */
export const plan = defineCommand({
  name: 'plan',
  who: ['trainer', 'therapist', 'clinician', 'coach'],
  reply: 'private',
  input,
  examples: ['', 'propose week:next', 'accept', 'accept only:1,2,5'],
  async run(context, given) {
    switch (given.action) {
      case 'propose':
        return propose(context, given);
      case 'accept':
        return accept(context, given);
      case 'decline':
        return decline(context, given);
      default:
        return show(context, given);
    }
  },
});

async function propose({ actor, care, now, t }: CommandContext, given: Input): Promise<Answer> {
  const view = await care.propose(actor, given.week, now);
  return isRefusal(view) ? refusalDoc(t, view) : planDoc(t, view);
}

async function show({ actor, care, t }: CommandContext, given: Input): Promise<Answer> {
  const view = await care.viewPlan(actor, given.plan);
  if (isRefusal(view)) {
    return refusalDoc(t, view, [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })]);
  }
  return planDoc(t, view);
}

async function accept(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return refusalDoc(t, { refused: 'not-found', what: 'plan' });
  const only = given.only === undefined ? null : given.only.split(/[\s,;]+/).filter(Boolean);
  const done = await care.acceptPlan(actor, planId, only, now);
  if (isRefusal(done))
    return refusalDoc(t, done, [press('plan', t('plan.propose'), { action: 'propose', week: given.week })]);
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
          why: firstText(refusalDoc(t, left.why)),
        }),
      })),
    ],
    actions: [press('roster', t('roster.button'), { range: 'week' })],
  };
}

async function decline(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return refusalDoc(t, { refused: 'not-found', what: 'plan' });
  const done = await care.declinePlan(actor, planId, now);
  return isRefusal(done)
    ? refusalDoc(t, done)
    : { title: t('plan.declined'), tone: 'plain', blocks: [{ kind: 'text', text: t('plan.declinedText') }] };
}

async function newestId({ actor, care }: CommandContext): Promise<string | null> {
  const newest = await care.viewPlan(actor);
  return isRefusal(newest) ? null : newest.id;
}

/** A proposal with its reasons; the same words in the command and in the weekly message. */
export function planDoc(t: Translate, view: PlanView): Doc {
  const changes = view.items.filter((item) => item.action !== 'keep');
  const kept = view.items.length - changes.length;
  const blocks: Block[] = [
    ...[
      causeWords(t, view.causes),
      t('plan.summary', { week: t.day(view.weekStart), changes: changes.length, kept, unmet: view.unmet.length }),
      [coverageWords(t, view), gapWords(t, view)].filter(Boolean).join(' '),
    ].flatMap((text) => (text === '' ? [] : [{ kind: 'text' as const, text }])),
    ...(changes.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('plan.changes'),
            headings: [
              t('plan.line'),
              t('option.athlete'),
              t('book.when'),
              t('option.type'),
              t('option.therapist'),
              t('roster.why'),
            ],
            rows: changes.map((item) => [
              `${item.id}. ${t(`plan.does.${item.action}`)}`,
              item.athlete,
              item.from !== undefined && item.action === 'move'
                ? t('plan.fromTo', { from: t.moment(item.from), to: t.moment(item.start) })
                : t.moment(item.start),
              t(`type.${item.type}`),
              item.therapist,
              reasonWords(t, item.reasons) || t('list.none'),
            ]),
          },
        ]),
    ...(view.unmet.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('plan.unmet'),
            headings: [t('option.athlete'), t('plan.goal'), t('plan.stood')],
            rows: view.unmet.map((one) => [
              one.athlete,
              t(`goal.${one.goal}`),
              reasonWords(t, one.reasons) || t('list.none'),
            ]),
          },
        ]),
  ];
  const open = view.state === 'proposed' && changes.length > 0;
  return {
    title: t('plan.title', { week: t.day(view.weekStart), state: view.state }),
    tone: 'plain',
    blocks,
    actions: [
      ...(open
        ? [
            press('plan', t('plan.accept'), { action: 'accept', plan: view.id }, { style: 'primary' as const }),
            press('plan', t('plan.acceptSome'), { action: 'accept', plan: view.id }, { ask: ['only'] }),
            press('plan', t('plan.keep'), { action: 'decline', plan: view.id }),
          ]
        : []),
      press('plan', t('plan.proposeNext'), { action: 'propose', week: 'next' }),
    ],
  };
}

function firstText(doc: Doc): string {
  const block = doc.blocks[0];
  return block?.kind === 'text' ? block.text : '';
}
