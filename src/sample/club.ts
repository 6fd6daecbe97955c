import { addBooking } from '../care/booking/book.ts';
import { tablesFor } from '../care/booking/tables.ts';
import { readTeamWeek } from '../care/clinic/readTeamWeek.ts';
import { reviewAfter } from '../care/risk/review.ts';
import { bestStarts } from '../domain/booking/slots.ts';
import { dayOf, HOUR } from '../domain/day.ts';
import { NO_WISH } from '../domain/scheduling/week/standing.ts';
import type { Store, TeamStore } from '../store/index.ts';
import { connectCalendars, type ReadCalendar, readCalendars } from './feeds.ts';
import { type Guest, pastMassages } from './massages.ts';
import { addPeople, type Filling, type Members, mayBeKept, type SampleClubInput } from './members.ts';
import { morningsOf, nightsUntil } from './mornings.ts';
import { ASSESSING, ROOMS, type SampleAthlete, THERAPISTS } from './people.ts';
import { restrictSome } from './restricted.ts';
import { reportsOf } from './training.ts';

/** Where the sample club is at home. */
export const SAMPLE_ZONE = 'Europe/Berlin';

/** Where staff of the sample club are told about findings. */
const ALERT_CHANNEL = 'staff-alerts';

interface FilledClub {
  readonly teamId: string;
  /** False: the workspace already had its people, and nothing was changed. */
  readonly filled: boolean;
}

/**
 * Founds Harbour Athletic in a workspace: two squads with eight weeks behind them and two ahead, as their own
 * calendars, reports and check-ins would have left it. The same moment makes the same club. All or nothing; only the
 * findings come afterwards, from the house's own review, which would find them the next night in any case.
 */
export async function fillSampleClub(store: Store, { now, platform, workspace }: SampleClubInput): Promise<FilledClub> {
  const teamId = await teamIn(store, platform, workspace);
  const filling = { now, platform, workspace, zone: SAMPLE_ZONE, today: dayOf(now, SAMPLE_ZONE) };
  if ((await store.team(teamId).people.list()).length > 0) return { teamId, filled: false };
  const calendars = readCalendars(filling);
  const members = await store.transaction(teamId, async (tx) => {
    await tx.team.lock('sample');
    if ((await tx.people.list()).length > 0) return null;
    const added = await fill(tx, calendars, filling);
    await restrictSome(tx, added, filling);
    await bookComing(tx, added, filling);
    return added;
  });
  if (members === null) return { teamId, filled: false };
  await store.transaction(teamId, async (tx) => {
    // Only where there is something to see: the nightly review looks at everybody anyway.
    for (const { athlete, id } of members.athletes) if (athlete.story) await reviewAfter(tx, id, now);
  });
  return { teamId, filled: true };
}

/** The workspace's team. A first start that was cut short left one without people. */
async function teamIn(store: Store, platform: string, workspace: string): Promise<string> {
  const club = { name: 'Harbour Athletic', zone: SAMPLE_ZONE, locale: 'en' };
  const known = await store.directory.teamOf(platform, workspace);
  const teamId = known?.id ?? (await store.directory.found({ platform, externalId: workspace }, club));
  if (teamId === null) throw new Error(`the workspace ${workspace} was taken meanwhile`);
  return teamId;
}

async function fill(tx: TeamStore, read: readonly ReadCalendar[], filling: Filling): Promise<Members> {
  const { now, today, zone, platform, workspace } = filling;
  const members = await addPeople(tx, filling);
  await tx.team.setAlertChannel(platform, workspace, ALERT_CHANNEL);
  const calendars = await connectCalendars(tx, read, filling);
  const about = { ...filling, nights: nightsUntil(today, zone) };
  const guests: Guest[] = [];
  const reports = [];
  const checkIns = [];
  for (const { athlete, id: personId } of members.athletes) {
    const events = calendars.get(athlete.squad) ?? [];
    const told = reportsOf(athlete, events, filling);
    reports.push(...told.map((report) => ({ ...report, personId })));
    checkIns.push(...morningsOf(athlete, told, about).map((checkIn) => ({ personId, checkIn })));
    if (mayBeKept(athlete)) guests.push({ id: personId, athlete, events });
  }
  await tx.sessions.addMany(reports);
  await tx.checkIns.addMany(checkIns);
  await tx.bookings.addDone(pastMassages(guests, { ...filling, ...(await openClinic(tx, members)) }));
  await tx.audit.by(null, now).note('team.found', null);
  return members;
}

