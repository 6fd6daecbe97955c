import { hasQuantity, hasWord } from './words.ts';

/** `MD`, `J12 - Lens`, `Jornada 7: Betis x Cádiz`. */
export function isMatchday(title: string): boolean {
  return (
    // A French club that is host or guest.
    /^(reception (de|du|des|d')|recoit |on recoit |deplacement chez )\s?\p{L}/u.test(title) ||
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

/** `Packers at Raiders`: probably a match, the way American calendars write it; `Coffee at Carla's` looks the same. */
export function isVisitAt(raw: string, title: string): boolean {
  return /^\p{Lu}[\p{L}0-9#.& -]* at \p{Lu}/u.test(raw) && !/ at (the|home|noon|night)\b/.test(title);
}

const CLUB =
  /\b(fc|afc|sv|tsv|tus|vfb|vfl|sc|hc|ac|cf|rc|sk|bk|ssv|spvgg|hsg|sg|tv|bsc|cb|cd|ud|rcd|bc|hbc|as|us|ss|vv|rkc|united|utd|rovers|wanderers|athletic|real|sporting|basket|rugby)\b/;

/**
 * `Ligue 1 - Lens - Auxerre`, `Handball: HSG Mitte - TuS Nord`: names between dashes, with a league, a sport or a club.
 */
export function isLeagueFixture(raw: string, title: string): boolean {
  const parts = raw.split(/\s+[-–—]\s+/);
  if (parts.length < 2 || !parts.every((part) => /^[\p{Lu}\d]/u.test(part.trim()))) return false;
  return parts.length === 3 || (parts.length === 2 && (CLUB.test(title) || hasWord('sport', title)));
}

/** `Lens - Auxerre`: two names and a dash. Usually a match, but not in a person's own calendar. */
export function isPairing(raw: string): boolean {
  const bare = raw
    .replace(/\p{Extended_Pictographic}|\ufe0f/gu, '')
    .trim()
    .replace(/\s*(\([^()]*\)|, [^,]*| \d{1,2}([:.h]\d\d| ?h| ?uhr| ?u)?)$/i, '');
  return /^\p{Lu}[\p{L}0-9.'’ ]+\s+[-–—:]\s+\p{Lu}[\p{L}0-9.'’ ]+$/u.test(bare);
}

/** `Hockey: Beeston away`, `Bayern auswärts`, `Auswärts in Bremen`. */
export function isPlayedAway(title: string): boolean {
  if (/^(auswarts (in|bei)|away (at|in)|uit (bij|in)|exterieur a|fuera en|fuori a|fora em) \p{L}{3,}/u.test(title))
    return true;
  return /\p{L}{3,} (away|auswarts|a l'exterieur|fuori casa)$/u.test(title) && !hasWord('travel', title);
}
