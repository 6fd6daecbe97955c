import { z } from 'zod';
import type { ExplainedFinding, NamedFinding } from '../src/care/findings.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command.ts';
import type { Action, Block, Doc } from '../src/chat/doc.ts';
import { findingMeans, findingSays, findingTitle } from '../src/chat/findingWords.ts';
import type { OptionMeta } from '../src/chat/options.ts';
import { refusalDoc } from '../src/chat/refusal.ts';
import { namedWords } from '../src/chat/typedWords.ts';
import { dayOf } from '../src/domain/day.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';
import { patternOf } from '../src/domain/risk/followUp.ts';
import { type Numbers, PATTERN_IDS } from '../src/domain/risk/pattern.ts';
import type { Translate } from '../src/i18n/translate.ts';

const ACTIONS = [
  'list',
  'explain',
  'acknowledge',
  'assign',
  'resolve',
  'snooze',
  'reopen',
  'lift',
  'threshold',
] as const;

const input = z.object({
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'risk.action' } satisfies OptionMeta)
    .default('list'),
  finding: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  reason: z
    .string()
    .max(300)
    .meta({ input: 'longText' } satisfies OptionMeta)
    .optional(),
  snooze: z.coerce.number().int().min(1).max(30).optional(),
  person: z
    .string()
    .max(64)
    .meta({ input: 'person' } satisfies OptionMeta)
    .optional(),
  pattern: z
    .enum(PATTERN_IDS)
    .meta({ labels: 'patternChoice' } satisfies OptionMeta)
    .optional(),
  param: z
    .string()
    .max(40)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  value: z.coerce.number().optional(),
  page: z.coerce
    .number()
    .int()
    .min(0)
    .meta({ hidden: true } satisfies OptionMeta)
    .optional(),
});
type Input = z.infer<typeof input>;

/** Each finding is a text and two buttons: what fits into one message everywhere. */
const A_PAGE = 6;
const NEED_REASON: Refusal = { refused: 'invalid', field: 'reason', rule: 'risk.needReason' };

/** Staff: what patterns see, and what becomes of it. */
export const risk = defineCommand({
  name: 'risk',
  who: ['trainer', 'therapist', 'clinician', 'coach'],
  reply: 'private',
  input,
  examples: ['', 'person:@ada', 'threshold person:@ada pattern:R01 param:soreness value:7 reason:"sore by nature"'],
  must: ['person', 'pattern', 'param', 'reason', 'snooze'],
  ask(known) {
    if (known.action === 'threshold')
      return known.pattern && known.param && known.reason ? [] : ['pattern', 'param', 'value', 'reason'];
    if (known.finding === undefined && known.person === undefined) return [];
    if (known.action === 'assign') return known.person === undefined ? ['person'] : [];
    if (known.action === 'reopen') return known.reason === undefined ? ['reason'] : [];
    if (known.action === 'resolve' || known.action === 'lift') return known.reason === undefined ? ['reason'] : [];
    if (known.action === 'snooze') return known.snooze === undefined ? ['snooze'] : [];
    return [];
  },
  read(words) {
    const { named, loose } = namedWords(words, Object.keys(input.shape));
    const [action, finding, ...rest] = loose;
    const last = action === 'snooze' ? { snooze: rest[0] } : { reason: rest.join(' ') };
    return {
      ...(action ? { action } : {}),
      ...(finding ? { finding } : {}),
      ...(rest.length > 0 ? last : {}),
      ...named,
    };
  },
  async suggest({ actor, care, now, t }, option, typed) {
    if (option === 'param') return paramsLike(typed);
    const open = await care.listFindings(actor, { now });
    if (isRefusal(open)) return [];
    return open
      .map((finding) => ({ value: finding.id, label: aboutWords(t, finding).slice(0, 100) }))
      .filter(({ label }) => label.toLocaleLowerCase().includes(typed.toLocaleLowerCase()));
  },
  async run(context, given) {
    if (given.action === 'lift') return lift(context, given);
    if (given.action === 'threshold') return threshold(context, given);
    if (given.action === 'list' || given.finding === undefined) return list(context, given);
    const { actor, care, now } = context;
    switch (given.action) {
      case 'explain': {
        const explained = await care.explain(actor, given.finding, now);
        return isRefusal(explained)
          ? refusalDoc(context.t, explained, [allButton(context)])
          : explainDoc(context, explained);
      }
      case 'acknowledge':
        return acknowledge(context, given.finding);
      case 'resolve': {
        if (!given.reason) return refusalDoc(context.t, NEED_REASON);
        return done(context, await care.resolve(actor, given.finding, given.reason, now), 'risk.resolved');
      }
      case 'assign':
        return assign(context, given.finding, given.person);
      case 'reopen': {
        if (!given.reason) return refusalDoc(context.t, NEED_REASON);
        return done(context, await care.reopen(actor, given.finding, given.reason, now), 'risk.reopened');
      }
      case 'snooze':
        return done(context, await care.snooze(actor, given.finding, given.snooze ?? 0, now), 'risk.snoozed');
    }
  },
});

