import { randomUUID } from 'node:crypto';
import type { Interaction, REST } from 'discord.js';
import { makeTranslate, type Translate } from '../../i18n/translate.ts';
import type { Log } from '../../log.ts';
import type { Command } from '../command/command.ts';
import { optionLabel } from '../command/options.ts';
import { type Doc, isAsk } from '../doc.ts';
import type { Door, Invocation } from '../platform.ts';
import type { ShowProgress } from '../progress.ts';
import { ROOM_IN_FORM } from './customId.ts';
import { draw } from './draw.ts';
import { factsOf } from './errors.ts';
import { download, type NoFile } from './files.ts';
import { type Asking, type Heard, hear } from './heard.ts';
import { type Lane, openLane } from './lane.ts';
import { LIMITS, PATIENCE } from './limits.ts';
import { askDoc, toModal } from './modal.ts';
import { within } from './patience.ts';
import { suggestions } from './suggest.ts';

export interface ConversationDeps {
  readonly door: Door;
  readonly commands: readonly Command[];
  /** For answers to interactions. */
  readonly rest: REST;
  readonly log: Log;
  readonly onAcknowledged: (milliseconds: number) => void;
}

/** Answers one interaction. Never throws: what breaks is logged, and the person gets a sentence. */
export async function converse(interaction: Interaction, deps: ConversationDeps): Promise<void> {
  const started = performance.now();
  const { id, token, applicationId, guildId } = interaction;
  // In a direct message nobody else reads along, and a lasting answer can be found again.
  const lane = openLane(deps.rest, { id, token, applicationId, ephemeral: guildId !== null }, deps.log, () =>
    deps.onAcknowledged(performance.now() - started),
  );
  const t = makeTranslate(interaction.locale, 'utc');
  try {
    if (interaction.isAutocomplete()) await lane.offer(await suggestions(interaction, deps).catch(() => []));
    else if (isAsking(interaction)) await answer(interaction, lane, t, deps);
    else if (interaction.isRepliable()) await lane.say(await draw(expired(t), deps.door));
  } catch (error) {
    await apologise(error, interaction, lane, t, deps);
  }
}

function isAsking(interaction: Interaction): interaction is Asking {
  return (
    interaction.isChatInputCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isModalSubmit()
  );
}

/**
 * A form must be the first answer, so we take a moment to find out whether one opens. If it takes longer we acknowledge
 * before we know, and the form then comes as a message with a button.
 */
async function answer(interaction: Asking, lane: Lane, t: Translate, { door, commands }: ConversationDeps) {
  const hearing = hear(interaction, door.unpack);
  const opening = hearing.then((heard) => (heard ? formOf(heard.invocation, door) : null));
  const known = await within(PATIENCE.prepare, Promise.all([hearing, opening]));
  const modal = known?.[1];
  if (modal) return void (await lane.open(modal));
  if (known && known[0] === null) return void (await lane.say(await draw(expired(t), door)));

  if (!(await lane.defer())) return;
  const heard = await hearing;
  const show = async (doc: Doc) => void (await lane.say(await draw(doc, { pack: door.pack })));
  await lane.say(await draw(heard ? await say(heard, t, door, commands, show) : expired(t), door));
}

async function formOf(invocation: Invocation, door: Door) {
  // Discord does not let a form open another form.
  const ask = invocation.origin === 'form' ? null : door.form(invocation);
  return ask && toModal(ask, await door.pack(ask.invoke, ROOM_IN_FORM));
}

async function say(
  { invocation, files }: Heard,
  t: Translate,
  door: Door,
  commands: readonly Command[],
  show: ShowProgress,
): Promise<Doc> {
  const input: Record<string, unknown> = { ...invocation.input };
  for (const [option, wanted] of Object.entries(files)) {
    const file = await download(wanted);
    if (typeof file === 'string') return unreadable(invocation.command, option, file, t, commands);
    input[option] = file;
  }
  const said = await door.answer({ ...invocation, input }, show);
  return isAsk(said) ? askDoc(said, t) : said;
}

async function apologise(
  error: unknown,
  interaction: Interaction,
  lane: Lane,
  t: Translate,
  { door, log }: ConversationDeps,
): Promise<void> {
  const reference = randomUUID().slice(0, 8);
  log.error({ reference, interaction: interaction.id, ...factsOf(error) }, 'discord answer failed');
  if (!interaction.isRepliable()) return;
  const sorry: Doc = {
    title: t('road.errorTitle'),
    tone: 'refused',
    blocks: [{ kind: 'text', text: t('road.error', { reference }) }],
  };
  try {
    await lane.say(await draw(sorry, door));
  } catch (again) {
    log.warn({ reference, interaction: interaction.id, ...factsOf(again) }, 'discord apology failed');
  }
}

function expired(t: Translate): Doc {
  return { title: t('refused.title'), tone: 'refused', blocks: [{ kind: 'text', text: t('road.expired') }] };
}

function unreadable(command: string, option: string, why: NoFile, t: Translate, commands: readonly Command[]): Doc {
  const says = t(`file.${why}`, { megabytes: LIMITS.fileBytes / 1024 / 1024 });
  const known = commands.some((one) => one.name === command);
  const field = known ? optionLabel(command, option, t) : option;
  const problems = t('input.problem', { field, says });
  return { title: t('refused.title'), tone: 'refused', blocks: [{ kind: 'text', text: t('input.fix', { problems }) }] };
}
