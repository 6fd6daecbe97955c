import { z } from 'zod';
import { type CommandContext, defineCommand, press } from '../../src/chat/command/command.ts';
import { carriedOption, confirmedOption } from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import type { Block, Doc } from '../../src/chat/doc.ts';
import { afterLook, describeFeed, feedActions, stateOfFeed } from '../../src/chat/words/calendar/feeds.ts';
import { templateDoc, wrongRowsDoc } from '../../src/chat/words/calendar/sources.ts';
import { unclearTitle } from '../../src/chat/words/calendar/unclearTitle.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import type { Role } from '../../src/domain/people/athlete.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { SESSION_KINDS } from '../../src/domain/training/session.ts';
import { CALDAV_FORM, choose, connectAccount } from './account.ts';
import { changes } from './changes.ts';
import { SUBSCRIPTION_STEPS, subscription } from './subscription.ts';

const ACTIONS = [
  'list',
  'connect',
  'file',
  'caldav',
  'template',
  'sync',
  'teach',
  'remove',
  'keep',
  'accept',
  'choose',
  'changes',
  'feed',
] as const;
/** Who may connect calendars. Therapists and clinicians may only subscribe to their own bookings. */
const CONNECTING: readonly Role[] = ['athlete', 'admin', 'coach', 'trainer'];
const TITLES_SHOWN = 8;

const input = z.object({
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'calendar.action' } satisfies OptionMeta)
    .default('list'),
  url: z.string().max(2_000).optional(),
  file: z
    .object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
    .meta({ input: 'file' } satisfies OptionMeta)
    .optional(),
  user: z.string().max(200).optional(),
  password: z
    .string()
    .max(200)
    .meta({ input: 'secret' } satisfies OptionMeta)
    .optional(),
  whose: z
    .enum(['mine', 'team'])
    .meta({ labels: 'calendar.whose' } satisfies OptionMeta)
    .optional(),
  purpose: z
    .enum(['team', 'competition', 'athlete'])
    .meta({ labels: 'calendar.purpose' } satisfies OptionMeta)
    .optional(),
  squad: z.string().max(40).optional(),
  title: z.string().max(200).optional(),
  kind: z
    .enum(SESSION_KINDS)
    .meta({ labels: 'kind' } satisfies OptionMeta)
    .optional(),
  feed: carriedOption,
  step: z
    .enum(SUBSCRIPTION_STEPS)
    .meta({ hidden: true } satisfies OptionMeta)
    .optional(),
  key: z
    .string()
    .max(24)
    .meta({ hidden: true } satisfies OptionMeta)
    .optional(),
  sure: confirmedOption,
});
type Input = z.infer<typeof input>;

/**
 * Connects a calendar by address, file, spreadsheet or CalDAV account, shows what was read, learns what a title means,
 * and disconnects it again.
 */
export const calendar = defineCommand({
  name: 'calendar',
  who: [...CONNECTING, 'therapist', 'clinician'],
  reply: 'private',
  input,
  examples: [
    '',
    'https://calendar.example.org/team.ics',
    'connect webcal://example.org/fixtures.ics whose:team purpose:competition',
    'caldav https://dav.example.org user:coach@example.org',
    'teach "Gym A" training',
    'changes',
    'feed',
  ],
  must: ['url', 'file', 'user', 'password'],
  ask(known) {
    switch (known.action) {
      case 'connect':
        return known.url ? [] : ['url', 'whose', 'purpose', 'squad'];
      case 'file':
        return known.file ? [] : ['file', 'whose', 'purpose', 'squad'];
      case 'caldav':
        return known.url && known.user && known.password ? [] : CALDAV_FORM;
      case 'teach':
        return known.title && !known.kind ? ['kind'] : [];
      default:
        return [];
    }
  },
  read: readCalendarWords,
  async run(context, given) {
    switch (given.action) {
      case 'connect':
      case 'file':
        return connect(context, given);
      case 'caldav':
        return connectAccount(context, given);
      case 'choose':
        return choose(context, given);
      case 'template':
        return templateDoc(context.t, context.care.calendar.spreadsheetTemplate);
      case 'sync':
      case 'accept':
        return sync(context, given);
      case 'teach':
        return given.title && given.kind ? teach(context, given) : unclear(context, given);
      case 'remove':
        return remove(context, given);
      case 'keep':
        return keep(context, given);
      case 'changes':
        return changes(context);
      case 'feed':
        return subscription(context, given);
      default:
        return list(context);
    }
  },
});

/** `https://…` alone connects; `teach Gym A training` needs no quotes. */
function readCalendarWords(words: readonly string[]): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  const loose: string[] = [];
  for (const word of words) {
    const match = /^([a-z]+)[:=](.+)$/is.exec(word);
    const name = match?.[1]?.toLowerCase() ?? '';
    // Only the form takes a password: a typed line may be seen by others, and stays in the history of the chat.
    if (match && name === 'password') continue;
    if (match && name in input.shape && name !== 'file') named[name] = match[2];
    else loose.push(word);
  }
  const isUrl = (word: string | undefined) => word !== undefined && /^(https?|webcals?):/i.test(word);
  const url = loose.findIndex(isUrl);
  if (url !== -1) named.url ??= loose.splice(url, 1)[0];
  const first = loose[0]?.toLowerCase();
  if (first !== undefined && named.action === undefined) named.action = loose.shift();
  named.action ??= named.url === undefined ? 'list' : 'connect';
  if (String(named.action).toLowerCase() === 'teach') {
    const last = loose.at(-1)?.toLowerCase();
    if (named.kind === undefined && SESSION_KINDS.some((kind) => kind === last)) named.kind = loose.pop();
    if (named.title === undefined && loose.length > 0) named.title = loose.join(' ');
  } else if (loose.length > 0) named.url ??= loose.join(' ');
  return named;
}

