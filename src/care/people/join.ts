import { randomInt } from 'node:crypto';
import { type Day, dayOf, HOUR, type Instant, isDay, isZone } from '../../domain/day.ts';
import { ADULT_AGE, ageOn, type Sport } from '../../domain/people/athlete.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Deps } from '../deps.ts';

export interface JoinInput {
  readonly teamId: string;
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly sport: Sport | null;
  readonly squad: string | null;
  /** null: not an athlete but staff; an admin gives them a role. */
  readonly birthDay: Day | null;
  readonly consent: boolean;
  readonly now: Instant;
}

export interface Joined {
  readonly personId: string;
  readonly name: string;
  readonly athlete: boolean;
  /** A minor's guardian sends this code before anything about health is stored. */
  readonly guardianCode: string | null;
}

const GUARDIAN_CODE_HOURS = 14 * 24;
const LINK_CODE_HOURS = 0.25;

/** Somebody joins the team their workspace belongs to. */
export const join =
  ({ store }: Deps) =>
  async (input: JoinInput): Promise<Joined | Refusal> => {
    if (!isZone(input.zone)) return { refused: 'invalid', field: 'zone', rule: 'input.zone' };
    const today = dayOf(input.now, input.zone);
    if (input.birthDay !== null) {
      const age = isDay(input.birthDay) ? ageOn(input.birthDay, today) : -1;
      if (age < 8 || age > 100) return { refused: 'invalid', field: 'birth', rule: 'input.birthDay' };
    }
    const isMinor = input.birthDay !== null && ageOn(input.birthDay, today) < ADULT_AGE;
    return store.transaction(input.teamId, async (tx) => {
      await tx.team.lock(`join:${input.platform}:${input.user}`);
      const before = await tx.people.byAccount(input.platform, input.workspace, input.user);
      const athlete = input.birthDay !== null;
      const about = {
        name: input.name,
        locale: input.locale,
        zone: input.zone,
        sport: input.sport,
        isMinor,
        squad: input.squad ?? undefined,
        birthDay: input.birthDay ?? undefined,
        consentAt: input.consent ? input.now : null,
        roles: [...new Set([...(before?.roles ?? []), ...(athlete ? (['athlete'] as const) : [])])],
      };
      const person = before ? await tx.people.change(before.id, about) : await tx.people.add(about);
      if (!person) return { refused: 'not-found', what: 'person' };
      if (!before) {
        await tx.people.addAccount(person.id, {
          platform: input.platform,
          workspace: input.workspace,
          user: input.user,
        });
        await tellAdmins(tx, person.id, input.now);
      }
      await tx.audit
        .by(person.id, input.now)
        .note(before ? 'person.update' : 'person.join', person.id, { consent: input.consent });
      const guardianCode =
        isMinor && person.guardianAt === null
          ? await makeCode(tx, person.id, 'guardian', input.now + GUARDIAN_CODE_HOURS * HOUR)
          : null;
      return { personId: person.id, name: person.name, athlete, guardianCode };
    });
  };

/**
 * Makes a code that links an account on the other platform, or that is for a guardian. It is shown once and kept as a
 * hash.
 */
export const makeLinkCode =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, now: Instant): Promise<string> =>
    makeCode(store.team(teamId), personId, 'link', now + LINK_CODE_HOURS * HOUR);

export interface UseCodeInput {
  readonly code: string;
  readonly platform: string;
  readonly workspace: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly locale: string;
  readonly zone: string;
  readonly now: Instant;
}

export type CodeUsed =
  | { readonly purpose: 'link'; readonly name: string }
  | { readonly purpose: 'guardian'; readonly athlete: string };

/** Uses a one-time code somebody typed: it links their account, or is a guardian's yes. */
export const useJoinCode =
  ({ store }: Deps) =>
  async (input: UseCodeInput): Promise<CodeUsed | Refusal> => {
    const code = input.code.trim().toUpperCase();
    const account = { platform: input.platform, workspace: input.workspace, user: input.user.id };
    const link = await store.useCode(code, 'link', input.now);
    if (link) {
      return store.transaction(link.teamId, async (tx) => {
        const person = await tx.people.byId(link.personId);
        if (!person) return { refused: 'not-found', what: 'code' };
        await tx.people.addAccount(person.id, account);
        await tx.audit.by(person.id, input.now).note('account.link', person.id, { platform: input.platform });
        return { purpose: 'link', name: person.name };
      });
    }
    const guardian = await store.useCode(code, 'guardian', input.now);
    if (!guardian) return { refused: 'not-found', what: 'code' };
    return store.transaction(guardian.teamId, async (tx) => {
      const athlete = await tx.people.byId(guardian.personId);
      if (!athlete) return { refused: 'not-found', what: 'code' };
      const known = await tx.people.byAccount(account.platform, account.workspace, account.user);
      if (known?.id === athlete.id) return { refused: 'invalid', field: 'code', rule: 'join.notYourself' };
      const person =
        known ?? (await tx.people.add({ name: input.user.name, locale: input.locale, zone: input.zone, roles: [] }));
      await tx.people.change(person.id, { roles: [...new Set([...person.roles, 'guardian' as const])] });
      if (!known) await tx.people.addAccount(person.id, account);
      await tx.people.change(athlete.id, { guardianId: person.id, guardianAt: input.now });
      await tx.audit.by(person.id, input.now).note('guardian.consent', athlete.id);
      await tx.outbox.put([
        {
          key: `guardian.consented:${athlete.id}:${input.now}`,
          to: { personId: athlete.id },
          kind: 'guardian.consented',
          data: {},
          dueAt: input.now,
          lane: 'reply',
        },
      ]);
      return { purpose: 'guardian', athlete: athlete.name };
    });
  };

async function tellAdmins(tx: TeamStore, personId: string, now: Instant): Promise<void> {
  const admins = await tx.people.list(['admin']);
  await tx.outbox.put(
    admins.map((admin) => ({
      key: `member.joined:${personId}:${admin.id}`,
      to: { personId: admin.id },
      kind: 'member.joined',
      data: { personId },
      dueAt: now,
    })),
  );
}

/** Letters that are not easily mistaken for one another: 32^10 codes. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

async function makeCode(tx: TeamStore, personId: string, purpose: string, expiresAt: Instant): Promise<string> {
  const code = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  await tx.codes.put(code, { personId, purpose, expiresAt });
  return code;
}
