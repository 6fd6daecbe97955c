import type { NamedFinding } from '../../../care/risk/named.ts';
import { RED_FLAGS } from '../../../domain/checkIn/checkIn.ts';
import { patternOf } from '../../../domain/risk/followUp.ts';
import { STRONG_FROM, STRONG_INSIDE } from '../../../domain/risk/road.ts';
import type { Translate, Values } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action, Block, Doc } from '../../doc.ts';
import { spotWords } from '../areas.ts';

type Seen = Pick<NamedFinding, 'pattern' | 'area' | 'side' | 'evidence' | 'severity'> & {
  readonly thresholds?: NamedFinding['thresholds'];
};

/** Numbers that a pattern gives only sometimes: `none` when missing, so that a sentence can leave them out. */
const SOMETIMES = [
  ...['painDuring', 'painAfter', 'painNextMorning', 'painBefore', 'rise', 'weekMean', 'weekMeanBefore', 'severity'],
  ...['totalZ', 'total', 'usual', 'distanceKm', 'minutes', 'load', 'coupled', 'uncoupled', 'ewma', 'gapHours'],
  ...['maxMinutes', 'rpe', 'maxRpe', 'contact', 'weekLoad', 'weeksBefore', 'ratio', 'planned', 'longest', 'debt'],
  ...['before', 'after'],
] as const;

/** The name of a pattern, with its place where it has one. */
export function findingTitle(t: Translate, { pattern, area, side }: Pick<Seen, 'pattern' | 'area' | 'side'>): string {
  const name = t(`pattern.${pattern}.name`);
  return area === '' ? name : t('finding.at', { name, spot: spotWords(t, area, side) });
}

/** What was seen, in numbers. */
export function findingSays(t: Translate, finding: Seen): string {
  return oneLine(t(`pattern.${finding.pattern}.says`, valuesOf(t, finding)));
}

/** When the pattern is seen: its definition with the thresholds that apply. */
export function findingMeans(t: Translate, finding: Seen): string {
  return t(`pattern.${finding.pattern}.means`, finding.thresholds ?? patternOf(finding.pattern).defaults);
}

/** What the athlete is told; empty for patterns that only staff see. */
export function athleteSays(t: Translate, finding: Seen): string {
  return oneLine(t(`pattern.${finding.pattern}.athlete`, valuesOf(t, finding)));
}

/** What staff do about it. */
export function staffDoes(t: Translate, { pattern, severity }: Pick<Seen, 'pattern' | 'severity'>): string {
  return t('finding.staff', { action: t(`pattern.${pattern}.staff`, { when: whenToTalk(severity === 'urgent') }) });
}

/** When medical staff and the athlete talk: the one word for it, on both sides. */
export function whenToTalk(atOnce: boolean): 'now' | 'today' {
  return atOnce ? 'now' : 'today';
}

/** What staff read when somebody should look: what was seen and what to do, with buttons for the next steps. */
export function findingDoc(
  t: Translate,
  finding: NamedFinding,
  more: {
    readonly lead?: string;
    readonly also?: readonly NamedFinding[];
    readonly actions?: readonly Action[];
    /** false: their press is noted as seen. */
    readonly mayTakeOver?: boolean;
  } = {},
): Doc {
  const acknowledge = t(more.mayTakeOver === false ? 'risk.seenPress' : 'risk.acknowledge');
  return {
    title: t('finding.about', { athlete: finding.athlete, pattern: findingTitle(t, finding) }),
    tone: 'warning',
    blocks: [
      ...(more.lead ? [{ kind: 'text' as const, text: more.lead }] : []),
      { kind: 'text', text: findingSays(t, finding) },
      { kind: 'text', text: staffDoes(t, finding) },
      ...(more.also ?? []).map((one) => alsoOf(t, one)),
    ],
    actions: [
      press('risk', acknowledge, { action: 'acknowledge', finding: finding.id }, { style: 'primary' }),
      press('risk', t('risk.explain'), { action: 'explain', finding: finding.id }),
      ...(more.actions ?? []),
    ],
  };
}

/** Another spot of the same thread, with its own buttons. */
function alsoOf(t: Translate, finding: NamedFinding): Block {
  return {
    kind: 'item',
    text: t('finding.also', { spot: spotWords(t, finding.area, finding.side), says: findingSays(t, finding) }),
    actions: [press('risk', t('risk.acknowledge'), { action: 'acknowledge', finding: finding.id })],
  };
}

function valuesOf(t: Translate, { pattern, area, side, evidence, thresholds, severity }: Seen): Values {
  const flags = [...RED_FLAGS, STRONG_INSIDE]
    .filter((flag) => evidence[flag] === 1)
    .map((flag) => t(`flag.${flag}`, { from: evidence[STRONG_FROM] ?? 0 }));
  return {
    ...(thresholds ?? patternOf(pattern).defaults),
    ...Object.fromEntries(SOMETIMES.map((name) => [name, 'none'])),
    ...evidence,
    spot: spotWords(t, area, side),
    flags: t.list(flags),
    when: whenToTalk(severity === 'urgent'),
  };
}

/** Closes the gaps where a sentence leaves something out. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
