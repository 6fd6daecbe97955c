import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreateSecret, readSecret } from './secretFile.ts';

/** A secret, with the name by which sealed texts remember it: letters, digits, `_` and `-`, at most 32. */
interface SealingKey {
  readonly id: string;
  readonly secret: string;
}

export interface SealingKeys {
  readonly keys: readonly SealingKey[];
  /** The id of the key that seals; the others only open. */
  readonly current: string;
}

export interface Sealer {
  /** `context` is the identity of the field, such as `checkIn:ID:note`. The text opens nowhere else. */
  seal(plaintext: string, context: string): string;
  /** Throws SealError. */
  open(sealed: string, context: string): string;
}

/** `tampered` covers changed bytes as well as a text moved to another row: the cipher cannot tell them apart. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly reason: 'malformed' | 'unknown-key' | 'tampered';
  constructor(reason: SealError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

const VERSION = 'v1';
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D: 96 bits of nonce, 128 bits of tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals texts with AES-256-GCM as `v1.KEY.base64url(nonce, text, tag)`. */
export function makeSealer({ keys, current }: SealingKeys): Sealer {
  const derived = new Map<string, Buffer>();
  for (const { id, secret } of keys) {
    if (!KEY_ID.test(id)) throw new TypeError(`a key id is 1 to 32 letters, digits, _ or -: ${id}`);
    if (secret === '') throw new TypeError(`the secret of key ${id} is empty`);
    derived.set(id, Buffer.from(hkdfSync('sha256', secret, '', `deload seal ${VERSION}`, 32)));
  }
  const sealing = derived.get(current);
  if (sealing === undefined) throw new TypeError(`the current key ${current} is not among the keys`);

  return {
    seal(plaintext, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealing, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(bound(current, context));
      const parts = [nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return `${VERSION}.${current}.${Buffer.concat(parts).toString('base64url')}`;
    },
    open(sealed, context) {
      const [version, id = '', body = '', ...rest] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      // Decoding ignores strange characters; a text that does not encode back to the same was changed.
      const whole = bytes.length >= NONCE_BYTES + TAG_BYTES && bytes.toString('base64url') === body;
      if (version !== VERSION || !KEY_ID.test(id) || !whole || rest.length > 0)
        throw new SealError('malformed', 'this is not a sealed text');
      const key = derived.get(id);
      if (key === undefined) throw new SealError('unknown-key', `sealed with key ${id}, which is not configured`);
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(bound(id, context));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new SealError('tampered', 'a sealed text was changed or belongs to another row');
      }
    },
  };
}

/** What a sealed text is tied to. An id has no line break, so no two pairs look the same. */
function bound(id: string, context: string): Buffer {
  return Buffer.from(`${VERSION}\n${id}\n${context}`);
}

/** The configured secret, or the one kept in `dataDir/secret` (made at the first start, readable by its owner only). */
export async function ensureSecret(dataDir: string, configured?: string): Promise<string> {
  return configured ?? (await readOrCreateSecret(join(dataDir, 'secret')));
}

/**
 * The keys for `makeSealer`. `configured` is DELOAD_SECRET: one secret, or several separated by commas, newest first. A
 * secret in `dataDir/secret` still opens what it sealed before another was configured.
 */
export async function sealingKeys(dataDir: string, configured?: string): Promise<SealingKeys> {
  const newest = (configured ?? '').split(',').map((secret) => secret.trim());
  const kept = configured === undefined ? await ensureSecret(dataDir) : await readSecret(join(dataDir, 'secret'));
  const secrets = [...new Set([...newest, kept ?? ''])].filter((secret) => secret !== '');
  const keys = secrets.map((secret) => ({ id: idOf(secret), secret }));
  const [first] = keys;
  if (first === undefined) throw new TypeError('DELOAD_SECRET is set but empty');
  return { keys, current: first.id };
}

/** A name for a secret that reveals nothing about it: 48 bits derived for this purpose alone. */
function idOf(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'deload seal key id', 6)).toString('hex');
}
