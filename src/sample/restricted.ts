import { addDays } from '../domain/day.ts';
import type { TeamStore } from '../store/index.ts';
import type { Filling, Members } from './members.ts';
import type { SampleAthlete } from './people.ts';

/** Who is returning to play, and who treats them. */
const ON_THE_WAY_BACK: SampleAthlete['slug'] = 'diego';
const THERAPIST = 'lena';
const CLINICIAN = 'ingrid';
const DAYS_AGO = 16;

/** A calf that is healing, and since today the second step of the return to play. */
export async function restrictSome(tx: TeamStore, members: Members, { now, today }: Filling): Promise<void> {
  const athleteId = members.idOf(ON_THE_WAY_BACK);
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
  const caps = { maxMinutes: 45, maxRpe: 5, contactAllowed: false };
  const step = { stage: 2, name: '', since: today, ...caps, returnedOn: null, reason: 'pain free for a week' };
  await tx.returnStages.add(athleteId, step, clinicianId, now);
  await tx.audit.by(clinicianId, now).note('return.stage', athleteId, { ref: athleteId, from: null, to: 2 });
}
