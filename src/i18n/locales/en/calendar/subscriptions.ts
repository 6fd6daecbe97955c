/** Our bookings in people's own calendar apps. What stands in those shows on locked screens: no kind, no reason. */
export const subscriptions = {
  'calendar.action.feed': 'my sessions in my calendar app',
  'command.team.option.calendarnames': 'How staff’s calendar apps name the athlete of a session',
  'option.calendarnames': 'Names in calendar apps',
  'calendarNames.full': 'full name',
  'calendarNames.initials': 'initials',
  'calendarNames.none': 'no name',

  'subscription.title': 'Sessions in your calendar app',
  'subscription.intro':
    'An address your calendar app subscribes to shows your booked sessions: time, room and therapist. It never shows the kind of massage or why.',
  'subscription.mine': 'Your own sessions. {since, select, never {No address yet.} other {Address made {since}.}}',
  'subscription.team':
    'The whole team’s roster, for staff. {since, select, never {No address yet.} other {Address made {since}.}}',
  'subscription.make': 'Make an address',
  'subscription.replace': 'Replace it',
  'subscription.end': 'End it',
  'subscription.made': 'Your address',
  'subscription.secret':
    'It is shown only this once. Whoever has it can read these sessions, so do not pass it on. If it gets lost, replace it: the old one ends then.',
  'subscription.how':
    'Google: on a computer, Other calendars, From URL. Apple: Calendar, Add subscription calendar. Outlook: Add calendar, Subscribe from web. Google and Outlook look again only every few hours.',
  'subscription.local':
    'Google, Apple and Outlook cannot reach this address: it works on the bot’s own machine or network only. Whoever runs the bot can set PUBLIC_URL to the address it has on the internet.',
  'subscription.ended': 'The address has ended',
  'subscription.endedText': 'Nothing is read from it any more. Remove the calendar from your app too.',

  'ics.own': 'Recovery session with {therapist}',
  'ics.ownAssessment': 'Assessment with {therapist}',
  'ics.of': '{athlete}: recovery session with {therapist}',
  'ics.ofAssessment': '{athlete}: assessment with {therapist}',
  'ics.somebody': 'Booked',
  'ics.file': 'For your calendar app: {file}',
  'ics.name.mine': 'Deload: my sessions',
  'ics.name.team': 'Deload: {team}',
} as const;
