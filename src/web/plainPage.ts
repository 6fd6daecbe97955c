import { html } from 'hono/html';

export const PLAIN_STYLE_PATH = '/plain.css';

/** One message on a page of its own: nothing found, something broke. */
export function plainPage(title: string, says: readonly string[]) {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Deload</title>
  <link rel="stylesheet" href="${PLAIN_STYLE_PATH}">
</head>
<body>
  <main>
    <h1>${title}</h1>
    ${says.map((line) => html`<p>${line}</p>`)}
  </main>
</body>
</html>`;
}

export const plainStyle = `:root { color-scheme: light dark; }
body { display: grid; min-height: 100vh; margin: 0; place-items: center; background: light-dark(#eef1ef, #0f1514);
  color: light-dark(#16211e, #e8efec); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 34rem; margin: 1.5rem; padding: 2rem; border: 1px solid light-dark(#d8dfdc, #2c3936);
  border-top: 4px solid light-dark(#0f6b62, #3fc7b4); border-radius: 14px; background: light-dark(#fff, #1b2523); }
h1 { margin: 0 0 0.6rem; font-size: 1.4rem; }
p { margin: 0.4rem 0 0; }
`;
