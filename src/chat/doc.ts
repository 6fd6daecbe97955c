import type { Instant } from '../domain/day.ts';

/** What a button carries: a command whose arguments are already filled in. */
export interface Invoke {
  readonly command: string;
  readonly input: Readonly<Record<string, InputValue>>;
  /** Opens a form for these options first, with what is in `input` filled in. */
  readonly ask?: readonly string[];
}

export type InputValue = string | number | boolean;

export interface Action {
  readonly label: string;
  readonly style?: 'primary' | 'danger';
  readonly invoke: Invoke;
}

/** A select menu is several buttons in one place: `option` of `invoke` gets the chosen value. */
export interface Choice {
  readonly label: string;
  readonly invoke: Invoke;
  readonly option: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly headings: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'meter';
      readonly label: string;
      readonly value: number;
      readonly max: number;
      readonly words: string;
    }
  | { readonly kind: 'time'; readonly label: string; readonly instant: Instant; readonly words: string }
  | {
      readonly kind: 'progress';
      readonly label: string;
      readonly done: number;
      readonly of: number;
      readonly words: string;
    }
  /** A heading with buttons of its own: one row of a list a person acts on. */
  | { readonly kind: 'item'; readonly text: string; readonly actions: readonly Action[] }
  | { readonly kind: 'choice'; readonly choice: Choice };

export type Tone = 'plain' | 'good' | 'warning' | 'refused';

/** What to say, never how to draw it. The first sentence carries the message; it makes sense read aloud. */
export interface Doc {
  readonly title?: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  readonly actions?: readonly Action[];
}

/** One field of a form, made from an option of the command's zod input. */
export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly type: 'text' | 'longText' | 'number' | 'choice' | 'file' | 'person' | 'channel';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly value?: string;
  readonly error?: string;
}

/** A form is a command that still asks for some of its arguments: one to five fields. */
export interface Ask {
  readonly title: string;
  readonly invoke: Invoke;
  readonly fields: readonly FieldSpec[];
  readonly submit: string;
}

export type Answer = Doc | Ask;

export function isAsk(answer: Answer): answer is Ask {
  return 'fields' in answer;
}
