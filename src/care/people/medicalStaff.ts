import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { hasRole } from '../access.ts';

/** Names of the clinicians, or of the trainers where there are none: whom to talk to. */
export async function medicalStaff(tx: TeamStore, person: Person): Promise<readonly string[]> {
  const staff = (await tx.people.list(['clinician', 'trainer'])).filter(({ id }) => id !== person.id);
  const clinicians = staff.filter((one) => hasRole(one, ['clinician']));
  return (clinicians.length > 0 ? clinicians : staff).map(({ name }) => name);
}