async function list(context: CommandContext, { person, page = 0 }: Input): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const athlete = person === undefined ? null : await care.findPerson(actor, { ...place, user: person });
  if (person !== undefined && !athlete) return refusalDoc(t, { refused: 'not-found', what: 'athlete' });
  const open = await care.listFindings(actor, { ...(athlete ? { athleteId: athlete.id } : {}), now });
  if (isRefusal(open)) return refusalDoc(t, open);
  const title = athlete ? t('risk.titleOf', { athlete: athlete.name }) : t('risk.title');
  const actions = athlete ? [press('athlete', t('risk.athlete'), { person: athlete.id }), allButton(context)] : [];
  if (open.length === 0)
    return { title, tone: 'good', blocks: [text(t('risk.none')), text(t('risk.noneText'))], actions };
  const shown = open.slice(page * A_PAGE, (page + 1) * A_PAGE);
  const more =
    open.length > (page + 1) * A_PAGE
      ? [press('risk', t('risk.more'), { action: 'list', page: page + 1, ...(athlete ? { person: athlete.id } : {}) })]
      : [];
  return {
    title,
    tone: open.some(({ severity }) => severity === 'act' || severity === 'urgent') ? 'warning' : 'plain',
    blocks: [text(t('risk.count', { count: open.length })), ...shown.map((finding) => itemOf(context, finding))],
    actions: [...more, ...actions],
  };
}

function itemOf({ t, actor }: CommandContext, finding: NamedFinding): Block {
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
        ? [press('risk', t('risk.acknowledge'), { action: 'acknowledge', finding: finding.id }, { style: 'primary' })]
        : []),
    ],
  };
}

function explainDoc(context: CommandContext, explained: ExplainedFinding): Doc {
  const { t } = context;
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
      text(t('finding.staff', { action: t(`pattern.${finding.pattern}.staff`) })),
      text(t('finding.sources', { sources: pattern.sources.join('; ') })),
    ],
    actions: stepsOf(context, explained),
  };
}

function stepsOf(
  { t }: CommandContext,
  { finding, mayChange, mayResolve, mayLift, mayReopen }: ExplainedFinding,
): readonly Action[] {
  const about = (action: (typeof ACTIONS)[number]) => ({ action, finding: finding.id });
  const waits = finding.state !== 'acknowledged' && finding.state !== 'resolved';
  return [
    ...(mayChange && waits ? [press('risk', t('risk.acknowledge'), about('acknowledge'), { style: 'primary' })] : []),
    ...(mayResolve ? [press('risk', t('risk.resolve'), about('resolve'), { ask: ['reason'] })] : []),
    ...(mayChange ? [press('risk', t('risk.assign'), about('assign'), { ask: ['person'] })] : []),
    ...(mayReopen ? [press('risk', t('risk.reopen'), about('reopen'), { ask: ['reason'] })] : []),
    ...(mayChange && finding.severity !== 'urgent'
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
    holds: Object.keys(params).length === 0 ? t('threshold.default') : numbersWords(t, params),
    reason,
  };
  return athlete === null ? t('threshold.changedForTeam', about) : t('threshold.changed', { ...about, athlete });
}

async function acknowledge(context: CommandContext, findingId: string): Promise<Doc> {
  const { actor, care, now, t } = context;
  const acknowledged = await care.acknowledge(actor, findingId, now);
  if (!isRefusal(acknowledged)) {
    return {
      title: t('risk.acknowledged'),
      tone: 'good',
      blocks: [
        text(t('risk.acknowledgedText', { athlete: acknowledged.athlete, pattern: findingTitle(t, acknowledged) })),
      ],
      actions: [
        press('risk', t('risk.resolve'), { action: 'resolve', finding: findingId }, { ask: ['reason'] }),
        press('risk', t('risk.explain'), { action: 'explain', finding: findingId }),
      ],
    };
  }
  const explained = acknowledged.refused === 'already-done' ? await care.explain(actor, findingId, now) : acknowledged;
  const by = isRefusal(explained) ? null : explained.finding.acknowledgedByName;
  const doc = refusalDoc(t, acknowledged, [allButton(context)]);
  return by === null ? doc : { ...doc, blocks: [text(t('risk.alreadyAcknowledged', { name: by }))] };
}

function done(
  context: CommandContext,
  finding: Awaited<ReturnType<CommandContext['care']['resolve']>>,
  said: 'risk.resolved' | 'risk.snoozed' | 'risk.reopened' | 'risk.assigned',
): Doc {
  const { t } = context;
  if (isRefusal(finding)) return refusalDoc(t, finding, [allButton(context)]);
  const when = finding.snoozedUntil === null ? '' : t.moment(finding.snoozedUntil);
  const name = finding.assignedToName ?? t('list.none');
  return {
    title: t(said),
    tone: 'good',
    blocks: [text(t(`${said}Text`, { athlete: finding.athlete, pattern: findingTitle(t, finding), when, name }))],
    actions: [allButton(context)],
  };
}

async function assign(context: CommandContext, findingId: string, user: string | undefined): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const person = user === undefined ? null : await care.findPerson(actor, { ...place, user });
  if (!person) return refusalDoc(t, { refused: 'not-found', what: 'person' }, [allButton(context)]);
  return done(context, await care.assign(actor, findingId, person.id, now), 'risk.assigned');
}

