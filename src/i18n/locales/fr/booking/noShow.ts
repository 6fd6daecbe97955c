import type { noShow as en } from '../../en/booking/noShow.ts';

export const noShow: Readonly<Record<keyof typeof en, string>> = {
  'noShow.ask': 'Quelqu’un n’est pas venu ?',
  'noShow.line': '{athlete}, {when}',
  'noShow.was': '{when} : {type} avec {therapist}{came, select, no { (pas venu)} other {}}',
  'noShow.missed': 'Pas venu',
  'noShow.came': 'Venu finalement',
  'noShow.done': 'Noté : pas venu',
  'noShow.text':
    '{athlete}, {when} : cela ne compte plus comme un massage, le besoin est de nouveau ouvert. {athlete} en est informé.',
  'noShow.cameDone': 'Noté : venu finalement',
  'noShow.cameText': '{athlete}, {when} : cela compte de nouveau comme un massage.',
  'noShow.when': 'Cela peut se dire du début d’une séance jusqu’à 14 jours après.',
  'notice.noShow.title': 'Notée comme manquée',
  'notice.noShow.text':
    '{type} avec {therapist}, {when} : la séance est notée comme manquée. Si ce n’est pas le cas, dis-le à {therapist}, s’il te plaît.',
};
