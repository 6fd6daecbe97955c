import type { NamedFinding } from '../../src/care/risk/named.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { type Doc, text } from '../../src/chat/doc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { findingTitle, whenToTalk } from '../../src/chat/words/risk/finding.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { allButton, NEED_REASON } from './answers.ts';
import type { RiskInput } from './input.ts';

export async function acknowledge(context: CommandContext, findingId: string): Promise<Doc> {
  const { actor, care, now, t } = context;
  const acknowledged = await care.risk.acknowledge(actor, findingId, now);
  if (!isRefusal(acknowledged) && acknowledged.state === 'open') return seenDoc(context, acknowledged);
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
  const explained =
    acknowledged.refused === 'already-done' ? await care.risk.explain(actor, findingId, now) : acknowledged;
  const by = isRefusal(explained) ? null : explained.finding.acknowledgedByName;
  const doc = refusalDoc(t, acknowledged, [allButton(context)]);
  return by === null ? doc : { ...doc, blocks: [text(t('risk.alreadyAcknowledged', { name: by }))] };
}

/** A medical alert that this reader cannot take over: noted, and it goes on. */
async function seenDoc({ actor, care, t }: CommandContext, finding: NamedFinding): Promise<Doc> {
  const { medical } = await care.risk.alertForStaff(actor.teamId, actor.personId);
  const names = medical.length > 0 ? t.list(medical) : 'none';
  return {
    title: t('risk.seen'),
    tone: 'warning',
    blocks: [
      text(t('risk.seenText', { athlete: finding.athlete, names, when: whenToTalk(finding.severity === 'urgent') })),
    ],
    actions: [press('risk', t('risk.explain'), { action: 'explain', finding: finding.id })],
  };
}

/** What became of it, or why nothing did. */
export function done(
  context: CommandContext,
  finding: Awaited<ReturnType<CommandContext['care']['risk']['resolve']>>,
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

export async function assign(context: CommandContext, findingId: string, user: string | undefined): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const person = user === undefined ? null : await care.people.find(actor, { ...place, user });
  if (!person) return refusalDoc(t, { refused: 'not-found', what: 'person' }, [allButton(context)]);
  return done(context, await care.risk.assign(actor, findingId, person.id, now), 'risk.assigned');
}

/** Of an athlete, or of the athlete a finding is about. */
export async function lift(context: CommandContext, given: RiskInput): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  if (!given.reason) return refusalDoc(t, NEED_REASON);
  const athlete = given.person === undefined ? null : await care.people.find(actor, { ...place, user: given.person });
  const explained = athlete || !given.finding ? null : await care.risk.explain(actor, given.finding, now);
  if (isRefusal(explained)) return refusalDoc(t, explained);
  const athleteId = athlete?.id ?? explained?.finding.athleteId;
  if (athleteId === undefined) return refusalDoc(t, { refused: 'not-found', what: 'athlete' }, [allButton(context)]);
  const lifted = await care.booking.liftHold(actor, athleteId, given.reason, now);
  if (isRefusal(lifted)) return refusalDoc(t, lifted, [allButton(context)]);
  return {
    title: t('risk.lifted'),
    tone: 'good',
    blocks: [text(t('risk.liftedText', lifted))],
    actions: [allButton(context)],
  };
}
