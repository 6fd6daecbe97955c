import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { type Doc, text } from '../../src/chat/doc.ts';
import { protocolDoc } from '../../src/chat/words/medical/protocol.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { PROTOCOL_KEYS, type ProtocolKey } from '../../src/domain/medical/triage/protocol.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import { PATTERN_IDS, type PatternId } from '../../src/domain/risk/pattern.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import type { ClinicInput } from './input.ts';

/** Shows the protocol in force; with a row, changes its number or switches a pattern off for a while. */
export async function protocol(context: CommandContext, given: ClinicInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  if (given.row !== undefined) return change(context, given);
  const view = await care.medical.viewProtocol(actor, now);
  return isRefusal(view) ? refusalDoc(t, view) : protocolDoc(t, view);
}

async function change(context: CommandContext, { row = '', value, until, reason }: ClinicInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  if (!reason) return refused(t, { refused: 'invalid', field: 'reason', rule: 'risk.needReason' });
  const key = PROTOCOL_KEYS.find((one) => one === row.trim().toLowerCase());
  const pattern = PATTERN_IDS.find((one) => one === row.trim().toUpperCase());
  if (pattern && value !== undefined && until === undefined)
    return refused(t, { refused: 'invalid', field: 'until', rule: 'protocol.offUntilDay' });
  if (pattern) return switchOff(context, pattern, until ?? null, reason);
  if (!key) return refused(t, { refused: 'invalid', field: 'row', rule: 'protocol.noRow' });
  const changed = await care.medical.changeProtocol(actor, { key, value: value ?? null, reason }, now);
  if (isRefusal(changed)) return refused(t, changed);
  const about = { row: t(`protocol.${key}`), value: t.number(changed.value) };
  return saved(t, value === undefined ? t('protocol.usualAgain', about) : t('protocol.changed', about));
}

async function switchOff(
  { actor, care, now, t }: CommandContext,
  pattern: PatternId,
  until: string | null,
  reason: string,
): Promise<Doc> {
  const set = await care.medical.switchPattern(actor, { pattern, until, reason }, now);
  if (isRefusal(set)) return refused(t, set);
  const name = t(`pattern.${pattern}.name`);
  return saved(
    t,
    until === null
      ? t('protocol.isOn', { pattern: name })
      : t('protocol.isOff', { pattern: name, until: t.day(until) }),
  );
}

function saved(t: Translate, title: string): Doc {
  return { title, tone: 'good', blocks: [text(t('protocol.told'))], actions: [toProtocol(t)] };
}

function refused(t: Translate, refusal: Refusal): Doc {
  return refusalDoc(t, refusal, [toProtocol(t)]);
}

function toProtocol(t: Translate) {
  return press('clinic', t('protocol.title'), { action: 'protocol' });
}

/** Rows and patterns that contain what was typed. */
export function rowsLike(t: Translate, typed: string): readonly { readonly value: string; readonly label: string }[] {
  const rows: readonly (readonly [ProtocolKey | PatternId, string])[] = [
    ...PROTOCOL_KEYS.map((key) => [key, t(`protocol.${key}`)] as const),
    ...PATTERN_IDS.map((id) => [id, t(`pattern.${id}.name`)] as const),
  ];
  return rows
    .map(([value, words]) => ({ value, label: `${value}: ${words}`.slice(0, 100) }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(typed.toLocaleLowerCase()))
    .slice(0, 25);
}
