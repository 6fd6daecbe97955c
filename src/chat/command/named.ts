import type { Role } from '../../domain/people/athlete.ts';
import type { CommandContext } from './command.ts';

/** The id of the person an option names; undefined: nobody was named; null: nobody of that name has a role of these here. */
export async function idOf(
  { actor, care, place }: CommandContext,
  named: string | undefined,
  ...roles: readonly Role[]
): Promise<string | undefined | null> {
  if (!named) return undefined;
  const person = await care.people.find(actor, { ...place, user: named });
  return person?.roles.some((role) => roles.includes(role)) ? person.id : null;
}
