import { randomUUID } from 'node:crypto';
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

/** The one road in: find the command, find out who asks, check the role, parse the input, run. */
export function makeDoor({ commands, care, codec, now, onError, onAnswered, paint, progressPace }: RoadDeps): Door {
  const byName = new Map(commands.map((command) => [command.name, command]));

  const walk = async (invocation: Invocation, progress: Progress): Promise<Answer> => {
    const known = await care.people.identify({
      platform: invocation.platform,
      workspace: invocation.workspace,
      user: invocation.user,
      now: now(),
    });
    const t = makeTranslate(known.person.locale, known.person.zone);
    const command = byName.get(invocation.command);
    if (!command)
      return refused(t, t('road.unknownCommand', { command: invocation.command.slice(0, 40) }), [
        press('help', t('help.button')),
      ]);
    const denied = deny(command, known, t);
    if (denied) return denied;

    const form = formOf(command, invocation, t);
    if (form) return form;
    const parsed = command.input.safeParse(tidy(command, invocation.input, t));
    if (!parsed.success) {
      const problems = problemsOf(command, parsed.error, t);
      return (
        formFor(command, invocation.input, t, { problems }) ??
        refused(
          t,
          t('input.fix', {
            problems: problems
              .map((one) => t('input.problem', { field: optionLabel(command.name, one.option, t), says: one.says }))
              .join(' '),
          }),
        )
      );
    }
    if (!(await care.messages.receive(invocation.platform, invocation.id, now()))) {
      return { tone: 'plain', blocks: [{ kind: 'text', text: t('road.twice') }] };
    }
    const context: CommandContext = {
      actor: actorOf(known),
      now: now(),
      care,
      t,
      place: {
        platform: invocation.platform,
        workspace: known.workspace ?? invocation.workspace ?? '',
        channel: invocation.channel,
      },
      requestId: `${invocation.platform}:${invocation.id}`,
      userId: invocation.user.id,
      progress: progress.tell,
    };
    return command.run(context, parsed.data);
  };

  return {
    async answer(invocation, show) {
      const started = performance.now();
      const progress = makeProgress(show, progressPace);
      try {
        return await walk(invocation, progress);
      } catch (error) {
        const reference = randomUUID().slice(0, 8);
        onError(error, { reference, command: invocation.command, platform: invocation.platform });
        const t = makeTranslate(invocation.user.locale ?? 'en', invocation.user.zone ?? 'utc');
        return {
          title: t('road.errorTitle'),
          tone: 'refused',
          blocks: [{ kind: 'text', text: t('road.error', { reference }) }],
        };
      } finally {
        await progress.end();
        onAnswered?.({
          command: invocation.command,
          platform: invocation.platform,
          milliseconds: performance.now() - started,
        });
      }
    },
    form(invocation) {
      const command = byName.get(invocation.command);
      const t = makeTranslate(invocation.user.locale ?? 'en', invocation.user.zone ?? 'utc');
      return command ? formOf(command, invocation, t) : null;
    },
    async suggest(invocation, option, typed) {
      const command = byName.get(invocation.command);
      if (!command?.suggest) return [];
      try {
        const known = await care.people.identify({
          platform: invocation.platform,
          workspace: invocation.workspace,
          user: invocation.user,
          now: now(),
        });
        const t = makeTranslate(known.person.locale, known.person.zone);
        if (deny(command, known, t)) return [];
        const found = await command.suggest(
          {
            actor: actorOf(known),
            now: now(),
            care,
            t,
            place: { platform: invocation.platform, workspace: known.workspace ?? '', channel: invocation.channel },
            requestId: `${invocation.platform}:${invocation.id}`,
            userId: invocation.user.id,
            progress: () => undefined,
          },
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

type Known = Awaited<ReturnType<Care['people']['identify']>>;

/**
 * A form opens when a press asks for one or when arguments are missing. A form that was sent comes back only with what
 * is wrong or still missing in it.
 */
function formOf(command: Command, invocation: Invocation, t: Translate): Ask | null {
  if (invocation.origin !== 'form') {
    const prefill = command.prefill?.(invocation.user) ?? {};
    return formFor(command, invocation.input, t, { prefill, ...(invocation.ask ? { ask: invocation.ask } : {}) });
  }
  const known = tidy(command, invocation.input, t);
  if ((command.ask?.(known) ?? []).length > 0) return formFor(command, invocation.input, t);
  const parsed = command.input.safeParse(known);
  return parsed.success
    ? null
    : formFor(command, invocation.input, t, { problems: problemsOf(command, parsed.error, t) });
}

function deny(command: Command, known: Known, t: Translate): Doc | null {
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
