import type { NamedCause, NamedItem, PlanView } from '../../../care/plan/plan.ts';
import type { EngineProgress } from '../../../domain/scheduling/search/engine.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Doc } from '../../doc.ts';

/** Why there is a proposal, as a sentence; empty when somebody asked for it. */
export function causeWords(t: Translate, causes: readonly NamedCause[]): string {
  if (causes.length === 0) return '';
  return t('plan.why', {
    causes: t.list(causes.map(({ kind, name }) => t(`plan.cause.${kind}`, { name: name || 'none' }))),
  });
}

/** Within how many percent of the best possible it is; empty for a plan without a bound. */
export function gapWords(t: Translate, { gap }: { readonly gap: number | null }): string {
  if (gap === null) return '';
  // Rounded up: a plan is never called better than it is.
  const percent = Math.ceil(gap * 1000) / 10;
  return t('plan.within', { percent: percent === 0 ? 'proven' : t.number(percent, 1) });
}

export function coverageWords(t: Translate, { needs, unserved }: Pick<PlanView, 'needs' | 'unserved'>): string {
  if (needs === 0) return '';
  const later = unserved.filter(({ goesOn }) => goesOn).length;
  return [
    t('plan.coverage', { served: needs - unserved.length, needs }),
    ...(later === 0 ? [] : [t('plan.goOn', { count: later })]),
  ].join(' ');
}

/**
 * Who must be asked before it is accepted: everybody whose booking is moved or given back. Those with a new one are
 * told.
 */
export function askedWords(t: Translate, changes: readonly NamedItem[]): string {
  const touched = changes.filter(({ action }) => action !== 'add');
  const names = [...new Set(touched.map(({ athlete }) => athlete))].filter(Boolean).toSorted();
  const therapists = [...new Set(changes.flatMap(({ therapist, fromTherapist }) => [therapist, fromTherapist]))];
  if (changes.length === 0) return '';
  return [
    ...(names.length === 0 ? [] : [t('plan.toAsk', { names: t.list(names) })]),
    t('plan.touches', { names: t.list(therapists.filter(Boolean).toSorted()) }),
  ].join(' ');
}

const STAGES: Readonly<Record<EngineProgress['stage'], number>> = {
  'first-plan': 1,
  prices: 2,
  exact: 3,
  improving: 3,
};

/** How far the planner is while it works. */
export function progressDoc(t: Translate, { stage, objective, bound }: EngineProgress): Doc {
  const gap = bound === null || bound <= 0 ? null : Math.max(0, (bound - objective) / bound);
  const words = [t(`plan.stage.${stage}`), gapWords(t, { gap })].filter(Boolean).join(' ');
  return {
    title: t('plan.working'),
    tone: 'plain',
    blocks: [{ kind: 'progress', label: t('plan.progress'), done: STAGES[stage], of: 4, words }],
  };
}
