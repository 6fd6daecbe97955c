import type { BodyArea, Spot } from '../../domain/checkIn/bodyMap.ts';
import { severityWord } from '../../domain/checkIn/trend.ts';
import type { Translate } from '../../i18n/translate.ts';

/** `left calf`, `neck`; says so when no place was named. */
export function spotWords(t: Translate, area: string | null, side: string | null): string {
  if (!area) return t('spot.none');
  const name = t.maybe(`area.${area}`) ?? area;
  return side === 'left' || side === 'right' ? t(`spot.${side}`, { area: name }) : name;
}

/** `7 of 10, strong` */
export function scoreWords(t: Translate, value: number): string {
  return t('score.words', { value: t.number(value), words: t(`score.${severityWord(value)}`) });
}

export function areaWords(t: Translate, areas: readonly BodyArea[]): string {
  return t.list(areas.map((area) => t(`area.${area}`)));
}

export function spotsWords(t: Translate, spots: readonly Spot[]): string {
  return t.list(spots.map(({ area, side }) => spotWords(t, area, side)));
}