async function openClinic(tx: TeamStore, members: Members) {
  const roomIds = new Map<string, string>();
  for (const room of ROOMS) roomIds.set(room.name, (await tx.clinic.setRoom(room)).id);
  const therapistIds = new Map<string, string>();
  for (const { slug, shifts, skills, languages, gender, minutesPerDayLimit } of THERAPISTS) {
    const id = members.idOf(slug);
    therapistIds.set(slug, id);
    await tx.clinic.setTherapist(id, { skills, languages, gender, minutesPerDayLimit });
    for (const { weekdays, room, opens, closes, breakFrom, breakTo } of shifts) {
      const roomId = roomIds.get(room) ?? '';
      for (const weekday of weekdays)
        await tx.clinic.setHours(id, weekday, [{ roomId, opens, closes, breakFrom, breakTo }]);
    }
  }
  const { slug, languages, gender, weekdays, room, opens, closes } = ASSESSING;
  const clinicianId = members.idOf(slug);
  await tx.clinic.setTherapist(clinicianId, { skills: [], languages, gender });
  const hours = { roomId: roomIds.get(room) ?? '', opens, closes, breakFrom: null, breakTo: null };
  for (const weekday of weekdays) await tx.clinic.setHours(clinicianId, weekday, [hours]);
  return { roomIds, therapistIds };
}

/** Who has something booked in the coming days, and who is waiting for a place. */
const BOOKED: readonly SampleAthlete['slug'][] = ['owen', 'kofi', 'ben', 'chloe', 'hannah'];
const WAITING: SampleAthlete['slug'] = 'dana';
const SOON = 5 * 24 * HOUR;

/** Who wants a massage every week, and says so since yesterday. */
const REGULAR: SampleAthlete['slug'] = 'tom';

/** Books what the house itself would offer each of them, one after the other; and what others hope for. */
async function bookComing(tx: TeamStore, members: Members, { now }: Filling): Promise<void> {
  const athleteIds = BOOKED.map((slug) => members.idOf(slug));
  const from = now + 3 * HOUR;
  const horizon = { start: now, end: now + SOON };
  let week = await readTeamWeek(tx, { ...horizon, now, athleteIds });
  for (const athleteId of athleteIds) {
    const [offer] = bestStarts(week, athleteId, { from, to: horizon.end, limit: 1 });
    if (!offer) continue;
    const { therapistId, roomId, type, start, end, reasons, minutes } = offer;
    const slot = { athleteId, therapistId, roomId, type, start };
    const [table] = (await tablesFor(tx, week, [offer]))?.tables ?? [];
    if (table === undefined) continue;
    const booking = await addBooking(tx, week, { ...slot, table, end, reasons, origin: 'athlete', by: athleteId, now });
    if (booking) week = { ...week, bookings: [...week.bookings, { ...slot, id: booking.id, minutes, fixed: true }] };
  }
  await tx.standing.put({
    ...{ ...NO_WISH, athleteId: members.idOf(REGULAR), setBy: members.idOf(REGULAR), since: now - 24 * HOUR },
    ...{ everyDays: 7, type: 'MAINTENANCE', therapistId: members.idOf('marco'), hours: 'evening' },
  });
  await tx.waitlist.add({
    athleteId: members.idOf(WAITING),
    type: null,
    from: now,
    until: now + SOON,
    since: now - 20 * HOUR,
  });
}
