/** What changed in the calendars we read. */
export const changes = {
  'calendar.action.changes': 'what changed',
  'change.title': 'What changed',
  'change.none': 'Nothing changed in your calendars in the last 30 days.',
  'change.look': '{name}, read {when}',
  'change.added': 'New: {title}, {when}.',
  'change.moved': 'Moved: {title}, from {from} to {when}.',
  'change.length': 'Other length: {title}, {when}, now until {until} instead of {from}.',
  'change.changed': 'Changed: {title}, {when}.',
  'change.removed': 'Gone: {title}, {when}.',
  'change.more': 'And {count} more.',
  'notice.calendarChanged.title': 'Your calendar changed',
  'notice.calendarChanged.all': 'All changes',
} as const;
