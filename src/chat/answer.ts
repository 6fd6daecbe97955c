import { randomUUID } from 'node:crypto';
import type { ZodError } from 'zod';
import { type Actor, hasRole, type Stranger } from '../care/access.ts';
import type { Care } from '../care/index.ts';
import type { Instant } from '../domain/day.ts';
import { makeTranslate, type Translate } from '../i18n/translate.ts';
import { type Command, type CommandContext, press } from './command/command.ts';
import { formFor, optionLabel, problemsOf, tidy } from './command/options.ts';
import type { Answer, Ask, Doc } from './doc.ts';
import type { InvokeCodec } from './invoke.ts';
import type { Paint } from './paint.ts';
import type { Door, Invocation } from './platform.ts';
import { makeProgress, type Progress, type ProgressPace } from './progress.ts';

export interface RoadDeps {
  readonly commands: readonly Command[];
  readonly care: Care;
  readonly codec: InvokeCodec;
  readonly now: () => Instant;
  /** Something in the house broke: the person gets a reference, the log gets the cause. */
  readonly onError: (error: unknown, facts: { reference: string; command: string; platform: string }) => void;
  readonly onAnswered?: (facts: { command: string; platform: string; milliseconds: number }) => void;
  /** Without it, pictures are shown as their words. */
  readonly paint?: Paint;
  readonly progressPace?: ProgressPace;
}

/** A request whose command is known: what every step of the road looks at. */
interface Request {
  readonly command: Command;
  readonly invocation: Invocation;
  readonly t: Translate;
}

type Known = Awaited<ReturnType<Care['people']['identify']>>;

/** The one road in: find the command, find out who asks, check the role, parse the input, run. */
export function makeDoor({ commands, care, codec, now, onError, onAnswered, paint, progressPace }: RoadDeps): Door {
  const byName = new Map(commands.map((command) => [command.name, command]));

  const identify = ({ platform, workspace, user }: Invocation): Promise<Known> =>
    care.people.identify({ platform, workspace, user, now: now() });

  const contextOf = (
    { invocation: { id, platform, channel, user }, t }: Request,
    known: Known,
    progress: CommandContext['progress'],
  ): CommandContext => ({
    actor: actorOf(known),
    now: now(),
    care,
    t,
    place: { platform, workspace: known.workspace ?? '', channel },
    requestId: `${platform}:${id}`,
    userId: user.id,
    progress,
  });

  const walk = async (invocation: Invocation, progress: Progress): Promise<Answer> => {
    const known = await identify(invocation);
    const t = makeTranslate(known.person.locale, known.person.zone);
    const command = byName.get(invocation.command);
    if (!command) {
      const says = t('road.unknownCommand', { command: invocation.command.slice(0, 40) });
      return refused(t, says, [press('help', t('help.button'))]);
    }
    const request: Request = { command, invocation, t };
    const instead = deny(request, known) ?? formOf(request);
    if (instead) return instead;
    const parsed = command.input.safeParse(tidy(command, invocation.input, t));
    if (!parsed.success) return askAgain(request, parsed.error);
    if (!(await care.messages.receive(invocation.platform, invocation.id, now())))
      return { tone: 'plain', blocks: [{ kind: 'text', text: t('road.twice') }] };
    return command.run(contextOf(request, known, progress.tell), parsed.data);
  };

  return {
    async answer(invocation, show) {
      const started = performance.now();
      const progress = makeProgress(show, progressPace);
      const { command, platform } = invocation;
      try {
        return await walk(invocation, progress);
      } catch (error) {
        const reference = randomUUID().slice(0, 8);
        onError(error, { reference, command, platform });
        const t = wordsBefore(invocation);
        return {
          title: t('road.errorTitle'),
          tone: 'refused',
          blocks: [{ kind: 'text', text: t('road.error', { reference }) }],
        };
      } finally {
        await progress.end();
        onAnswered?.({ command, platform, milliseconds: performance.now() - started });
      }
    },
    form(invocation) {
      const command = byName.get(invocation.command);
      return command ? formOf({ command, invocation, t: wordsBefore(invocation) }) : null;
    },
    async suggest(invocation, option, typed) {
      const command = byName.get(invocation.command);
      if (!command?.suggest) return [];
      try {
        const known = await identify(invocation);
        const request = { command, invocation, t: makeTranslate(known.person.locale, known.person.zone) };
        if (deny(request, known)) return [];
        const found = await command.suggest(
          contextOf(request, known, () => undefined),
          option,
          typed,
        );
        return found.slice(0, 25);
      } catch (error) {
        onError(error, { reference: 'suggest', command: invocation.command, platform: invocation.platform });
        return [];
      }
    },
    pack: (invoke, limit) => codec.pack(invoke, limit),
    unpack: (text) => codec.unpack(text),
    paint: paint ?? (async () => null),
  };
}

/** The words for somebody before it is known who they are: what their platform says of them. */
function wordsBefore({ user }: Invocation): Translate {
  return makeTranslate(user.locale ?? 'en', user.zone ?? 'utc');
}

/**
 * A form opens when a press asks for one or when arguments are missing. A form that was sent comes back only with what
 * is wrong or still missing in it.
 */
function formOf({ command, invocation, t }: Request): Ask | null {
  const { input, origin, user, ask } = invocation;
  if (origin !== 'form') return formFor(command, input, t, { prefill: command.prefill?.(user), ask });
  const known = tidy(command, input, t);
  if ((command.ask?.(known) ?? []).length > 0) return formFor(command, input, t);
  const parsed = command.input.safeParse(known);
  return parsed.success ? null : formFor(command, input, t, { problems: problemsOf(command, parsed.error, t) });
}

/** What does not fit, beside its fields in a form; as a sentence where no form can ask for it. */
function askAgain({ command, invocation, t }: Request, error: ZodError): Answer {
  const problems = problemsOf(command, error, t);
  const form = formFor(command, invocation.input, t, { problems });
  if (form) return form;
  const says = problems.map((one) =>
    t('input.problem', { field: optionLabel(command.name, one.option, t), says: one.says }),
  );
  return refused(t, t('input.fix', { problems: says.join(' ') }));
}

function deny({ command, t }: Request, known: Known): Doc | null {
  if (command.who === 'stranger') return null;
  if (known.kind === 'stranger') {
    return known.person.teamId === null
      ? refused(t, t('road.noTeam'), [press('team', t('road.setUp'), { action: 'setup' }, { style: 'primary' })])
      : refused(t, t('road.stranger'), [press('join', t('road.join'), {}, { style: 'primary' })]);
  }
  if (command.who === 'anyone' || hasRole(known.person, command.who)) return null;
  return refused(t, t('road.notYourRole', { roles: t.list(command.who.map((role) => t(`role.${role}`))) }));
}

/**
 * A stranger may run only `stranger` commands. Those ask `care` themselves who it is, and get an actor without rights.
 */
function actorOf(known: Known): Actor {
  return known.kind === 'member' ? known.person : strangerActor(known.person);
}

function strangerActor(stranger: Stranger): Actor {
  return {
    teamId: stranger.teamId ?? '',
    personId: '',
    name: stranger.name,
    roles: [],
    locale: stranger.locale,
    zone: stranger.zone,
  };
}

export function refused(t: Translate, text: string, actions: Doc['actions'] = []): Doc {
  return { title: t('refused.title'), tone: 'refused', blocks: [{ kind: 'text', text }], actions };
}
