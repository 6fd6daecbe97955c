import { makeTranslate } from '../../i18n/translate.ts';
import type { PlaygroundPerson } from './people.ts';
import { placesOf, type Stage } from './stage.ts';
import type { Moving } from './travel.ts';
import type { WalkStep } from './walk.ts';

/** What changes on an open page besides its messages. */
export interface State {
  readonly clock: {
    readonly now: number;
    readonly day: string;
    readonly time: string;
    readonly zone: string;
    readonly moving: Moving | null;
    /** How many messages the last move brought. */
    readonly arrived: number;
    readonly problem: string | null;
  };
  readonly people: readonly (PlaygroundPerson & { readonly unread: number })[];
  /** Unread messages of the person looking, by conversation. */
  readonly unread: Readonly<Record<string, number>>;
  readonly walk: readonly Pick<WalkStep, 'id' | 'state'>[];
}

export function stateOf(stage: Stage, people: readonly PlaygroundPerson[], as: string): State {
  const { conversations, clock, traveller, zone } = stage;
  const now = clock.now();
  const t = makeTranslate('en', zone);
  const counted = people.map((person) => ({
    person,
    places: placesOf(person, conversations).map((place) => [place, conversations.unread(person.user, place)] as const),
  }));
  const looking = counted.find(({ person }) => person.user === as);
  return {
    clock: {
      now,
      day: t.moment(now).replace(/,[^,]*$/, ''),
      time: t.time(now),
      zone,
      moving: traveller.moving(),
      arrived: traveller.arrived(),
      problem: traveller.problem(),
    },
    people: counted.map(({ person, places }) => ({
      ...person,
      unread: places.reduce((sum, [, count]) => sum + count, 0),
    })),
    unread: Object.fromEntries(looking?.places ?? []),
    walk: stage.walk.steps(people).map(({ id, state }) => ({ id, state })),
  };
}
