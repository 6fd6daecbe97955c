// Runs every `check:` script of package.json side by side: none of them waits for another.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

function run(name) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(scripts[name], { cwd: root, shell: true, env: { ...process.env, PATH } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => (said += error.message));
    child.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok   ' : 'FAIL '} ${name} (${seconds} s)\n${code === 0 ? '' : said}`);
      resolve(code === 0);
    });
  });
}

const passed = await Promise.all(
  Object.keys(scripts)
    .filter((name) => name.startsWith('check:'))
    .map(run),
);
process.exitCode = passed.every(Boolean) ? 0 : 1;
