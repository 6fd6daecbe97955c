import type { notice as enNotice } from '../en/notice.ts';

export const notice: Readonly<Record<keyof typeof enNotice, string>> = {
  'notice.memberJoined.title': 'Jemand ist beigetreten',
  'notice.memberJoined.text':
    '{name} ist dem Team beigetreten. Rollen jetzt: {roles}. Wer zum Betreuerteam gehört, sieht erst etwas, wenn du eine Rolle vergibst.',
  'notice.guardianConsented.title': 'Die Zustimmung für dich ist da',
  'notice.guardianConsented.text': 'Ab jetzt kannst du einchecken und buchen.',
};
