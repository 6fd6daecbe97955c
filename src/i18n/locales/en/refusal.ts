/** Every way the house says no: what happened, why, what to do next. Keys are domain/refusal.ts. */
export const refusal = {
  'refusal.next': 'The next time that fits is {when}.',
  'refusal.not-yours': 'This belongs to somebody else, so you cannot change it. Use mine to see what is yours.',
  'refusal.not-allowed':
    'Your role in this team does not allow this{role, select, none {} other {; the role “{role}” does}}. Ask an admin of your team if you should have it.',
  'refusal.not-found':
    'I cannot find this {what} in your team. It may have been changed or removed; please ask for the list again.',
  'refusal.slot-taken': 'Somebody else took this slot a moment ago, so nothing was booked.',
  'refusal.too-close-to-competition':
    '{type} needs {hours} h before a competition, and yours is {when}. {fits, select, none {Please choose an earlier time.} other {This fits instead: {fits}.}}',
  'refusal.of.too-close-to-competition':
    '{type} needs {hours} h before a competition, and {athlete} has one {when}. {fits, select, none {Choose an earlier time.} other {This fits instead: {fits}.}}',
  'refusal.too-soon-after-hard-session': '{type} waits at least {hours} h after a hard session.',
  'refusal.outside-type-window':
    '{type} does not fit at this time of your training week. {fits, select, none {Please choose another time.} other {This fits instead: {fits}.}}',
  'refusal.of.outside-type-window':
    '{type} does not fit at this time of {athlete}’s training week. {fits, select, none {Choose another time.} other {This fits instead: {fits}.}}',
  'refusal.before-hard-training': '{type} needs {hours} h before hard training, and there is some planned sooner.',
  'refusal.contraindicated':
    '{because, select, none {{type} is not possible with what you or your clinician told us.} other {{type} is not possible then: {because}.}} {fits, select, none {Please talk to your clinician.} other {This fits instead: {fits}.}}',
  'refusal.of.contraindicated':
    '{because, select, none {{type} is not possible with what is on record for {athlete}.} other {{type} is not possible for {athlete} then: {because}.}} {fits, select, none {A clinician can say more.} other {This fits instead: {fits}.}}',
  'refusal.on-hold':
    'Your bookings are on hold until a clinician has spoken with you. Please talk to your medical staff; they can lift it.',
  'refusal.of.on-hold': 'The bookings of {athlete} are on hold until a clinician lifts it.',
  'refusal.overlaps-own-booking':
    '{when, select, none {You already have a booking at that time. Use mine to see or move it.} other {You already have {type} on {when}, at the same time.}}',
  'refusal.of.overlaps-own-booking':
    '{athlete} already has {when, select, none {a booking at that time} other {{type} on {when}, at the same time}}.',
  'refusal.too-close-to-own-booking':
    '{when, select, none {Your bookings need {hours} h between them.} other {You already have {type} on {when}; sessions need {hours} h between them.}}',
  'refusal.of.too-close-to-own-booking':
    '{when, select, none {} other {{athlete} already has {type} on {when}.}} Massages of {athlete} need {hours} h between them.',
  'refusal.own-day-full':
    'You already have {type} on {when}; {count, plural, one {one session a day is the most} other {# sessions a day are the most}}.',
  'refusal.assessment-booked': 'You have an assessment on {when} already. Move it or cancel it first.',
  'refusal.of.own-day-full':
    '{athlete} already has {type} on {when}; {count, plural, one {one massage a day is the most} other {# massages a day are the most}}.',
  'refusal.own-week-full':
    '{kind, select, firm {{count, plural, =0 {Your team gives no firm massages.} one {One firm massage in seven days is the most, and you have it.} other {# firm massages in seven days are the most, and you have them.}}} other {{count, plural, one {One massage in seven days is the most, and you have it.} other {# massages in seven days are the most, and you have them.}}}} Ask those who treat if you need more.',
  'refusal.of.own-week-full':
    '{athlete} has {count, plural, one {one} other {#}} {kind, select, firm {{count, plural, one {firm massage} other {firm massages}}} other {{count, plural, one {massage} other {massages}}}} in seven days, which is the most.',
  'refusal.off-scale':
    'That number is outside its scale, {least, number} to {most, number}. Nothing was changed; please choose one within it.',
  'refusal.question-open': 'One question about what you reported is open. Answer it first; nothing is booked before.',
  'refusal.of.question-open': 'One question to {athlete} is open. Nothing is booked before they answer.',
  'refusal.short-notice': 'Book at least {minutes} min ahead, please. For sooner, ask those who treat.',
  'refusal.overlaps-training': 'You have training or a competition at that time, or too close to it.',
  'refusal.of.overlaps-training': '{athlete} has training or a competition at that time, or too close to it.',
  'refusal.outside-hours': 'The therapist is not working at that time.',
  'refusal.therapist-lacks-skill':
    'This therapist does not offer {type}. Choose another therapist or another kind of session.',
  'refusal.therapist-gender':
    'You asked for a therapist of another gender. Choose another therapist, or change it with your team.',
  'refusal.of.therapist-gender': '{athlete} asked for a therapist of another gender.',
  'refusal.therapist-day-full': 'The therapist has reached the limit of treatment hours on that day.',
  'refusal.room-full': 'All tables are taken at that time.',
  'refusal.room-not-allowed': 'This room is not available to you.',
  'refusal.past': 'That time has passed. Use slots to see what is free.',
  'refusal.booking-over':
    'That massage ended on {when}, so nothing was saved. If something bothers you since, tell your physio.',
  'refusal.booking-stopped':
    'You stopped that massage on {when}, so nothing changes any more. For another one, book a new time.',
  'refusal.booking-cancelled':
    'That massage was cancelled, so nothing was saved. Find a new time if you still want one.',
  'refusal.booking-moved': 'That massage was moved to {when}, so nothing was saved. I ask you about the new time.',
  'refusal.already-answered': 'You’ve said that already and it still counts, so nothing changed.',
  'refusal.no-free-slot':
    'There is no free slot that fits in this time. You can join the waitlist and are offered what is given back.',
  'refusal.already-done': 'This was done already; nothing was changed.',
  'refusal.expired': 'This offer has ended; nothing was changed. Use slots to see what is free.',
  'refusal.consent-missing':
    'I may not store health answers for you yet: your consent is missing. Use join to give it.',
  'refusal.of.consent-missing': '{athlete} has not consented to storing health answers.',
  'refusal.birth-missing':
    'I do not know your date of birth yet, so I store nothing about your health. Please give it with join.',
  'refusal.of.birth-missing': 'The date of birth of {athlete} is missing. They give it with join.',
  'refusal.consent-of-age':
    'You are 18 now, so only your own yes counts. Until you give it, I store and show nothing about your health.',
  'refusal.of.consent-of-age': '{athlete} is 18 now and has not given their own consent yet.',
  'refusal.guardian-consent-missing':
    'Because you are under 18, a guardian says yes before I store anything about your health. Give them the code from join.',
  'refusal.of.guardian-consent-missing': '{athlete} is under 18, and no guardian has consented yet.',
  'refusal.guardian-unconfirmed':
    'Your guardian said yes, but an admin has not confirmed them yet, so I store nothing. Please ask an admin. I tell you when it is done.',
  'refusal.guardian-settled':
    '{state, select, confirmed {{guardian} was confirmed as the guardian of {athlete} on {when}. Nothing was changed.} other {That question is answered: {guardian, select, none {{athlete} has no guardian here now} other {{guardian} has used the code of {athlete} since}}. Nothing was changed.}}',
  'refusal.code-used':
    'This code was used on {when}, and each works once. {purpose, select, guardian {To see or change what was said, open My child. For another code, {athlete} types /join.} other {For another one, open /settings where you are known.}}',
  'refusal.code-expired':
    'This code ended on {when}, and nobody had used it. {purpose, select, guardian {{athlete} gets a new one with /join.} other {For a new one, open /settings where you are known.}}',
  'refusal.code-unknown': 'I don’t know this code. Please check the letters: it has ten, without spaces.',
  'refusal.of.guardian-unconfirmed': '{athlete} is under 18, and an admin has not confirmed their guardian yet.',
  'refusal.treatment-consent-missing':
    'You are under 18, and your guardian has not agreed to massage for that time. Ask them to agree with /guardian. Then you can book.',
  'refusal.of.treatment-consent-missing':
    '{athlete} is under 18, and their guardian has not agreed to massage for that time.',
  'refusal.second-adult-missing':
    'Nobody is named yet who will be in the room with somebody under 18, so it cannot start. Please name somebody with /adult.',
  'refusal.changed-meanwhile': 'Somebody changed this while you were looking, so nothing was done. Please look again.',
  'refusal.invalid': 'That does not fit: {field}. {rule}',

  'thing.person': 'person',
  'thing.guardian': 'guardian',
  'thing.athlete': 'athlete',
  'thing.booking': 'booking',
  'thing.finding': 'finding',
  'thing.plan': 'plan',
  'thing.feed': 'calendar',
  'thing.room': 'room',
  'thing.therapist': 'therapist',
  'thing.code': 'code',
  'thing.session': 'session',
  'thing.slot': 'slot',
  'thing.message': 'message',
  'thing.workspace': 'workspace',
  'thing.event': 'event',

  'type.PRE_EVENT': 'Pre-event massage',
  'type.INTER_EVENT': 'Inter-event massage',
  'type.POST_EVENT': 'Post-event flush',
  'type.RECOVERY': 'Recovery massage',
  'type.MAINTENANCE': 'Maintenance massage',
  'type.DEEP_TISSUE': 'Deep tissue massage',
  'type.TRIGGER_POINT': 'Trigger-point work',
  'type.MYOFASCIAL': 'Myofascial work',
  'type.LYMPH': 'Lymphatic drainage',
  'type.SCAR': 'Scar-tissue work',
  'type.REHAB': 'Rehab massage',
  'type.RELAX': 'Relaxation massage',
  'type.SELF_CARE': 'Self-care',
  'type.ASSESSMENT': 'Assessment',
  'type.hidden': 'Treatment',
} as const;
