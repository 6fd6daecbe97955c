/** What the bot says unasked about people and the team; other subjects keep their notices with their words. */
export const notice = {
  'notice.memberJoined.title': 'Somebody joined',
  'notice.memberJoined.text':
    '{name} joined the team. Roles now: {roles}. Staff need a role from you before they see anything.',
  'notice.guardianConsented.title': 'Your guardian said yes',
  'notice.guardianConsented.text': 'You can check in and book from now on.',
} as const;
