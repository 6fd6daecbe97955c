import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To an admin who does not treat: somebody needs medical staff, and nobody has taken it over. Nothing of what it is. */
export const alertWaiting = defineNotice({
  kind: 'alert.waiting',
  data: z.object({ findingId: z.string() }),
  quiet: 'ignores',
  async write({ teamId, reader, care, t }, { findingId }) {
    const alert = await care.risk.alertForNotice(teamId, findingId);
    if (!alert?.open || !reader) return null;
    const { medical, emergency } = await care.risk.alertForStaff(teamId, reader.personId);
    const about = {
      athlete: alert.athlete,
      since: t.moment(alert.since),
      names: medical.length > 0 ? t.list(medical) : 'none',
      number: emergency.number ?? 'none',
    };
    return {
      title: t('notice.alert.waitingTitle', { athlete: alert.athlete }),
      tone: 'warning',
      blocks: [text(t('notice.alert.waitingText', about))],
      actions: [press('team', t('team.deputyButton'), { action: 'deputy' })],
    };
  },
});
