import { z } from 'zod';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** A guardian said yes to something, or took it back: to the child, and to therapists who have a booking with them. */
export const consentChanged = defineNotice({
  kind: 'consent.changed',
  data: z.object({ athleteId: z.string(), what: z.enum(['data', 'treatment']), yes: z.boolean() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { athleteId, what, yes }) {
    const athlete = await care.people.forNotice(teamId, athleteId);
    if (!athlete) return null;
    const own = reader?.personId === athleteId ? 'yes' : 'no';
    return {
      title: t(`notice.consentChanged.${yes ? 'given' : 'withdrawn'}`),
      tone: yes ? 'good' : 'warning',
      blocks: [text(t(`notice.consentChanged.${what}.${yes ? 'given' : 'withdrawn'}`, { athlete: athlete.name, own }))],
    };
  },
});
