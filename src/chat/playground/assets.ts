import { readFileSync } from 'node:fs';

/** The style sheet, in the order it is read: later parts may adjust earlier ones. */
const STYLES = ['base', 'people', 'chat', 'card', 'compose', 'tools', 'form', 'narrow'];

/** Modules; `page` loads the others. */
const SCRIPTS = ['page', 'places', 'talk', 'compose', 'wire'];

const read = (name: string) => readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8');
const script = (name: string) => ({ type: 'text/javascript; charset=utf-8', body: read(name) });

/** The files the page loads, by name. They contain nobody's data. */
export const ASSETS: ReadonlyMap<string, { readonly type: string; readonly body: string }> = new Map([
  ['style.css', { type: 'text/css; charset=utf-8', body: STYLES.map((name) => read(`${name}.css`)).join('\n') }],
  ...SCRIPTS.map((name) => [`${name}.js`, script(`${name}.js`)] as const),
  ['icon.svg', { type: 'image/svg+xml', body: read('icon.svg') }],
]);
