import type { types } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Ask, Doc } from '../doc.ts';
import type { Door } from '../platform.ts';
import type { ShowProgress } from '../progress.ts';
import { type Asked, isFresh } from './asked.ts';
import { uploadFiles } from './attachments.ts';
import { clientsIn, type Workspaces } from './clients.ts';
import { askView, formButton, shownView } from './modal.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import { renderDoc, type Surface, withoutPictures } from './render.ts';
import { type PrivatePlace, sayPrivately } from './reply.ts';
import { wordsOf } from './words.ts';

export interface LaneDeps {
  readonly door: Pick<Door, 'pack'>;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly pictures: Pictures;
  readonly log: Log;
}

/** Where one person's answer goes, and how it gets there. */
export interface Lane {
  /** In place of the modal it was asked in, else as a new one while the press is fresh, else as a button that opens it. */
  open(ask: Ask): Promise<void>;
  /** Where it was asked: as a message, or in a modal where it fits into one. */
  show(doc: Doc): Promise<void>;
  /** As messages only they see. */
  say(doc: Doc): Promise<void>;
  /**
   * In a modal, by changing it. The bot cannot change a private message: there, each step gets a message of its own.
   */
  progress(): ShowProgress;
}

export function openLane(asked: Asked, { door, workspaces, people, pictures, log }: LaneDeps): Lane {
  const { workspace, user } = asked;
  const clients = () => clientsIn(workspaces, workspace);
  const words = () => wordsOf(people, workspace, user);

  const draw = async (doc: Doc, surface: Surface) => {
    const { ui } = await clients();
    const shown = await pictures.upload(doc, ui, workspace);
    const files = await uploadFiles(doc, ui, log);
    const uploads = new Map([...shown, ...files.uploads]);
    return { files, pages: await renderDoc(doc, surface, door.pack, words()('answer.more'), uploads) };
  };

  const say = async (doc: Doc, place: PrivatePlace = asked): Promise<void> => {
    const { pages, files } = await draw(doc, 'message');
    for (const page of pages) await sayPrivately(await clients(), place, page, log, pictures.forget);
    await files.share({ user });
  };

  const hasModal = () => asked.view !== null || isFresh(asked.trigger);

  /** false: Slack did not take it, and `otherwise` is in the log. */
  const inModal = async (view: types.ModalView, otherwise: string): Promise<boolean> => {
    const { ui } = await clients();
    try {
      if (asked.view !== null) await ui.views.update({ view_id: asked.view, view });
      else {
        asked.trigger.used = true;
        await ui.views.open({ trigger_id: asked.trigger.id, view });
      }
      return true;
    } catch (error) {
      log.info({ cause: String(error) }, otherwise);
      return false;
    }
  };

  const showBlocks = async (doc: Doc, blocks: readonly types.KnownBlock[]): Promise<boolean> =>
    hasModal() &&
    inModal(
      shownView(doc.title ?? 'Deload', blocks, asked),
      'slack did not show an answer in a view; sent as a message',
    );

  return {
    say: (doc) => say(doc),
    async open(ask) {
      if (hasModal()) {
        const view = await askView(ask, asked, door.pack);
        if (await inModal(view, 'slack did not open a form; offered as a button')) return;
      }
      await say(formButton(ask, words()));
    },
    async show(doc) {
      if (asked.from === 'message') return say(doc);
      const { pages, files } = await draw(doc, 'view');
      const [page] = pages;
      if (page && pages.length === 1) {
        if (await showBlocks(doc, page.blocks)) return files.share({ user });
        const bare = withoutPictures(page.blocks);
        if (bare !== null) pictures.forget();
        if (bare !== null && (await showBlocks(doc, bare))) return files.share({ user });
      }
      await say(doc, { user, channel: null, responseUrl: null });
    },
    progress() {
      let step = 0;
      return async (doc) => {
        const { view } = asked;
        if (view !== null) {
          const [page] = await renderDoc(doc, 'view', door.pack, words()('answer.more'), new Map());
          const { ui } = await clients();
          if (page)
            await ui.views.update({ view_id: view, view: shownView(doc.title ?? 'Deload', page.blocks, asked) });
        } else if (asked.from === 'message') {
          const reached = Math.max(1, ...doc.blocks.map((block) => (block.kind === 'progress' ? block.done : 0)));
          if (reached <= step) return;
          step = reached;
          await say(doc);
        }
      };
    },
  };
}
