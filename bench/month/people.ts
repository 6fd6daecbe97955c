import type { Action, Answer } from '../../src/chat/doc.ts';
import {
  addDays,
  dayOf,
  HOUR,
  type Instant,
  instantOf,
  MINUTE,
  startOfDay,
  timeOf,
  weekdayOf,
} from '../../src/domain/day.ts';
import { type Dice, diceFor } from '../../src/sample/dice.ts';
import type { TeamStore } from '../../src/store/index.ts';
import type { Body } from './body.ts';
import { CLINICIAN } from './clinic.ts';
import { type Athlete, awayAt, type Club, type Done, ZONE } from './club.ts';
import type { Massage } from './massage.ts';
import { buttonsOf, type Message, PLATFORM, type Stage, WORKSPACE } from './stage.ts';

export interface Living {
  readonly athlete: Athlete;
  readonly done: readonly Done[];
  readonly body: Body;
  /** When they were massaged, as the month goes on. */
  readonly had: Instant[];
}

export interface Month {
  readonly massages: readonly Massage[];
  readonly missed: () => number;
  /** What somebody does next, no later than this. */
  next(until: Instant): { readonly at: Instant; act(now: Instant): Promise<void> } | undefined;
  /** People read what arrived, and decide what to do and when. */
  hear(messages: readonly Message[], now: Instant): void;
  /** What took place on the day of `now` is written down; therapists note who did not come. */
  closeDay(now: Instant): Promise<void>;
}

type Who = { readonly id: string; readonly name: string };
type Act = (now: Instant) => Promise<unknown>;

/** How likely people do what they mostly do. */
const ACCEPTS_WEEK = 0.97;
const ACCEPTS_REPLAN = 0.75;
const FORGETS = 0.02;
const CANNOT_COME = 0.05;
const TELLS_WHEN_ABSENT = 0.85;
const SAYS_NO = 0.01;
const DAY = 24 * HOUR;

