import type { Answer, Ask, Doc, InputValue, PictureBlock } from './doc.ts';
import type { ShowProgress } from './progress.ts';

/** Somebody asks for something: typed, pressed, or sent in a form. Nothing in it is trusted. */
export interface Invocation {
  /** The platform's own id of this interaction: a second delivery has the same one. */
  readonly id: string;
  readonly platform: string;
  /** The guild or workspace; null in a direct message of a platform that does not say. */
  readonly workspace: string | null;
  readonly user: { readonly id: string; readonly name: string; readonly locale?: string; readonly zone?: string };
  /** Where it was asked, so that `team channel here` can mean this one. */
  readonly channel: string | null;
  readonly origin: 'typed' | 'button' | 'form' | 'home';
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ask?: readonly string[];
}

/** Where to say something unasked. */
export type Address =
  | { readonly kind: 'person'; readonly workspace: string; readonly user: string; readonly conversation?: string }
  | { readonly kind: 'channel'; readonly workspace: string; readonly channel: string };

/**
 * What became of a message. `conversation` is worth keeping: it saves looking up the direct message again. `unknown`
 * means it may have arrived, so it is sent again only where the platform can tell.
 */
export type Sent =
  | { readonly ok: true; readonly message: string; readonly conversation?: string }
  | {
      readonly ok: false;
      readonly retry: boolean;
      readonly afterMs?: number;
      readonly reason: 'blocked' | 'gone' | 'limited' | 'unreachable' | 'rejected' | 'unknown';
      readonly detail: string;
    };

/** What a platform needs from the house to answer. */
export interface Door {
  /**
   * The one road in. Never throws: an error becomes a sentence with a reference. A long answer shows its progress
   * through `show`, and stops doing so once the answer is there.
   */
  answer(invocation: Invocation, show?: ShowProgress): Promise<Answer>;
  /**
   * The form a command opens when arguments are missing, or that a sent form (origin `form`) comes back as, with errors
   * beside its fields; null when the command can run as it is. Pure and immediate: a platform asks this first if it
   * must open a form instead of acknowledging, or show errors in the acknowledgement.
   */
  form(invocation: Invocation): Ask | null;
  /** Values for an option while somebody types (Discord's autocomplete). */
  suggest(
    invocation: Invocation,
    option: string,
    typed: string,
  ): Promise<readonly { readonly value: string; readonly label: string }[]>;
  /** The short text a button carries for an invocation, and back; null for one that is forged or expired. */
  pack(invoke: Ask['invoke'], limit: number): Promise<string>;
  /** The picture as PNG; null when it cannot be painted, as its words say the same. Never rejects. */
  paint(picture: PictureBlock): Promise<Uint8Array | null>;
  unpack(text: string): Promise<{ command: string; input: Record<string, InputValue>; ask?: readonly string[] } | null>;
}

/** One chat platform. Four members, no optional ones. */
export interface ChatPlatform {
  readonly name: string;
  start(door: Door): Promise<void>;
  /** `key` identifies the message: a platform that can recognise duplicates uses it. */
  send(address: Address, doc: Doc, key: string): Promise<Sent>;
  stop(): Promise<void>;
}
