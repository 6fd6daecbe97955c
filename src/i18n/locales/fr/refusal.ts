import type { refusal as en } from '../en/refusal.ts';

export const refusal: Readonly<Record<keyof typeof en, string>> = {
  'refusal.next': 'La prochaine possibilité est le {when}.',
  'refusal.not-yours':
    'Ceci appartient à quelqu’un d’autre, tu ne peux donc pas le modifier. Avec « mine », tu vois ce qui est à toi.',
  'refusal.not-allowed':
    'Ton rôle dans cette équipe ne le permet pas{role, select, none {} other { ; le rôle « {role} » le permet}}. S’il le devrait, demande à un admin de ton équipe.',
  'refusal.not-found':
    'Je ne trouve pas ceci dans ton équipe : {what}. Il y a peut-être eu un changement ou une suppression ; redemande la liste, s’il te plaît.',
  'refusal.slot-taken': 'Quelqu’un vient de prendre ce créneau, rien n’a donc été réservé.',
  'refusal.too-close-to-competition':
    '{type} : il faut {hours} h avant une compétition, et la tienne est le {when}. {fits, select, none {Choisis un moment plus tôt, s’il te plaît.} other {Ceci convient à la place : {fits}.}}',
  'refusal.of.too-close-to-competition':
    '{type} : il faut {hours} h avant une compétition, et {athlete} en a une le {when}. {fits, select, none {Choisis un moment plus tôt, s’il te plaît.} other {Ceci convient à la place : {fits}.}}',
  'refusal.too-soon-after-hard-session': '{type} : il faut attendre au moins {hours} h après une séance dure.',
  'refusal.outside-type-window':
    '{type} : ce n’est pas le bon moment de ta semaine d’entraînement. {fits, select, none {Choisis un autre moment, s’il te plaît.} other {Ceci convient à la place : {fits}.}}',
  'refusal.of.outside-type-window':
    '{type} : ne convient pas à ce moment de la semaine d’entraînement de {athlete}. {fits, select, none {Choisis un autre moment, s’il te plaît.} other {Ceci convient à la place : {fits}.}}',
  'refusal.before-hard-training':
    '{type} : il faut {hours} h avant un entraînement dur, et il y en a un de prévu plus tôt.',
  'refusal.contraindicated':
    '{because, select, none {{type} : ce n’est pas possible avec ce que toi ou ton staff médical nous avez dit.} other {{type} : ce n’est pas possible à ce moment-là : {because}.}} {fits, select, none {Parles-en à ton staff médical, s’il te plaît.} other {Ceci convient à la place : {fits}.}}',
  'refusal.of.contraindicated':
    '{because, select, none {{type} : ce n’est pas possible avec ce qui est noté pour {athlete}.} other {{type} : ce n’est pas possible à ce moment-là pour {athlete} : {because}.}} {fits, select, none {Le staff médical peut en dire plus.} other {Ceci convient à la place : {fits}.}}',
  'refusal.on-hold':
    'Tes réservations sont en pause jusqu’à ce que quelqu’un du staff médical t’ait parlé. Contacte le staff médical, s’il te plaît ; il peut lever la pause.',
  'refusal.of.on-hold': 'Les réservations de {athlete} sont en pause jusqu’à ce que le staff médical la lève.',
  'refusal.overlaps-own-booking':
    '{when, select, none {Tu as déjà une réservation à ce moment-là. Avec « mine », tu peux la voir ou la déplacer.} other {Tu as déjà une réservation au même moment : {type}, {when}.}}',
  'refusal.of.overlaps-own-booking':
    '{athlete} a déjà une réservation à ce moment-là{when, select, none {} other { : {type}, {when}}}.',
  'refusal.too-close-to-own-booking':
    '{when, select, none {Il faut {hours} h entre tes réservations.} other {Tu as déjà une réservation : {type}, {when}. Il faut {hours} h entre deux séances.}}',
  'refusal.of.too-close-to-own-booking':
    '{when, select, none {} other {{athlete} a déjà une réservation : {type}, {when}.}} Il faut {hours} h entre les réservations de {athlete}.',
  'refusal.own-day-full':
    'Tu as déjà une réservation : {type}, {when}. {count, plural, one {Une séance} other {# séances}} par jour au plus.',
  'refusal.assessment-booked': 'Tu as déjà un examen le {when}. Déplace-le ou annule-le d’abord.',
  'refusal.of.own-day-full':
    '{athlete} a déjà une réservation : {type}, {when}. {count, plural, one {Une séance} other {# séances}} par jour au plus.',
  'refusal.own-week-full':
    '{kind, select, firm {{count, plural, =0 {Ton équipe ne fait pas de massage appuyé.} one {Un massage appuyé en sept jours est le maximum, et tu l’as.} other {# massages appuyés en sept jours sont le maximum, et tu les as.}}} other {{count, plural, one {Un massage en sept jours est le maximum, et tu l’as.} other {# massages en sept jours sont le maximum, et tu les as.}}}} S’il t’en faut plus, demande à ceux qui soignent.',
  'refusal.of.own-week-full':
    '{athlete} a {count, plural, one {un} other {#}} {kind, select, firm {{count, plural, one {massage appuyé} other {massages appuyés}}} other {{count, plural, one {massage} other {massages}}}} en sept jours, c’est le maximum.',
  'refusal.off-scale':
    'Ce nombre est hors de son échelle, de {least, number} à {most, number}. Rien n’a changé ; choisis-en un dedans.',
  'refusal.question-open': 'Une question sur ce que tu as dit est ouverte. Réponds d’abord ; rien n’est réservé avant.',
  'refusal.of.question-open': 'Une question à {athlete} est ouverte. Rien n’est réservé avant sa réponse.',
  'refusal.short-notice':
    'Réserve au moins {minutes} min à l’avance, s’il te plaît. Pour plus tôt, demande à ceux qui soignent.',
  'refusal.overlaps-training': 'À ce moment-là, ou trop près, tu as un entraînement ou une compétition.',
  'refusal.of.overlaps-training': 'À ce moment-là, ou trop près, {athlete} a un entraînement ou une compétition.',
  'refusal.outside-hours': 'Le thérapeute ne travaille pas à ce moment-là.',
  'refusal.therapist-lacks-skill':
    'Ce thérapeute ne propose pas : {type}. Choisis un autre thérapeute ou un autre type de séance.',
  'refusal.therapist-gender':
    'Tu as demandé un thérapeute d’un autre genre. Choisis quelqu’un d’autre, ou change ce souhait avec ton équipe.',
  'refusal.of.therapist-gender': '{athlete} a demandé un thérapeute d’un autre genre.',
  'refusal.therapist-day-full': 'Ce jour-là, toutes les heures de soins sont déjà prises.',
  'refusal.room-full': 'Toutes les tables sont prises à ce moment-là.',
  'refusal.room-not-allowed': 'Cette salle n’est pas disponible pour toi.',
  'refusal.past': 'Ce moment est passé. Avec « slots », tu vois ce qui est libre.',
  'refusal.booking-over':
    'Ce massage s’est terminé le {when}, rien n’a donc été enregistré. Si quelque chose te gêne depuis, dis-le à ton kiné.',
  'refusal.booking-stopped':
    'Tu as arrêté ce massage le {when}, plus rien ne change. Pour un autre, réserve une nouvelle heure.',
  'refusal.booking-cancelled':
    'Ce massage a été annulé, rien n’a donc été enregistré. Cherche une autre heure si tu en veux encore un.',
  'refusal.booking-moved':
    'Ce massage a été déplacé au {when}, rien n’a donc été enregistré. Je te demande pour la nouvelle heure.',
  'refusal.already-answered': 'Tu l’as déjà dit et c’est toujours valable, rien n’a changé.',
  'refusal.no-free-slot':
    'Aucun créneau libre ne convient sur cette période. Tu peux t’inscrire sur la liste d’attente : je te proposerai ce qui se libère.',
  'refusal.already-done': 'C’était déjà fait ; rien n’a été modifié.',
  'refusal.expired': 'Cette offre est terminée ; rien n’a été modifié. Avec « slots », tu vois ce qui est libre.',
  'refusal.consent-missing':
    'Je n’ai pas encore le droit d’enregistrer tes réponses de santé : il manque ton consentement. Donne-le avec « join ».',
  'refusal.of.consent-missing': '{athlete} n’a pas donné son consentement à l’enregistrement de réponses de santé.',
  'refusal.birth-missing':
    'Je ne connais pas encore ta date de naissance, donc je n’enregistre rien sur ta santé. Donne-la avec « join ».',
  'refusal.of.birth-missing': 'La date de naissance de {athlete} manque. Elle se donne avec « join ».',
  'refusal.consent-of-age':
    'Tu as 18 ans maintenant, donc seul ton propre oui compte. Jusque-là, je n’enregistre ni ne montre rien sur ta santé.',
  'refusal.of.consent-of-age': '{athlete} a 18 ans maintenant et n’a pas encore donné son propre consentement.',
  'refusal.guardian-unconfirmed':
    'Tes parents ont dit oui, mais aucun admin ne les a encore confirmés, donc je n’enregistre rien. Demande à un admin. Je te préviens ensuite.',
  'refusal.guardian-settled':
    '{state, select, confirmed {{guardian} a été confirmé pour {athlete}, {when}. Rien n’a été changé.} other {Cette question a sa réponse : {guardian, select, none {{athlete} n’a plus de représentant ici} other {{guardian} a utilisé depuis le code de {athlete}}}. Rien n’a été changé.}}',
  'refusal.code-used':
    'Ce code a été utilisé le {when}, et chacun sert une fois. {purpose, select, guardian {Dans « Mon enfant », tu vois et changes ce qui a été dit. Pour un autre code, {athlete} écrit /join.} other {Tu en trouves un autre avec /settings, là où je te connais.}}',
  'refusal.code-expired':
    'Ce code a pris fin le {when} sans que personne ne l’utilise. {purpose, select, guardian {{athlete} en reçoit un autre avec /join.} other {Tu en trouves un autre avec /settings, là où je te connais.}}',
  'refusal.code-unknown': 'Je ne connais pas ce code. Vérifie les lettres, s’il te plaît : il y en a dix, sans espace.',
  'refusal.of.guardian-unconfirmed':
    '{athlete} a moins de 18 ans, et aucun admin n’a encore confirmé son parent ou représentant légal.',
  'refusal.treatment-consent-missing':
    'Tu as moins de 18 ans et l’accord de tes parents pour le massage manque à cette date. Demande-leur de le donner avec /guardian. Ensuite tu peux réserver.',
  'refusal.of.treatment-consent-missing':
    '{athlete} a moins de 18 ans, et l’accord de ses parents pour le massage manque à cette date.',
  'refusal.second-adult-missing':
    'Personne n’est encore nommé pour être dans la salle avec quelqu’un de moins de 18 ans, donc cela ne peut pas commencer. Nomme quelqu’un avec /adult.',
  'refusal.guardian-consent-missing':
    'Comme tu as moins de 18 ans, un parent ou représentant légal doit donner son accord avant que j’enregistre quoi que ce soit sur ta santé. Donne-lui le code de « join ».',
  'refusal.of.guardian-consent-missing':
    '{athlete} a moins de 18 ans, et l’accord d’un parent ou représentant légal manque.',
  'refusal.changed-meanwhile':
    'Quelqu’un a modifié ceci pendant que tu regardais, rien n’a donc été fait. Regarde encore une fois, s’il te plaît.',
  'refusal.invalid': 'Ça ne va pas : {field}. {rule}',

  'thing.person': 'personne',
  'thing.guardian': 'parent ou représentant légal',
  'thing.athlete': 'athlète',
  'thing.booking': 'réservation',
  'thing.finding': 'signal',
  'thing.plan': 'plan',
  'thing.feed': 'calendrier',
  'thing.room': 'salle',
  'thing.therapist': 'thérapeute',
  'thing.code': 'code',
  'thing.session': 'séance',
  'thing.slot': 'créneau',
  'thing.message': 'message',
  'thing.workspace': 'espace de travail',
  'thing.event': 'événement',

  'type.PRE_EVENT': 'Massage d’avant-compétition',
  'type.INTER_EVENT': 'Massage entre deux épreuves',
  'type.POST_EVENT': 'Massage drainant d’après-compétition',
  'type.RECOVERY': 'Massage de récupération',
  'type.MAINTENANCE': 'Massage d’entretien',
  'type.DEEP_TISSUE': 'Massage profond',
  'type.TRIGGER_POINT': 'Travail des points gâchettes',
  'type.MYOFASCIAL': 'Travail myofascial',
  'type.LYMPH': 'Drainage lymphatique',
  'type.SCAR': 'Travail de cicatrice',
  'type.REHAB': 'Massage de rééducation',
  'type.RELAX': 'Massage relaxant',
  'type.SELF_CARE': 'Auto-soins',
  'type.ASSESSMENT': 'Examen',
  'type.hidden': 'Soin',
};
