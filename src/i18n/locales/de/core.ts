import type { core as en } from '../en/core.ts';

export const core: Readonly<Record<keyof typeof en, string>> = {
  'form.submit': 'Senden',
  'form.open': 'Formular öffnen',
  'form.again': 'Korrigieren',
  'form.intro': 'Dafür brauche ich noch etwas mehr.',
  'button.back': 'Zurück',

  'answer.more': 'Es gibt mehr, als hier Platz hat.',
  'file.tooLarge': 'Diese Datei ist größer als {megabytes} MB. Bitte schick eine kleinere.',
  'file.unavailable': 'Ich konnte diese Datei nicht herunterladen. Bitte schick sie noch einmal.',

  'input.missing': 'Das fehlt noch.',
  'input.invalid': 'Das passt hier nicht.',
  'input.unknown': 'Eine Option namens {option} gibt es hier nicht.',
  'input.number': 'Bitte gib eine Zahl an.',
  'input.numberBetween': 'Bitte gib eine Zahl von {min} bis {max} an.',
  'input.integerBetween': 'Bitte gib eine ganze Zahl von {min} bis {max} an.',
  'input.choice': 'Bitte wähle eins davon: {choices}.',
  'input.tooLong': 'Bitte höchstens {max} Zeichen.',
  'input.fix': 'Das hat noch nicht gepasst, und es wurde nichts gespeichert. {problems}',
  'input.problem': '{field}: {says}',

  'road.unknownCommand': 'Ich kenne „{command}“ nicht. Mit „help“ siehst du, was du mich hier fragen kannst.',
  'road.notYourRole':
    'Dafür braucht es eine dieser Rollen: {roles}. Wenn du sie haben solltest, frag einen Admin deines Teams.',
  'road.stranger': 'Ich kenne dich in diesem Team noch nicht. Tippe auf „Beitreten“: Es dauert eine Minute.',
  'road.noTeam': 'Hier ist noch kein Team eingerichtet. Wer mich hinzugefügt hat, kann das jetzt tun.',
  'road.setUp': 'Team einrichten',
  'road.join': 'Beitreten',
  'road.expired': 'Dieser Knopf gilt nicht mehr. Bitte frag noch einmal; es wurde nichts geändert.',
  'road.twice': 'Das habe ich schon; es wurde einmal ausgeführt.',
  'road.error':
    'Bei uns ist etwas schiefgegangen, nicht bei dir. Bitte versuch es in einer Minute noch einmal. Wenn es wieder passiert, gib deinem Admin diese Kennung: {reference}.',
  'road.errorTitle': 'Das hat nicht geklappt',

  'refused.title': 'Nicht möglich',
  'list.none': 'keine',
  yes: 'ja',
  no: 'nein',
  'choice.yes': 'ja',
  'choice.no': 'nein',

  'role.athlete': 'Athlet/in',
  'role.trainer': 'Athletiktrainer/in',
  'role.therapist': 'Therapeut/in',
  'role.clinician': 'medizinisches Team',
  'role.coach': 'Coach',
  'role.admin': 'Admin',
  'role.guardian': 'erziehungsberechtigte Person',
};
