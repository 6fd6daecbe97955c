import { BOT } from './conversations.ts';
import { ALERT_CHANNEL, isStaff, type PlaygroundPerson } from './people.ts';

/** Something that happened in the playground and may finish a step of the walk. */
export type Happening =
  | {
      readonly kind: 'answered';
      readonly command: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly refused: boolean;
      readonly person: PlaygroundPerson;
    }
  | { readonly kind: 'sent'; readonly key: string }
  | {
      readonly kind: 'looked';
      readonly conversation: string;
      readonly person: PlaygroundPerson;
      readonly messages: number;
    };

/** One thing to try, in order. */
interface Step {
  readonly id: string;
  readonly title: string;
  readonly tell: string;
  /** Who can do it; the first person this is true of is suggested. */
  readonly as?: (person: PlaygroundPerson) => boolean;
  readonly conversation?: string;
  /** Put into the input line, but not sent. */
  readonly line?: string;
  readonly isDone: (happening: Happening) => boolean;
}

/** A step as the page shows it. */
export interface WalkStep {
  readonly id: string;
  readonly title: string;
  readonly tell: string;
  readonly state: 'done' | 'next' | 'later';
  readonly go: { readonly as?: PlaygroundPerson; readonly conversation: string; readonly line?: string } | null;
}

const has = (role: string) => (person: PlaygroundPerson) => person.roles.includes(role);

const answered =
  (command: string, more: (input: Readonly<Record<string, unknown>>) => boolean = () => true) =>
  (happening: Happening) =>
    happening.kind === 'answered' && happening.command === command && !happening.refused && more(happening.input);

const STEPS: readonly Step[] = [
  {
    id: 'join',
    title: 'Join the club',
    tell: 'Be somebody new and answer a few questions.',
    as: (person) => person.roles.length === 0,
    line: '/join',
    isDone: answered('join'),
  },
  {
    id: 'calendar',
    title: 'Add a training calendar',
    tell: 'Paste a calendar address or upload an .ics file, and see what Deload reads in it.',
    as: has('athlete'),
    line: '/calendar',
    isDone: answered('calendar', (input) => Object.keys(input).length > 0),
  },
  {
    id: 'checkin',
    title: 'Check in sore',
    tell: 'One line is enough: how sore from 0 to 10, where, which side.',
    as: has('athlete'),
    line: '/checkin 8 calf left',
    isDone: answered('checkin'),
  },
  {
    id: 'alert',
    title: 'See the alert as staff',
    tell: 'Look at the staff channel. Nothing there yet? Move the clock by an hour.',
    as: (person) => has('trainer')(person) || has('therapist')(person) || has('clinician')(person),
    conversation: ALERT_CHANNEL,
    isDone: (happening) =>
      happening.kind === 'looked' &&
      happening.conversation === ALERT_CHANNEL &&
      happening.messages > 0 &&
      isStaff(happening.person),
  },
  {
    id: 'plan',
    title: 'Propose and accept the week',
    tell: 'Let Deload plan the massages around the hard days, read the reasons, accept.',
    as: (person) => has('therapist')(person) || has('trainer')(person),
    line: '/plan',
    isDone: answered('plan', (input) => Object.values(input).includes('accept')),
  },
  {
    id: 'reminder',
    title: 'Get a reminder',
    tell: 'Move the clock by a day or more. Reminders go out 24 and 2 hours before a massage.',
    isDone: (happening) => happening.kind === 'sent' && /reminder/i.test(happening.key),
  },
  {
    id: 'cancel',
    title: 'Cancel a massage',
    tell: 'Be an athlete with a booking and give the time back.',
    as: has('athlete'),
    line: '/cancel',
    isDone: answered('cancel', (input) => Object.keys(input).length > 0),
  },
  {
    id: 'waitlist',
    title: 'Get an offer from the waiting list',
    tell: 'As another athlete, ask for a time that is taken and wait for it. Then cancel as the first: the offer arrives by itself.',
    as: has('athlete'),
    line: '/book',
    isDone: (happening) => happening.kind === 'sent' && /waitlist/i.test(happening.key),
  },
];

export interface Walk {
  /** Tells the walk what happened; true when it finished a step. */
  notice(happening: Happening): boolean;
  steps(people: readonly PlaygroundPerson[]): readonly WalkStep[];
}

/** Steps may be done in any order. Next is the one after the furthest done, then any that were left out. */
export function makeWalk(): Walk {
  const done = new Set<string>();
  return {
    notice(happening) {
      const finished = STEPS.filter((step) => !done.has(step.id) && step.isDone(happening));
      for (const step of finished) done.add(step.id);
      return finished.length > 0;
    },
    steps(people) {
      const furthest = STEPS.findLastIndex((step) => done.has(step.id));
      const open = STEPS.filter((step) => !done.has(step.id));
      const next = open.find((step) => STEPS.indexOf(step) > furthest) ?? open[0];
      return STEPS.map((step) => {
        const as = step.as && people.find(step.as);
        return {
          id: step.id,
          title: step.title,
          tell: step.tell,
          state: done.has(step.id) ? 'done' : step === next ? 'next' : 'later',
          go: step.as
            ? {
                ...(as ? { as } : {}),
                conversation: step.conversation ?? BOT,
                ...(step.line ? { line: step.line } : {}),
              }
            : null,
        };
      });
    },
  };
}
