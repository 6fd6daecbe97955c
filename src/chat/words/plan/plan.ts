import type { NamedCause, NamedItem, PlanView } from '../../../care/plan/plan.ts';
import { limitOf, type PlanBasis } from '../../../domain/plan/basis.ts';
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

/** Days named as short of hours: those that lack most. */
const MOST_DAYS = 2;

/** What is met of what the hours there are could meet, which days lack hours, and what is not counted. */
export function coverageWords(t: Translate, { coverage, unserved }: Pick<PlanView, 'coverage' | 'unserved'>): string {
  const { met, possible, withoutHours, impossible, lacks } = coverage;
  const later = unserved.filter(({ goesOn }) => goesOn).length;
  // In half hours, rounded up: nobody adds less.
  const days = lacks
    .slice(0, MOST_DAYS)
    .map(({ day, minutes }) => t('plan.lacksOn', { day: t.day(day), hours: Math.ceil(minutes / 30) / 2 }));
  const apart = [
    ...(withoutHours === 0 ? [] : [t('plan.apart.hours', { count: withoutHours })]),
    ...(impossible === 0 ? [] : [t('plan.apart.never', { count: impossible })]),
  ];
  return [
    ...(possible === 0 ? [] : [t('plan.coverage', { served: met, needs: possible })]),
    ...(days.length === 0 ? [] : [t('plan.lacks', { days: t.list(days) })]),
    ...(apart.length === 0 ? [] : [t('plan.apart', { parts: t.list(apart) })]),
    ...(later === 0 ? [] : [t('plan.goOn', { count: later })]),
  ].join(' ');
}

/** What the plan could not be made from, and what it goes by instead; empty where nothing is missing. */
export function basisWords(t: Translate, basis: PlanBasis | null): string {
  const limit = basis && limitOf(basis);
  return limit ? t(`plan.basis.${limit.what}`, { count: limit.count, all: limit.all ? 'yes' : 'no' }) : '';
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
