import { HOUR, type Instant } from '../../domain/day.ts';
import { permission } from '../../domain/people/consent.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';

/** How a finding ended that was closed because consent was taken back: the locale words it under `finding.consent`. */
const ENDED = 'consent';
/** Findings older than this are not opened again. */
const REACH = 60 * 24 * HOUR;

/**
 * Consent was given again: what was found before it was taken back stays closed, and what is seen from now on is new to
 * staff.
 */
export async function forgetEarlier(tx: TeamStore, { id, closedBefore }: Person, now: Instant): Promise<void> {
  if (closedBefore === null) return;
  for (const finding of await tx.findings.open([id])) {
    if (finding.firstAt > closedBefore) continue;
    await tx.findings.step(finding.id, finding.version, { state: 'resolved', resolvedAt: now, resolution: ENDED });
  }
}

/**
 * Opens to staff again what was stored before consent was taken back. The athlete says so; for a minor, the guardian.
 */
export const openEarlier =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string, now: Instant): Promise<{ readonly athlete: string } | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(athleteId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const { minor, health } = permission(person, now);
      if (actor.personId !== (minor === true ? person.guardianId : person.id)) return { refused: 'not-yours' };
      if (health) return health;
      if (person.closedBefore === null) return { refused: 'already-done' };
      await tx.people.change(person.id, { closedBefore: null });
      const open = new Set(
        (await tx.findings.open([person.id])).map((one) => `${one.pattern} ${one.area} ${one.side}`),
      );
      for (const finding of await tx.findings.of(person.id, now - REACH)) {
        const spot = `${finding.pattern} ${finding.area} ${finding.side}`;
        if (finding.resolution !== ENDED || open.has(spot)) continue;
        open.add(spot);
        await tx.findings.step(finding.id, finding.version, { state: 'open', resolvedAt: null, resolution: null });
      }
      await tx.audit.by(actor.personId, now).note('consent.open', person.id);
      return { athlete: person.name };
    });
