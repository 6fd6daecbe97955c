import type { Connected, FeedView } from '../../../care/calendar/connect.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Block, Doc } from '../../doc.ts';

/** What became of a look somebody waited for: what was read, or what went wrong and when it is tried again. */
export function afterLook(t: Translate, { feed, synced }: Connected, title: string): Doc {
  if (synced.kind === 'paused') {
    const { had, left } = synced;
    return {
      title: t('notice.feedPaused.title'),
      tone: 'warning',
      blocks: [{ kind: 'text', text: t('notice.feedPaused.text', { name: feed.name, had, left }) }],
      actions: pausedActions(t, feed.id),
    };
  }
  if (synced.kind !== 'good') {
    const problem = t.maybe(`calendar.problem.${feed.problem ?? 'network'}`) ?? '';
    const when = feed.goodAt === null ? 'calendar.failing' : 'calendar.failingKept';
    return {
      title: t('calendar.notRead'),
      tone: 'warning',
      blocks: [{ kind: 'text', text: `${problem} ${t(when, whenRead(t, feed))}` }],
      actions: feedActions(t, feed),
    };
  }
  const { added, moved, changed, removed, warnings } = synced;
  return {
    title,
    tone: 'good',
    blocks: [
      { kind: 'text', text: t('calendar.read', { name: feed.name, count: feed.coming }) },
      { kind: 'text', text: t('calendar.changes', { added, moved, changed, removed }) },
      ...partly(t, warnings),
      ...(feed.unsure > 0 ? [{ kind: 'text' as const, text: t('calendar.unsure', { count: feed.unsure }) }] : []),
    ],
    actions: [
      ...(feed.unsure > 0
        ? [press('calendar', t('calendar.sayWhat'), { action: 'teach', feed: feed.id }, { style: 'primary' })]
        : []),
      press('calendar', t('calendar.all'), { action: 'list' }),
    ],
  };
}

const RULES = /^(rule|bad-rule|exrule|too-many-rules)/;
const SIZE = /^(too-|text-cut|line-too-long|more-warnings)/;
const ZONE = /zone/;

/** What the reader of the file warned about, in a few words. */
function partly(t: Translate, warnings: readonly string[]): readonly Block[] {
  const kinds = warnings.map((code) =>
    RULES.test(code) ? 'rules' : ZONE.test(code) ? 'zone' : SIZE.test(code) ? 'size' : 'rest',
  );
  if (kinds.length === 0) return [];
  const what = [...new Set(kinds)].map((kind) => t(`calendar.warning.${kind}`)).join('; ');
  return [{ kind: 'text', text: t('calendar.partly', { what: `${what}.` }) }];
}

/** Its name, whose it is and what it holds. */
export function describeFeed(t: Translate, { name, whose, squad, purpose }: FeedView): string {
  const owner = whose === 'team' && squad !== null ? t('calendar.ofSquad', { squad }) : t(`calendar.whose.${whose}`);
  return t('calendar.item', { name, owner, purpose: t(`calendar.purpose.${purpose}`) });
}

/** What was read from it, or what went wrong. */
export function stateOfFeed(t: Translate, feed: FeedView): string {
  const { state, problem, coming, unsure, nextAt } = feed;
  if (state === 'choosing') return t('caldav.choosing');
  if (state === 'held') return t('calendar.state.paused');
  if (state === 'failing') {
    const why = t.maybe(`calendar.problem.${problem ?? 'network'}`) ?? '';
    const next = feed.goodAt === null ? 'calendar.failing' : 'calendar.failingKept';
    return `${why} ${t(next, whenRead(t, feed))}`;
  }
  if (state === 'waiting' || feed.checkedAt === null) return t('calendar.state.waiting');
  return t('calendar.state.good', { coming, unsure, when: t.moment(feed.checkedAt), next: t.moment(nextAt) });
}

/** When it was last read, and when it is tried again. */
function whenRead(t: Translate, { goodAt, nextAt }: FeedView) {
  return { good: goodAt === null ? '' : t.moment(goodAt), when: t.moment(nextAt) };
}

export function feedActions(t: Translate, feed: FeedView) {
  return [
    ...(feed.state === 'held' ? pausedActions(t, feed.id) : []),
    ...(feed.unsure > 0 ? [press('calendar', t('calendar.sayWhat'), { action: 'teach', feed: feed.id })] : []),
    ...(feed.state === 'choosing' ? [press('calendar', t('caldav.choose'), { action: 'choose', feed: feed.id })] : []),
    ...(looksAgain(feed) ? [press('calendar', t('calendar.lookNow'), { action: 'sync', feed: feed.id })] : []),
    press('calendar', t('calendar.remove'), { action: 'remove', feed: feed.id }),
  ];
}

/** A file does not change by itself; an account without a chosen calendar has nothing to look at. */
function looksAgain({ source, state }: FeedView): boolean {
  return (source === 'url' || source === 'caldav') && state !== 'choosing';
}

function pausedActions(t: Translate, feedId: string) {
  return [
    press('calendar', t('calendar.keepOld'), { action: 'keep', feed: feedId }, { style: 'primary' as const }),
    press('calendar', t('calendar.acceptNew'), { action: 'accept', feed: feedId }),
  ];
}
