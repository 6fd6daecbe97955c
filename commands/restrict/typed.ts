import { namedWords } from '../../src/chat/command/typedWords.ts';
import { typedIn } from '../../src/domain/checkIn/typed.ts';
import { INJURY_STAGES } from '../../src/domain/medical/healing.ts';
import { TYPED_WORDS } from '../../src/i18n/locales/index.ts';

const { readPart } = typedIn(TYPED_WORDS);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STAGES: readonly string[] = ['calendar', ...INJURY_STAGES];

/** More words than a name has: without quotes of their own they are a reason. */
const LONGEST_NAME = 2;

/**
 * `injury Ada calf left 2026-03-01`, `stage Ada proliferation "still warm"`, `hold "waits for a scan" Ada Athlete`: what to
 * do, for whom, and the rest in the order people say it. In quotes stands a reason, or a name that another reason follows.
 */
export function readRestrict(
  words: readonly string[],
  quoted: readonly string[],
  names: readonly string[],
  actions: readonly string[],
): Record<string, unknown> {
  const { named, loose } = namedWords(words, names);
  const action = loose[0]?.toLowerCase() ?? '';
  if (named.action === undefined && !actions.includes(action))
    return { ...(loose.length > 0 ? { athlete: loose.join(' ') } : {}), ...named };
  const rest = named.action === undefined ? loose.slice(1) : loose;
  return { action, ...readRest(named.action ?? action, rest, quoted), ...named };
}

function readRest(action: string, rest: readonly string[], quoted: readonly string[]): Record<string, unknown> {
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
      if (at < 0) return whoAndWhy(rest, quoted);
      const [before, after] = [rest.slice(0, at), rest.slice(at + 1)];
      const said =
        before.length > 0 && after.length > 0
          ? { ...filled('athlete', before.join(' ')), ...filled('reason', after.join(' ')) }
          : whoAndWhy([...before, ...after], quoted);
      return { ...said, stage: rest[at]?.toLowerCase() };
    }
    case 'hold':
    case 'lift':
      // Without quotes the first word is the name.
      return rest.some((word) => quoted.includes(word))
        ? whoAndWhy(rest, quoted)
        : { ...filled('athlete', rest[0]), ...filled('reason', rest.slice(1).join(' ')) };
    case 'clear':
      return { ...whoAndWhy(others, quoted), ...filled('until', day) };
    default:
      return { ...whoAndWhy(others, quoted), ...filled('day', day) };
  }
}

/** A name and a reason, in either order: of two phrases in quotes the first is the name. */
function whoAndWhy(words: readonly string[], quoted: readonly string[]): Record<string, string> {
  const [first, ...others] = words.filter((word) => quoted.includes(word));
  const bare = words.filter((word) => !quoted.includes(word));
  const isName = first !== undefined && (others.length > 0 || bare.length === 0);
  const isLong = first !== undefined && words[0] === first && bare.length > LONGEST_NAME;
  return isName || isLong
    ? { ...filled('athlete', first), ...filled('reason', [...bare, ...others].join(' ')) }
    : { ...filled('athlete', bare.join(' ')), ...filled('reason', first) };
}

function filled(name: string, value: string | undefined): Record<string, string> {
  return value === undefined || value === '' ? {} : { [name]: value };
}
