import type { NamedItem, PlanView } from '../../../care/plan/plan.ts';
import { grouped } from '../../../domain/grouped.ts';
import type { UnservedKind } from '../../../domain/plan/unserved.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import { type Block, type Doc, text } from '../../doc.ts';
import { kindWords } from '../clinic/kind.ts';
import { reasonWords } from '../reasons.ts';
import { refusalWords } from '../refusal.ts';
import { planChart } from './chart.ts';
import { askedWords, basisWords, causeWords, coverageWords, gapWords } from './plan.ts';

/** A menu holds at most this many lines; others are adjusted by their number. */
const MOST_CHOICES = 25;

/** A proposal: what would change and why, who must be asked, what found no place, and what can be done with it. */
export function planDoc(t: Translate, view: PlanView): Doc {
  const changes = view.items.filter((item) => item.action !== 'keep');
  const isOpen = view.state === 'proposed';
  const counts = { changes: changes.length, kept: view.items.length - changes.length };
  const intro = [
    causeWords(t, view.causes),
    t('plan.summary', { week: t.day(view.weekStart), open: isOpen ? 'yes' : 'no', ...counts }),
    basisWords(t, view.basis),
    [coverageWords(t, view), gapWords(t, view)].filter(Boolean).join(' '),
    isOpen ? askedWords(t, changes) : '',
  ];
  return {
    title: t('plan.title', { week: t.day(view.weekStart), state: view.state }),
    tone: 'plain',
    blocks: [
      ...intro.flatMap((text) => (text === '' ? [] : [{ kind: 'text' as const, text }])),
      ...planChart(t, view),
      ...changesTable(t, changes),
      ...notDone(t, view),
      ...(isOpen && changes.some(({ tentative }) => tentative)
        ? [{ kind: 'text' as const, text: t('plan.tentativeText') }]
        : []),
      ...unservedTable(t, view),
      ...(isOpen ? adjustChoice(t, view) : []),
    ],
    actions: [
      ...(isOpen && changes.length > 0
        ? [
            press('plan', t('plan.accept'), { action: 'accept', plan: view.id }, { style: 'primary' as const }),
            press('plan', t('plan.acceptSome'), { action: 'accept', plan: view.id }, { ask: ['only'] }),
            press('plan', t('plan.keep'), { action: 'decline', plan: view.id }),
          ]
        : []),
      ...(view.state === 'lapsed'
        ? [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })]
        : []),
      press('plan', t('plan.whatIf'), { action: 'whatif' }),
      press('plan', t('plan.history'), { action: 'history' }),
      press('plan', t('plan.proposeNext'), { action: 'propose', week: 'next' }),
    ],
  };
}

function changesTable(t: Translate, changes: readonly NamedItem[]): readonly Block[] {
  if (changes.length === 0) return [];
  return [
    {
      kind: 'table',
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
        `${item.id}. ${t(`plan.does.${item.action}`)}${item.pinned ? ` ${t('plan.settled')}` : ''}`,
        item.athlete,
        whenWords(t, item),
        kindWords(t, item.type),
        item.action === 'move' && item.fromTherapist !== item.therapist
          ? t('plan.therapistNow', { from: item.fromTherapist, to: item.therapist })
          : item.therapist,
        whyWords(t, item),
      ]),
    },
  ];
}

/** Of an accepted plan: lines that no longer fitted. */
function notDone(t: Translate, { left }: PlanView): readonly Block[] {
  if (left.length === 0) return [];
  return [
    text(t('plan.notDone', { lines: left.map(({ athlete, start }) => `${athlete} (${t.moment(start)})`).join(', ') })),
  ];
}

function whenWords(t: Translate, { action, from, start, tentative }: NamedItem): string {
  const when =
    action === 'move' && from !== undefined && from !== start
      ? t('plan.fromTo', { from: t.moment(from), to: t.moment(start) })
      : t.moment(start);
  return tentative ? t('plan.tentative', { when }) : when;
}

/** What it is for, why it cannot stay, and what speaks for the new place. */
function whyWords(t: Translate, { action, athlete, goal, forced, reasons, pinned, whyHidden }: NamedItem): string {
  if (whyHidden) return t('list.none');
  const said = [
    [goal ? t(`goal.${goal}`) : '', reasonWords(t, reasons)].filter(Boolean).join(': '),
    // The line itself says where it goes instead.
    ...(forced
      ? [t('plan.forced', { why: refusalWords(t, 'next' in forced ? { ...forced, next: null } : forced, athlete) })]
      : []),
    ...(action === 'drop' && !forced && !pinned ? [t('plan.othersFirst')] : []),
  ].filter(Boolean);
  return said.join(' ') || t('list.none');
}

/** What more hours would change comes first. */
const ORDER: readonly (UnservedKind | undefined)[] = ['others', 'hours', 'never', undefined];

/** The same reason once, with everybody it is true of. */
function unservedTable(t: Translate, { unserved }: PlanView): readonly Block[] {
  if (unserved.length === 0) return [];
  const inOrder = [...unserved].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const byReason = grouped(
    inOrder,
    ({ reasons, goesOn }) =>
      [reasonWords(t, reasons), goesOn ? t('plan.goesOn') : ''].filter(Boolean).join(' ') || t('list.none'),
  );
  return [
    {
      kind: 'table',
      caption: t('plan.unserved'),
      headings: [t('plan.stood'), t('plan.whom')],
      rows: [...byReason].map(([why, list]) => [
        why,
        [...new Set(list.map(({ athlete, goal }) => (goal ? `${athlete} (${t(`goal.${goal}`)})` : athlete)))].join(
          ', ',
        ),
      ]),
    },
  ];
}

function adjustChoice(t: Translate, { id, items }: PlanView): readonly Block[] {
  // People adjust first what would change.
  const lines = [...items].sort((a, b) => Number(a.action === 'keep') - Number(b.action === 'keep'));
  if (lines.length === 0) return [];
  return [
    {
      kind: 'choice',
      choice: {
        label: t('plan.adjust'),
        invoke: { command: 'plan', input: { action: 'adjust', plan: id }, ask: ['settle', 'day', 'time', 'therapist'] },
        option: 'line',
        choices: lines.slice(0, MOST_CHOICES).map((item) => ({
          value: item.id,
          label: `${item.id}. ${t(`plan.does.${item.action}`)}: ${item.athlete}, ${t.moment(item.start)}`,
        })),
      },
    },
  ];
}
