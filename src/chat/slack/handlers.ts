import { randomUUID } from 'node:crypto';
import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { Command } from '../command/command.ts';
import { type Asked, askedByCommand, askedByForm, askedByPress } from './asked.ts';
import { type Conversation, converse, invocationOf, type Request } from './conversation.ts';
import { fetchFile } from './files.ts';
import { type HomeDeps, showHome } from './home.ts';
import { readLine, readMenu } from './input.ts';
import { FILE_BYTES } from './limits.ts';
import {
  askView,
  FORM,
  fieldError,
  fieldErrors,
  readMetadata,
  readValues,
  type UploadedFile,
  type ViewValues,
} from './modal.ts';
import { unescapeText } from './text.ts';
import { wordsOf } from './words.ts';

export interface HandlerDeps extends HomeDeps {
  readonly app: App;
  readonly commands: readonly Command[];
  readonly apiUrl: string | null;
  readonly onAcknowledged: (milliseconds: number) => void;
  /** Work after an acknowledgement: remembered until it is done; failures are noted. */
  readonly later: (work: Promise<void>) => Promise<void>;
}

/** One listener for each kind of thing Slack sends, so that nothing stays unacknowledged. */
export function attachHandlers(deps: HandlerDeps): void {
  const { app, door, commands, workspaces, people, log } = deps;
  const receivedAt = (context: Readonly<Record<string, unknown>>): number =>
    typeof context.receivedAt === 'number' ? context.receivedAt : performance.now();
  const acknowledged = (at: number) => deps.onAcknowledged(performance.now() - at);
  /** Work for somebody who is waiting: when it breaks, they are told. */
  const answer = (asked: Asked, work: (conversation: Conversation) => Promise<void>): Promise<void> => {
    const conversation = converse(asked, deps);
    return deps.later(
      work(conversation).catch(async (error: unknown) => {
        const reference = randomUUID().slice(0, 8);
        log.error({ cause: String(error), reference }, 'slack answer failed');
        await conversation.broke(reference);
      }),
    );
  };
  const unpack = async (text: string) => (await door.unpack(text)) ?? (await door.unpack(unescapeText(text)));

  app.command(/.*/, async ({ ack, body, context }) => {
    const at = receivedAt(context);
    await ack();
    acknowledged(at);
    const { command, input } = readLine(body.command, body.text ?? '', commands);
    await answer(askedByCommand(body, at), (conversation) =>
      conversation.carryOut({ id: body.trigger_id, origin: 'typed', command, input }),
    );
  });

  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, context }) => {
    const at = receivedAt(context);
    await ack();
    acknowledged(at);
    const [action] = body.actions;
    const opened = body.view ? readMetadata(body.view.private_metadata ?? '').opened : null;
    const asked = askedByPress(body, opened, at);
    if (action?.type !== 'button' && action?.type !== 'static_select') return;
    await answer(asked, (conversation) => press(conversation, asked.trigger.id, action));
  });

  const press = async (
    conversation: Conversation,
    id: string,
    action: ButtonAction | StaticSelectAction,
  ): Promise<void> => {
    const menu = action.type === 'static_select' ? readMenu(action.action_id) : null;
    const packed = action.type === 'button' ? action.value : menu?.packed;
    const invoke = packed ? await unpack(packed) : null;
    if (!invoke) return conversation.expired();
    const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined;
    const input: Request['input'] =
      menu && chosen !== undefined ? { ...invoke.input, [menu.option]: unescapeText(chosen) } : invoke.input;
    await conversation.carryOut({ ...invoke, input, id, origin: 'button' });
  };

  app.view({ type: 'view_submission' }, async ({ ack, body, view, context }) => {
    const at = receivedAt(context);
    if (body.type !== 'view_submission') return;
    const { opened, packed } = readMetadata(view.private_metadata ?? '');
    const asked = askedByForm(body, opened, at);
    const invoke = view.callback_id === FORM ? await unpack(packed).catch(() => null) : null;
    if (!invoke) {
      await ack({ response_action: 'clear' });
      acknowledged(at);
      if (view.callback_id === FORM) await answer(asked, (conversation) => conversation.expired());
      return;
    }
    const values = readValues(view.state.values);
    const request: Request = { ...invoke, id: `${view.id}.${view.hash}`, origin: 'form' };
    const filled = { ...request, input: { ...invoke.input, ...standIns(values) } };
    const refused = await refusal(asked, filled, view.state.values).catch(() => null);
    await ack(refused ?? { response_action: 'clear' });
    acknowledged(at);
    if (refused) return;
    await answer(asked, async (conversation) => {
      const files = await fetchFiles(asked.workspace, values);
      if ('lost' in files) {
        const text = wordsOf(people, asked.workspace, asked.user)('file.unavailable');
        return conversation.present({ tone: 'refused', blocks: [{ kind: 'text', text }] });
      }
      await conversation.finish({ ...request, input: { ...invoke.input, ...values, ...files.fetched } });
    });
  });

  /**
   * Puts what is wrong with a form beside its fields. If the form now asks for something else, a new one takes its
   * place.
   */
  const refusal = async (
    asked: Asked,
    request: Request,
    values: ViewValues,
  ): Promise<
    | { response_action: 'errors'; errors: Record<string, string> }
    | { response_action: 'update'; view: Awaited<ReturnType<typeof askView>> }
    | null
  > => {
    const tooLarge = Object.entries(readValues(values)).filter(
      ([, value]) => typeof value !== 'string' && value.some((file) => (file.size ?? 0) > FILE_BYTES),
    );
    if (tooLarge.length > 0) {
      const t = wordsOf(people, asked.workspace, asked.user);
      const says = t('file.tooLarge', { megabytes: FILE_BYTES / 1024 / 1024 });
      return {
        response_action: 'errors',
        errors: fieldError(Object.fromEntries(tooLarge.map(([name]) => [name, says]))),
      };
    }
    const person = people.known(asked.workspace, asked.user) ?? {};
    const ask = door.form(invocationOf(asked, request, person));
    if (!ask) return null;
    const errors = fieldErrors(ask, values);
    return errors
      ? { response_action: 'errors', errors }
      : { response_action: 'update', view: await askView(ask, asked, door.pack) };
  };

  const fetchFiles = async (
    workspace: string,
    values: ReturnType<typeof readValues>,
  ): Promise<{ readonly fetched: Readonly<Record<string, unknown>> } | { readonly lost: string }> => {
    const fetched: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) {
      const [file] = typeof value === 'string' ? [] : value;
      if (!file) continue;
      const clients = await workspaces.clients(workspace);
      const got = clients && (await fetchFile(clients, file, deps.apiUrl).catch(() => null));
      if (!got) return { lost: file.name ?? '' };
      fetched[name] = got;
    }
    return { fetched };
  };

  app.view({ type: 'view_closed' }, async ({ ack }) => ack());
  app.action({ type: 'interactive_message' }, async ({ ack }) => ack());
  app.action({ type: 'dialog_submission' }, async ({ ack }) => ack());
  app.options(/.*/, async ({ ack }) => ack({ options: [] }));
  app.shortcut(/.*/, async ({ ack, body, context }) => {
    await ack();
    const asked: Asked = {
      workspace: body.team?.id ?? body.user.team_id ?? '',
      user: body.user.id,
      name: 'name' in body.user ? String(body.user.name) : body.user.id,
      channel: null,
      responseUrl: null,
      from: 'message',
      view: null,
      trigger: { id: body.trigger_id, receivedAt: receivedAt(context), used: false },
    };
    await answer(asked, (conversation) => conversation.expired());
  });

  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') await deps.later(showHome(context.teamId ?? '', event.user, deps));
  });
  app.event('app_uninstalled', async ({ context }) => deps.later(workspaces.forget(context.teamId ?? '')));
  app.event('tokens_revoked', async ({ event, context }) => {
    if (event.tokens.bot?.length) await deps.later(workspaces.forget(context.teamId ?? ''));
  });
  app.error(async (error) => log.error({ cause: error.message }, 'slack handler failed'));
}

/** Files are fetched after the acknowledgement: until then, something of the same size stands in for the check. */
function standIns(values: ReturnType<typeof readValues>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : standIn(value)]),
  );
}

function standIn([file]: readonly UploadedFile[]): unknown {
  return (
    file && { name: file.name ?? 'file', bytes: new Uint8Array(Math.max(1, Math.min(file.size ?? 1, FILE_BYTES))) }
  );
}
