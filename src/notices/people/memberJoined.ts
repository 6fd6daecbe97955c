import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To admins: somebody joined, and may need a role. */
export const memberJoined = defineNotice({
  kind: 'member.joined',
  data: z.object({ personId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { personId }) {
    const person = await care.people.forNotice(teamId, personId);
    if (!person) return null;
    const roles = person.roles.length === 0 ? t('list.none') : t.list(person.roles.map((role) => t(`role.${role}`)));
    return {
      title: t('notice.memberJoined.title'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: t('notice.memberJoined.text', { name: person.name, roles }) }],
      actions: [press('team', t('team.giveRole'), { action: 'role', person: personId }, { ask: ['role'] })],
    };
  },
});
