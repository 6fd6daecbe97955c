import type { Translate } from '../../i18n/translate.ts';
import type { Log } from '../../log.ts';
import { type Answer, type Ask, type Doc, isAsk } from '../doc.ts';
import type { Door, Invocation } from '../platform.ts';
import type { ShowProgress } from '../progress.ts';
import { type Asked, isFresh } from './asked.ts';
import { uploadFiles } from './attachments.ts';
import type { Clients, Workspaces } from './clients.ts';
import { isAboutBlocks } from './failure.ts';
import { LIMITS } from './limits.ts';
import { askView, reopening, shownView } from './modal.ts';
import type { People, SlackPerson } from './people.ts';
import type { Pictures } from './pictures.ts';
import { type Page, renderDoc, withoutPictures } from './render.ts';
import { sayPrivately } from './reply.ts';
import { wordsFor } from './words.ts';

/** How many milliseconds a form may wait to learn somebody's language; an answer may wait longer. */
const FORM_PATIENCE_MS = 400;
const ANSWER_PATIENCE_MS = 1500;

export interface Request {
  readonly id: string;
  readonly origin: Invocation['origin'];
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ask?: readonly string[];
}

export interface AnsweringDeps {
  readonly door: Door;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly pictures: Pictures;
  readonly home: { readonly command: string };
  readonly log: Log;
}

/** Everything that happens after the acknowledgement. */
export interface Answering {
  invocation(asked: Asked, request: Request, person: SlackPerson): Invocation;
  /** Opens the form that a request still needs, or runs it and shows the answer. */
  carryOut(asked: Asked, request: Request): Promise<void>;
  /** Runs a form that is complete. */
  finish(asked: Asked, request: Request): Promise<void>;
  present(asked: Asked, answer: Answer): Promise<void>;
  expired(asked: Asked): Promise<void>;
  /** Says that something broke, with the reference the log has. */
  broke(asked: Asked, reference: string): Promise<void>;
  showHome(workspace: string, user: string): Promise<void>;
}

