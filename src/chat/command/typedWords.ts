/** Words like `sleep:7` or `note=tired` by the name of their option, and the rest in order. */
export function namedWords(
  words: readonly string[],
  names: readonly string[],
): { readonly named: Readonly<Record<string, string>>; readonly loose: readonly string[] } {
  const named: Record<string, string> = {};
  const loose: string[] = [];
  for (const word of words) {
    const match = /^([a-z]+)[:=](.+)$/is.exec(word);
    const name = names.find((one) => one === match?.[1]?.toLowerCase());
    if (match?.[2] !== undefined && name !== undefined) named[name] = match[2];
    else loose.push(word);
  }
  return { named, loose };
}
