import type { z } from 'zod';
import type { Actor } from '../../care/access.ts';
import type { Care } from '../../care/index.ts';
import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Answer, Doc, InputValue } from '../doc.ts';

/** Everything a command is given besides its input. */
export interface CommandContext {
  readonly actor: Actor;
  readonly now: Instant;
  readonly care: Care;
  readonly t: Translate;
  /** Where it was asked: `team channel` means this one. */
  readonly place: { readonly platform: string; readonly workspace: string; readonly channel: string | null };
  /** The interaction's own id, by which a second delivery of one press is recognised. */
  readonly requestId: string;
  /** Who the platform says is asking: only join and set-up need it. */
  readonly userId: string;
  /** Shows how far a long answer is, in the place where the answer will be. May be called whenever there is news. */
  readonly progress: (doc: Doc) => void;
}

export type Options = z.ZodObject<Record<string, z.ZodType>>;

/**
 * One thing the bot can be asked. The zod object is the single definition of its input: types, Discord options, Slack
 * modals, validation of buttons, help and docs/commands.md come from it. Required options come before optional ones.
 */
export interface Command<Shape extends Options = Options> {
  readonly name: string;
  /** `anyone` is a member of the team in any role; `stranger` includes people who have not joined. */
  readonly who: readonly Role[] | 'anyone' | 'stranger';
  /** Health is answered privately, and so is everything here. */
  readonly reply: 'private';
  readonly input: Shape;
  /** Typed examples for help, each without the command's name. */
  readonly examples: readonly string[];
  /**
   * The options a form asks for, given what is known already (raw, before validation); empty when the command can run.
   * Pure. When left out: the missing required options, then optional ones, up to five.
   */
  readonly ask?: (known: Readonly<Record<string, unknown>>) => readonly string[];
  /** Options that a form insists on although a typed line may leave them out. */
  readonly must?: readonly string[];
  /** What a form can fill in from what the platform says about the asker, who may change it. */
  readonly prefill?: (user: { readonly name: string; readonly zone?: string }) => Readonly<Record<string, string>>;
  /** Reads the words after the command's name, where position is not enough: `7 calf left`. */
  readonly read?: (words: readonly string[], quoted: readonly string[]) => Record<string, unknown>;
  /** What to offer while somebody types an option marked `suggest`. */
  readonly suggest?: (
    context: CommandContext,
    option: string,
    typed: string,
  ) => Promise<readonly { readonly value: string; readonly label: string }[]>;
  run(context: CommandContext, input: z.infer<Shape>): Promise<Answer>;
}

export function defineCommand<Shape extends Options>(command: Command<Shape>): Command {
  // The list holds commands of every shape: answer.ts parses with the command's own schema before it calls `run`.
  return command as unknown as Command;
}

/** A button that runs a command of ours. */
export function press(
  command: string,
  label: string,
  input: Readonly<Record<string, InputValue>> = {},
  more: { readonly style?: 'primary' | 'danger'; readonly ask?: readonly string[] } = {},
) {
  return {
    label,
    style: more.style,
    invoke: { command, input, ask: more.ask },
  };
}
