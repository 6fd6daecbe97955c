import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Config, ConfigProblem } from './config.ts';

/**
 * What stands in the way of starting besides the settings themselves: a port that is taken, a data folder that cannot
 * be written to. Checked even when settings are wrong, so that people learn of everything at once.
 */
export async function preflight(
  config: Config | { readonly problems: readonly ConfigProblem[] },
  environment: NodeJS.ProcessEnv,
): Promise<readonly ConfigProblem[]> {
  const wrong = new Set('problems' in config ? config.problems.map((problem) => problem.setting) : []);
  const port = 'problems' in config ? Number(environment.PORT?.trim() || 3000) : config.port;
  const host = 'problems' in config ? environment.HOST?.trim() || '127.0.0.1' : config.host;
  const dataDir = 'problems' in config ? environment.DELOAD_DATA?.trim() || './data' : config.dataDir;
  const found = [
    wrong.has('PORT') || wrong.has('HOST') ? null : await portProblem(host, port),
    wrong.has('DELOAD_DATA') ? null : await folderProblem(dataDir),
  ];
  return found.filter((problem) => problem !== null);
}

async function portProblem(host: string, port: number): Promise<ConfigProblem | null> {
  if (port === 0) return null;
  const server = createServer();
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
  if (error === null) return null;
  if (error.code === 'EADDRINUSE') {
    return {
      setting: 'PORT',
      says: `port ${port} on ${host} is taken by another program; stop it or choose another port, for example PORT=${port + 1}`,
    };
  }
  if (error.code === 'EACCES') {
    return {
      setting: 'PORT',
      says: `port ${port} needs more rights than this user has; choose one from 1024 on, for example PORT=3000`,
    };
  }
  return {
    setting: 'HOST',
    says: `${host} is not an address of this machine (${error.code ?? error.message}); use 127.0.0.1`,
  };
}

async function folderProblem(dataDir: string): Promise<ConfigProblem | null> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return {
      setting: 'DELOAD_DATA',
      says: `the data folder ${dataDir} cannot be written (${code}); give this user the right to, or choose another folder, for example DELOAD_DATA=/var/lib/deload`,
    };
  }
}
