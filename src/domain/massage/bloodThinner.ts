/**
 * Names people write for medicines against clots: international non-proprietary names of the anticoagulants of WHO's ATC
 * groups B01AA, AB, AC, AE and AF, and common brands. Folded to plain lower case.
 */
const NAMES: readonly string[] = [
  ...['warfarin', 'phenprocoumon', 'fenprocumon', 'acenocoumarol', 'acenocumarol', 'fluindione'],
  ...['heparin', 'heparina', 'enoxaparin', 'enoxaparina', 'dalteparin', 'tinzaparin', 'nadroparin', 'fondaparinux'],
  ...['apixaban', 'rivaroxaban', 'edoxaban', 'dabigatran', 'clopidogrel', 'prasugrel', 'ticagrelor'],
  ...['coumadin', 'coumadine', 'marcumar', 'falithrom', 'sintrom', 'previscan', 'clexane', 'lovenox', 'fragmin'],
  ...['innohep', 'fraxiparine', 'arixtra', 'eliquis', 'xarelto', 'lixiana', 'savaysa', 'pradaxa', 'plavix', 'brilique'],
];

/**
 * The first medicine in somebody's own words that thins the blood, as they wrote it; null when we know none. It is only
 * a reason to ask: the name may be misspelt, unknown to us, or somebody else's.
 */
export function thinnerIn(text: string): string | null {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.find((word) => NAMES.includes(plain(word))) ?? null;
}

/** In other languages, `Héparine` has no accent and no last letter. */
function plain(word: string): string {
  const folded = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  return NAMES.includes(folded) ? folded : folded.replace(/e$/, '');
}
