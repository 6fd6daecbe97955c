import type { WhatIf, WhatIfEvent, WhatIfView } from '../../../care/plan/whatIf.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Block, Doc } from '../../doc.ts';
import { gapWords } from './plan.ts';

const MOST_CHOICES = 25;

/** What can be asked: the events that could move, one therapist more, more demand. */
export function whatIfMenu(t: Translate, week: 'this' | 'next', events: readonly WhatIfEvent[]): Doc {
  const ask = { action: 'whatif', week } as const;
  return {
    title: t('plan.whatIf'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('plan.whatIfIntro') },
      ...(events.length === 0
        ? [{ kind: 'text' as const, text: t('plan.noEvents') }]
        : [
            {
              kind: 'choice' as const,
              choice: {
                label: t('plan.question.event'),
                invoke: { command: 'plan', input: { ...ask, question: 'event' }, ask: ['day', 'time'] },
                option: 'event',
                choices: events.slice(0, MOST_CHOICES).map(({ id, title, start }) => ({
                  value: id,
                  label: `${t.moment(start)}: ${title}`.slice(0, 75),
                })),
              },
            },
          ]),
    ],
    actions: [
      press(
        'plan',
        t('plan.question.therapist'),
        { ...ask, question: 'therapist' },
        { ask: ['day', 'from', 'until', 'room', 'skills'] },
      ),
      press('plan', t('plan.question.demand'), { ...ask, question: 'demand' }, { ask: ['percent'] }),
      ...(week === 'this' ? [press('plan', t('plan.week.next'), { action: 'whatif', week: 'next' })] : []),
    ],
  };
}

/** What would be different: the figures side by side, who gains and who loses. */
export function whatIfDoc(t: Translate, question: WhatIf, view: WhatIfView, week: 'this' | 'next'): Doc {
  const { before, after, gains, losses, against } = view;
  const served = ({ needs, unserved }: WhatIfView['before']) => t('plan.ofNeeds', { served: needs - unserved, needs });
  const row = (label: string, side: (one: WhatIfView['before']) => string) => [label, side(before), side(after)];
  return {
    title: t('plan.whatIfTitle', { question: questionWords(t, question, view) }),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: verdict(t, view) },
      {
        kind: 'table',
        caption: t('plan.compared', { against }),
        headings: [t('plan.figure'), t('plan.before'), t('plan.after')],
        rows: [
          row(t('plan.figureCoverage'), served),
          row(t('plan.figureObjective'), ({ objective }) => t.number(objective, 0)),
          row(t('plan.figureGap'), (side) => gapWords(t, side) || t('list.none')),
          row(t('plan.figureTouched'), ({ touched }) => t.number(touched, 0)),
        ],
      },
      ...changeTable(t, t('plan.gains'), gains),
      ...changeTable(t, t('plan.losses'), losses),
      { kind: 'text', text: t('plan.nothingSaved') },
    ],
    actions: [
      press('plan', t('plan.askMore'), { action: 'whatif', week }),
      press('plan', t('plan.propose'), { action: 'propose', week }),
    ],
  };
}

function questionWords(t: Translate, question: WhatIf, { event }: WhatIfView): string {
  switch (question.kind) {
    case 'event':
      return t('plan.asks.event', { title: event?.title ?? '', when: event ? t.moment(event.to) : '' });
    case 'therapist':
      return t('plan.asks.therapist', {
        day: t.day(question.day),
        from: question.from,
        until: question.to,
        skills: question.skills ? t.list(question.skills.map((type) => t(`type.${type}`))) : 'none',
      });
    case 'demand':
      return t('plan.asks.demand', { percent: question.percent });
  }
}

function verdict(t: Translate, { before, after, gains, losses }: WhatIfView): string {
  const better = after.objective - before.objective;
  const direction = better > 0 ? 'better' : better < 0 ? 'worse' : 'same';
  return t('plan.verdict', {
    direction,
    points: t.number(Math.abs(better), 0),
    gains: gains.length,
    losses: losses.length,
    served: after.needs - after.unserved,
    needs: after.needs,
  });
}

function changeTable(t: Translate, caption: string, changes: WhatIfView['gains']): readonly Block[] {
  if (changes.length === 0) return [];
  const words = ({ massages, unserved }: WhatIfView['gains'][number]['before']) =>
    t('plan.gets', { sessions: massages, unserved });
  return [
    {
      kind: 'table',
      caption,
      headings: [t('option.athlete'), t('plan.before'), t('plan.after')],
      rows: changes.map(({ athlete, before, after }) => [athlete, words(before), words(after)]),
    },
  ];
}
