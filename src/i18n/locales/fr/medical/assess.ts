import type { assess as en } from '../../en/medical/assess.ts';

export const assess: Readonly<Record<keyof typeof en, string>> = {
  'command.assess.summary': 'Ceux qui soignent : qui doit être vu, et ce qui en est sorti',
  'command.assess.form': 'Après l’examen',
  'command.assess.option.athlete': 'Qui a été vu',
  'command.assess.option.area': 'Où',
  'command.assess.option.side': 'Quel côté',
  'command.assess.option.outcome': 'Ce qui en est sorti',
  'command.assess.option.pressure': 'Si le massage peut commencer : la pression maximale là, de 1 à 5',
  'command.assess.option.note': 'Pour ceux qui soignent, en quelques mots',
  'assess.title': 'À voir',
  'assess.nobody': 'Personne n’attend d’être vu.',
  'assess.count': '{count, plural, one {# sportif attend} other {# sportifs attendent}}.',
  'assess.line': '{athlete} : {spot}{value, select, none {} other { à {value} sur 10}}, avant le {by}.',
  'assess.question':
    '{athlete} n’a pas encore répondu à une question d’alerte. D’ici là, rien n’est réservé ni planifié.',
  'roster.looks': 'À voir d’abord : {names}.',
  'assess.record': 'Noter ce qui en est sorti',
  'assess.done': 'Noté : {athlete}, {spot}',
  'assess.now.open': 'Le massage peut y commencer, pression au maximum {cap} sur 5. Le sportif l’apprend.',
  'assess.now.not-yet': 'La zone reste fermée. Le sportif l’apprend.',
  'assess.now.refer': 'La zone reste fermée et quelqu’un d’autre doit la voir. Le sportif l’apprend.',
  'assess.side': 'Dis gauche ou droite ; tête, cou, poitrine, dos et abdomen n’ont pas de côté.',
  'assess.nothingWaits': 'Personne n’attend d’être vu là. La liste dit qui, et où.',
  'assess.cap': 'Dis jusqu’à quelle pression le massage peut commencer, de 1 à 5.',
  'option.outcome': 'Résultat',
  'outcome.open': 'le massage peut commencer',
  'outcome.not-yet': 'pas encore',
  'outcome.refer': 'quelqu’un d’autre doit voir',
  'notice.assess.title': '{athlete} : à voir s’il te plaît, {spot}',
  'notice.assess.text':
    'Avant le {by}. {closed, select, yes {Tant que tu n’as pas regardé, personne n’y travaille.} other {Un travail léger y reste possible d’ici là.}} Ce qui en sort ouvre ou ferme la zone.',
  'notice.assess.nobody':
    'Avant le {by}. Ton équipe n’a pas de médecin : trouve quelqu’un à l’extérieur, ou demande à l’administration d’en nommer un. {closed, select, yes {D’ici là, personne n’y travaille.} other {Un travail léger y reste possible d’ici là.}}',
  'notice.assessed.title': 'Ce qui est sorti de l’examen',
  'notice.assessed.open': '{spot} : le massage peut reprendre, pression au maximum {cap} sur 5.',
  'notice.assessed.not-yet': '{spot} : pas encore de massage là. Demande à qui a regardé ce qui suit.',
  'notice.assessed.refer':
    '{spot} : quelqu’un d’autre devrait voir. Demande à qui a regardé qui et quand. D’ici là, pas de massage là.',
};
