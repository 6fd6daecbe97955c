import { addDays } from '../domain/day.ts';
import type { TeamStore } from '../store/index.ts';
import type { Filling, Members } from './members.ts';
import type { SampleAthlete } from './people.ts';

/** Who is returning to play, and who treats them. */
const RETURNING: SampleAthlete['slug'] = 'diego';
const THERAPIST = 'lena';
const CLINICIAN = 'ingrid';
const DAYS_AGO = 16;

const CLEARED_DAYS = 28;

/** A calf that is healing, with rehab work ordered for it, and the second step of the return to play since today. */
export async function restrictSome(tx: TeamStore, members: Members, { now, today }: Filling): Promise<void> {
  const athleteId = members.idOf(RETURNING);
  const therapistId = members.idOf(THERAPIST);
  const clinicianId = members.idOf(CLINICIAN);
  const day0 = addDays(today, -DAYS_AGO);
  const { id } = await tx.injuries.add(
    athleteId,
    { kind: 'injury', area: 'calf', side: 'left', day0 },
    therapistId,
    now,
  );
  await tx.audit.by(therapistId, now).note('injury.record', athleteId, { ref: id });
  const until = addDays(today, CLEARED_DAYS);
  const clearance = await tx.clearances.give({
    ...{ athleteId, injuryId: id, code: null, from: today, until, givenBy: clinicianId, givenAt: now },
    ...{ limits: 'ankle and calf mobility, nothing that pulls', orders: ['REHAB'] },
  });
  await tx.audit.by(clinicianId, now).note('clearance.give', athleteId, { ref: clearance.id, until, replaces: [] });
  const caps = { maxMinutes: 45, maxRpe: 5, contactAllowed: false };
  const step = { stage: 2, name: '', since: today, ...caps, returnedOn: null, reason: 'pain free for a week' };
  await tx.returnToPlay.add(athleteId, step, clinicianId, now);
  await tx.audit.by(clinicianId, now).note('return.stage', athleteId, { ref: athleteId, from: null, to: 2 });
}
