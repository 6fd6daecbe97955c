import type { BookingType } from '../../domain/clinic/modality.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { Therapist } from '../../store/clinic/clinic.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';

/** What somebody does in their hours: every clinician assesses, and only therapists do what stands among their skills. */
export function skillsOf({ skills }: Pick<Therapist, 'skills'>, roles: readonly Role[]): readonly BookingType[] {
  const known = new Set<BookingType>(roles.includes('therapist') ? skills : []);
  if (roles.includes('clinician')) known.add('ASSESSMENT');
  return [...known];
}

/** Everybody who may assess, clinicians first; never the athlete it is about. */
export async function assessorsOf(tx: TeamStore, athleteId: string | null): Promise<readonly Person[]> {
  const [staff, therapists] = await Promise.all([tx.people.list(['clinician', 'therapist']), tx.clinic.therapists()]);
  const isClinician = ({ roles }: Person) => roles.includes('clinician');
  return staff
    .filter((person) => {
      const { skills = [] } = therapists.find(({ id }) => id === person.id) ?? {};
      return person.id !== athleteId && skillsOf({ skills }, person.roles).includes('ASSESSMENT');
    })
    .toSorted((one, other) => Number(isClinician(other)) - Number(isClinician(one)));
}
