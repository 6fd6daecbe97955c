import type { RestrictionAsk } from '../../../care/medical/change.ts';
import type { RegionState } from '../../../domain/medical/healing.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Doc, InputValue } from '../../doc.ts';
import { spotWords } from '../areas.ts';

/** What is compared before a change is saved, and the press that saves it anyway. */
export function askDoc(t: Translate, ask: RestrictionAsk, again: Readonly<Record<string, InputValue>>): Doc {
  const lines = ask.asks === 'stage-ahead' ? stageLines(t, ask) : notFreeLines(t, ask);
  return {
    title: t(ask.asks === 'stage-ahead' ? 'restrict.aheadTitle' : 'restrict.notFreeTitle'),
    tone: 'warning',
    blocks: lines.map((text) => ({ kind: 'text', text })),
    actions: [
      press('restrict', t('restrict.saveAnyway'), again, { style: 'danger' }),
      ask.asks === 'stage-ahead'
        ? press('restrict', t('restrict.all'))
        : press('restrict', t('restrict.open'), { athlete: ask.athleteId }),
    ],
  };
}

function stageLines(t: Translate, ask: Extract<RestrictionAsk, { asks: 'stage-ahead' }>): readonly string[] {
  const { spot, stage, usual, uncleared, now, then } = ask;
  return [
    t('restrict.aheadText', {
      spot: spotWords(t, spot.area, spot.side),
      stage: t(`stage.${stage}`),
      usual: t(`stage.${usual}`),
    }),
    ...(uncleared ? [t('restrict.aheadUncleared')] : []),
    t('restrict.aheadNow', opened(t, now)),
    t('restrict.aheadThen', opened(t, then)),
  ];
}

/** `pressure up to 3 there, with recovery massage and rehab massage, and up to 5 elsewhere` */
function opened(t: Translate, { onRegion, elsewhere, allowedOnRegion }: RegionState) {
  const types = allowedOnRegion.map((type) => t(`type.${type}`));
  return { cap: onRegion, elsewhere, types: types.length === 0 ? 'none' : t.list(types) };
}

function notFreeLines(t: Translate, ask: Extract<RestrictionAsk, { asks: 'not-free' }>): readonly string[] {
  const { athlete, heldSince, uncleared } = ask;
  return [
    t('restrict.notFreeText', { athlete }),
    ...(heldSince === null ? [] : [t('restrict.notFreeHeld', { when: t.moment(heldSince) })]),
    ...uncleared.map(({ area, side, day0 }) =>
      t('restrict.notFreeUncleared', { spot: spotWords(t, area, side), day: t.day(day0) }),
    ),
  ];
}
