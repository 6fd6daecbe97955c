import { LIMITS } from './limits.ts';
import type { Warnings } from './warnings.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * A file as unfolded content lines, in time linear in its size. Bytes are unfolded before they are decoded, because
 * some writers fold in the middle of a character. UTF-8 or UTF-16, with or without a byte order mark; a line that is
 * neither is read as Windows-1252.
 */
export function linesOf(body: Uint8Array | string, warnings: Warnings): readonly string[] {
  let bytes =
    typeof body === 'string' ? Buffer.from(body) : asUtf8(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  if (bytes.length > LIMITS.bytes) {
    warnings.add('too-large', `only the first ${LIMITS.bytes / 1024 / 1024} MB of the file were read`);
    bytes = bytes.subarray(0, LIMITS.bytes);
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
  if (!bytes.includes(NEWLINE) && bytes.includes(RETURN))
    bytes = bytes.map((byte) => (byte === RETURN ? NEWLINE : byte)) as Buffer;
  const unfolded = unfold(bytes);
  if (unfolded.includes(0)) warnings.add('controls-removed', 'control characters were taken out');
  const text = unfolded.toString('utf8');
  const lines = text.includes('\uFFFD') ? mixedLines(unfolded, warnings) : text.split('\n');
  if (lines.length <= LIMITS.lines) return lines;
  warnings.add('too-many-lines', `only the first ${LIMITS.lines} lines were read`);
  return lines.slice(0, LIMITS.lines);
}

function asUtf8(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(bytes));
  const [high, low] = [bytes.subarray(1, 4), bytes.subarray(0, 3)].map((part) => part[0] === 0 && part[2] === 0);
  if (high && !low) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  if (low && !high) return Buffer.from(new TextDecoder('utf-16be').decode(bytes));
  return bytes;
}

/** Removes every line break followed by a space or a tab, and the carriage return before any line break. */
function unfold(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let from = 0;
  while (from < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline === -1 ? bytes.length : newline;
    const stop = end > from && bytes[end - 1] === RETURN ? end - 1 : end;
    length += bytes.copy(out, length, from, stop);
    from = end + 1;
    if (newline === -1) break;
    const next = bytes[from];
    if (next === SPACE || next === TAB) from += 1;
    else out[length++] = NEWLINE;
  }
  return out.subarray(0, length);
}

function mixedLines(bytes: Buffer, warnings: Warnings): readonly string[] {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const western = new TextDecoder('windows-1252');
  const lines: string[] = [];
  for (let from = 0; from <= bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, from);
    const line = bytes.subarray(from, newline === -1 ? bytes.length : newline);
    try {
      lines.push(strict.decode(line));
    } catch {
      warnings.add('not-utf8', 'a line is not UTF-8 and was read as Windows-1252');
      lines.push(western.decode(line));
    }
    if (newline === -1) break;
    from = newline + 1;
  }
  return lines;
}