async function connect({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const { url, file, whose = null, purpose = null, squad = null } = given;
  const from = given.action === 'file' ? file : url === undefined ? undefined : { url };
  if (from === undefined) return refusalDoc(t, { refused: 'invalid', field: given.action, rule: 'input.missing' });
  const connected = await care.calendar.connect(actor, { from, whose, purpose, squad, now });
  if ('problems' in connected) return wrongRowsDoc(t, connected);
  if (!isRefusal(connected)) return afterLook(t, connected, t('calendar.connected'));
  const again = given.action === 'file' ? 'file' : 'url';
  return refusalDoc(
    t,
    connected,
    connected.refused === 'invalid'
      ? [press('calendar', t('form.again'), { action: given.action }, { ask: [again, 'whose', 'purpose', 'squad'] })]
      : [],
  );
}

async function sync(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  if (given.feed === undefined) return list(context);
  const looked = await care.calendar.syncNow(actor, given.feed, now, { accept: given.action === 'accept' });
  return isRefusal(looked) ? refusalDoc(t, looked) : afterLook(t, looked, t('calendar.looked'));
}

async function list({ actor, care, now, t }: CommandContext): Promise<Doc> {
  const feeds = await care.calendar.list(actor, now);
  const blocks: readonly Block[] = feeds.map((feed) => ({
    kind: 'item',
    text: `${describeFeed(t, feed)} ${stateOfFeed(t, feed)}`,
    actions: feed.mayChange ? feedActions(t, feed) : [],
  }));
  return {
    title: t('calendar.title'),
    tone: 'plain',
    blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: t('calendar.none') }],
    actions: [
      ...(actor.roles.some((role) => CONNECTING.includes(role))
        ? [
            press('calendar', t('calendar.addUrl'), { action: 'connect' }, { style: 'primary' }),
            press('calendar', t('calendar.addFile'), { action: 'file' }),
            press('calendar', t('caldav.add'), { action: 'caldav' }),
            press('calendar', t('sheet.template'), { action: 'template' }),
          ]
        : []),
      press('calendar', t('change.title'), { action: 'changes' }),
      press('calendar', t('subscription.title'), { action: 'feed' }),
    ],
  };
}

/** Nothing is done: while the calendar is held, what it said before stays in force. */
async function keep({ actor, care, now, t }: CommandContext, { feed }: Input): Promise<Doc> {
  const theirs = (await care.calendar.list(actor, now)).find(({ id, mayChange }) => id === feed && mayChange);
  return theirs
    ? said(t('calendar.kept'), t('calendar.keptText'))
    : refusalDoc(t, { refused: 'not-found', what: 'feed' });
}

async function remove(context: CommandContext, { feed, sure }: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  if (feed === undefined) return list(context);
  if (sure !== 'yes') {
    return {
      title: t('calendar.removeSure'),
      tone: 'warning',
      blocks: [{ kind: 'text', text: t('calendar.removeText') }],
      actions: [
        press('calendar', t('calendar.remove'), { action: 'remove', feed, sure: 'yes' }, { style: 'danger' }),
        press('calendar', t('button.back'), { action: 'list' }),
      ],
    };
  }
  const removed = await care.calendar.remove(actor, feed, now);
  return isRefusal(removed) ? refusalDoc(t, removed) : said(t('calendar.removed', removed), t('calendar.removedText'));
}

async function teach({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const { title = '', kind = 'other', feed, whose = null } = given;
  const taught = await care.calendar.teachTitle(actor, { title, kind, feedId: feed ?? null, whose, now });
  if (isRefusal(taught)) return refusalDoc(t, taught);
  return {
    title: t('calendar.taught', { title, kind: t(`kind.${kind}`) }),
    tone: 'good',
    blocks: [{ kind: 'text', text: t(`calendar.taughtFor.${taught.whose}`) }],
    actions: [press('calendar', t('calendar.moreTitles'), { action: 'teach', ...(feed ? { feed } : {}) })],
  };
}

async function unclear({ actor, care, now, t }: CommandContext, { feed }: Input): Promise<Doc> {
  const titles = await care.calendar.unclearTitles(actor, feed ?? null, now);
  if (isRefusal(titles)) return refusalDoc(t, titles);
  if (titles.length === 0) return said(t('calendar.allClear'), t('calendar.allClearText'));
  return {
    title: t('calendar.unclearTitle'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('calendar.unclearText', { count: titles.length }) },
      ...titles.slice(0, TITLES_SHOWN).map((one) => unclearTitle(t, one)),
    ],
    actions: [press('calendar', t('calendar.all'), { action: 'list' })],
  };
}

function said(title: string, text: string): Doc {
  return { title, tone: 'good', blocks: [{ kind: 'text', text }] };
}
