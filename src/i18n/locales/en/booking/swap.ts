/** Two athletes change places. */
export const swap = {
  'book.action.swap': 'swap with a team-mate',
  'book.action.agree': 'agree to a swap',
  'swap.button': 'Swap it',
  'swap.massagesOnly': 'An assessment is not swapped. Move it or cancel it.',
  'swap.nothing': 'Nothing to swap',
  'swap.nothingText': 'You have no bookings to come.',
  'swap.which': 'Which one?',
  'swap.title': 'Times you could swap with',
  'swap.intro':
    'You have {booking}. At these times a team-mate has a session, and the swap would suit both of you. I ask them without your name.',
  'swap.place': '{when} with {therapist}.',
  'swap.ask': 'Ask',
  'swap.none': 'Nobody to swap with',
  'swap.noneText': 'There is no booking near {booking} that would suit you both. You can still move it to a free time.',
  'swap.asked': 'Asked',
  'swap.askedText':
    'The team-mate who comes on {when} to {therapist} has until {until} to answer. Until then you keep {booking}.',
  'swap.otherTime': 'Another time',
  'swap.tooNear': 'It is too near to ask anybody.',
  'swap.done': 'Swapped',
  'swap.doneText': 'You now have {booking} in {room}.',
  'swap.kept': 'Kept',
  'swap.keptText': 'Your session stays as it was. They are told no, without your name.',
  'notice.swap.title': 'Would you swap?',
  'notice.swap.text':
    'You have {type} on {from} with {therapist}. A team-mate asks whether you would come on {when} to {with} instead. Please answer until {until}; without an answer everything stays.',
  'notice.swap.yes': 'Swap',
  'notice.swap.no': 'Keep mine',
  'notice.swap.swapped': 'Instead of {from}, your {type} is now on {when} with {therapist}.',
  'notice.swap.notTitle': 'No swap this time',
  'notice.swap.not': 'It did not work out. You keep {type} on {when} with {therapist}.',
} as const;
