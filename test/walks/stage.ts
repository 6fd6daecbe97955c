import type { Doc } from '../../src/chat/doc.ts';
import type { Sent } from '../../src/chat/platform.ts';
import type { WalkHouse } from './house.ts';

/** Somebody of the story. */
export interface Person {
  /** Letters only: every stage makes its platform's own id of it. */
  readonly key: string;
  readonly name: string;
}

/** A file somebody puts into a form. */
export interface GivenFile {
  readonly name: string;
  readonly content: string;
}
export type Values = Readonly<Record<string, string | GivenFile>>;

/** One person at their screen. What they do answers with what they read then. */
export interface Somebody {
  /** A command as typed, without the slash; `@key` names a person. `where: 'staff'` is the staff channel. */
  type(line: string, where?: 'staff'): Promise<string>;
  /** The newest button with this label (or the beginning of it) that they can see. */
  press(label: string): Promise<string>;
  /** Fills in the form that is open, by option name, and sends it. */
  fill(values: Values): Promise<string>;
  /** Presses a button whose hidden part was made up. */
  forge(): Promise<string>;
  /** When a message they can see now has these words; what is edited meanwhile counts as it then reads. */
  sees(words: string): Promise<void>;
  /** Direct messages since the last look. */
  inbox(): readonly string[];
  /** Every file they were handed so far. */
  files(): Promise<readonly GivenFile[]>;
}

/** Where the story is played: one chat platform with the real house behind it. */
export interface Stage {
  readonly name: string;
  readonly house: WalkHouse;
  as(person: Person): Somebody;
  /** Says something unasked to a person, as the outbox does. */
  send(person: Person, doc: Doc): Promise<Sent>;
  /** What the staff channel was told since the last look. */
  staffChannel(): readonly string[];
  /** What the platform's server objected to. */
  complaints(): readonly unknown[];
  close(): Promise<void>;
}

/** A key of its own for every message sent by hand. */
export function keys(): () => string {
  let serial = 0;
  return () => `by-hand-${++serial}`;
}

export type OpenStage = (people: readonly Person[]) => Promise<Stage>;

export const STAFF_CHANNEL = 'staff-alerts';

/** Keeps what was read already. */
export function reader(): (key: string, all: readonly string[]) => readonly string[] {
  const read = new Map<string, number>();
  return (key, all) => {
    const fresh = all.slice(read.get(key) ?? 0);
    read.set(key, all.length);
    return fresh;
  };
}

/** `@thea` in a line, as the platform writes people. */
export function withMentions(line: string, people: readonly Person[], mention: (person: Person) => string): string {
  return people.reduce((text, person) => text.replaceAll(`@${person.key}`, mention(person)), line);
}
