// Makes the project ready to run: the generated Prisma client, then the compiled JavaScript in dist/. Only what is
// stale is made again: a stamp holds the hash of everything its output was made from. Types are not checked here (`npm
// run check` does that), so they never hold up a start.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const generated = join(root, 'src', 'store', 'generated');
const lockFile = join(dist, '.lock');
const LOCK_IS_STALE_AFTER_MS = 120_000;

/** Every file below a folder, sorted; empty when the folder is missing. */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOf(files, seed = '') {
  const hash = createHash('sha256').update(seed);
  for (const file of files) {
    if (!existsSync(file)) continue;
    hash.update(`\0${relative(root, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

const sources = () =>
  ['src', 'commands'].flatMap((folder) => filesBelow(join(root, folder))).filter((file) => !file.startsWith(generated));

/** The two things that are made: what each is made from, where it ends up, and how. */
const client = {
  name: 'database client',
  stamp: join(dist, '.client-stamp'),
  shows: join(generated, 'client.ts'),
  hash: () => {
    const schema = filesBelow(join(root, 'prisma')).filter((file) => file.endsWith('.prisma'));
    return hashOf([...schema, join(root, 'prisma.config.ts'), packageOf('prisma')]);
  },
  make: generateClient,
};
const program = {
  name: 'program',
  stamp: join(dist, '.build-stamp'),
  shows: join(dist, 'src'),
  hash: () =>
    hashOf(
      [
        ...sources(),
        ...['tsconfig.json', 'tsconfig.build.json'].map((file) => join(root, file)),
        packageOf('typescript'),
      ],
      client.hash(),
    ),
  make: compile,
};

/** The file that names the installed version of a package. */
function packageOf(name) {
  return join(root, 'node_modules', name, 'package.json');
}

function isStale(thing) {
  return !existsSync(thing.shows) || !existsSync(thing.stamp) || readFileSync(thing.stamp, 'utf8') !== thing.hash();
}

/** Runs a JavaScript command line of an installed package; its output is shown only when it fails. */
function runTool(what, specifier, args, env = {}) {
  const tool = createRequire(import.meta.url).resolve(specifier);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${what} failed:\n${said.trim()}`))));
  });
}

async function generateClient() {
  if (!existsSync(join(root, 'prisma', 'schema.prisma'))) return;
  rmSync(generated, { recursive: true, force: true });
  // The client needs no engine, but the command line looks for one and would download it: any existing file satisfies
  // it.
  await runTool('prisma generate', 'prisma/build/index.js', ['generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
}

async function compile() {
  // TypeScript 7 is a native program behind a small launcher.
  await runTool('the TypeScript compiler', join(dirname(packageOf('typescript')), 'bin', 'tsc'), [
    '-p',
    'tsconfig.build.json',
  ]);
  const made = new Set();
  for (const source of [...sources(), ...filesBelow(generated)]) {
    const target = join(dist, relative(root, source));
    if (extname(source) === '.ts') made.add(`${target.slice(0, -3)}.js`);
    else {
      made.add(target);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(source, target);
    }
  }
  for (const folder of ['src', 'commands'])
    for (const file of filesBelow(join(dist, folder))) if (!made.has(file)) rmSync(file, { force: true });
  mkdirSync(program.shows, { recursive: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** One builder at a time. A lock left by a killed builder (a dead process, or very old) is taken over. */
async function withLock(work) {
  mkdirSync(dist, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      try {
        const owner = Number(readFileSync(lockFile, 'utf8'));
        const age = Date.now() - statSync(lockFile).mtimeMs;
        // An empty file belongs to somebody who is writing it right now.
        const gone = owner === 0 ? age > 1000 : owner === process.pid || !isAlive(owner);
        if (gone || age > LOCK_IS_STALE_AFTER_MS) rmSync(lockFile, { force: true });
        else await pause(50);
      } catch (vanished) {
        if (vanished.code !== 'ENOENT') throw vanished;
      }
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/**
 * Makes what is stale. An installed package that came without its sources is complete as it is. Throws an Error whose
 * message is for people.
 */
export async function prepare({ clientOnly = false } = {}) {
  if (!existsSync(join(root, 'src'))) return;
  const things = clientOnly ? [client] : [client, program];
  if (!things.some(isStale)) return;
  try {
    await withLock(async () => {
      for (const thing of things) {
        if (!isStale(thing)) continue;
        const began = Date.now();
        const hash = thing.hash();
        rmSync(thing.stamp, { force: true });
        await thing.make();
        // Last, and with the hash from before: whatever changed meanwhile is stale next time.
        writeFileSync(thing.stamp, hash);
        process.stderr.write(`made the ${thing.name} in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
      }
    });
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].includes(error.code))
      throw new Error(`${root} needs building but cannot be written. Run "npm run build" as the owner of that folder.`);
    if (error.code === 'MODULE_NOT_FOUND') throw new Error('Packages are missing. Run "npm ci" first.');
    throw error;
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await prepare({ clientOnly: process.argv.includes('--client-only') });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
