import type { ProtocolChanged, ProtocolView } from '../../../care/medical/protocol.ts';
import { RED_FLAGS } from '../../../domain/checkIn/checkIn.ts';
import { PROTOCOL_KEYS, PROTOCOL_ROWS } from '../../../domain/medical/triage/protocol.ts';
import { AREA_ROWS, type AreaClass, FLAG_ROWS, PATTERN_ROWS } from '../../../domain/medical/triage/table.ts';
import { PATTERN_IDS } from '../../../domain/risk/pattern.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import { type Block, type Doc, text } from '../../doc.ts';

/** The protocol in force: its numbers with basis and author, areas, signs and their roads, what findings do. */
export function protocolDoc(t: Translate, view: ProtocolView): Doc {
  return {
    title: t('protocol.title'),
    tone: 'plain',
    blocks: [text(t('protocol.intro')), numbers(t, view), ...off(t, view), areas(t), signs(t), patterns(t)],
    actions: view.mayChange
      ? [
          press('clinic', t('protocol.change'), { action: 'protocol' }, { ask: ['row', 'value', 'reason'] }),
          press('clinic', t('protocol.switchOff'), { action: 'protocol' }, { ask: ['row', 'until', 'reason'] }),
          press('risk', t('threshold.history'), { action: 'thresholds' }),
        ]
      : [press('risk', t('threshold.history'), { action: 'thresholds' })],
  };
}

/** One change, as the digest says it. */
export function protocolChangeWords(t: Translate, { key, value, until, author, reason }: ProtocolChanged): string {
  const isNumber = PROTOCOL_KEYS.find((one) => one === key);
  const pattern = PATTERN_IDS.find((one) => one === key);
  const row = isNumber ? t(`protocol.${isNumber}`) : pattern ? t(`pattern.${pattern}.name`) : key;
  const what = until === null ? null : t('protocol.digestOff', { until: t.day(until) });
  const now = what ?? (value === null ? t('protocol.digestUsual') : t.number(value));
  return t('protocol.digest', { row, value: now, author: author ?? t('list.none'), reason });
}

function numbers(t: Translate, view: ProtocolView): Block {
  return {
    kind: 'table',
    caption: t('protocol.numbers'),
    headings: [
      ...[t('protocol.row'), t('protocol.value'), t('protocol.scale')],
      ...[t('protocol.basis'), t('protocol.by'), t('option.row')],
    ],
    rows: view.numbers.map(({ key, value, changed }) => {
      const { usual, min, max, basis } = PROTOCOL_ROWS[key];
      const by = changed && `${changed.author ?? t('list.none')}, ${t.moment(changed.at)}: ${changed.reason}`;
      return [t(`protocol.${key}`), t.number(value), `${usual}, ${min}–${max}`, t(`basis.${basis}`), by ?? '', key];
    }),
  };
}

function off(t: Translate, view: ProtocolView): readonly Block[] {
  return view.off.map(({ pattern, until, author, at, reason }) =>
    text(
      t('protocol.offUntil', {
        pattern: t(`pattern.${pattern}.name`),
        until: t.day(until),
        author: author ?? t('list.none'),
        at: t.moment(at),
        reason,
      }),
    ),
  );
}

function areas(t: Translate): Block {
  return {
    kind: 'fields',
    fields: (Object.keys(AREA_ROWS) as readonly AreaClass[]).map((name) => ({
      label: t(`areaClass.${name}`),
      value: t.list(AREA_ROWS[name].areas.map((area) => t(`area.${area}`))),
    })),
  };
}

function signs(t: Translate): Block {
  return {
    kind: 'table',
    caption: t('protocol.signs'),
    headings: [t('option.flags'), t('protocol.value'), t('protocol.basis')],
    rows: RED_FLAGS.map((flag) => {
      const { offer, withinDays, basis } = FLAG_ROWS[flag];
      return [t(`flag.${flag}`), t(`offer.${offer}`, { days: withinDays }), t(`basis.${basis}`)];
    }),
  };
}

function patterns(t: Translate): Block {
  return {
    kind: 'table',
    caption: t('protocol.patterns'),
    headings: [t('option.pattern'), t('protocol.value')],
    rows: PATTERN_IDS.map((id) => [`${id}: ${t(`pattern.${id}.name`)}`, t(`effect.${PATTERN_ROWS[id] ?? 'neutral'}`)]),
  };
}
