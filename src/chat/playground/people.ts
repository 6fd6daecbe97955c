import type { Command } from '../command/command.ts';

/** Somebody in the sample club, as the playground shows them. Without roles, they have not joined yet. */
export interface PlaygroundPerson {
  readonly user: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly squad?: string;
  readonly locale: string;
}

/** The channel the sample club's alerts go to. */
export const ALERT_CHANNEL = 'staff-alerts';

/** Works for the team, and so sees its channels. */
export function isStaff(person: PlaygroundPerson): boolean {
  return person.roles.some((role) => role !== 'athlete' && role !== 'guardian');
}

/** The commands worth showing to a person: those their roles allow. `answer.ts` checks again. */
export function commandsFor(person: PlaygroundPerson, commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ who }) => {
    if (who === 'stranger') return true;
    if (person.roles.length === 0) return false;
    return who === 'anyone' || who.some((role) => person.roles.includes(role));
  });
}

/** Finds somebody by id, by full name, or by a first name nobody else has; a leading @ is fine. */
export function findPerson(people: readonly PlaygroundPerson[], words: string): PlaygroundPerson | undefined {
  const wanted = words.replace(/^@/, '').trim().toLocaleLowerCase();
  const byFirstName = people.filter((person) => person.name.toLocaleLowerCase().split(' ')[0] === wanted);
  return (
    people.find((person) => person.user.toLocaleLowerCase() === wanted) ??
    people.find((person) => person.name.toLocaleLowerCase() === wanted) ??
    (byFirstName.length === 1 ? byFirstName[0] : undefined)
  );
}

/** The people in the order of the list: newcomers, athletes by squad, then staff. */
export function groupsOf(people: readonly PlaygroundPerson[]): readonly {
  readonly title: string;
  readonly kind: 'new' | 'athlete' | 'staff';
  readonly people: readonly PlaygroundPerson[];
}[] {
  const newcomers = people.filter((person) => person.roles.length === 0);
  const staff = people.filter(isStaff);
  const athletes = people.filter((person) => person.roles.length > 0 && !isStaff(person));
  const squads = [...new Set(athletes.map((person) => person.squad ?? ''))];
  return [
    { title: 'Not joined yet', kind: 'new' as const, people: newcomers },
    { title: 'Staff', kind: 'staff' as const, people: staff },
    ...squads.map((squad) => ({
      title: squad === '' ? 'Athletes' : `Athletes, ${squad}`,
      kind: 'athlete' as const,
      people: athletes.filter((person) => (person.squad ?? '') === squad),
    })),
  ].filter((group) => group.people.length > 0);
}
