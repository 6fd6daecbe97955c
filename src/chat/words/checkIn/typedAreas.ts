import { BODY_AREAS, type BodyArea, isPaired, type Spot } from '../../../domain/checkIn/bodyMap.ts';
import { typedIn } from '../../../domain/checkIn/typed.ts';
import { TYPED_WORDS } from '../../../i18n/locales/index.ts';

const { readPart } = typedIn(TYPED_WORDS);
const ANDS = [...new Set(TYPED_WORDS.flatMap(({ ands }) => ands))].join('|');
const PARTING = new RegExp(`[,;]|\\s(?:${ANDS})\\s`, 'i');

/** The same with the sides that were said; an area the body has twice is meant on both where none was. */
export function readSpots(text: string): readonly Spot[] | null {
  const spots = text
    .split(PARTING)
    .flatMap((part) => part.trim() || [])
    .map((part): Spot | null => {
      const [area, ...more] = readAreas(part) ?? [];
      if (area === undefined || more.length > 0) return null;
      const { side } = readPart(part);
      return { area, side: !isPaired(area) ? 'middle' : side === 'left' || side === 'right' ? side : null };
    });
  const known = spots.filter((spot) => spot !== null);
  return spots.length > 0 && known.length === spots.length ? known : null;
}

/** `calf, left knee und Rücken unten` as areas, each once; null when part of it is no area we know. */
export function readAreas(text: string): readonly BodyArea[] | null {
  const parts = text.split(PARTING).flatMap((part) => part.trim() || []);
  const areas = parts.map((part) => {
    const id = BODY_AREAS.find((area) => area === part.toLowerCase());
    const { area, rest, value } = readPart(part);
    return id ?? (rest === '' && value === null ? area : null);
  });
  const known = areas.filter((area) => area !== null);
  return parts.length > 0 && known.length === parts.length ? [...new Set(known)] : null;
}
