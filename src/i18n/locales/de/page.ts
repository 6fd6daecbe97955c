import type { page as en } from '../en/page.ts';

export const page: Readonly<Record<keyof typeof en, string>> = {
  'page.optional': 'freiwillig',
  'page.skip': 'überspringen',
  'page.notNow': 'Jetzt nicht',
  'page.close': 'Schließen, ohne zu senden',
  'page.noAnswer': 'Keine Angabe',
  'page.choose': 'Bitte wählen …',
  'page.pick': 'Wählen',
  'page.wrong':
    '{count, plural, one {Eine Antwort braucht} other {# Antworten brauchen}} noch einen Blick. Gespeichert ist noch nichts.',
  'page.good': 'Erledigt',
  'page.warning': 'Bitte ansehen',
  'page.refused': 'Nicht erledigt',
  'page.onlyYou': 'Nur du siehst das',
  'page.you': 'Du',
};