export function makeAnswering({ door, workspaces, people, pictures, home, log }: AnsweringDeps): Answering {
  const translatorOf = (workspace: string, user: string) => {
    const person = people.known(workspace, user);
    return wordsFor(person?.locale, person?.zone);
  };
  const moreFor = (asked: Pick<Asked, 'workspace' | 'user'>) =>
    translatorOf(asked.workspace, asked.user)('answer.more');

  const invocation = (asked: Asked, request: Request, person: SlackPerson): Invocation => ({
    ...request,
    platform: 'slack',
    workspace: asked.workspace || null,
    channel: asked.channel,
    user: {
      id: asked.user,
      name: person.name ?? asked.name,
      ...(person.locale ? { locale: person.locale } : {}),
      ...(person.zone ? { zone: person.zone } : {}),
    },
  });

  const clientsFor = async (asked: Pick<Asked, 'workspace'>): Promise<Clients> => {
    const clients = await workspaces.clients(asked.workspace);
    if (!clients) throw new Error('not installed in this workspace');
    return clients;
  };

  const say = async (asked: Asked, doc: Doc): Promise<void> => {
    const clients = await clientsFor(asked);
    const shown = await pictures.upload(doc, clients.ui, asked.workspace);
    const files = await uploadFiles(doc, clients.ui, log);
    const uploads = new Map([...shown, ...files.uploads]);
    for (const page of await renderDoc(doc, 'message', door.pack, moreFor(asked), uploads)) {
      await sayPrivately(clients, asked, page, log, pictures.forget);
    }
    await files.share(asked);
  };

  /** Takes the place of the modal it was pressed in; otherwise opens a new one while the press is fresh. */
  const openForm = async (asked: Asked, ask: Ask): Promise<void> => {
    const { ui } = await clientsFor(asked);
    if (asked.view !== null || isFresh(asked.trigger)) {
      const view = await askView(ask, asked, door.pack);
      try {
        if (asked.view !== null) await ui.views.update({ view_id: asked.view, view });
        else {
          asked.trigger.used = true;
          await ui.views.open({ trigger_id: asked.trigger.id, view });
        }
        return;
      } catch (error) {
        log.info({ cause: String(error) }, 'slack did not open a form; offered as a button');
      }
    }
    await say(asked, formButton(ask, translatorOf(asked.workspace, asked.user)));
  };

  const showDoc = async (asked: Asked, doc: Doc): Promise<void> => {
    if (asked.from === 'message') return say(asked, doc);
    const { ui } = await clientsFor(asked);
    const shown = await pictures.upload(doc, ui, asked.workspace);
    const files = await uploadFiles(doc, ui, log);
    const pages = await renderDoc(doc, 'view', door.pack, moreFor(asked), new Map([...shown, ...files.uploads]));
    const [page] = pages;
    if (page && pages.length === 1) {
      if (await showInView(asked, doc, page)) return files.share(asked);
      const bare = withoutPictures(page.blocks);
      if (bare !== null) pictures.forget();
      if (bare !== null && (await showInView(asked, doc, { ...page, blocks: bare }))) return files.share(asked);
    }
    await say({ ...asked, channel: null, responseUrl: null }, doc);
  };

  const showInView = async (asked: Asked, doc: Doc, page: Page): Promise<boolean> => {
    const { ui } = await clientsFor(asked);
    const view = shownView(doc.title ?? 'Deload', page, asked);
    try {
      if (asked.view !== null) await ui.views.update({ view_id: asked.view, view });
      else if (isFresh(asked.trigger)) {
        asked.trigger.used = true;
        await ui.views.open({ trigger_id: asked.trigger.id, view });
      } else return false;
      return true;
    } catch (error) {
      log.info({ cause: String(error) }, 'slack did not show an answer in a view; sent as a message');
      return false;
    }
  };

  /**
   * In a modal, by changing it. The bot cannot change a private message: there, each step gets a message of its own.
   */
  const progressIn = (asked: Asked): ShowProgress => {
    let step = 0;
    return async (doc) => {
      const view = asked.view;
      if (view !== null) {
        const [page] = await renderDoc(doc, 'view', door.pack, moreFor(asked), new Map());
        const { ui } = await clientsFor(asked);
        if (page) await ui.views.update({ view_id: view, view: shownView(doc.title ?? 'Deload', page, asked) });
      } else if (asked.from === 'message') {
        const reached = Math.max(1, ...doc.blocks.map((block) => (block.kind === 'progress' ? block.done : 0)));
        if (reached <= step) return;
        step = reached;
        await say(asked, doc);
      }
    };
  };

  const present = async (asked: Asked, answer: Answer): Promise<void> => {
    if (isAsk(answer)) return openForm(asked, answer);
    await showDoc(asked, answer);
    if (asked.from === 'home') await showHome(asked.workspace, asked.user);
  };

  const run = async (asked: Asked, request: Request): Promise<void> => {
    const person = await people.learn(asked.workspace, asked.user, ANSWER_PATIENCE_MS);
    await present(asked, await door.answer(invocation(asked, request, person), progressIn(asked)));
  };

  const showHome = async (workspace: string, user: string): Promise<void> => {
    const person = await people.learn(workspace, user, ANSWER_PATIENCE_MS);
    const asked = { workspace, user, name: user, channel: null } as const;
    const answer = await door.answer({
      id: `home:${user}:${performance.now()}`,
      platform: 'slack',
      workspace: workspace || null,
      user: { name: asked.name, ...person, id: user },
      channel: null,
      origin: 'home',
      command: home.command,
      input: {},
    });
    const doc = isAsk(answer) ? formButton(answer, translatorOf(workspace, user)) : answer;
    const { ui } = await clientsFor({ workspace });
    const uploads = await pictures.upload(doc, ui, workspace);
    const [page, ...rest] = await renderDoc(doc, 'view', door.pack, moreFor(asked), uploads);
    const blocks = page?.blocks.slice(0, rest.length > 0 ? LIMITS.viewBlocks - 1 : undefined) ?? [];
    const publish = (shown: Page['blocks']) =>
      ui.views.publish({
        user_id: user,
        view: {
          type: 'home',
          blocks: [
            ...shown,
            ...(rest.length > 0
              ? [{ type: 'section', text: { type: 'plain_text', text: moreFor(asked) } } as const]
              : []),
          ],
        },
      });
    const bare = withoutPictures(blocks);
    try {
      await publish(blocks);
    } catch (error) {
      if (bare === null || !isAboutBlocks(error)) throw error;
      pictures.forget();
      await publish(bare);
    }
  };

  return {
    invocation,
    present,
    showHome,
    finish: run,
    async carryOut(asked, request) {
      const person = await people.learn(asked.workspace, asked.user, FORM_PATIENCE_MS);
      const form = door.form(invocation(asked, request, person));
      if (form) await openForm(asked, form);
      else await run(asked, request);
    },
    async broke(asked, reference) {
      const t = translatorOf(asked.workspace, asked.user);
      const says = { kind: 'text', text: t('road.error', { reference }) } as const;
      await say(asked, { title: t('road.errorTitle'), tone: 'refused', blocks: [says] });
    },
    async expired(asked) {
      await people.learn(asked.workspace, asked.user, FORM_PATIENCE_MS);
      const t = translatorOf(asked.workspace, asked.user);
      await showDoc(asked, { tone: 'refused', blocks: [{ kind: 'text', text: t('road.expired') }] });
    },
  };
}

/** A form that could not be opened by itself: says what it asks, with a button that opens it. */
function formButton(ask: Ask, t: Translate): Doc {
  const wrong = ask.fields.flatMap(({ label: field, error }) => (error === undefined ? [] : [`${field}: ${error}`]));
  return {
    title: ask.title,
    tone: 'plain',
    blocks: [{ kind: 'text', text: wrong.length > 0 ? wrong.join('\n') : t('form.intro') }],
    actions: [{ label: t('form.open'), style: 'primary', invoke: reopening(ask) }],
  };
}
