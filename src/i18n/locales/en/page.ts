/** Around what the bot says: the forms and cards of its own page. */
export const page = {
  'page.optional': 'optional',
  'page.skip': 'skip',
  'page.notNow': 'Not now',
  'page.close': 'Close without sending',
  'page.noAnswer': 'No answer',
  'page.choose': 'Choose…',
  'page.pick': 'Choose',
  'page.wrong': '{count, plural, one {One answer needs} other {# answers need}} another look. Nothing was saved yet.',
  'page.good': 'Done',
  'page.warning': 'Please look',
  'page.refused': 'Not done',
  'page.onlyYou': 'Only you can see this',
  'page.you': 'You',
} as const;
