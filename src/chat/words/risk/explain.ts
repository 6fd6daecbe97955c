import type { ExplainedFinding } from '../../../care/risk/findings.ts';
import type { NamedFinding } from '../../../care/risk/named.ts';
import { patternOf } from '../../../domain/risk/followUp.ts';
import type { Numbers, PatternId } from '../../../domain/risk/pattern.ts';
import { isMedicalAlert } from '../../../domain/risk/road.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import { type Action, type Doc, text } from '../../doc.ts';
import { findingMeans, findingSays, findingTitle, staffDoes } from './finding.ts';

/** One finding with its numbers, what they mean and do not show, its sources, and the next steps. */
export function explainDoc(t: Translate, explained: ExplainedFinding): Doc {
  const { finding, pattern } = explained;
  return {
    title: aboutWords(t, finding),
    tone: finding.severity === 'act' || finding.severity === 'urgent' ? 'warning' : 'plain',
    blocks: [
      text(findingSays(t, finding)),
      ...(finding.asAcknowledged !== null && finding.state === 'acknowledged'
        ? [text(t('finding.changedSince', { said: findingSays(t, { ...finding, ...finding.asAcknowledged }) }))]
        : []),
      {
        kind: 'fields',
        fields: [
          { label: t('finding.severity'), value: t(`severity.${finding.severity}`) },
          { label: t('finding.state'), value: stateWords(t, finding) },
          { label: t('finding.since'), value: t.moment(finding.firstAt) },
          { label: t('finding.last'), value: t.moment(finding.lastAt) },
          { label: t('finding.coverage'), value: t('finding.coverageOf', finding.coverage) },
          { label: t('finding.days'), value: finding.days.map((day) => t.day(day)).join(', ') },
          { label: t('finding.grade'), value: t(`grade.${pattern.grade}`) },
          ...(finding.resolution === null
            ? []
            : [
                {
                  label: t('finding.resolution'),
                  value: t.maybe(`finding.${finding.resolution}`) ?? finding.resolution,
                },
              ]),
        ],
      },
      text(t('finding.means', { means: findingMeans(t, finding) })),
      ...explained.changes.slice(0, 3).map((change) => text(changeWords(t, change))),
      text(t('finding.doesNotShow', { text: t(`pattern.${finding.pattern}.doesNotShow`) })),
      text(staffDoes(t, finding)),
      text(t('finding.sources', { sources: pattern.sources.join('; ') })),
    ],
    actions: stepsOf(t, explained),
  };
}

/** A pattern itself: when it is seen with the team's thresholds, what it does not show, and its sources. */
export function patternDoc(t: Translate, id: PatternId, thresholds: Numbers, actions: readonly Action[]): Doc {
  const { severity, grade, sources } = patternOf(id);
  return {
    title: `${id}: ${t(`pattern.${id}.name`)}`,
    tone: 'plain',
    blocks: [
      text(t('finding.means', { means: t(`pattern.${id}.means`, thresholds) })),
      {
        kind: 'fields',
        fields: [
          { label: t('finding.severity'), value: t(`severity.${severity}`) },
          { label: t('finding.grade'), value: t(`grade.${grade}`) },
        ],
      },
      text(t('finding.doesNotShow', { text: t(`pattern.${id}.doesNotShow`) })),
      text(staffDoes(t, { pattern: id, severity })),
      text(t('finding.sources', { sources: sources.join('; ') })),
    ],
    actions,
  };
}

function stepsOf(
  t: Translate,
  { finding, mayChange, mayTakeOver, mayResolve, mayLift, mayReopen }: ExplainedFinding,
): readonly Action[] {
  const about = (action: string) => ({ action, finding: finding.id });
  const waits = finding.state !== 'acknowledged' && finding.state !== 'resolved';
  return [
    ...(mayChange && waits
      ? [
          press('risk', t(mayTakeOver ? 'risk.acknowledge' : 'risk.seenPress'), about('acknowledge'), {
            style: 'primary',
          }),
        ]
      : []),
    ...(mayResolve ? [press('risk', t('risk.resolve'), about('resolve'), { ask: ['reason'] })] : []),
    ...(mayChange ? [press('risk', t('risk.assign'), about('assign'), { ask: ['person'] })] : []),
    ...(mayReopen ? [press('risk', t('risk.reopen'), about('reopen'), { ask: ['reason'] })] : []),
    ...(mayChange && !isMedicalAlert(finding)
      ? [press('risk', t('risk.snooze'), about('snooze'), { ask: ['snooze'] })]
      : []),
    ...(mayLift
      ? [press('risk', t('risk.lift'), { action: 'lift', person: finding.athleteId }, { ask: ['reason'] })]
      : []),
    press('athlete', t('risk.athlete'), { person: finding.athleteId }),
  ];
}

/** Who changed a threshold, when and why. */
function changeWords(
  t: Translate,
  { athlete, author, at, params, reason }: ExplainedFinding['changes'][number],
): string {
  const about = {
    author: author ?? t('list.none'),
    when: t.moment(at),
    numbers: Object.keys(params).length === 0 ? t('threshold.default') : numbersWords(t, params),
    reason,
  };
  return athlete === null ? t('threshold.changedForTeam', about) : t('threshold.changed', { ...about, athlete });
}

/** Whose finding it is, and of which pattern. */
export function aboutWords(t: Translate, finding: NamedFinding): string {
  return t('finding.about', { athlete: finding.athlete, pattern: findingTitle(t, finding) });
}

/** Where a finding is in its life, and who has it. */
export function stateWords(
  t: Translate,
  { state, acknowledgedByName, assignedToName, seenByNames, snoozedUntil }: NamedFinding,
): string {
  const words = t(`findingState.${state}`);
  if (state === 'open' && seenByNames.length > 0)
    return t('findingState.seen', { state: words, names: t.list(seenByNames) });
  if (state === 'open' && assignedToName) return t('findingState.with', { state: words, name: assignedToName });
  if (state === 'acknowledged' && acknowledgedByName)
    return t('findingState.by', { state: words, name: acknowledgedByName });
  if (state === 'snoozed' && snoozedUntil !== null)
    return t('findingState.until', { state: words, when: t.moment(snoozedUntil) });
  return words;
}

/** Thresholds by name. */
export function numbersWords(t: Translate, numbers: Numbers): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${name} ${t.number(value)}`)
    .join(', ');
}
