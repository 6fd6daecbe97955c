import { readFileSync } from 'node:fs';

const TYPES = {
  'style.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'compose.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

/** The files the page loads, by name. They hold nothing of anybody. */
export const ASSETS: ReadonlyMap<string, { readonly type: string; readonly body: string }> = new Map(
  Object.entries(TYPES).map(([name, type]) => [
    name,
    { type, body: readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8') },
  ]),
);
