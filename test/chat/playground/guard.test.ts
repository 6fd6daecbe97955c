import { describe, expect, it } from 'vitest';
import { playgroundHouse, TOKEN } from '../support/playgroundHouse.ts';

describe('the token of the link', () => {
  it('becomes a cookie no script and no other site can use, and leaves the address', async () => {
    const { app, get } = await playgroundHouse();
    const response = await app.request(`/?token=${TOKEN}&as=mia`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/?as=mia');
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await get('/')).status).toBe(200);
  });

  it.each(['/', '/?token=wrong', '/?token='])('without it %s says where the link is', async (path) => {
    const { app } = await playgroundHouse();
    const response = await app.request(path, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('terminal');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it.each(['/state', '/events?as=mia', '/suggest?as=mia&line=/'])('without it %s is closed', async (path) => {
    const { app } = await playgroundHouse();
    const response = await app.request(path, { headers: { cookie: 'deload-playground-80=guess' } });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ problem: expect.stringContaining('terminal') });
  });

  it.each(['/say', '/press', '/form', '/clock'])('without it POST %s does nothing', async (path) => {
    const { app, see } = await playgroundHouse();
    const response = await app.request(path, {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'mia', text: 'feel 3', jump: '1h', invoke: '', values: {} }),
    });
    expect(response.status).toBe(403);
    const seen = await see('mia');
    expect(seen.messages).toEqual([]);
    expect(seen.clock.moving).toBeNull();
  });
});

describe('where a request comes from', () => {
  it.each([
    ['127.0.0.1:3000', 302],
    ['localhost:3000', 302],
    ['[::1]:3000', 302],
    ['evil.example:3000', 403],
    ['127.0.0.1.evil.example', 403],
    ['192.168.0.7:3000', 403],
  ])('host %s: %i', async (host, status) => {
    const { app } = await playgroundHouse();
    expect((await app.request(`/?token=${TOKEN}`, { headers: { host } })).status).toBe(status);
  });

  it.each([
    ['http://localhost', 200],
    ['http://localhost:3001', 403],
    ['https://evil.example', 403],
    ['null', 403],
  ])('a change from %s: %i', async (origin, status) => {
    const { post } = await playgroundHouse();
    expect((await post('/say', { as: 'mia', text: 'feel 3' }, { origin })).status).toBe(status);
  });

  it('a change without an origin is refused', async () => {
    const { app, cookie } = await playgroundHouse();
    const response = await app.request('/say', {
      method: 'POST',
      headers: { cookie },
      body: '{"as":"mia","text":"feel 3"}',
    });
    expect(response.status).toBe(403);
  });
});
