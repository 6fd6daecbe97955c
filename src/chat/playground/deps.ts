import type { Log } from '../../log.ts';
import type { Command } from '../command/command.ts';
import type { PlaygroundPerson } from './people.ts';
import type { PlaygroundClock } from './travel.ts';

export interface PlaygroundDeps {
  readonly commands: readonly Command[];
  readonly log: Log;
  /** Random, and made for this run. The link of the playground is `PATH?token=TOKEN`. */
  readonly token: string;
  readonly people: () => Promise<readonly PlaygroundPerson[]>;
  readonly workspace: string;
  readonly clock: PlaygroundClock;
  /** The club's zone: the clock is shown in it, and 08:00 means 08:00 there. */
  readonly zone: string;
  readonly path?: string;
}
