/** Medical alerts: what the athlete reads, who takes one over, and what happens when nobody does. */
export const medicalAlerts = {
  'flag.strong-inside': '{from, number} of 10 or more at the head, chest, abdomen or groin',

  'alert.defibrillator': 'The defibrillator is here: {place}.',
  'alert.telling': 'I’m telling medical staff now: {names}.',
  'alert.tellingDeputy': 'This team has no clinician. I’m telling {name}, who stands in for one.',
  'alert.nobody':
    'Nobody in this team is a clinician. {when, select, now {Please see a doctor now.} today {Please see a doctor today.} other {}}',
  'alert.unreached':
    'Nobody could be reached yet. {when, select, now {Please see a doctor now.} today {Please see a doctor today.} other {}}',
  'alert.taken': '{name} has seen it and has taken it over.',
  'alert.seen':
    '{name} has seen it. {names, select, none {No clinician could be reached yet.} other {{when, select, today {It goes to {names} too.} other {I’m still telling {names}.}}}}',
  'alert.ifWorse': 'If it gets worse, call {number, select, none {emergency services} other {{number}}}.',
  'alert.worseAsk': 'Is this true too: {sign}?',
  'alert.worseYes': 'Yes',
  'alert.contactDoctorTitle': 'Please contact a doctor now',
  'alert.tellingToday': 'It goes to {names}. In their quiet hours it waits for the morning.',
  'alert.contactTodayTitle': 'Please contact {names} today',
  'alert.contactDoctorTodayTitle': 'Please contact a doctor today',
  'alert.noSport': 'No sport and no massage until a clinician has spoken with you.',
  'notice.alert.takenTitle': '{name} has seen it',
  'notice.alert.openTitle': 'Nobody has answered yet',
  'notice.alert.unreachedTitle': 'Nobody could be reached yet',

  'risk.seen': 'Noted: you’ve seen it',
  'risk.seenText':
    '{athlete} reads that you’ve seen it. {when, select, now {A clinician or the deputy takes it over, so I go on telling {names, select, none {the next person} other {{names}}}.} other {It stays open until a clinician or the deputy takes it over{names, select, none {} other {: {names}}}.}}',
  'risk.seenPress': 'I’ve seen it',
  'risk.assignMedical': 'A medical alert goes to a clinician or to the deputy.',
  'findingState.seen': '{state}, seen by {names}',

  'notice.risk.emergency':
    'Please have somebody go to {athlete}. Emergency number: {number, select, none {not set} other {{number}}}. Defibrillator: {place, select, none {not set} other {{place}}}.',
  'notice.risk.fever': 'Please decide about today’s training. No massage until 24 hours without fever.',
  'notice.risk.noClinician': 'This team has no clinician. Please have an admin name one.',
  'notice.risk.onlySeen': 'You can note that you’ve seen it. A clinician or the deputy takes it over.',
  'notice.risk.why.refused': 'A message about this did not arrive: it comes to you now.',
  'notice.risk.why.again': 'Nobody has taken this over since {since}: everybody is told again.',
  'notice.channel.refused': 'A direct message about this did not arrive. Please make sure somebody has seen it.',

  'notice.alert.waitingTitle': '{athlete} needs medical staff',
  'notice.alert.waitingText':
    'Nobody has taken this over since {since}. Please phone {names, select, none {a doctor} other {{names}}}, or go to {athlete} yourself. Emergency number: {number, select, none {not set} other {{number}}}.',
  'notice.alert.noClinicianTitle': 'This team has no clinician',
  'notice.alert.noClinicianText':
    'Nobody can take a medical alert over, release bookings or give a clearance. Please have an admin give somebody that role, or name a deputy.',
  'notice.deputy.title': 'You stand in for the clinicians',
  'notice.deputy.text':
    '{by} has named you. When no clinician takes a medical alert over it comes to you, at night too. You can take it over, and a clinician closes it.',
  'notice.undelivered.title': '{name} could not be reached',
  'notice.undelivered.text': '{what} No direct message reaches {name}. Please tell them in another way.',
  'notice.undelivered.channelTitle': 'The alert channel takes no messages',
  'notice.undelivered.channelText': 'An alert could not be posted there. Please choose another channel for alerts.',
  'undelivered.risk': 'The alert you assigned did not arrive.',
  'undelivered.hold': 'That bookings are on hold, or no longer, did not arrive.',
  'undelivered.swap': 'Your wish to swap did not arrive.',
  'undelivered.booking': 'The change of a booking did not arrive.',
  'undelivered.other': 'A message you were told about did not arrive.',
} as const;
