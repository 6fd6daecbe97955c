import { randomBytes } from 'node:crypto';
import { firmSince } from '../../domain/booking/tentative.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type TeamSettings, teamSettings } from '../../domain/team/settings.ts';
import type { Subscribed, Subscription } from '../../store/calendar/subscriptions.ts';
import { type Actor, hasRole } from '../access.ts';
import { type NamedBooking, nameBookings } from '../booking/book.ts';
import type { Deps, WebAddress } from '../deps.ts';

/** Which roles may read what in a calendar app. Asked again at every look, so a role that is taken away ends it. */
const MAY_READ: Readonly<Record<Subscribed, readonly Role[]>> = {
  mine: ['athlete', 'therapist'],
  team: ['trainer', 'therapist', 'clinician', 'coach'],
};

const DAY = 24 * HOUR;
/** What a calendar app is given. */
const WINDOW = { backDays: 8 * 7, aheadDays: 26 * 7 } as const;
/** How long a cancelled booking is still listed, as cancelled: apps that look rarely learn of it too. */
const CANCELLED_DAYS = 4 * 7;
/** 192 bits, in letters that chat does not take for formatting. */
const TOKEN_BYTES = 24;

export interface MySubscriptions {
  /** What this person may subscribe to, and since when they have. */
  readonly kinds: readonly { readonly whose: Subscribed; readonly since: Instant | null }[];
  readonly web: WebAddress;
}

/** Which addresses somebody has. The addresses themselves are no longer known: only a hash is kept. */
export const mySubscriptions =
  ({ store, webAddress }: Deps) =>
  async (actor: Actor): Promise<MySubscriptions> => {
    const theirs = await store.team(actor.teamId).subscriptions.of(actor.personId);
    const kinds = (['mine', 'team'] as const).filter((whose) => hasRole(actor, MAY_READ[whose]));
    const since = (whose: Subscribed) => theirs.find((one) => one.whose === whose)?.createdAt ?? null;
    return { kinds: kinds.map((whose) => ({ whose, since: since(whose) })), web: webAddress() };
  };

/** Does somebody want single bookings as files? Not with a subscription: they would have them twice. */
export const wantsFiles =
  ({ store }: Deps) =>
  async (teamId: string, personId: string): Promise<boolean> =>
    (await store.team(teamId).subscriptions.of(personId)).every(({ whose }) => whose !== 'mine');

/** Makes an address; `replace` ends the old one. Only this answer has it. */
export const subscribe =
  ({ store, webAddress }: Deps) =>
  async (
    actor: Actor,
    { whose, replace, now }: { readonly whose: Subscribed; readonly replace: boolean; readonly now: Instant },
  ): Promise<{ readonly url: string; readonly isPublic: boolean } | Refusal> => {
    if (!hasRole(actor, MAY_READ[whose])) return { refused: 'not-allowed' };
    const token = randomBytes(TOKEN_BYTES).toString('hex');
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock(`subscription:${actor.personId}`);
      const already = (await tx.subscriptions.of(actor.personId)).some((one) => one.whose === whose);
      if (already && !replace) return { refused: 'already-done' };
      await tx.subscriptions.put(token, { personId: actor.personId, whose, createdAt: now });
      await tx.audit
        .by(actor.personId, now)
        .note(already ? 'subscription.replace' : 'subscription.make', actor.personId, { whose });
      const { url, isPublic } = webAddress();
      return { url: `${url}/calendar/${token}.ics`, isPublic };
    });
  };

/** Ends an address: whoever has it can read nothing more. */
export const unsubscribe =
  ({ store }: Deps) =>
  async (actor: Actor, whose: Subscribed, now: Instant): Promise<true | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      if (!(await tx.subscriptions.remove(actor.personId, whose))) return { refused: 'already-done' };
      await tx.audit.by(actor.personId, now).note('subscription.end', actor.personId, { whose });
      return true;
    });

export interface SubscribedCalendar {
  readonly whose: Subscribed;
  readonly team: string;
  readonly locale: string;
  readonly zone: string;
  readonly bookings: readonly (NamedBooking & {
    /** The reader is the athlete. */
    readonly own: boolean;
    /** The athlete's name as the team lets calendars show it; empty for none. */
    readonly shown: string;
  })[];
  /** The newest change of anything in it. */
  readonly changedAt: Instant;
}

/**
 * What an address shows; null when it is unknown or was ended, or when its owner has left or lost the role. Changes
 * nothing.
 */
export const readSubscription =
  ({ store }: Deps) =>
  async (token: string, now: Instant): Promise<SubscribedCalendar | null> => {
    const found = await store.findSubscription(token);
    if (!found) return null;
    const team = store.team(found.teamId);
    const owner = await team.people.byId(found.personId);
    if (!owner || !hasRole(owner, MAY_READ[found.whose])) return null;
    const { name, settings } = await team.team.get();
    const window = windowOf(now);
    const rows = await team.bookings.inCalendar(window, found.whose === 'mine' ? owner.id : null);
    const { calendarNames } = teamSettings(settings);
    const bookings = (await nameBookings(team, rows)).map((one) => ({
      ...one,
      own: found.whose === 'mine' && one.athleteId === owner.id,
      shown: shownName(one.athlete, calendarNames),
      isAssessment: found.whose === 'mine' && !isMassage(one),
    }));
    const { locale, zone } = owner;
    return {
      whose: found.whose,
      team: name,
      locale,
      zone,
      bookings,
      changedAt: changedAt(found, bookings, window.today, now),
    };
  };

/** Moves on once a day, so that an address shows the same between two changes. */
function windowOf(now: Instant) {
  const today = Math.floor(now / DAY) * DAY;
  return {
    today,
    from: today - WINDOW.backDays * DAY,
    to: today + WINDOW.aheadDays * DAY,
    cancelledSince: today - CANCELLED_DAYS * DAY,
  };
}

function changedAt(found: Subscription, bookings: readonly NamedBooking[], today: Instant, now: Instant): Instant {
  const changes = bookings.flatMap((one) => [one.changedAt, firmSince(one, now) ?? 0]);
  return Math.max(found.createdAt, today, ...changes);
}

function shownName(name: string, how: TeamSettings['calendarNames']): string {
  if (how === 'none') return '';
  if (how === 'full') return name;
  const words = name.split(/[\s-]+/).filter(Boolean);
  return words.map((word) => `${[...word][0]?.toLocaleUpperCase()}.`).join(' ');
}
