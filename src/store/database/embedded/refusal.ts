/** Why the embedded server did not start. `message` says what happened and what to do, in one or two sentences. */
export interface EmbeddedRefusal {
  readonly refused:
    | 'unwritable'
    | 'disk-full'
    | 'binaries'
    | 'account'
    | 'foreign-folder'
    | 'version'
    | 'password'
    | 'port'
    | 'busy'
    | 'failed';
  readonly message: string;
}

const OTHER_SERVER = 'Or set DATABASE_URL to use another PostgreSQL server (15 or newer).';

export function refusal(refused: EmbeddedRefusal['refused'], what: string, toDo: string): EmbeddedRefusal {
  return { refused, message: `${what} ${toDo} ${OTHER_SERVER}` };
}

/** A refusal for what the file system said, or null for anything else. */
export function fileRefusal(error: unknown, path: string): EmbeddedRefusal | null {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return refusal(
      'unwritable',
      `The data folder ${path} cannot be written by this user.`,
      'Give it to the user the bot runs as, or set DELOAD_DATA to a folder that user owns.',
    );
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return refusal('unwritable', `${path} is not a folder.`, 'Set DELOAD_DATA to a folder.');
  return null;
}

function diskFull(path: string): EmbeddedRefusal {
  return refusal('disk-full', `The disk that holds ${path} is full.`, 'Free about 200 MB and start again.');
}

/** A refusal for what the server or initdb wrote before it gave up. */
export function outputRefusal(output: string, path: string): EmbeddedRefusal {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(path);
  if (/Permission denied|wrong ownership|Operation not permitted|Read-only file system/.test(output))
    return refusal(
      'unwritable',
      `PostgreSQL may not use its files in ${path}: ${lastLine(output)}.`,
      'Give the folder to the user that made it, or set DELOAD_DATA to another folder.',
    );
  return refusal(
    'failed',
    `PostgreSQL did not start: ${lastLine(output)}.`,
    `${path}.log says more. Your data is untouched.`,
  );
}

/** The last line that names a cause; hints and shutdown notes come after it. */
function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const cause = lines.findLast((line) => /FATAL|PANIC|error|could not/i.test(line)) ?? lines.at(-1);
  return (cause ?? 'it said nothing').replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '').trim();
}
