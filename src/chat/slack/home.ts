import type { types } from '@slack/bolt';
import { isAsk } from '../doc.ts';
import type { Door } from '../platform.ts';
import { clientsIn } from './clients.ts';
import { isAboutBlocks } from './failure.ts';
import type { LaneDeps } from './lane.ts';
import { LIMITS } from './limits.ts';
import { formButton } from './modal.ts';
import { renderDoc, withoutPictures } from './render.ts';
import { wordsOf } from './words.ts';

/** Milliseconds the tab may wait to learn somebody's language. */
const PATIENCE_MS = 1500;

export interface HomeDeps extends LaneDeps {
  readonly door: Door;
  /** The command whose answer fills the Home tab. */
  readonly home: { readonly command: string };
}

/** Fills somebody's Home tab with the answer as it is now. */
export async function showHome(workspace: string, user: string, deps: HomeDeps): Promise<void> {
  const { door, workspaces, people, pictures, home } = deps;
  const person = await people.learn(workspace, user, PATIENCE_MS);
  const answer = await door.answer({
    id: `home:${user}:${performance.now()}`,
    platform: 'slack',
    workspace: workspace || null,
    user: { name: user, ...person, id: user },
    channel: null,
    origin: 'home',
    command: home.command,
    input: {},
  });
  const t = wordsOf(people, workspace, user);
  const doc = isAsk(answer) ? formButton(answer, t) : answer;
  const { ui } = await clientsIn(workspaces, workspace);
  const uploads = await pictures.upload(doc, ui, workspace);
  const [page, ...rest] = await renderDoc(doc, 'view', door.pack, t('answer.more'), uploads);
  const more = rest.length > 0 ? [moreBlock(t('answer.more'))] : [];
  const blocks = page?.blocks.slice(0, rest.length > 0 ? LIMITS.viewBlocks - 1 : undefined) ?? [];
  const publish = (shown: readonly types.KnownBlock[]) =>
    ui.views.publish({ user_id: user, view: { type: 'home', blocks: [...shown, ...more] } });
  try {
    await publish(blocks);
  } catch (error) {
    const bare = withoutPictures(blocks);
    if (bare === null || !isAboutBlocks(error)) throw error;
    pictures.forget();
    await publish(bare);
  }
}

function moreBlock(text: string): types.KnownBlock {
  return { type: 'section', text: { type: 'plain_text', text } };
}
