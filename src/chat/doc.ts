import type { BodyMapLabels, SoreSpot } from '../charts/bodyMap.ts';
import type { HeatLabels, HeatMap } from '../charts/heatMap.ts';
import type { LoadDay, LoadLabels } from '../charts/load.ts';
import type { RosterDay, RosterLabels } from '../charts/roster.ts';
import type { SquadLabels, SquadRow } from '../charts/squadGrid.ts';
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

/** A select menu is several buttons in one place: the chosen value becomes `option` of `invoke`. */
export interface Choice {
  readonly label: string;
  readonly invoke: Invoke;
  readonly option: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/**
 * What a picture shows: its data, and its labels in the reader's language. Nothing is painted before somebody looks.
 */
export type Chart =
  | { readonly kind: 'load'; readonly days: readonly LoadDay[]; readonly labels: LoadLabels }
  | { readonly kind: 'body'; readonly spots: readonly SoreSpot[]; readonly labels: BodyMapLabels }
  | { readonly kind: 'heat'; readonly map: HeatMap; readonly labels: HeatLabels }
  | { readonly kind: 'squad'; readonly rows: readonly SquadRow[]; readonly labels: SquadLabels }
  | { readonly kind: 'roster'; readonly days: readonly RosterDay[]; readonly labels: RosterLabels };

/**
 * `words` say the same as the chart and are always there; the picture is added where a platform can show it privately.
 */
export interface PictureBlock {
  readonly kind: 'picture';
  readonly chart: Chart;
  readonly words: string;
}

/**
 * A file to keep, handed over only where nobody else reads along. `words` appear with it and nowhere else. It holds
 * nothing that the rest of the document does not say.
 */
export interface FileBlock {
  readonly kind: 'file';
  /** With its extension: letters, digits, dots and hyphens. */
  readonly name: string;
  /** `text/calendar` or `text/csv`. */
  readonly type: string;
  readonly text: string;
  readonly words: string;
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
  /** A text with buttons of its own: one row of a list that people act on. */
  | { readonly kind: 'item'; readonly text: string; readonly actions: readonly Action[] }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | PictureBlock
  | FileBlock;

export type Tone = 'plain' | 'good' | 'warning' | 'refused';

/** What to say, never how to draw it. The first sentence carries the message, and makes sense when read aloud. */
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
  /** A `secret` never has a `value`: what was typed is not shown, carried along or kept. */
  readonly type: 'text' | 'longText' | 'number' | 'choice' | 'file' | 'person' | 'channel' | 'secret';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly value?: string;
  readonly error?: string;
}

/** A form is a command that still needs some of its arguments: one to five fields. */
export interface Ask {
  readonly title: string;
  readonly invoke: Invoke;
  readonly fields: readonly FieldSpec[];
  readonly submit: string;
}

export type Answer = Doc | Ask;

/** A paragraph. */
export function text(words: string): Block {
  return { kind: 'text', text: words };
}

export function isAsk(answer: Answer): answer is Ask {
  return 'fields' in answer;
}
