import type { page as en } from '../en/page.ts';

export const page: Readonly<Record<keyof typeof en, string>> = {
  'page.optional': 'facultatif',
  'page.skip': 'passer',
  'page.notNow': 'Pas maintenant',
  'page.close': 'Fermer sans envoyer',
  'page.noAnswer': 'Sans réponse',
  'page.choose': 'Choisir…',
  'page.pick': 'Choisir',
  'page.wrong':
    '{count, plural, one {Une réponse est} other {# réponses sont}} à revoir. Rien n’est encore enregistré.',
  'page.good': 'Fait',
  'page.warning': 'À regarder',
  'page.refused': 'Pas fait',
  'page.onlyYou': 'Toi seul peux voir ceci',
  'page.you': 'Toi',
};
