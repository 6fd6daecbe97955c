import { randomUUID } from 'node:crypto';
import type { Day, Instant } from '../../domain/day.ts';
import { type Role, SPORTS, type Sport } from '../../domain/people/athlete.ts';
import { CONSENT_VERSION } from '../../domain/people/consent.ts';
import type { Person as PersonRow } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDateIfSaid, toInstantOrNull } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly roles: readonly Role[];
  readonly sport: Sport;
  readonly squad: string | null;
  readonly birthDay: Day | null;
  readonly consentAt: Instant | null;
  readonly guardianId: string | null;
  /** An admin confirmed the guardian then. */
  readonly guardianConfirmedAt: Instant | null;
  readonly guardianAt: Instant | null;
  readonly treatmentAt: Instant | null;
  /** Consent was taken back then: what is older stays closed to staff until the athlete says it may open. */
  readonly closedBefore: Instant | null;
  readonly settings: unknown;
  readonly heldAt: Instant | null;
  readonly heldFor: string | null;
  /** Why, in the words of whoever held the bookings by hand. */
  readonly heldNote: string | null;
}

export interface NewPerson {
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly roles: readonly Role[];
  readonly sport?: Sport | null;
  readonly squad?: string | null;
  readonly birthDay?: Day | null;
  readonly consentAt?: Instant | null;
  readonly guardianId?: string | null;
  readonly guardianConfirmedAt?: Instant | null;
  readonly guardianAt?: Instant | null;
  readonly treatmentAt?: Instant | null;
  readonly closedBefore?: Instant | null;
  readonly settings?: object;
}

export type PersonChange = Partial<NewPerson> & {
  readonly heldAt?: Instant | null;
  readonly heldFor?: string | null;
  readonly heldNote?: string | null;
};

export interface AccountRef {
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  readonly conversation: string | null;
  readonly blocked: boolean;
}

/** When a yes was given, and to which text. */
function given(what: 'consent' | 'guardian' | 'treatment', at: Instant | null | undefined) {
  if (at === undefined) return {};
  return { [`${what}At`]: toDateIfSaid(at), [`${what}Version`]: at === null ? null : CONSENT_VERSION };
}

