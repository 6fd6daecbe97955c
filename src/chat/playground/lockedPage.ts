import { html } from 'hono/html';
import type { Html } from './markup.ts';

const REASONS = {
  token: {
    title: 'This page needs its link',
    tells: [
      'The playground opens with a link of its own, made new each time Deload starts.',
      'Look into the terminal where you ran “npm start”: the link stands beside “Playground” and ends with “?token=…”. Open that one.',
    ],
  },
  host: {
    title: 'The playground stays on this machine',
    tells: [
      'It answers only under 127.0.0.1 or localhost, because everybody in it can be looked at without a password.',
      'Open the link from the terminal on the machine that runs Deload.',
    ],
  },
} as const;

/** What somebody sees who may not come in, and what they can do. */
export function lockedPage(reason: keyof typeof REASONS, path: string): Html {
  const { title, tells } = REASONS[reason];
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Deload</title>
  <link rel="icon" href="${path}/assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${path}/assets/style.css">
</head>
<body class="locked">
  <main>
    <img src="${path}/assets/icon.svg" alt="" width="56" height="56">
    <h1>${title}</h1>
    ${tells.map((tell) => html`<p>${tell}</p>`)}
    <pre aria-label="Example of the link">http://127.0.0.1:3000/playground?token=…</pre>
  </main>
</body>
</html>`;
}
