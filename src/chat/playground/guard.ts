import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { lockedPage } from './lockedPage.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets in only a browser on this machine that was given the link. The Host header is checked because a foreign page can
 * point a name of its own at 127.0.0.1. The Origin of everything that changes something is checked because cookies do
 * not know ports.
 */
export function guardHost(path: string): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!LOOPBACK.includes(nameOf(host))) return c.html(lockedPage('host', path), 403);
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (changes && c.req.header('origin') !== `http://${host}`) {
      return c.json({ problem: 'This request came from another page. Use the playground page itself.' }, 403);
    }
    await next();
  };
}

/** This run's token comes once, in the address, and then lives in a cookie that no script and no other site can use. */
export function guardToken(token: string, path: string): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const cookie = `deload-playground-${portOf(host)}`;
    const url = new URL(c.req.url);
    const given = url.searchParams.get('token');
    if (given !== null && c.req.method === 'GET') {
      if (!same(given, token)) return c.html(lockedPage('token', path), 403);
      setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      url.searchParams.delete('token');
      return c.redirect(`${url.pathname}${url.search}`, 302);
    }
    if (!same(getCookie(c, cookie) ?? '', token)) {
      return c.req.header('accept')?.includes('text/html')
        ? c.html(lockedPage('token', path), 403)
        : c.json(
            { problem: 'The playground was restarted, or this is not its link. Open the link from the terminal.' },
            403,
          );
    }
    await next();
  };
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function portOf(host: string): string {
  return /:(\d+)$/.exec(host)?.[1] ?? '80';
}

function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
