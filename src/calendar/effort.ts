import type { Intensity, SessionKind } from '../domain/training/session.ts';

/** What an entry says about how hard and how long it should be. */
export interface Effort {
  readonly intensity: Intensity | null;
  readonly plannedRpe: number | null;
  readonly plannedMinutes: number | null;
  readonly plannedDistanceKm: number | null;
  readonly plannedLoad: number | null;
}

const MILE_KM = 1.609344;
const YARD_KM = 0.0009144;
const MARATHON_KM = 42.195;

/**
 * Reads planned effort from title and description: `RPE 7`, `1:05:00 @`, `75-90 min`, `13 mi`, `load 450`. Pace and
 * repetitions (`4:59 min/km`, `3x1 km`) are not lengths. When the text has no duration, the entry's own length counts.
 *
 * @param title folded (`fold` in words.ts)
 */
export function readEffort(
  entry: { readonly description: string; readonly minutes: number; readonly allDay: boolean },
  title: string,
  kind: SessionKind,
  matchday: string | null,
): Effort {
  const moves = kind === 'training' || kind === 'competition';
  const description = entry.description.slice(0, 2_000).toLowerCase();
  const either = `${title}\n${description}`;
  const plannedRpe = moves ? rpeOf(either) : null;
  const own = !entry.allDay && entry.minutes > 0 ? Math.round(entry.minutes) : null;
  const plannedMinutes = minutesOf(title) ?? own ?? (entry.allDay && moves ? minutesOf(description) : null);
  const plannedDistanceKm = moves ? (distanceOf(title) ?? distanceOf(description) ?? raceDistance(title, kind)) : null;
  const stated = moves
    ? numberIn(/\b(?:s?rpe[ -]?load|load|belastung|charge|carga|carico|belasting)\s*[:=]?\s*(\d{2,4})\b/, either)
    : null;
  const product = plannedRpe !== null && plannedMinutes !== null ? Math.round(plannedRpe * plannedMinutes) : null;
  return {
    intensity: intensityOf(title, description, kind, plannedRpe, matchday),
    plannedRpe,
    plannedMinutes,
    plannedDistanceKm,
    plannedLoad: stated ?? product,
  };
}

