import { isMassageType } from '../../domain/clinic/modality.ts';
import type { Instant } from '../../domain/day.ts';
import { DAY_PARTS, type DayPart, GENDERS, type StandingWish } from '../../domain/scheduling/week/standing.ts';
import type { StandingWish as Row } from '../generated/client.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface StoredWish extends StandingWish {
  readonly athleteId: string;
  readonly setBy: string;
}

const open = (row: Row): StoredWish => ({
  athleteId: row.athleteId,
  everyDays: row.everyDays,
  type: row.type !== null && isMassageType(row.type) ? row.type : null,
  therapistId: row.therapistId,
  gender: GENDERS.find((one) => one === row.gender) ?? null,
  genderRequired: row.genderRequired,
  language: row.language,
  hours: row.hours !== null && row.hours in DAY_PARTS ? (row.hours as DayPart) : null,
  beforeCompetition: row.beforeCompetition,
  since: row.since.getTime(),
  setBy: row.setBy,
});

/** The standing wishes of one team's athletes. */
export const standing = ({ db, teamId }: Scope) => ({
  async of(athleteId: string): Promise<StoredWish | null> {
    const row = await db.standingWish.findFirst({ where: { teamId, athleteId } });
    return row && open(row);
  },
  /** Everybody's, or those of some athletes. */
  async all(athleteIds?: readonly string[]): Promise<readonly StoredWish[]> {
    const rows = await db.standingWish.findMany({
      where: { teamId, athleteId: athleteIds && { in: [...athleteIds] } },
    });
    return rows.map(open);
  },
  /** Wishes with a rhythm whose first massage could be due by now. */
  async rhythms(now: Instant): Promise<readonly StoredWish[]> {
    const rows = await db.standingWish.findMany({
      where: { teamId, everyDays: { not: null }, since: { lt: toDate(now) } },
    });
    return rows.map(open);
  },
  async put({ athleteId, since, ...wish }: StoredWish): Promise<void> {
    const data = { ...wish, since: toDate(since) };
    await db.standingWish.upsert({
      where: { teamId_athleteId: { teamId, athleteId } },
      create: { athleteId, teamId, ...data },
      update: data,
    });
  },
});
