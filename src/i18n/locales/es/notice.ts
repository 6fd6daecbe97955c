import type { notice as enNotice } from '../en/notice.ts';

export const notice: Readonly<Record<keyof typeof enNotice, string>> = {
  'notice.memberJoined.title': 'Alguien se ha unido',
  'notice.memberJoined.text':
    '{name} se ha unido al equipo. Roles ahora: {roles}. El cuerpo técnico necesita que le des un rol antes de ver nada.',
  'notice.guardianConsented.title': 'Ya hay consentimiento para ti',
  'notice.guardianConsented.text': 'Desde ahora puedes hacer tu registro y reservar.',
};
