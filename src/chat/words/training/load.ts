import type { LoadView } from '../../../care/training/load.ts';
import type { Figure } from '../../../domain/training/load/figure.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';

/** Load figures in words, each with how much of its window was known. */
export function loadBlocks(t: Translate, load: LoadView): readonly Block[] {
  const units = (figure: Figure) => said(t, figure, (value) => t('load.units', { value: t.number(value, 0) }));
  const plain = (figure: Figure) => said(t, figure, (value) => t.number(value, 2));
  return [
    {
      kind: 'fields',
      fields: [
        { label: t('load.week'), value: units(load.week) },
        { label: t('load.acute'), value: units(load.acute) },
        { label: t('load.chronic'), value: units(load.chronic) },
        { label: t('load.ratio'), value: plain(load.ratio) },
        { label: t('load.monotony', { deviation: t(`deviation.${load.deviation}`) }), value: plain(load.monotony) },
        { label: t('load.strain'), value: units(load.strain) },
        { label: t('load.form'), value: units(load.form) },
      ],
    },
    {
      kind: 'text',
      text: [
        t('load.describes'),
        ...(load.todayIsOpen ? [t('load.todayIsOpen')] : []),
        ...(load.filled > 0 ? [t('load.filled', { count: load.filled })] : []),
      ].join(' '),
    },
  ];
}

function said(t: Translate, figure: Figure, words: (value: number) => string): string {
  const { known, of, value, reason } = figure;
  if (value === null) return t(`noFigure.${reason ?? 'not-enough-data'}`, { known, of });
  return t('load.covered', { value: words(value), known, of });
}