/** Changes one threshold of a pattern for the team, or for one athlete; without a value it is the default again. */
async function threshold(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const { pattern, param, person, reason } = given;
  if (!reason) return refusalDoc(t, NEED_REASON);
  if (!pattern || !param) return refusalDoc(t, { refused: 'invalid', field: 'param', rule: 'input.missing' });
  const athlete = person === undefined ? null : await care.findPerson(actor, { ...place, user: person });
  if (person !== undefined && !athlete) return refusalDoc(t, { refused: 'not-found', what: 'athlete' });
  const change = { athleteId: athlete?.id ?? null, pattern, param, value: given.value ?? null, reason };
  const set = await care.setThreshold(actor, change, now);
  if (isRefusal(set)) {
    const names = Object.keys(patternOf(pattern).defaults);
    const doc = refusalDoc(t, set, [allButton(context)]);
    return set.refused === 'invalid' && set.field === 'param' && names.length > 0
      ? { ...doc, blocks: [...doc.blocks, text(t('threshold.names', { names: names.join(', ') }))] }
      : doc;
  }
  const about = { pattern: t(`pattern.${pattern}.name`), holds: numbersWords(t, set.holds) };
  return {
    title: t('threshold.saved'),
    tone: 'good',
    blocks: [
      text(set.athlete === null ? t('threshold.ofTeam', about) : t('threshold.of', { ...about, athlete: set.athlete })),
    ],
    actions: [allButton(context)],
  };
}

function paramsLike(typed: string): readonly { readonly value: string; readonly label: string }[] {
  const all = PATTERN_IDS.flatMap((id) => Object.keys(patternOf(id).defaults).map((name) => ({ id, name })));
  return all
    .map(({ id, name }) => ({ value: name, label: `${id} ${name}` }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .slice(0, 25);
}

function numbersWords(t: Translate, numbers: Numbers): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${name} ${t.number(value)}`)
    .join(', ');
}

/** Of an athlete, or of the athlete a finding is about. */
async function lift(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  if (!given.reason) return refusalDoc(t, NEED_REASON);
  const athlete = given.person === undefined ? null : await care.findPerson(actor, { ...place, user: given.person });
  const explained = athlete || !given.finding ? null : await care.explain(actor, given.finding, now);
  if (isRefusal(explained)) return refusalDoc(t, explained);
  const athleteId = athlete?.id ?? explained?.finding.athleteId;
  if (athleteId === undefined) return refusalDoc(t, { refused: 'not-found', what: 'athlete' }, [allButton(context)]);
  const lifted = await care.liftHold(actor, athleteId, given.reason, now);
  if (isRefusal(lifted)) return refusalDoc(t, lifted, [allButton(context)]);
  return {
    title: t('risk.lifted'),
    tone: 'good',
    blocks: [text(t('risk.liftedText', lifted))],
    actions: [allButton(context)],
  };
}

function aboutWords(t: Translate, finding: NamedFinding): string {
  return t('finding.about', { athlete: finding.athlete, pattern: findingTitle(t, finding) });
}

function stateWords(t: Translate, { state, acknowledgedByName, assignedToName, snoozedUntil }: NamedFinding): string {
  const words = t(`findingState.${state}`);
  if (state === 'open' && assignedToName) return t('findingState.with', { state: words, name: assignedToName });
  if (state === 'acknowledged' && acknowledgedByName)
    return t('findingState.by', { state: words, name: acknowledgedByName });
  if (state === 'snoozed' && snoozedUntil !== null)
    return t('findingState.until', { state: words, when: t.moment(snoozedUntil) });
  return words;
}

function allButton({ t }: CommandContext): Action {
  return press('risk', t('risk.all'));
}

function text(words: string): Block {
  return { kind: 'text', text: words };
}
