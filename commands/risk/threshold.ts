import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { type Action, type Doc, text } from '../../src/chat/doc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { numbersWords } from '../../src/chat/words/risk/explain.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { patternOf } from '../../src/domain/risk/followUp.ts';
import { PATTERN_IDS } from '../../src/domain/risk/pattern.ts';
import { allButton, NEED_REASON } from './answers.ts';
import type { RiskInput } from './input.ts';

/** Changes one threshold of a pattern for the team or for one athlete; without a value, back to the default. */
export async function threshold(context: CommandContext, given: RiskInput): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const { pattern, param, person, reason } = given;
  if (!reason) return refusalDoc(t, NEED_REASON);
  if (!pattern || !param) return refusalDoc(t, { refused: 'invalid', field: 'param', rule: 'input.missing' });
  const athlete = person === undefined ? null : await care.people.find(actor, { ...place, user: person });
  if (person !== undefined && !athlete) return refusalDoc(t, { refused: 'not-found', what: 'athlete' });
  const change = { athleteId: athlete?.id ?? null, pattern, param, value: given.value ?? null, reason };
  const set = await care.risk.setThreshold(actor, change, now);
  if (isRefusal(set)) {
    const names = Object.keys(patternOf(pattern).defaults);
    const doc = refusalDoc(t, set, [allButton(context)]);
    return set.refused === 'invalid' && set.field === 'param' && names.length > 0
      ? { ...doc, blocks: [...doc.blocks, text(t('threshold.names', { names: names.join(', ') }))] }
      : doc;
  }
  const about = { pattern: t(`pattern.${pattern}.name`), numbers: numbersWords(t, set.numbers) };
  return {
    title: t('threshold.saved'),
    tone: 'good',
    blocks: [
      text(set.athlete === null ? t('threshold.ofTeam', about) : t('threshold.of', { ...about, athlete: set.athlete })),
      text(t('threshold.looksAgain')),
    ],
    actions: [historyButton(t, athlete?.id), allButton(context)],
  };
}

/** Who changed thresholds, when and why: of one athlete and the team, or of everybody. */
export async function thresholdChanges(context: CommandContext, { person }: RiskInput): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const athlete = person === undefined ? null : await care.people.find(actor, { ...place, user: person });
  if (person !== undefined && !athlete) return refusalDoc(t, { refused: 'not-found', what: 'athlete' });
  const changes = await care.risk.thresholdHistory(actor, athlete?.id ?? null, now);
  if (isRefusal(changes)) return refusalDoc(t, changes, [allButton(context)]);
  const change = press(
    'risk',
    t('threshold.change'),
    { action: 'threshold', ...(athlete ? { person: athlete.id } : {}) },
    { ask: ['pattern', 'param', 'value', 'reason'] },
  );
  const title = athlete ? t('threshold.historyOf', { athlete: athlete.name }) : t('threshold.history');
  if (changes.length === 0)
    return { title, tone: 'plain', blocks: [text(t('threshold.noChanges'))], actions: [change, allButton(context)] };
  return {
    title,
    tone: 'plain',
    blocks: [
      {
        kind: 'table',
        caption: t('threshold.historyCaption'),
        headings: [
          ...[t('threshold.when'), t('threshold.for'), t('option.pattern')],
          ...[t('threshold.sinceThen'), t('threshold.by'), t('option.reason')],
        ],
        rows: changes.map((one) => [
          ...[t.moment(one.at), one.athlete ?? t('threshold.team'), t(`pattern.${one.pattern}.name`)],
          ...[Object.keys(one.params).length === 0 ? t('threshold.default') : numbersWords(t, one.params)],
          ...[one.author ?? t('list.none'), one.reason],
        ]),
      },
    ],
    actions: [change, allButton(context)],
  };
}

function historyButton(t: CommandContext['t'], athleteId?: string): Action {
  return press('risk', t('threshold.history'), { action: 'thresholds', ...(athleteId && { person: athleteId }) });
}

/** Names of thresholds that contain what was typed, or whose pattern's name does. */
export function paramsLike(typed: string): readonly { readonly value: string; readonly label: string }[] {
  const all = PATTERN_IDS.flatMap((id) => Object.keys(patternOf(id).defaults).map((name) => ({ id, name })));
  return all
    .map(({ id, name }) => ({ value: name, label: `${id} ${name}` }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .slice(0, 25);
}
