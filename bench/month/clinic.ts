import { addDays, dayOf, daysFrom, HOUR, type Instant, MINUTE } from '../../src/domain/day.ts';
import { diceFor } from '../../src/sample/dice.ts';
import type { Store, TeamStore } from '../../src/store/index.ts';
import type { Body } from './body.ts';
import { ownCalendar } from './calendars.ts';
import { type Club, type Done, ZONE } from './club.ts';
import { isRefused, PLATFORM, type Stage, WORKSPACE } from './stage.ts';

export const ADMIN = { id: 'admin', name: 'Alex Admin' };
export const CLINICIAN = { id: 'clinician', name: 'Clara Clinician' };
export const TRAINER = { id: 'trainer', name: 'Tom Trainer' };
const ROOM = 'Treatment room';
const MORNINGS_BEFORE = 14;

/** Sets the club up the way people do, command by command; throws when the bot says no. */
export async function openClub(club: Club, stage: Stage, store: Store): Promise<TeamStore> {
  const say = async (who: { readonly id: string; readonly name: string }, command: string, input: object) => {
    const answer = await stage.say(who, command, input);
    if (isRefused(answer) || 'fields' in answer)
      throw new Error(`/${command} ${JSON.stringify(input)} was answered ${JSON.stringify(answer)}`);
  };
  await say(ADMIN, 'team', { action: 'setup', name: 'Harbour Athletic', zone: ZONE });
  await say(ADMIN, 'team', { action: 'channel', channel: 'staff' });
  const staff = [
    [TRAINER, 'trainer'],
    [CLINICIAN, 'clinician'],
    ...club.therapists.map((one) => [one, 'therapist'] as const),
  ] as const;
  for (const [who, role] of staff) {
    await say(who, 'join', { consent: 'no', name: who.name, zone: ZONE });
    await say(ADMIN, 'team', { action: 'role', person: who.id, role });
  }
  await say(ADMIN, 'clinic', { action: 'room', room: ROOM, tables: club.tables });
  for (const therapist of club.therapists)
    for (const { weekdays, from, to } of therapist.hours)
      await say(therapist, 'clinic', { action: 'hours', days: weekdays.map((day) => DAYS[day]).join(','), from, to });
  for (const { id, name, squad, birthDay } of club.athletes)
    await say({ id, name }, 'join', {
      ...{ birth: birthDay, sport: squad === 'Football' ? 'football' : 'running', squad },
      ...{ consent: 'yes', name, zone: ZONE },
    });
  for (const squad of ['Football', 'Running'] as const)
    await say(TRAINER, 'calendar', {
      ...{ action: 'connect', url: `https://calendar.example/${squad}.ics`, whose: 'team', purpose: 'team', squad },
    });
  for (const athlete of club.athletes) {
    if (athlete.work.length + athlete.away.length > 0)
      await say(athlete, 'calendar', {
        action: 'file',
        file: { name: 'own.ics', bytes: new TextEncoder().encode(ownCalendar(club, athlete)) },
        whose: 'mine',
        purpose: 'athlete',
      });
    if (athlete.everyDays !== null || athlete.likes !== 'any')
      await say(athlete, 'book', {
        action: 'standing',
        ...(athlete.everyDays !== null && { every: `${athlete.everyDays} days` }),
        hours: athlete.likes,
      });
  }
  const teamId = (await store.directory.teamOf(PLATFORM, WORKSPACE))?.id;
  if (teamId === undefined) throw new Error('the team was not founded');
  return store.team(teamId);
}

const DAYS = ['', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What was reported and had in the weeks before the month: nobody starts as a blank page. */
export async function rememberBefore(
  club: Club,
  team: TeamStore,
  bodies: ReadonlyMap<string, { readonly body: Body; readonly done: readonly Done[] }>,
  now: Instant,
): Promise<void> {
  const rooms = await team.clinic.rooms();
  const therapist = await idOf(team, club.therapists[0]?.id ?? '');
  const today = dayOf(now, ZONE);
  for (const athlete of club.athletes) {
    const personId = await idOf(team, athlete.id);
    const known = bodies.get(athlete.id);
    if (!known) continue;
    const dice = diceFor('before', club.seed, athlete.id);
    const reported = known.done.filter(({ end }) => end < now && dice.chance(athlete.reports));
    await team.sessions.addMany(
      reported.map(({ session, rpe, start, end }) => {
        const minutes = Math.round((end - start) / MINUTE);
        const kind = session.competition ? ('competition' as const) : ('training' as const);
        return {
          ...{ personId, day: dayOf(start, ZONE), zone: ZONE, start, rpe, minutes, load: rpe * minutes, late: false },
          ...{ sport: athlete.squad === 'Football' ? ('football' as const) : ('running' as const), kind },
          ...{ distanceKm: null, plannedId: null, reportedAt: end + HOUR },
        };
      }),
    );
    const mornings = daysFrom(addDays(today, -MORNINGS_BEFORE), addDays(today, -1))
      .map((day) => ({ day, at: Date.parse(`${day}T07:00:00Z`) }))
      .filter(() => dice.chance(athlete.answers));
    await team.checkIns.addMany(
      mornings.map(({ day, at }) => ({ personId, checkIn: { ...NOTHING_SAID, day, at, ...saidOf(known.body, at) } })),
    );
    const ago = dice.whole(4, 24);
    const room = rooms[0];
    if (room && dice.chance(0.6 * athlete.keen)) await addMassage(team, { personId, therapist, room, ago, now });
  }
}

const NOTHING_SAID = {
  ...{ zone: ZONE, pain: null, painDuring: null, painAfter: null, painNextMorning: null, painArea: null },
  ...{ painSide: null, redFlags: [], suggested: [], asked: false, noRedFlags: false, mood: 4, stress: 4 },
};

function saidOf(body: Body, at: Instant) {
  const soreness = body
    .soreAt(at)
    .map(({ area, side, value }) => ({ area, side, value: Math.round(value) }))
    .filter(({ value }) => value > 0);
  return { soreness, sleepHours: 7.5, sleepQuality: 4, fatigue: Math.max(1, Math.round(5 - body.tiredAt(at) / 3)) };
}

async function addMassage(
  team: TeamStore,
  about: {
    readonly personId: string;
    readonly therapist: string;
    readonly room: { readonly id: string };
    readonly ago: number;
    readonly now: Instant;
  },
): Promise<void> {
  const { personId, therapist, room, ago, now } = about;
  const start = now - ago * 24 * HOUR + (hourOf(personId) + 9) * HOUR;
  await team.bookings.addDone([
    {
      ...{ athleteId: personId, therapistId: therapist, roomId: room.id, table: 1, tables: 1, type: 'MAINTENANCE' },
      ...{ start, end: start + 45 * MINUTE, therapistTurnoverMinutes: 0, tableTurnoverMinutes: 0, origin: 'athlete' },
      ...{ reasons: [], by: personId, now: start },
    },
  ]);
}

/** Spreads past massages over the day. */
function hourOf(id: string): number {
  return id.charCodeAt(0) % 7;
}

export async function idOf(team: TeamStore, account: string): Promise<string> {
  const person = await team.people.byAccount(PLATFORM, WORKSPACE, account);
  if (!person) throw new Error(`nobody is ${account}`);
  return person.id;
}
