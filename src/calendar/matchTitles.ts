import { hasQuantity, hasWord } from './words.ts';

/** `MD`, `J12 - Lens`, `Jornada 7: Betis x Cádiz`. */
export function isMatchday(title: string): boolean {
  return (
    /\bmd\b(?! ?[+-])/.test(title) ||
    /\b(j|round|speelronde)\s?\d{1,2}\b.*(\bvs?\b|\bx\b| - )/.test(title) ||
    /\b(journee|jornada|giornata|spieltag|matchday|speelronde|ronda)\s?\d{1,2}\b|\b(\d{1,2}\. ?spieltag|\d{1,2}e speelronde)\b/.test(
      title,
    ) ||
    /\p{L} \((h|a|home|away)\)|\bko ?\d{1,2}[:.]\d\d\b|\bk\.o\. /u.test(title) ||
    /\b(domicile|exterieur|a domicilio|fuori casa|in casa|thuis|uit)\b.*( vs? |contre|contra|contro|tegen|gegen| x | - )/.test(
      title,
    )
  );
}

/** `A vs B`, `A v B`, `A x B`, `A gegen B`, `A @ B`; not `1600m @ 4:18`, not `Yoga @ the gym`. */
export function isAgainst(title: string): boolean {
  if (/(^|\s)(vs?\.?|versus|gegen|contre|contra|contro|tegen)\s+\S/.test(title)) return true;
  if (hasQuantity(title)) return false;
  if (/\p{L}{3,}\)? x \p{L}{3,}/u.test(title)) return true;
  return (
    /(^|\p{L}[\p{L}.)]* )@ ?\p{L}/u.test(title) &&
    !/@ ?(the )?(gym|home|track|pool|club|office|park|stadium|hall)\b/.test(title)
  );
}

/** `Packers at Raiders`: probably a match, as American calendars write it; `Coffee at Carla's` looks the same. */
export function isVisitAt(raw: string, title: string): boolean {
  return /^\p{Lu}[\p{L}0-9#.& -]* at \p{Lu}/u.test(raw) && !/ at (the|home|noon|night)\b/.test(title);
}

const CLUB =
  /\b(fc|afc|sv|tsv|tus|vfb|vfl|sc|hc|ac|cf|rc|sk|bk|ssv|spvgg|hsg|tv|bsc|united|rovers|wanderers|athletic)\b/;

/** `Ligue 1 - Lens - Auxerre`, `Handball: HSG Mitte - TuS Nord`: names between dashes, and a league, a sport or a club. */
export function isLeagueFixture(raw: string, title: string): boolean {
  const parts = raw.split(/\s+[-–—]\s+/);
  if (parts.length < 2 || !parts.every((part) => /^[\p{Lu}\d]/u.test(part.trim()))) return false;
  return parts.length === 3 || (parts.length === 2 && (CLUB.test(title) || hasWord('sport', title)));
}

/** `Lens - Auxerre`: two names and a dash, a match most of the time, but not in a person's own calendar. */
export function isPairing(raw: string): boolean {
  return /^\p{Lu}[\p{L}0-9.' ]+\s+[-–—:]\s+\p{Lu}[\p{L}0-9.' ]+$/u.test(raw.trim().replace(/\s*\([^()]*\)$/, ''));
}

/** `Hockey: Beeston away`, `Bayern auswärts`. */
export function isPlayedAway(title: string): boolean {
  return /\p{L}{3,} (away|auswarts|a l'exterieur|fuori casa)$/u.test(title) && !hasWord('travel', title);
}

/** `Course 10 km des Quais`, `Corrida da Mulher 5k`: a run of somewhere is a race, a run of ten kilometres is a run. */
export function isNamedRace(raw: string, title: string): boolean {
  if (/^\d{1,3} ?km? (de|du|des|di|do|da|del|van|of) (la |le |las |los )?\p{Lu}/iu.test(raw) && / \p{Lu}/u.test(raw))
    return true;
  return /\b(course\b.* (des?|du|de la|de l')|corsa\b.* (del|della|dei|degli|di)|corrida\b.* (do|da|dos|das)) \p{L}{3,}/u.test(
    title.replace(/\b(du|de la|del|della|di|da) (matin|apres-midi|soir|mattin\w*|sera|manha|tarde|noite)\b/g, ''),
  );
}