const EASY =
  /\b(easy|recovery|regen\w*|deload|shake-?out|walk(ing)?|stroll|captain'?s run|technique|technik|drills|mobility|stretch\w*|yoga|z1|zone 1|light|relaxed|locker\w*|leicht\w*|ruhig\w*|facile|tranquill\w*|leger|legere|souple|decrassage|footing|suave|facil|ligero|ligera|trote|lento|lenta|blando|leggero|leggera|rilassat\w*|leve|leves|rustig\w*|licht|herstelloop|caminata|camminata|caminhada|wandelen|spaziergang|activation|rifinitura|anschwitzen)\b|קל/;
const MAX =
  /\b(max test|max|maximal|all[- ]out|time[- ]trial|1rm|pb attempt|vo2max test|leistungstest|ftp test|test vma|cooper test|yo-yo test|beep test|stufentest|step test)\b|מבחן/;
const HARD =
  /\b(hard|interval\w*|intervall\w*|tempo|threshold|speed|sprint\w*|hills?|hill repeats|fartlek|vo2\w*|economy|snap|sharpener|intensity|intense|intensiv\w*|intens[oa]|reps|repeats|race pace|race-pace|plyo\w*|heavy|hiit|track|schwelle|schwellen\w*|bergsprints|schnelligkeit|hart|seuil|fractionne|vma|cotes|vitesse|dur|series|umbral|cuestas|velocidad|fuerte|ripetute|soglia|salite|velocita|intervalado|tiros|limiar|forte|drempel|heuvels|zwaar|faster|z[45]|zone [45])\b|\d\s*[x×]\s*\d{3,4}\s?m\b|\d+\s*[x×]\s*\d+\s*(km|min)\b/;
const MILD = /\b(tempo endurance|specific endurance|sweet ?spot|steady|moderate|medium)\b/;
const MODERATE =
  /\b(long run|long ride|long|endurance|steady|openers|moderate|medium|progression|brick|z[23]|zone [23]|ausdauer|grundlage\w*|dauerlauf|langer lauf|lang|mittel|moderat\w*|sortie longue|modere|longue|tirada larga|rodaje|fondo|moderado|moderada|medio|lungo|lunghissimo|moderato|longao|longa|rodagem|duurloop|matig)\b/;

function intensityOf(
  title: string,
  description: string,
  kind: SessionKind,
  rpe: number | null,
  matchday: string | null,
): Intensity | null {
  if (rpe !== null) return rpe >= 9 ? 'max' : rpe >= 7 ? 'hard' : rpe >= 4 ? 'moderate' : 'easy';
  if (kind === 'competition') return 'max';
  if (kind !== 'training')
    return kind === 'recovery' && EASY.test(title) && /[🚶🏃🚴🏊]|z1|\d ?(km|min)/u.test(title) ? 'easy' : null;
  for (const text of [title, description]) {
    if (MAX.test(text)) return 'max';
    const easy = text.search(EASY);
    const hard = text.search(HARD);
    if (easy !== -1 && (hard === -1 || easy < hard)) return 'easy';
    if (MILD.test(text)) return 'moderate';
    if (hard !== -1) return 'hard';
    if (MODERATE.test(text)) return 'moderate';
    if (text === title && matchday !== null) {
      const known = { 'MD-4': 'hard', 'MD-3': 'hard', 'MD-2': 'moderate', 'MD-1': 'easy', 'MD+1': 'easy' } as const;
      if (matchday in known) return known[matchday as keyof typeof known];
    }
  }
  return null;
}

function rpeOf(text: string): number | null {
  const match = /\brpe\s*[:=]?\s*(\d{1,2}(?:[.,]\d)?)(?:\s*[-–]\s*(\d{1,2}(?:[.,]\d)?))?(?!\d)/.exec(text);
  if (match === null) return null;
  const low = decimal(match[1]);
  const value = match[2] === undefined ? low : (low + decimal(match[2])) / 2;
  return value >= 0 && value <= 10 ? value : null;
}

const CLOCK = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?\s*@/;
const HOURS =
  /(?<![\d.,x×])(\d{1,2}(?:[.,]\d{1,2})?)\s?(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|uren)(?:\s?(\d{2})(?!\d))?(?![\p{L}])/u;
const MINUTES =
  /(?<![\d.,:x×/]|[x×] )(\d{1,3})(?:\s*-\s*(\d{1,3}))?\s?(?:min|mins|minutes?|minuten|minuti|minutos|minuut)(?![\p{L}/])(?!\s*(?:\/|jog|rest|recovery|easy jog|walk|pause|trabpause|recup|repos|descanso|recupero|rust))/u;

/** Minutes for the whole of it, when the text gives them. */
function minutesOf(text: string): number | null {
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const [first, second, third] = clock.slice(1).map((part) => (part === undefined ? null : Number(part)));
    const minutes =
      third === null ? (first ?? 0) + (second ?? 0) / 60 : (first ?? 0) * 60 + (second ?? 0) + (third ?? 0) / 60;
    return Math.round(minutes);
  }
  const hours = HOURS.exec(text);
  if (hours !== null) {
    const total = Math.round(decimal(hours[1]) * 60 + Number(hours[2] ?? 0));
    return total > 0 && total <= 24 * 60 ? total : null;
  }
  const minutes = MINUTES.exec(text);
  if (minutes === null) return null;
  const low = Number(minutes[1]);
  const value = minutes[2] === undefined ? low : Math.round((low + Number(minutes[2])) / 2);
  return value > 0 ? value : null;
}

const DISTANCE =
  /(?<![\d.,:x×/]|[x×] |[/@] ?)(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*-\s*(\d{1,3}(?:[.,]\d{1,2})?))?\s?(km|kms|k|mi|miles?|meilen|millas?|ק"מ|yd|yards|m)(?![\p{L}/])(?!\s*(?:pace|tempo|effort|allure|ritmo))/u;

/** Kilometres; plain metres only from 400 up, as swimmers write them. */
function distanceOf(text: string): number | null {
  const match = DISTANCE.exec(text.replace(/(\d)[.,](\d{3})(?=\s?m\b)/g, '$1$2'));
  const metres = /(?<![\d.,:x×/]|[x×] |[/@] ?)(\d{3,5})\s?(m|yd|yards)(?![\p{L}/])(?!\s*(?:pace|@))/u.exec(text);
  if (match === null || match[3] === 'm') {
    if (metres === null || /[x×]\s?\d/.test(text)) return null;
    const size = Number(metres[1]);
    return size < 400 ? null : round(size * (metres[2] === 'm' ? 0.001 : YARD_KM));
  }
  if (match[3] === 'yd' || match[3] === 'yards') return round(decimal(match[1]) * YARD_KM);
  const low = decimal(match[1]);
  const value = match[2] === undefined ? low : (low + decimal(match[2])) / 2;
  return value <= 0 ? null : round(/^mi|^mei/.test(match[3] ?? '') ? value * MILE_KM : value);
}

function raceDistance(title: string, kind: SessionKind): number | null {
  if (kind !== 'competition') return null;
  if (
    /half[- ]marathon|halbmarathon|semi[- ]marathon|media maraton|mezza maratona|meia[- ]maratona|halve marathon/.test(
      title,
    )
  ) {
    return round(MARATHON_KM / 2);
  }
  return /\b(marathon|maraton|maratona)\b/.test(title) ? MARATHON_KM : null;
}

function numberIn(pattern: RegExp, text: string): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

function decimal(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'));
}

function round(kilometres: number): number {
  return Math.round(kilometres * 1000) / 1000;
}
