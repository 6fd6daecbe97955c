import { namedWords } from '../../src/chat/command/typedWords.ts';
import { typedIn } from '../../src/domain/checkIn/typed.ts';
import { INJURY_STAGES } from '../../src/domain/medical/healing.ts';
import { TYPED_WORDS } from '../../src/i18n/locales/index.ts';

const { readPart } = typedIn(TYPED_WORDS);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STAGES: readonly string[] = ['calendar', ...INJURY_STAGES];

/**
 * `injury Ada calf left 2026-03-01`, `stage Ada proliferation "still warm"`, `hold Ada "waits for a scan"`: what to do,
 * for whom, and the rest in the order people say it. A name of two words goes in quotes.
 */
export function readRestrict(
  words: readonly string[],
  names: readonly string[],
  actions: readonly string[],
): Record<string, unknown> {
  const { named, loose } = namedWords(words, names);
  const action = loose[0]?.toLowerCase() ?? '';
  if (named.action === undefined && !actions.includes(action))
    return { ...(loose.length > 0 ? { athlete: loose.join(' ') } : {}), ...named };
  const rest = named.action === undefined ? loose.slice(1) : loose;
  return { action, ...readRest(named.action ?? action, rest), ...named };
}

function readRest(action: string, rest: readonly string[]): Record<string, unknown> {
  const day = rest.find((word) => DAY.test(word));
  const others = rest.filter((word) => word !== day);
  switch (action) {
    case 'injury':
    case 'operation': {
      const { area, side, rest: name } = readPart(others.join(' '));
      // No area among several words: those after the name are one we do not know.
      const unknown = area === null ? readPart(others.slice(1).join(' ')).rest : '';
      return {
        ...filled('athlete', area === null ? others[0] : name),
        ...(area === null ? filled('area', unknown) : { area }),
        ...(side === null || side === 'both' ? {} : { side }),
        ...filled('day', day),
      };
    }
    case 'stage': {
      const at = rest.findIndex((word) => STAGES.includes(word.toLowerCase()));
      if (at < 0) return filled('athlete', rest.join(' '));
      return {
        ...filled('athlete', rest.slice(0, at).join(' ')),
        stage: rest[at]?.toLowerCase(),
        ...filled('reason', rest.slice(at + 1).join(' ')),
      };
    }
    case 'hold':
    case 'lift':
      return { ...filled('athlete', rest[0]), ...filled('reason', rest.slice(1).join(' ')) };
    case 'clear':
      return { ...filled('athlete', others.join(' ')), ...filled('until', day) };
    default:
      return { ...filled('athlete', others.join(' ')), ...filled('day', day) };
  }
}

function filled(name: string, value: string | undefined): Record<string, string> {
  return value === undefined || value === '' ? {} : { [name]: value };
}
