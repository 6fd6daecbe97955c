/** Markdown that Discord would draw. A URL keeps its underscores, or it would no longer open. */
const URL_OR_MARK = /(https?:\/\/[^\s<>()[\]`*~|\\]+)|[\\*_~`|<[]|^[ \t]*(?:#(?=#{0,2}\s)|>|-(?=[\s#]))/gm;

/** Words as they are: nothing in them becomes bold, a heading, a link, a mention or a hidden text. */
export function plain(text: string): string {
  return text.replace(URL_OR_MARK, (mark, url: string | undefined) =>
    url === undefined ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : mark,
  );
}

export function bold(text: string): string {
  return text.trim() === '' ? '' : `**${plain(text.trim())}**`;
}

/** At most `max` characters, cut between words, with an ellipsis where something was cut. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  const space = head.lastIndexOf(' ');
  return `${withoutHalf(space > max / 2 ? head.slice(0, space) : head)}…`;
}

/**
 * Pieces of at most `max` characters that together are the text: cut after a line, or else a sentence, or else a word.
 */
export function splitText(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const head = rest.slice(0, max);
    const piece = withoutHalf(head.slice(0, cutOf(head)));
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function cutOf(head: string): number {
  const early = head.length / 3;
  for (const end of ['\n', '. ', ' ']) {
    const at = head.lastIndexOf(end);
    if (at > early) return at + end.length;
  }
  return head.length;
}

/** Never half a character, and no escape without what it escapes. */
function withoutHalf(text: string): string {
  const escapes = /\\+$/.exec(text)?.[0].length ?? 0;
  const half = /[\uD800-\uDBFF]$/.test(text) || escapes % 2 === 1;
  return half && text.length > 1 ? text.slice(0, -1) : text;
}
