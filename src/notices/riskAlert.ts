import { z } from 'zod';
import { press } from '../chat/command.ts';
import { findingDoc } from '../chat/findingWords.ts';
import { defineNotice } from './notice.ts';

/** To responsible staff: a finding that needs acting on, until somebody acknowledges it. */
export const riskAlert = defineNotice({
  kind: 'risk.alert',
  data: z.object({ findingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { findingId }) {
    const finding = reader && (await care.findingForNotice(teamId, findingId, reader));
    return finding && findingDoc(t, finding, { lead: t('notice.risk.alert') });
  },
});

/** To clinicians and trainers at once, at any hour. */
export const urgentAlert = defineNotice({
  kind: 'risk.urgent',
  data: z.object({ findingId: z.string() }),
  quiet: 'ignores',
  async write({ teamId, reader, care, t }, { findingId }) {
    const finding = reader && (await care.findingForNotice(teamId, findingId, reader));
    if (!finding) return null;
    const mayLift = reader.roles.includes('clinician');
    return findingDoc(t, finding, {
      lead: t('notice.risk.urgent', { athlete: finding.athlete }),
      actions: mayLift
        ? [press('risk', t('risk.lift'), { action: 'lift', person: finding.athleteId }, { ask: ['reason'] })]
        : [],
    });
  },
});