/** The people of the club: they answer as people do, when they do. The same seed throws the same dice. */
export async function livePeople(of: {
  readonly club: Club;
  readonly stage: Stage;
  readonly team: TeamStore;
  readonly people: ReadonlyMap<string, Living>;
  readonly now: Instant;
}): Promise<Month> {
  const { club, stage, team, people } = of;
  const accounts = new Map<string, string>();
  for (const id of [...people.keys(), ...club.therapists.map((one) => one.id)]) {
    const person = await team.people.byAccount(PLATFORM, WORKSPACE, id);
    if (person) accounts.set(person.id, id);
  }
  const todo: { readonly at: Instant; readonly act: Act }[] = [];
  const plan = (at: Instant, act: Act) => {
    const place = todo.findIndex((one) => one.at > at);
    todo.splice(place < 0 ? todo.length : place, 0, { at, act });
  };
  const say = (who: Who, command: string, input: object = {}) => stage.say(who, command, input);
  const massages: Massage[] = [];
  let missed = 0;

  const checkIn = async ({ athlete, body }: Living, now: Instant) => {
    const sore = body
      .soreAt(now)
      .map(({ area, side, value }) => ({ area, side, value: Math.round(value) }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
    const [first, ...rest] = sore;
    const dice = diceFor('morning', club.seed, athlete.id, dayOf(now, ZONE));
    const tired = Math.max(1, Math.min(5, Math.round(5 - body.tiredAt(now) / 3)));
    const answer = await say(athlete, 'checkin', {
      ...(first ? { soreness: first.value, area: first.area, side: first.side } : { soreness: 0 }),
      ...(rest.length > 0 && { more: rest.map(({ area, side, value }) => `${value} ${area} ${side}`).join(', ') }),
      ...{ sleep: dice.whole(12, 18) / 2, quality: dice.whole(3, 5), fatigue: tired, stress: dice.whole(2, 5) },
      mood: Math.max(2, Math.min(5, tired + dice.whole(0, 1))),
    });
    await noSigns(athlete, answer);
  };
  /** Answers the warning question, where there is one: none of these. */
  const noSigns = async (athlete: Athlete, answer: Answer) => {
    const none = buttonsOf(answer).find(({ invoke }) => invoke.command === 'checkin' && invoke.input.flags === 'none');
    if (none) await stage.press(athlete, none);
  };

  const reportSession =
    ({ athlete, done, body }: Living, event: string, end: Instant) =>
    async (now: Instant) => {
      const session = done.find((one) => Math.abs(one.session.end - end) < MINUTE);
      if (!session) {
        await say(athlete, 'session', { event, rpe: 0, minutes: 0 });
        return;
      }
      const { injury } = athlete;
      const hurts = injury !== null && now > injury.from && now < injury.back ? body.soreIn(injury.area, now) : 0;
      const answer = await say(athlete, 'session', {
        ...{ event, rpe: session.rpe, minutes: Math.round((session.end - session.start) / MINUTE) },
        ...(injury && hurts >= 3 && { painafter: Math.round(hurts), area: injury.area, side: injury.side }),
      });
      await noSigns(athlete, answer);
    };

  const isOut = (athlete: Athlete, at: Instant) => awayAt(athlete, at) !== null;

  /** Says before a massage what is to be said, or that one cannot come. */
  const answerReminder = (living: Living, message: Message, dice: Dice, now: Instant) => {
    const { athlete } = living;
    const bookingId = message.key.split(':')[1] ?? '';
    plan(now + dice.whole(3, 50) * MINUTE, async (at) => {
      const booking = await team.bookings.byId(bookingId);
      if (!booking || booking.start <= at) return;
      if (isOut(athlete, booking.start) && dice.chance(TELLS_WHEN_ABSENT)) {
        await say(athlete, 'cancel', { booking: bookingId });
        return;
      }
      if (!dice.chance(0.3 + 0.7 * athlete.answers)) return;
      const press = async (wanted: (action: Action) => boolean) => {
        const found = buttonsOf(message.doc).find(wanted);
        if (found) await stage.press(athlete, found);
      };
      await press(({ invoke }) => invoke.command === 'consent' && invoke.input.news === 'no');
      const answer = dice.chance(SAYS_NO) ? 'no' : 'yes';
      await press(({ invoke }) => invoke.command === 'consent' && invoke.input.answer === answer);
    });
  };

  const hearAthlete = (living: Living, message: Message, now: Instant) => {
    const { athlete, body } = living;
    const [kind = '', about = ''] = message.key.split(':');
    const dice = diceFor('answer', club.seed, athlete.id, kind, now);
    const soon = () => now + dice.whole(2, 110) * MINUTE;
    switch (kind) {
      case 'checkin.prompt':
      case 'checkin.nudge':
        if (dice.chance(kind === 'checkin.prompt' ? athlete.answers : athlete.answers / 2))
          plan(soon(), (at) => checkIn(living, at));
        return;
      case 'session.prompt':
        if (dice.chance(athlete.reports))
          plan(soon(), reportSession(living, about, Number(message.key.split(':')[3] ?? 0)));
        return;
      case 'pain.morning':
      case 'pain.nudge': {
        const choice = message.doc.blocks.find((block) => block.kind === 'choice');
        if (choice?.kind !== 'choice' || !dice.chance(athlete.answers)) return;
        const { invoke, option } = choice.choice;
        plan(soon(), async (at) => {
          const value = Math.round(athlete.injury ? body.soreIn(athlete.injury.area, at) : 0);
          const input = { ...invoke.input, [option]: String(value) };
          await noSigns(athlete, await stage.press(athlete, { label: '', invoke: { ...invoke, input } }));
        });
        return;
      }
      case 'weekly.prompt':
        if (dice.chance(athlete.answers * 0.8))
          plan(soon(), async (at) => {
            const { injury } = athlete;
            const limited = injury !== null && at > injury.from && at < injury.back;
            await say(athlete, 'weekly', {
              part: limited ? '17' : '0',
              ...(limited && { area: injury.area, side: injury.side, change: '17', performance: '8', hurt: '17' }),
            });
          });
        return;
      case 'booking.reminder':
      case 'booking.questions':
        answerReminder(living, message, dice, now);
        return;
      case 'booking.changed':
        plan(soon(), async (at) => {
          for (const booking of await team.bookings.ofAthlete(about, at)) {
            if (booking.state !== 'booked' || booking.start <= at) continue;
            const away = awayAt(athlete, booking.start);
            const knows = away !== null && (away.why === 'holiday' || away.from <= at);
            if (knows || dice.chance(CANNOT_COME)) await say(athlete, 'cancel', { booking: booking.id });
          }
        });
        return;
      case 'waitlist.offer': {
        const take = buttonsOf(message.doc)[0];
        if (take && dice.chance(0.7 * athlete.keen + 0.3)) plan(soon(), () => stage.press(athlete, take));
        return;
      }
      case 'massage.feedback': {
        const spot = athlete.areas[0];
        if (spot && dice.chance(athlete.answers * 0.7))
          plan(soon(), (at) => {
            const after = Math.round(body.soreIn(spot.area, at));
            const said = {
              pressure: 'right',
              area: spot.area,
              side: spot.side,
              before: Math.min(10, after + 2),
              after,
            };
            return say(athlete, 'feedback', { booking: about, ...said });
          });
        return;
      }
      default:
    }
  };

  /** The therapist who is there answers a proposal; a new one for the same week is now and then left lying. */
  const hearTherapist = (who: Who, message: Message, now: Instant) => {
    const [kind, planId = ''] = message.key.split(':');
    if (kind !== 'plan.proposed' || who.id !== club.therapists[0]?.id) return;
    const dice = diceFor('plan', club.seed, now);
    const isWeekly = weekdayOf(dayOf(now, ZONE)) === 7 && timeOf(now, ZONE) >= '18:00' && timeOf(now, ZONE) < '19:00';
    if (!dice.chance(isWeekly ? ACCEPTS_WEEK : ACCEPTS_REPLAN)) return;
    const at = now + dice.whole(15, isWeekly ? 90 : 240) * MINUTE;
    plan(timeOf(at, ZONE) > '22:00' ? instantOf(addDays(dayOf(at, ZONE), 1), '07:30', ZONE) : at, () =>
      say(who, 'plan', { action: 'accept', plan: planId }),
    );
  };

  const hearClinician = (message: Message, now: Instant) => {
    const [kind, finding = ''] = message.key.split(':');
    if (kind !== 'risk.alert' && kind !== 'risk.urgent') return;
    const dice = diceFor('finding', club.seed, now, finding.length);
    if (!dice.chance(0.85)) return;
    const reason = 'talked to, nothing that stops them';
    const seen = inOfficeHours(now + dice.whole(1, 5) * HOUR);
    plan(seen, () => say(CLINICIAN, 'risk', { action: 'acknowledge', finding }));
    plan(inOfficeHours(seen + dice.whole(20, 70) * HOUR), () =>
      say(CLINICIAN, 'risk', { action: 'resolve', finding, reason }),
    );
  };

  /** Twice a day the clinician looks at whoever waits, and lifts the holds of those who are well again. */
  const round: Act = async (now) => {
    for (const { invoke } of buttonsOf(await say(CLINICIAN, 'assess'))) {
      const { athlete: person, area } = invoke.input;
      if (invoke.command !== 'assess' || area === undefined) continue;
      const athlete = people.get(accounts.get(String(person)) ?? '')?.athlete;
      const injury = athlete?.injury;
      const isHurt = injury?.area === area && now > injury.from && now < injury.back;
      const found: Action['invoke']['input'] = isHurt
        ? { outcome: 'not-yet', note: 'still reacts' }
        : { outcome: 'open', pressure: 3, note: 'settled' };
      const input = { ...invoke.input, ...found };
      await stage.press(CLINICIAN, { label: '', invoke: { command: 'assess', input } });
    }
    for (const { athlete } of people.values()) {
      if (awayAt(athlete, now)?.why === 'ill' || awayAt(athlete, now - DAY)?.why === 'ill') continue;
      if (!(await team.people.byId(personOf(athlete)))?.heldAt) continue;
      await say(CLINICIAN, 'restrict', { action: 'lift', athlete: athlete.name, reason: 'well again' });
    }
  };
  const personOf = ({ id }: Athlete) => [...accounts].find(([, account]) => account === id)?.[0] ?? '';

  for (const { athlete } of people.values()) planAthlete(club, athlete, plan, say);
  for (const therapist of club.therapists) {
    const { away } = therapist;
    if (!away) continue;
    // Some absences are known for weeks, some since yesterday.
    const known = Math.max(of.now + HOUR, startOfDay(away.from, ZONE) - diceFor('off', club.seed).whole(1, 9) * DAY);
    plan(known, () => say(therapist, 'clinic', { action: 'off', start: away.from, until: away.to }));
  }
  for (let day = club.firstDay; day < addDays(club.firstDay, 28); day = addDays(day, 1)) {
    for (const time of ['09:30', '15:30']) plan(instantOf(day, time, ZONE), round);
    const evening = instantOf(day, '19:40', ZONE);
    for (const living of people.values()) plan(evening, (now) => bookForOneself(living, now));
  }

  /** Some book for themselves when they are sore, or because they like to. */
  const bookForOneself = async ({ athlete, body }: Living, now: Instant) => {
    const dice = diceFor('books', club.seed, athlete.id, dayOf(now, ZONE));
    const isSore = body.soreAt(now).some(({ value }) => value >= 5);
    if (isOut(athlete, now) || !dice.chance(athlete.keen * (isSore ? 0.12 : 0.015))) return;
    const offer = buttonsOf(await say(athlete, 'slots')).find(({ invoke }) => invoke.input.start !== undefined);
    if (offer) await stage.press(athlete, offer);
  };

  return {
    massages,
    missed: () => missed,
    next(until) {
      const [first] = todo;
      if (!first || first.at > until) return undefined;
      todo.shift();
      return { at: first.at, act: async (now) => void (await first.act(now)) };
    },
    hear(messages, now) {
      for (const message of messages) {
        const living = people.get(message.to);
        if (living) hearAthlete(living, message, now);
        const therapist = club.therapists.find(({ id }) => id === message.to);
        if (therapist) hearTherapist(therapist, message, now);
        if (message.to === CLINICIAN.id) hearClinician(message, now);
      }
    },
    async closeDay(now) {
      const from = startOfDay(dayOf(now, ZONE), ZONE);
      const begun = (await team.bookings.since(from)).filter(
        ({ start, state }) => start <= now && start >= club.start && state !== 'held',
      );
      for (const { id, athleteId, therapistId, type, start, end, reasons } of begun) {
        const living = people.get(accounts.get(athleteId) ?? '');
        const therapist = club.therapists.find((one) => one.id === accounts.get(therapistId));
        if (!living || !therapist) continue;
        const { athlete } = living;
        if (isOut(athlete, start) || diceFor('comes', club.seed, athlete.id, start).chance(FORGETS)) {
          missed += 1;
          await say(therapist, 'roster', { missed: id });
          continue;
        }
        massages.push({ athlete: athlete.id, therapist: therapist.id, type, start, end, reasons });
        living.had.push(start);
      }
    },
  };
}

/** What will happen to one athlete, and what is said about it by them and by those who treat them. */
function planAthlete(
  club: Club,
  athlete: Athlete,
  plan: (at: Instant, act: Act) => void,
  say: (who: Who, command: string, input?: object) => Promise<Answer>,
): void {
  const { injury, away, name } = athlete;
  for (const { from, why } of away)
    if (why === 'ill' && athlete.answers > 0)
      plan(from + 3 * HOUR, () => say(athlete, 'checkin', { flags: 'fever', fatigue: 1, sleep: 6 }));
  if (!injury || injury.seen >= club.end) return;
  const { area, side, tissue, seen, modified, back } = injury;
  const about = { athlete: name, area, side };
  const isTendon = tissue === 'tendon';
  plan(seen, () => say(CLINICIAN, 'restrict', { action: 'injury', ...about, day: dayOf(injury.from, ZONE), tissue }));
  const step = (number: number, words: string, minutes: number, rpe: number) => () =>
    say(CLINICIAN, 'restrict', {
      ...{ action: 'return', athlete: name, step: number, name: words, minutes, rpe, contact: 'no' },
      reason: 'as the examination went',
    });
  plan(seen + MINUTE, isTendon ? step(2, 'half of training', 45, 5) : step(1, 'no training', 0, 0));
  if (!isTendon) plan(inOfficeHours(modified), step(2, 'half of training', 45, 5));
  plan(inOfficeHours(back), () =>
    say(CLINICIAN, 'restrict', {
      action: 'back',
      athlete: name,
      day: dayOf(back, ZONE),
      reason: 'trains without pain',
    }),
  );
}

/** The next moment between nine and five. */
function inOfficeHours(at: Instant): Instant {
  const day = dayOf(at, ZONE);
  if (timeOf(at, ZONE) < '09:00') return instantOf(day, '09:15', ZONE);
  return timeOf(at, ZONE) > '17:00' ? instantOf(addDays(day, 1), '09:15', ZONE) : at;
}
