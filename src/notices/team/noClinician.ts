import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To admins and those who treat: nobody in the team is a clinician. Dropped once somebody is. */
export const noClinician = defineNotice({
  kind: 'staff.noClinician',
  data: z.object({}),
  quiet: 'ignores',
  async write({ teamId, reader, care, t }) {
    if (!reader || (await care.team.medicalStaff(teamId)).clinicians.length > 0) return null;
    const isAdmin = reader.roles.includes('admin');
    return {
      title: t('notice.alert.noClinicianTitle'),
      tone: 'warning',
      blocks: [text(t('notice.alert.noClinicianText'))],
      actions: isAdmin
        ? [
            press('team', t('team.giveRole'), { action: 'role' }, { style: 'primary' }),
            press('team', t('team.deputyButton'), { action: 'deputy' }),
          ]
        : [],
    };
  },
});
