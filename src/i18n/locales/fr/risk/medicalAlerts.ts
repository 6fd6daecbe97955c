import type { medicalAlerts as en } from '../../en/risk/medicalAlerts.ts';

export const medicalAlerts: Readonly<Record<keyof typeof en, string>> = {
  'flag.strong-inside': '{from, number} sur 10 ou plus à la tête, à la poitrine, à l’abdomen ou à l’aine',

  'alert.defibrillator': 'Le défibrillateur est ici : {place}.',
  'alert.telling': 'J’avertis le staff médical maintenant : {names}.',
  'alert.tellingDeputy': 'Cette équipe n’a pas de médecin. J’avertis {name}, qui le remplace.',
  'alert.nobody':
    'Personne n’a de rôle médical dans cette équipe. {when, select, now {Va voir un médecin maintenant, s’il te plaît.} today {Va voir un médecin aujourd’hui, s’il te plaît.} other {}}',
  'alert.unreached':
    'Je n’ai encore pu joindre personne. {when, select, now {Va voir un médecin maintenant, s’il te plaît.} today {Va voir un médecin aujourd’hui, s’il te plaît.} other {}}',
  'alert.taken': '{name} l’a vu et le prend en charge.',
  'alert.seen':
    '{name} l’a vu. {names, select, none {Aucun médecin n’a encore pu être joint.} other {{when, select, today {Ça arrive aussi à {names}.} other {J’avertis toujours {names}.}}}}',
  'alert.ifWorse': 'Si ça s’aggrave, appelle {number, select, none {les urgences} other {le {number}}}.',
  'alert.worseAsk': 'Est-ce aussi le cas : {sign} ?',
  'alert.worseYes': 'Oui',
  'alert.contactDoctorTitle': 'Contacte un médecin maintenant',
  'alert.tellingToday': 'Ça arrive à {names}. Pendant leurs heures de calme, ça attend le matin.',
  'alert.contactTodayTitle': 'Contacte {names} aujourd’hui',
  'alert.contactDoctorTodayTitle': 'Contacte un médecin aujourd’hui',
  'alert.noSport': 'Ni sport ni massage jusqu’à ce que quelqu’un du staff médical t’ait parlé.',
  'notice.alert.takenTitle': '{name} l’a vu',
  'notice.alert.openTitle': 'Personne n’a encore répondu',
  'notice.alert.unreachedTitle': 'Personne n’a encore pu être joint',

  'risk.seen': 'Noté : tu l’as vu',
  'risk.seenText':
    '{athlete} lit que tu l’as vu. {when, select, now {Le staff médical ou la personne qui le remplace le prend en charge, donc je continue d’avertir {names, select, none {la personne suivante} other {{names}}}.} other {Ça reste ouvert jusqu’à ce que le staff médical ou la personne qui le remplace le prenne en charge{names, select, none {} other { : {names}}}.}}',
  'risk.seenPress': 'Je l’ai vu',
  'risk.assignMedical': 'Un signal médical va au staff médical ou à la personne qui le remplace.',
  'findingState.seen': '{state}, vu par {names}',

  'notice.risk.emergency':
    'Fais aller quelqu’un auprès de {athlete}, s’il te plaît. Numéro d’urgence : {number, select, none {non indiqué} other {{number}}}. Défibrillateur : {place, select, none {non indiqué} other {{place}}}.',
  'notice.risk.fever':
    'Décide de l’entraînement d’aujourd’hui, s’il te plaît. Pas de massage avant 24 heures sans fièvre.',
  'notice.risk.noClinician':
    'Personne n’a le rôle médical dans cette équipe. Demande à un administrateur de le donner à quelqu’un.',
  'notice.risk.onlySeen':
    'Tu peux noter que tu l’as vu. Le staff médical ou la personne qui le remplace le prend en charge.',
  'notice.risk.why.refused': 'Un message à ce sujet n’est pas arrivé : il te revient maintenant.',
  'notice.risk.why.again': 'Personne ne l’a pris en charge depuis {since} : tout le monde est averti de nouveau.',
  'notice.channel.refused': 'Un message privé à ce sujet n’est pas arrivé. Vérifiez que quelqu’un l’a vu.',

  'notice.alert.waitingTitle': '{athlete} a besoin du staff médical',
  'notice.alert.waitingText':
    'Personne ne l’a pris en charge depuis {since}. Appelle {names, select, none {un médecin} other {{names}}}, ou va auprès de {athlete}. Numéro d’urgence : {number, select, none {non indiqué} other {{number}}}.',
  'notice.alert.noClinicianTitle': 'Personne n’a le rôle médical dans cette équipe',
  'notice.alert.noClinicianText':
    'Personne ne peut prendre en charge un signal médical, lever une pause ni donner un feu vert. Demande à un administrateur de donner ce rôle à quelqu’un, ou de nommer une personne qui remplace.',
  'notice.deputy.title': 'Tu remplaces le staff médical',
  'notice.deputy.text':
    '{by} t’a nommé. Si personne du staff médical ne prend un signal en charge, il te revient, la nuit aussi. Tu peux le prendre en charge, et le staff médical le clôt.',
  'notice.undelivered.title': '{name} n’a pas pu être joint',
  'notice.undelivered.text': '{what} Aucun message privé n’atteint {name}. Préviens-le autrement, s’il te plaît.',
  'notice.undelivered.channelTitle': 'Le canal des signaux n’accepte pas de message',
  'notice.undelivered.channelText': 'Un signal n’a pas pu y être publié. Choisis un autre canal, s’il te plaît.',
  'undelivered.risk': 'Le signal que tu as confié n’est pas arrivé.',
  'undelivered.hold': 'Le message sur la pause des réservations n’est pas arrivé.',
  'undelivered.swap': 'Ta demande d’échange n’est pas arrivée.',
  'undelivered.booking': 'Le changement d’une réservation n’est pas arrivé.',
  'undelivered.other': 'Un message annoncé n’est pas arrivé.',
};
