import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureSecret, makeSealer, SealError, sealingKeys } from '../../src/store/database/seal.ts';

const old = { id: 'old', secret: 'a secret of last year' };
const now = { id: 'now', secret: 'the secret of this year' };
const sealer = makeSealer({ keys: [now, old], current: 'now' });
const text = fc.string({ unit: 'binary', maxLength: 400 });

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof SealError) return error.reason;
    throw error;
  }
  return 'opened';
}

describe('a sealed text', () => {
  it('opens to what was sealed, in its own place', () =>
    fc.assert(
      fc.property(text, text, (plain, context) => sealer.open(sealer.seal(plain, context), context) === plain),
    ));

  it('is different every time and shows nothing of the text', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (plain) => {
        const [one, two] = [sealer.seal(plain, 'row:1'), sealer.seal(plain, 'row:1')];
        expect(one).not.toBe(two);
        expect(one).not.toContain(Buffer.from(plain).toString('base64url'));
      }),
    ));

  it('does not open in another row', () =>
    fc.assert(
      fc.property(text, text, text, (plain, here, there) => {
        fc.pre(here !== there);
        expect(reasonOf(() => sealer.open(sealer.seal(plain, here), there))).toBe('tampered');
      }),
    ));

  it('does not open when any bit of it was flipped', () =>
    fc.assert(
      fc.property(text, fc.nat(), fc.nat({ max: 7 }), (plain, at, bit) => {
        const [version, id, body = ''] = sealer.seal(plain, 'row:1').split('.');
        const bytes = Buffer.from(body, 'base64url');
        const place = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << bit), place);
        const changed = [version, id, bytes.toString('base64url')].join('.');
        expect(reasonOf(() => sealer.open(changed, 'row:1'))).toBe('tampered');
      }),
    ));

  it('opens with no character changed, cut off or added', () =>
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('', 'A', '.', '=', ' ', 'é'), fc.nat({ max: 1 }), (at, put, drop) => {
        const sealed = sealer.seal('seven, left calf', 'row:1');
        const place = at % sealed.length;
        const changed = sealed.slice(0, place) + put + sealed.slice(place + drop);
        fc.pre(changed !== sealed);
        expect(reasonOf(() => sealer.open(changed, 'row:1'))).not.toBe('opened');
      }),
    ));

  it.each([
    { what: 'nothing', sealed: '', reason: 'malformed' },
    { what: 'a plain note', sealed: 'calf hurts. since monday. a lot', reason: 'malformed' },
    { what: 'too few bytes', sealed: 'v1.now.AAAA', reason: 'malformed' },
    { what: 'a later version', sealed: sealer.seal('x', 'row').replace('v1', 'v2'), reason: 'malformed' },
    { what: 'a key nobody has', sealed: sealer.seal('x', 'row').replace('now', 'lost'), reason: 'unknown-key' },
    { what: "another key's name", sealed: sealer.seal('x', 'row').replace('now', 'old'), reason: 'tampered' },
  ])('that is $what is $reason', ({ sealed, reason }) => {
    expect(reasonOf(() => sealer.open(sealed, 'row'))).toBe(reason);
  });

  it('sealed with an older key opens, and not without that key', () => {
    const sealed = makeSealer({ keys: [old], current: 'old' }).seal('sleep 4 h', 'row');
    expect(sealer.open(sealed, 'row')).toBe('sleep 4 h');
    expect(reasonOf(() => makeSealer({ keys: [now], current: 'now' }).open(sealed, 'row'))).toBe('unknown-key');
  });
});

describe('a sealer', () => {
  it.each([
    { what: 'a current key that is missing', keys: [old], current: 'now' },
    { what: 'a key id with a dot', keys: [{ id: 'a.b', secret: 'x' }], current: 'a.b' },
    { what: 'an empty secret', keys: [{ id: 'a', secret: '' }], current: 'a' },
  ])('is not made with $what', ({ keys, current }) => {
    expect(() => makeSealer({ keys, current })).toThrow(TypeError);
  });
});

describe('the secret', () => {
  const inFolder = async (work: (folder: string) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), 'deload-seal-'));
    await work(folder).finally(() => rm(folder, { recursive: true }));
  };

  it('is made once, for its owner only, by however many ask', () =>
    inFolder(async (folder) => {
      const secrets = await Promise.all([1, 2, 3, 4].map(() => ensureSecret(join(folder, 'data'))));
      expect(new Set(secrets).size).toBe(1);
      expect(Buffer.from(secrets[0] ?? '', 'base64url').length).toBe(32);
      expect((await stat(join(folder, 'data', 'secret'))).mode & 0o777).toBe(0o600);
    }));

  it('is the configured one where there is one', () =>
    inFolder(async (folder) => {
      expect(await ensureSecret(folder, 'chosen')).toBe('chosen');
      await expect(stat(join(folder, 'secret'))).rejects.toThrow('ENOENT');
    }));

  it('that is configured later still opens what came before; a rotation too', () =>
    inFolder(async (folder) => {
      const before = makeSealer(await sealingKeys(folder)).seal('note', 'row');
      const chosen = makeSealer(await sealingKeys(folder, 'chosen'));
      const rotated = makeSealer(await sealingKeys(folder, 'newer, chosen'));
      expect(chosen.open(before, 'row')).toBe('note');
      expect(rotated.open(chosen.seal('note', 'row'), 'row')).toBe('note');
      expect(reasonOf(() => chosen.open(rotated.seal('note', 'row'), 'row'))).toBe('unknown-key');
    }));

  it('file that was emptied is an error, not a new secret over old data', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'secret'), '');
      await expect(ensureSecret(folder)).rejects.toThrow('is empty');
    }));
});
