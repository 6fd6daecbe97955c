import { type Day, dayOf, type Instant, isDay, isZone } from '../../domain/day.ts';
import { ageOn, type Sport } from '../../domain/people/athlete.ts';
import { type ConsentRefusal, permission } from '../../domain/people/consent.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';
import { makeGuardianCode } from './codes.ts';
import { forgetEarlier } from './earlier.ts';

export interface JoinInput {
  readonly teamId: string;
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  /** What the platform says of somebody who is new and did not say it themselves. */
  readonly platformSays: { readonly name: string; readonly locale: string; readonly zone: string };
  /** What was not said is null, and stays as it was. */
  readonly name: string | null;
  readonly locale: string | null;
  readonly zone: string | null;
  readonly sport: Sport | null;
  readonly squad: string | null;
  /** Whoever gives it is an athlete; staff leave it out, and an admin gives them a role. */
  readonly birthDay: Day | null;
  readonly consent: boolean | null;
  readonly now: Instant;
}

export interface Joined {
  readonly personId: string;
  readonly name: string;
  readonly athlete: boolean;
  readonly isNew: boolean;
  /** Consent was taken back just now. */
  readonly withdrawn: boolean;
  /** Why nothing about their health is stored; null when it may be. */
  readonly missing: ConsentRefusal | null;
  /** Nobody's consent stands against a massage. */
  readonly mayBook: boolean;
  /** What was stored before consent was taken back is still closed to staff, and they may open it. */
  readonly mayOpen: boolean;
  /** A minor's guardian sends this code before anything about health is stored. */
  readonly guardianCode: string | null;
}

/** The youngest and oldest athletes. */
const AGES = { from: 8, to: 100 } as const;

export function isAthletesAge(birthDay: Day, today: Day): boolean {
  const age = isDay(birthDay) ? ageOn(birthDay, today) : -1;
  return age >= AGES.from && age <= AGES.to;
}

/** Somebody joins the team their workspace belongs to, or says something again: what they leave out stays as it was. */
export const join =
  ({ store }: Deps) =>
  async (input: JoinInput): Promise<Joined | Refusal> => {
    if (input.zone !== null && !isZone(input.zone)) return { refused: 'invalid', field: 'zone', rule: 'input.zone' };
    return store.transaction(input.teamId, async (tx) => {
      await tx.team.lock(`join:${input.platform}:${input.user}`);
      const before = await tx.people.byAccount(input.platform, input.workspace, input.user);
      const refusal = whyNotBorn(before, input);
      if (refusal) return refusal;
      const person = before ? await joinAgain(tx, before, input) : await joinNew(tx, input);
      if (!person) return { refused: 'not-found', what: 'person' };
      await tx.audit
        .by(person.id, input.now)
        .note(before ? 'person.update' : 'person.join', person.id, { consent: person.consentAt !== null });
      const { minor, health, treatment } = permission(person, input.now);
      const athlete = person.roles.includes('athlete');
      return {
        personId: person.id,
        name: person.name,
        athlete,
        isNew: before === null,
        withdrawn: before?.consentAt != null && person.consentAt === null,
        missing: health,
        mayBook: treatment === null,
        mayOpen: health === null && minor === false && person.closedBefore !== null,
        guardianCode:
          athlete && minor === true && person.guardianId === null
            ? await makeGuardianCode(tx, person.id, input.now)
            : null,
      };
    });
  };

/** A date of birth that is no athlete's, or that is stored already: only an admin or a guardian corrects it. */
function whyNotBorn(before: Person | null, { birthDay, zone, platformSays, now }: JoinInput): Refusal | null {
  if (birthDay === null) return null;
  if (before?.birthDay != null && before.birthDay !== birthDay)
    return { refused: 'invalid', field: 'birth', rule: 'join.birthStays' };
  const today = dayOf(now, zone ?? before?.zone ?? platformSays.zone);
  return isAthletesAge(birthDay, today) ? null : { refused: 'invalid', field: 'birth', rule: 'input.birthDay' };
}

async function joinNew(tx: TeamStore, input: JoinInput): Promise<Person> {
  const { platformSays, platform, workspace, user, birthDay, consent, now } = input;
  const person = await tx.people.add({
    name: input.name ?? platformSays.name,
    locale: input.locale ?? platformSays.locale,
    zone: input.zone ?? platformSays.zone,
    sport: input.sport,
    squad: input.squad,
    birthDay,
    consentAt: consent ? now : null,
    roles: birthDay === null ? [] : ['athlete'],
  });
  await tx.people.addAccount(person.id, { platform, workspace, user });
  await tellAdmins(tx, person.id, now);
  return person;
}

async function joinAgain(tx: TeamStore, before: Person, input: JoinInput): Promise<Person | null> {
  const { name, locale, zone, sport, squad, birthDay, consent, now } = input;
  const isFirstBirth = birthDay !== null && before.birthDay === null;
  const after = await tx.people.change(before.id, {
    name: name ?? undefined,
    locale: locale ?? undefined,
    zone: zone ?? undefined,
    sport: sport ?? undefined,
    squad: squad ?? undefined,
    ...(isFirstBirth ? { birthDay, roles: [...new Set([...before.roles, 'athlete' as const])] } : {}),
    ...consentSaid(before, consent, now),
  });
  if (before.consentAt === null && after?.consentAt != null) await forgetEarlier(tx, after, now);
  return after;
}

/** A yes that stands already is not a new one, unless it was said before the eighteenth birthday. */
function consentSaid(before: Person, said: boolean | null, now: Instant) {
  if (said === true) {
    const stands = before.consentAt !== null && permission(before, now).health?.refused !== 'consent-of-age';
    return stands ? {} : { consentAt: now };
  }
  if (said === false && before.consentAt !== null) return { consentAt: null, closedBefore: now };
  return {};
}

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
