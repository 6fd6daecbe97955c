import type { notice as enNotice } from '../en/notice.ts';

export const notice: Readonly<Record<keyof typeof enNotice, string>> = {
  'notice.memberJoined.title': 'Quelqu’un a rejoint l’équipe',
  'notice.memberJoined.text':
    '{name} a rejoint l’équipe. Rôles actuels : {roles}. Le staff ne voit rien tant que tu ne lui as pas donné de rôle.',
  'notice.guardianConsented.title': 'L’accord pour toi est là',
  'notice.guardianConsented.text': 'Tu peux maintenant faire ton bilan et réserver.',
};
