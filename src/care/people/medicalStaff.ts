import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { hasRole } from '../access.ts';

/** Whoever treats may stand in for a clinician. */
export const DEPUTY_ROLES = ['clinician', 'trainer', 'therapist'] as const;

/** Who takes medical alerts over: by name, clinicians first. */
export interface MedicalStaff {
  readonly clinicians: readonly Person[];
  /** Named by the team, still here, still treating, and no clinician. */
  readonly deputy: Person | null;
}

/** Everybody who may take a medical alert over, never the athlete it is about. A trainer is none of them. */
export async function medicalPeople(tx: TeamStore, athleteId: string | null): Promise<MedicalStaff> {
  const { deputyId } = teamSettings((await tx.team.get()).settings);
  const [listed, named] = await Promise.all([
    tx.people.list(['clinician']),
    deputyId === null ? null : tx.people.byId(deputyId),
  ]);
  const clinicians = listed.filter(({ id }) => id !== athleteId);
  const stands = named && named.id !== athleteId && hasRole(named, DEPUTY_ROLES) && !hasRole(named, ['clinician']);
  return { clinicians, deputy: stands ? named : null };
}

/** Is this person the team's only clinician? */
export async function isLastClinician(tx: TeamStore, personId: string): Promise<boolean> {
  const clinicians = await tx.people.list(['clinician']);
  return clinicians.length === 1 && clinicians[0]?.id === personId;
}

/** May this person take a medical alert over? */
export async function mayTakeOver(tx: TeamStore, personId: string): Promise<boolean> {
  const { clinicians, deputy } = await medicalPeople(tx, null);
  return deputy?.id === personId || clinicians.some(({ id }) => id === personId);
}

export interface Emergency {
  /** null: the team has not said. */
  readonly number: string | null;
  readonly defibrillator: string | null;
}

export async function emergencyOf(tx: TeamStore): Promise<Emergency> {
  const { emergencyNumber: number, defibrillator } = teamSettings((await tx.team.get()).settings);
  return { number, defibrillator };
}
