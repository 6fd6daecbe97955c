import { spawn } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { type EmbeddedRefusal, refusal } from './refusal.ts';

/** Who PostgreSQL's programs run as. They refuse to run as root, so root hands them to another user. */
export interface Account {
  /** null: this process's own user. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** Words to put in front of a program's own command line. */
  readonly launcher: readonly string[];
}

const SELF: Account = { owner: null, launcher: [] };
const USER = 'postgres';

/**
 * Chooses the account for a server whose data is (or will be) in `folder`: this user; for root, the owner of the data
 * or else the user `postgres`, which is made if the machine has none. `reach` are the paths it must be able to get to.
 */
export async function chooseAccount(folder: string, reach: readonly string[]): Promise<Account | EmbeddedRefusal> {
  if (process.getuid?.() !== 0) return SELF;
  const owner = (await ownerOf(folder)) ?? (await postgresUser()) ?? (await makePostgresUser());
  if (owner === null)
    return refusal(
      'account',
      'PostgreSQL does not run as root, and a user named "postgres" could not be made.',
      'Run the bot as an ordinary user.',
    );
  // Below a private folder such as /root, the other user needs the right to pass through.
  for (const launcher of [[], passing(owner, 'dac_read_search'), passing(owner, 'dac_override')]) {
    const account = { owner, launcher };
    if (
      (await run(account, '/bin/sh', ['-c', 'for path; do test -x "$path" || exit 1; done', 'sh', ...reach])).code === 0
    )
      return account;
  }
  return refusal(
    'account',
    `PostgreSQL does not run as root, and the user "postgres" cannot get to ${reach.join(' and ')}.`,
    'Run the bot as an ordinary user, or move it out of a private folder such as /root.',
  );
}

function passing({ uid, gid }: { uid: number; gid: number }, right: string): string[] {
  return `setpriv --reuid ${uid} --regid ${gid} --clear-groups --inh-caps +${right} --ambient-caps +${right}`.split(
    ' ',
  );
}

/** How `spawn` starts a program under an account. */
export function commandFor(account: Account, program: string, args: readonly string[]) {
  const [command = program, ...rest] = [...account.launcher, program, ...args];
  const switchHere = account.owner !== null && account.launcher.length === 0;
  // The current folder may be closed to the other user.
  return { command, args: rest, options: { cwd: '/', ...(switchHere ? account.owner : {}) } };
}

/** Runs a program to its end; `code` is null when it could not be started or was killed. */
export async function run(
  account: Account,
  program: string,
  programArgs: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { command, args, options } = commandFor(account, program, programArgs);
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, env: { PATH: process.env.PATH, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Gives a folder and everything in it to the account. */
export async function give(account: Account, folder: string): Promise<void> {
  if (account.owner === null) return;
  const { uid, gid } = account.owner;
  if ((await stat(folder)).uid === uid) return;
  await chown(folder, uid, gid);
  await run(SELF, 'chown', ['-R', `${uid}:${gid}`, folder]);
}

async function ownerOf(folder: string): Promise<Account['owner']> {
  const found = await stat(folder).catch(() => null);
  return found === null || found.uid === 0 ? null : { uid: found.uid, gid: found.gid };
}

async function postgresUser(): Promise<Account['owner']> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((what) => run(SELF, 'id', [what, USER])));
  if (uid?.code !== 0 || gid?.code !== 0) return null;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

async function makePostgresUser(): Promise<Account['owner']> {
  // Debian and its kin, then Alpine and BusyBox. Another process may be making the user at the same moment.
  await run(SELF, 'useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]);
  const made = await postgresUser();
  if (made !== null) return made;
  await run(SELF, 'adduser', ['-S', '-D', '-H', USER]);
  return postgresUser();
}
