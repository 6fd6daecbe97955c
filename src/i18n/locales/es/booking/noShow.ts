import type { noShow as en } from '../../en/booking/noShow.ts';

export const noShow: Readonly<Record<keyof typeof en, string>> = {
  'noShow.ask': '¿Alguien no vino?',
  'noShow.line': '{athlete}, {when}',
  'noShow.was': '{when}: {type} con {therapist}{came, select, no { (no vino)} other {}}',
  'noShow.missed': 'No vino',
  'noShow.came': 'Al final sí vino',
  'noShow.done': 'Anotado: no vino',
  'noShow.text':
    '{athlete}, {when}: ya no cuenta como masaje, así que la necesidad vuelve a estar abierta. Se avisa a {athlete}.',
  'noShow.cameDone': 'Anotado: sí vino',
  'noShow.cameText': '{athlete}, {when}: vuelve a contar como masaje.',
  'noShow.when': 'Se puede decir desde el inicio de una sesión hasta 14 días después.',
  'notice.noShow.title': 'Anotada como perdida',
  'notice.noShow.text':
    '{type} con {therapist}, {when}: está anotada como perdida. Si no es así, díselo a {therapist}, por favor.',
};
