/** Accounts on calendar servers, and spreadsheets. */
export const sources = {
  'command.calendar.option.user': 'The name you sign in with there, often an e-mail address',
  'command.calendar.option.password': 'Best an app password made for Deload; I keep it encrypted and show it to nobody',
  'option.user': 'User name',
  'option.password': 'Password',
  'calendar.action.caldav': 'connect a CalDAV account',
  'calendar.action.template': 'spreadsheet template',
  'calendar.action.choose': 'choose a calendar',
  'caldav.add': 'Add a CalDAV account',
  'caldav.which': 'Which calendar is it?',
  'caldav.whichText': 'The account has {count} calendars. Choose the one I should read; the others stay unread.',
  'caldav.pick': 'This one',
  'caldav.choose': 'Choose a calendar',
  'caldav.choosing':
    'Not finished: choose which calendar of the account it is. Without a choice I forget the account within a day.',
  'calendar.problem.wrong-password':
    'The server refused the name or the password. Check the name, make a new app password in the settings of your account there, and connect it again.',
  'calendar.problem.forbidden':
    'This account may not read that address. Ask its owner to share the calendar with you, or give the address of your own.',
  'calendar.problem.needs-https': 'I send a password only over https. Write the address with https:// in front.',
  'calendar.problem.other-host':
    'The server sends me on to another host, and I give your password to no other host. Ask for the address of that server and type it.',
  'calendar.problem.not-caldav':
    'No CalDAV account answers at this address. Copy the CalDAV address from the settings of your calendar.',
  'calendar.problem.no-calendars':
    'The account has no calendar with events. Make one there, or give the address of a calendar that is shared with you.',
  'calendar.problem.not-a-spreadsheet': 'This spreadsheet cannot be read. Start from the template.',
  'calendar.problem.bad-row': 'Something in the spreadsheet is wrong. Send it again, and I say in which cell.',
  'sheet.template': 'Spreadsheet template',
  'sheet.templateText':
    'Open the file {file} as a spreadsheet, replace the examples, save it as CSV and upload it. If you see no file here, copy these lines into an empty one of that name.',
  'sheet.templateFile': 'The template: {file}',
  'sheet.templateRules':
    'Only date and title are needed. A row without a start lasts all day; otherwise give an end or the minutes. Days are 2026-03-02, 02.03.2026 or 02/03/2026 (day first). Sent again under the same file name, it replaces what it said before.',
  'sheet.wrong': 'Nothing was taken from the spreadsheet',
  'sheet.wrongText':
    '{count, plural, one {One cell needs} other {# cells need}} another look. Put it right and send the file again.',
  'sheet.cell': 'Row {row}, column {column}: {says}',
  'sheet.more': 'And {count} more.',
  'sheet.rule.day': '“{value}” is not a day. Write 2026-03-02.',
  'sheet.rule.time': '“{value}” is not a time. Write 18:30.',
  'sheet.rule.minutes': '“{value}” is not a number of minutes. Write a whole number, {expected}.',
  'sheet.rule.title': 'the title is missing.',
  'sheet.rule.word': '“{value}” is not one of these: {expected}. Or leave it empty.',
  'sheet.rule.start-missing': 'there is an end but no start.',
  'sheet.rule.end-missing': 'give an end, or a number of minutes.',
  'sheet.rule.not-apart':
    'start and end are {expected} minutes apart, not {value}. Correct one, or leave the minutes empty.',
  'sheet.rule.column-missing': 'The first row must name the columns. Missing: {expected}.',
  'sheet.rule.too-many-rows': 'There are more than {expected} rows. Split the file.',
  'sheet.rule.too-large': 'The file is larger than {expected}. Split it.',
  'sheet.rule.not-csv': 'The file is not CSV: a quotation mark may be left open. Save it from your spreadsheet as CSV.',
} as const;
