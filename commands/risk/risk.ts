import type { NamedFinding } from '../../src/care/risk/named.ts';
import { type CommandContext, defineCommand, press } from '../../src/chat/command/command.ts';
import { type Block, type Doc, text } from '../../src/chat/doc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { aboutWords, explainDoc, patternDoc, stateWords } from '../../src/chat/words/risk/explain.ts';
import { findingTitle } from '../../src/chat/words/risk/finding.ts';
import { dayOf } from '../../src/domain/day.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { isMedicalAlert } from '../../src/domain/risk/road.ts';
import { allButton, NEED_REASON } from './answers.ts';
import { missingIn, type RiskInput, readRisk, riskInput } from './input.ts';
import { acknowledge, assign, done, lift } from './steps.ts';
import { paramsLike, threshold, thresholdChanges } from './threshold.ts';

/** A finding is a text and two buttons: this many fit into one message on every platform. */
const A_PAGE = 6;

/** For staff: what patterns see, and what becomes of it. */
export const risk = defineCommand({
  name: 'risk',
  who: ['trainer', 'therapist', 'clinician', 'coach'],
  reply: 'private',
  input: riskInput,
  examples: [
    '',
    'person:@ada',
    'explain R17',
    'threshold person:@ada pattern:R01 param:soreness value:7 reason:"sore by nature"',
    'thresholds',
  ],
  must: ['person', 'pattern', 'param', 'reason', 'snooze'],
  ask: missingIn,
  read: readRisk,
  async suggest({ actor, care, now, t }, option, typed) {
    if (option === 'param') return paramsLike(typed);
    const open = await care.risk.list(actor, { now });
    if (isRefusal(open)) return [];
    return open
      .map((finding) => ({ value: finding.id, label: aboutWords(t, finding).slice(0, 100) }))
      .filter(({ label }) => label.toLocaleLowerCase().includes(typed.toLocaleLowerCase()));
  },
  async run(context, given) {
    if (given.action === 'lift') return lift(context, given);
    if (given.action === 'threshold') return threshold(context, given);
    if (given.action === 'thresholds') return thresholdChanges(context, given);
    const { actor, care, now } = context;
    if (given.action === 'explain' && given.finding === undefined && given.pattern !== undefined) {
      const numbers = await care.risk.teamThresholds(actor, given.pattern);
      return patternDoc(context.t, given.pattern, numbers, [allButton(context)]);
    }
    if (given.action === 'list' || given.finding === undefined) return list(context, given);
    switch (given.action) {
      case 'explain': {
        const explained = await care.risk.explain(actor, given.finding, now);
        return isRefusal(explained)
          ? refusalDoc(context.t, explained, [allButton(context)])
          : explainDoc(context.t, explained);
      }
      case 'acknowledge':
        return acknowledge(context, given.finding);
      case 'resolve': {
        if (!given.reason) return refusalDoc(context.t, NEED_REASON);
        return done(context, await care.risk.resolve(actor, given.finding, given.reason, now), 'risk.resolved');
      }
      case 'assign':
        return assign(context, given.finding, given.person);
      case 'reopen': {
        if (!given.reason) return refusalDoc(context.t, NEED_REASON);
        return done(context, await care.risk.reopen(actor, given.finding, given.reason, now), 'risk.reopened');
      }
      case 'snooze':
        return done(context, await care.risk.snooze(actor, given.finding, given.snooze ?? 0, now), 'risk.snoozed');
    }
  },
});

async function list(context: CommandContext, { person, page = 0 }: RiskInput): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const athlete = person === undefined ? null : await care.people.find(actor, { ...place, user: person });
  if (person !== undefined && !athlete) return refusalDoc(t, { refused: 'not-found', what: 'athlete' });
  const open = await care.risk.list(actor, { athleteId: athlete?.id, now });
  if (isRefusal(open)) return refusalDoc(t, open);
  const title = athlete ? t('risk.titleOf', { athlete: athlete.name }) : t('risk.title');
  const actions = athlete ? [press('athlete', t('risk.athlete'), { person: athlete.id }), allButton(context)] : [];
  if (open.length === 0)
    return { title, tone: 'good', blocks: [text(t('risk.none')), text(t('risk.noneText'))], actions };
  const shown = open.slice(page * A_PAGE, (page + 1) * A_PAGE);
  const { mayTakeOver } = await care.risk.alertForStaff(actor.teamId, actor.personId);
  const more =
    open.length > (page + 1) * A_PAGE
      ? [press('risk', t('risk.more'), { action: 'list', page: page + 1, ...(athlete ? { person: athlete.id } : {}) })]
      : [];
  return {
    title,
    tone: open.some(({ severity }) => severity === 'act' || severity === 'urgent') ? 'warning' : 'plain',
    blocks: [
      text(t('risk.count', { count: open.length })),
      ...shown.map((finding) => itemOf(context, finding, mayTakeOver)),
    ],
    actions: [...more, ...actions],
  };
}

function itemOf({ t, actor }: CommandContext, finding: NamedFinding, mayTakeOver: boolean): Block {
  const acknowledges = isMedicalAlert(finding) && !mayTakeOver ? 'risk.seenPress' : 'risk.acknowledge';
  const treats = actor.roles.some((role) => role === 'trainer' || role === 'therapist' || role === 'clinician');
  return {
    kind: 'item',
    text: t('finding.line', {
      athlete: finding.athlete,
      pattern: findingTitle(t, finding),
      severity: t(`severity.${finding.severity}`),
      state: stateWords(t, finding),
      since: t.day(dayOf(finding.firstAt, t.zone)),
    }),
    actions: [
      press('risk', t('risk.explain'), { action: 'explain', finding: finding.id }),
      ...(treats && finding.state === 'open'
        ? [press('risk', t(acknowledges), { action: 'acknowledge', finding: finding.id }, { style: 'primary' })]
        : []),
    ],
  };
}
