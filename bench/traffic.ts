import type { Dice } from '../src/sample/dice.ts';
import {
  buttonsOf,
  type DiscordAnswer,
  type DiscordExchange,
  type DiscordMessage,
  type DiscordWire,
} from '../test/wire/discord.ts';
import { GUILD, type Team } from './team.ts';

/** What people in a team ask, weighted by how often. */
export type Deck = Readonly<Record<string, number>>;

/** An ordinary day, out of 20 questions. */
export const DAILY: Deck = { checkin: 5, slots: 4, mine: 3, book: 3, cancel: 1, roster: 2, help: 2 };

/**
 * The busiest hour of a team of 24: everybody checks in and reports the session, most look for a slot, a third book or
 * give back, and staff go through the day.
 */
export const BUSIEST_HOUR: Deck = {
  ...{ checkin: 24, session: 24, slots: 36, mine: 24, book: 18, cancel: 12 },
  ...{ roster: 12, athlete: 8, risk: 6, plan: 1, calendar: 3, settings: 3, help: 6 },
};

const APOLOGY = 'That did not work';
const BOOK = /^Book /;
const CANCEL = 'Cancel it';
/** Titles, after whatever marks them as such. */
const REFUSED = /^\W*Not possible/;
const BOOKED = /^\W*Booked/;
const CANCELLED = /^\W*Cancelled/;

export interface Question {
  readonly command: string;
  readonly exchange: DiscordExchange;
}

export interface Traffic {
  /** Commands in the deck that the bot does not have yet. */
  readonly missing: readonly string[];
  /** Asks the next question of the deck. */
  ask(): Question;
  /** Looks at an answer, to press its buttons later. Throws when something in the bot broke. */
  heard(question: Question, answer: DiscordAnswer): void;
  /** What has been booked, given back and refused so far. */
  readonly counts: { booked: number; cancelled: number; refused: number };
}

interface Pressable {
  readonly user: string;
  readonly message: DiscordMessage;
  readonly customId: string;
}

/** Questions in the deck's proportions, well shuffled, each from somebody who may ask it. */
export function openTraffic(wire: DiscordWire, { athletes, trainer }: Team, deck: Deck, dice: Dice): Traffic {
  const registered = new Set(wire.commands(null).map((command) => String(command.name)));
  const missing = Object.keys(deck).filter((command) => !registered.has(command));
  const cards = Object.entries(deck).flatMap(([command, times]) =>
    registered.has(command) ? Array<string>(times).fill(command) : [],
  );
  const askers = new Map<string, string>();
  const free = new Map<string, Pressable>();
  const booked = new Map<string, Pressable>();
  const counts = { booked: 0, cancelled: 0, refused: 0 };
  let pile: string[] = [];
  let turn = 0;

  const nextAthlete = () => {
    const athlete = athletes[turn % athletes.length];
    turn += 1;
    if (!athlete) throw new Error('a club has athletes');
    return athlete.id;
  };
  const press = (from: Map<string, Pressable>): DiscordExchange | null => {
    const [pressable] = from.values();
    if (!pressable) return null;
    const { user, message, customId } = pressable;
    from.delete(user);
    const exchange = wire.click({ user, message, customId });
    askers.set(exchange.id, user);
    return exchange;
  };
  const slash = (user: string, command: string, options = {}): DiscordExchange => {
    const exchange = wire.slash({ guildId: GUILD, user, command, options });
    askers.set(exchange.id, user);
    return exchange;
  };

  const say = (command: string): DiscordExchange => {
    switch (command) {
      case 'checkin':
        return slash(nextAthlete(), command, optionsFor(wire, command, dice));
      case 'session':
        return slash(nextAthlete(), command, { rpe: dice.whole(3, 9), minutes: dice.whole(40, 110) });
      case 'book':
        return press(free) ?? slash(nextAthlete(), command);
      case 'cancel':
        return press(booked) ?? slash(nextAthlete(), command);
      case 'roster':
        return slash(trainer, command, { range: dice.pick(['today', 'tomorrow', 'week']) });
      case 'athlete':
        return slash(trainer, command, optionsFor(wire, command, dice, nextAthlete()));
      case 'plan':
        return slash(trainer, command, { action: 'propose' });
      case 'risk':
      case 'calendar':
        return slash(trainer, command);
      default:
        return slash(nextAthlete(), command);
    }
  };

  return {
    missing,
    counts,
    ask() {
      if (pile.length === 0) pile = shuffled(cards, dice);
      const command = pile.pop();
      if (command === undefined) throw new Error('the bot has none of the commands');
      return { command, exchange: say(command) };
    },
    heard({ command, exchange }, answer) {
      const user = askers.get(exchange.id) ?? '';
      askers.delete(exchange.id);
      if (answer.text.includes(APOLOGY)) throw new Error(`/${command} broke in the bot: ${answer.text}`);
      if (exchange.refusals.length > 0)
        throw new Error(`Discord would refuse the answer to /${command}: ${JSON.stringify(exchange.refusals)}`);
      if (REFUSED.test(answer.text)) counts.refused += 1;
      if (command === 'book' && BOOKED.test(answer.text)) counts.booked += 1;
      if (command === 'cancel' && CANCELLED.test(answer.text)) counts.cancelled += 1;
      const { message } = answer;
      if (!message) return;
      const buttons = buttonsOf(message);
      const bookable = buttons.filter(({ label }) => BOOK.test(label));
      const chosen = bookable[dice.whole(0, Math.max(0, bookable.length - 1))];
      if (chosen) free.set(user, { user, message, customId: chosen.customId });
      else free.delete(user);
      const back = buttons.find(({ label }) => label === CANCEL);
      if (back) booked.set(user, { user, message, customId: back.customId });
      else booked.delete(user);
    },
  };
}

/** Values for what a command offers: the wire refuses what a Discord client could not send. */
function optionsFor(wire: DiscordWire, command: string, dice: Dice, person?: string): Record<string, string | number> {
  const definition = wire.commands(null).find((one) => one.name === command);
  const offered = (definition?.options ?? []) as readonly { readonly name: string; readonly type: number }[];
  const wishes: Readonly<Record<string, string | number | undefined>> = {
    soreness: dice.whole(0, 4),
    sleep: dice.whole(5, 9),
    fatigue: dice.whole(2, 5),
    stress: dice.whole(2, 5),
    mood: dice.whole(2, 5),
    area: dice.pick(['calf', 'hamstring', 'thigh']),
    side: dice.pick(['left', 'right']),
    person,
  };
  return Object.fromEntries(
    offered.flatMap(({ name, type }) => {
      const wish = wishes[name];
      if (wish === undefined) return [];
      // 3 is text; 4 and 10 are numbers.
      return [[name, type === 3 ? String(wish) : wish]];
    }),
  );
}

function shuffled(cards: readonly string[], dice: Dice): string[] {
  const pile = [...cards];
  for (let last = pile.length - 1; last > 0; last -= 1) {
    const other = dice.whole(0, last);
    [pile[last], pile[other]] = [pile[other] ?? '', pile[last] ?? ''];
  }
  return pile;
}
