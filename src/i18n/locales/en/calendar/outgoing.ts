/** Our sessions in people's own calendar apps. What stands in those shows on locked screens: no kind, no reason. */
export const outgoing = {
  'calendar.action.feed': 'my sessions in my calendar app',
  'command.team.option.calendarnames': 'How staff’s calendar apps name the athlete of a session',
  'option.calendarnames': 'Names in calendar apps',
  'calendarNames.full': 'full name',
  'calendarNames.initials': 'initials',
  'calendarNames.none': 'no name',

  'feed.title': 'Sessions in your calendar app',
  'feed.intro':
    'An address your calendar app subscribes to shows your booked sessions: time, room and therapist. It never shows the kind of massage or why.',
  'feed.mine': 'Your own sessions. {since, select, never {No address yet.} other {Address made {since}.}}',
  'feed.team':
    'The whole team’s roster, for staff. {since, select, never {No address yet.} other {Address made {since}.}}',
  'feed.make': 'Make an address',
  'feed.replace': 'Replace it',
  'feed.end': 'End it',
  'feed.made': 'Your address',
  'feed.secret':
    'It is shown only this once. Whoever has it can read these sessions, so do not pass it on. If it gets lost, replace it: the old one ends then.',
  'feed.how':
    'Google: on a computer, Other calendars, From URL. Apple: Calendar, Add subscription calendar. Outlook: Add calendar, Subscribe from web. Google and Outlook look again only every few hours.',
  'feed.local':
    'Google, Apple and Outlook cannot reach this address: it works on the bot’s own machine or network only. Whoever runs the bot can set PUBLIC_URL to the address it has on the internet.',
  'feed.ended': 'The address has ended',
  'feed.endedText': 'Nothing is read from it any more. Remove the calendar from your app too.',

  'ics.own': 'Recovery session with {therapist}',
  'ics.of': '{athlete}: recovery session with {therapist}',
  'ics.somebody': 'Booked',
  'ics.file': 'For your calendar app: {file}',
  'ics.name.mine': 'Deload: my sessions',
  'ics.name.team': 'Deload: {team}',
} as const;
