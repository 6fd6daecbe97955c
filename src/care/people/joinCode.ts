import type { Day, Instant } from '../../domain/day.ts';
import { permission } from '../../domain/people/consent.ts';
import { type GuardianProblem, guardianProblem } from '../../domain/people/guardian.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Code } from '../../store/people/codes.ts';
import type { Person } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';
import { tellAdminsOfGuardian } from './guardian.ts';
import { isLastClinician } from './medicalStaff.ts';

export interface UseCodeInput {
  readonly code: string;
  readonly platform: string;
  readonly workspace: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly locale: string;
  readonly zone: string;
  /** What a guardian says with the code; null: not said. */
  readonly birthDay: Day | null;
  readonly data: boolean | null;
  readonly treatment: boolean | null;
  readonly now: Instant;
}

/** What a guardian is asked for with the code. */
export type GuardianAsk = 'birth' | 'consent' | 'treatment';

export type CodeUsed =
  | { readonly purpose: 'link'; readonly name: string }
  /** Nothing is stored before everything is said. */
  | { readonly purpose: 'guardian-asked'; readonly athlete: string; readonly ask: readonly GuardianAsk[] }
  | {
      readonly purpose: 'guardian';
      readonly athlete: string;
      readonly data: boolean;
      readonly treatment: boolean;
    };

/** What stands against a guardian, beside its field. */
const FIELDS: Partial<Record<GuardianProblem, string>> = {
  'guardian.tooYoung': 'birth',
  'guardian.birthWrong': 'birth',
};

/** Uses a one-time code somebody typed: it links their account, or makes them a guardian once an admin confirms it. */
export const useJoinCode =
  ({ store }: Deps) =>
  async (input: UseCodeInput): Promise<CodeUsed | Refusal> => {
    const code = input.code.trim().toUpperCase();
    const found = await store.peekCode(code);
    if (!found) return { refused: 'code-unknown' };
    return store.transaction(found.teamId, async (tx) => {
      const person = await tx.people.byId(found.personId);
      if (!person) return { refused: 'code-unknown' };
      return (
        whyNoMore(found, person, input.now) ??
        (found.purpose === 'link' ? link(tx, person, code, input) : claim(tx, person, code, input))
      );
    });
  };

function whyNoMore({ usedAt, expiresAt, purpose }: Code, { name: athlete }: Person, now: Instant): Refusal | null {
  const about = { purpose: purpose === 'link' ? 'link' : 'guardian', athlete } as const;
  if (usedAt !== null) return { refused: 'code-used', at: usedAt, ...about };
  return expiresAt <= now ? { refused: 'code-expired', at: expiresAt, ...about } : null;
}

async function link(tx: TeamStore, person: Person, code: string, input: UseCodeInput): Promise<CodeUsed | Refusal> {
  const { platform, workspace, user, now } = input;
  const account = { platform, workspace, user: user.id };
  await tx.team.lock('roles');
  const known = await tx.people.byAccount(platform, workspace, user.id);
  const admins = await tx.people.list(['admin']);
  // The account would be somebody else from then on.
  if (known && known.id !== person.id && admins.length === 1 && admins[0]?.id === known.id)
    return { refused: 'invalid', field: 'code', rule: 'team.lastAdmin' };
  if (known && known.id !== person.id && (await isOnlyWayTo(tx, known.id)))
    return { refused: 'invalid', field: 'code', rule: 'join.lastClinician' };
  // One account for both would let a child answer as their own guardian.
  if (known && (known.guardianId === person.id || person.guardianId === known.id))
    return { refused: 'invalid', field: 'code', rule: 'join.notTogether' };
  if (!(await tx.codes.use(code, 'link', now))) return { refused: 'changed-meanwhile' };
  await tx.people.addAccount(person.id, account);
  await tx.audit.by(person.id, now).note('account.link', person.id, { platform });
  return { purpose: 'link', name: person.name };
}

async function claim(tx: TeamStore, child: Person, code: string, input: UseCodeInput): Promise<CodeUsed | Refusal> {
  const { platform, workspace, user, locale, zone, now, data, treatment } = input;
  const known = await tx.people.byAccount(platform, workspace, user.id);
  if (permission(child, now).minor !== true) return { refused: 'invalid', field: 'code', rule: 'guardian.ofAge' };
  if (child.guardianConfirmedAt !== null && child.guardianId !== known?.id)
    return { refused: 'invalid', field: 'code', rule: 'guardian.hasOne' };
  if (known?.birthDay != null && input.birthDay !== null && input.birthDay !== known.birthDay)
    return { refused: 'invalid', field: 'birth', rule: 'join.birthStays' };
  const birthDay = known?.birthDay ?? input.birthDay;
  const claimant = known ?? { id: null, zone, roles: [], squad: null };
  const problem = guardianProblem({ ...claimant, birthDay }, child, now);
  if (problem !== null && problem !== 'guardian.birthMissing')
    return { refused: 'invalid', field: FIELDS[problem] ?? 'code', rule: problem };
  const ask: GuardianAsk[] = [
    ...(birthDay === null ? (['birth'] as const) : []),
    ...(data === null ? (['consent'] as const) : []),
    ...(treatment === null ? (['treatment'] as const) : []),
  ];
  if (ask.length > 0) return { purpose: 'guardian-asked', athlete: child.name, ask };
  if (!(await tx.codes.use(code, 'guardian', now))) return { refused: 'changed-meanwhile' };
  const person = known ?? (await tx.people.add({ name: user.name, locale, zone, roles: [] }));
  await tx.people.change(person.id, { birthDay, roles: [...new Set([...person.roles, 'guardian' as const])] });
  if (!known) await tx.people.addAccount(person.id, { platform, workspace, user: user.id });
  const confirmed = child.guardianId === person.id ? child.guardianConfirmedAt : null;
  await tx.people.change(child.id, {
    guardianId: person.id,
    guardianConfirmedAt: confirmed,
    guardianAt: data ? now : null,
    treatmentAt: treatment ? now : null,
  });
  const audit = tx.audit.by(person.id, now);
  await audit.note('guardian.claim', child.id, { guardian: person.id });
  if (data) await audit.note('guardian.consent', child.id);
  if (treatment) await audit.note('treatment.consent', child.id);
  if (confirmed === null) await tellAdminsOfGuardian(tx, { ...child, guardianId: person.id }, now);
  return { purpose: 'guardian', athlete: child.name, data: data === true, treatment: treatment === true };
}

/** The last clinician's only account: linked to somebody else, nobody could reach them any more. */
async function isOnlyWayTo(tx: TeamStore, personId: string): Promise<boolean> {
  return (await tx.people.accountsOf(personId)).length === 1 && (await isLastClinician(tx, personId));
}