/** The people of one team. */
export const people = ({ db, teamId, sealer }: Scope) => {
  const open = (row: PersonRow): Person => ({
    id: row.id,
    name: row.name,
    locale: row.locale,
    zone: row.zone,
    roles: row.roles as Role[],
    sport: SPORTS.find((sport) => sport === row.sport) ?? 'other',
    squad: row.squad,
    birthDay: row.birthDay === null ? null : sealer.open(row.birthDay, `person:${row.id}:birthDay`),
    consentAt: toInstantOrNull(row.consentAt),
    guardianId: row.guardianId,
    guardianConfirmedAt: toInstantOrNull(row.guardianConfirmedAt),
    guardianAt: toInstantOrNull(row.guardianAt),
    treatmentAt: toInstantOrNull(row.treatmentAt),
    closedBefore: toInstantOrNull(row.closedBefore),
    settings: row.settings,
    heldAt: toInstantOrNull(row.heldAt),
    heldFor: row.heldFor,
    heldNote: row.heldNote === null ? null : sealer.open(row.heldNote, `person:${row.id}:heldNote`),
  });
  const columns = (id: string, change: PersonChange) => {
    const { roles, birthDay, heldNote, heldAt, closedBefore, guardianConfirmedAt, ...rest } = change;
    const { consentAt, guardianAt, treatmentAt, ...plain } = rest;
    const sealed = (name: string, text: string | null | undefined) =>
      typeof text === 'string' ? sealer.seal(text, `person:${id}:${name}`) : text;
    return {
      ...plain,
      roles: roles && [...roles],
      birthDay: sealed('birthDay', birthDay),
      heldNote: sealed('heldNote', heldNote),
      ...given('consent', consentAt),
      ...given('guardian', guardianAt),
      ...given('treatment', treatmentAt),
      guardianConfirmedAt: toDateIfSaid(guardianConfirmedAt),
      closedBefore: toDateIfSaid(closedBefore),
      heldAt: toDateIfSaid(heldAt),
    };
  };
  return {
    async add(person: NewPerson): Promise<Person> {
      const id = randomUUID();
      const row = await db.person.create({
        data: { id, teamId, name: person.name, locale: person.locale, zone: person.zone, ...columns(id, person) },
      });
      return open(row);
    },
    /** Adds many people at once, each with an account that nobody has yet. Returns their ids in the same order. */
    async addMany(
      list: readonly {
        readonly person: NewPerson;
        readonly account: { readonly platform: string; readonly workspace: string; readonly user: string };
      }[],
    ): Promise<readonly string[]> {
      const rows = list.map((one) => ({ ...one, id: randomUUID() }));
      await db.person.createMany({
        data: rows.map(({ id, person }) => {
          const { name, locale, zone } = person;
          return { ...columns(id, person), id, teamId, name, locale, zone };
        }),
      });
      await db.account.createMany({
        data: rows.map(({ id, account: { platform, workspace, user } }) => {
          return { platform, workspace, externalId: user, teamId, personId: id };
        }),
      });
      return rows.map(({ id }) => id);
    },
    async byId(id: string): Promise<Person | null> {
      if (!isId(id)) return null;
      const row = await db.person.findFirst({ where: { teamId, id, leftAt: null } });
      return row && open(row);
    },
    async byIds(ids: readonly string[]): Promise<readonly Person[]> {
      return (await db.person.findMany({ where: { teamId, id: { in: [...ids] }, leftAt: null } })).map(open);
    },
    /** Names by id. Whoever has left has none; ids that are null or stand there twice do no harm. */
    async namesOf(ids: Iterable<string | null | undefined>): Promise<ReadonlyMap<string, string>> {
      const wanted = [...new Set(ids)].flatMap((id) => id ?? []);
      const rows = await db.person.findMany({
        where: { teamId, id: { in: wanted }, leftAt: null },
        select: { id: true, name: true },
      });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    /** Everybody, or those with one of the roles, by name. */
    async list(roles?: readonly Role[]): Promise<readonly Person[]> {
      const rows = await db.person.findMany({
        where: { teamId, leftAt: null, roles: roles && { hasSome: [...roles] } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });
      return rows.map(open);
    },
    /** Those somebody is the guardian of, by name. */
    async childrenOf(guardianId: string): Promise<readonly Person[]> {
      const rows = await db.person.findMany({ where: { teamId, guardianId, leftAt: null }, orderBy: { name: 'asc' } });
      return rows.map(open);
    },
    /** Everybody who has a guardian, confirmed or not. */
    async withGuardian(): Promise<readonly Person[]> {
      return (await db.person.findMany({ where: { teamId, guardianId: { not: null }, leftAt: null } })).map(open);
    },
    async change(id: string, change: PersonChange): Promise<Person | null> {
      const { count } = await db.person.updateMany({ where: { teamId, id, leftAt: null }, data: columns(id, change) });
      return count === 0 ? null : this.byId(id);
    },
    async addAccount(personId: string, account: { platform: string; workspace: string; user: string }): Promise<void> {
      const { platform, workspace, user } = account;
      await db.account.upsert({
        where: { platform_workspace_externalId: { platform, workspace, externalId: user } },
        create: { platform, workspace, externalId: user, teamId, personId },
        update: { teamId, personId },
      });
    },
    /** Where to reach somebody, starting with the account they used last. */
    async accountsOf(personId: string): Promise<readonly AccountRef[]> {
      const rows = await db.account.findMany({ where: { teamId, personId }, orderBy: { seenAt: 'desc' } });
      return rows.map((row) => ({
        platform: row.platform,
        workspace: row.workspace,
        user: row.externalId,
        conversation: row.conversation,
        blocked: row.blockedAt !== null,
      }));
    },
    /** Everybody with an account in a workspace, by name. */
    async inWorkspace(
      platform: string,
      workspace: string,
    ): Promise<readonly { readonly user: string; readonly person: Person }[]> {
      const rows = await db.account.findMany({
        where: { teamId, platform, workspace, person: { leftAt: null } },
        include: { person: true },
        orderBy: { person: { name: 'asc' } },
      });
      return rows.map((row) => ({ user: row.externalId, person: open(row.person) }));
    },
    async byAccount(platform: string, workspace: string, user: string): Promise<Person | null> {
      const account = await db.account.findFirst({ where: { teamId, platform, workspace, externalId: user } });
      return account === null ? null : this.byId(account.personId);
    },
    async markAccount(
      account: Pick<AccountRef, 'platform' | 'workspace' | 'user'>,
      mark: { readonly conversation?: string; readonly blockedAt?: Instant | null; readonly seenAt?: Instant },
    ): Promise<void> {
      await db.account.updateMany({
        where: { teamId, platform: account.platform, workspace: account.workspace, externalId: account.user },
        data: {
          conversation: mark.conversation,
          seenAt: toDateIfSaid(mark.seenAt),
          blockedAt: toDateIfSaid(mark.blockedAt),
        },
      });
    },
  };
};
