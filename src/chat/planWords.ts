import type { NamedCause, PlanView } from '../care/plan.ts';
import type { Translate } from '../i18n/translate.ts';

/** Why there is a proposal, as a sentence; empty for one somebody asked for. */
export function causeWords(t: Translate, causes: readonly NamedCause[]): string {
  if (causes.length === 0) return '';
  return t('plan.why', {
    causes: t.list(causes.map(({ kind, name }) => t(`plan.cause.${kind}`, { name: name || 'none' }))),
  });
}

/** How good it is: within so many percent of the best possible; empty for a plan without a bound. */
export function gapWords(t: Translate, { gap }: Pick<PlanView, 'gap'>): string {
  if (gap === null) return '';
  // Rounded up: a plan is never called better than it is.
  const percent = Math.ceil(gap * 1000) / 10;
  return t('plan.within', { percent: percent === 0 ? 'proven' : t.number(percent, 1) });
}

export function coverageWords(t: Translate, { needs, unmet }: Pick<PlanView, 'needs' | 'unmet'>): string {
  return needs === 0 ? '' : t('plan.coverage', { served: needs - unmet.length, needs });
}
