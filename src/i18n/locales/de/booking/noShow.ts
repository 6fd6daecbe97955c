import type { noShow as en } from '../../en/booking/noShow.ts';

export const noShow: Readonly<Record<keyof typeof en, string>> = {
  'noShow.ask': 'Ist jemand nicht gekommen?',
  'noShow.line': '{athlete}, {when}',
  'noShow.was': '{when}: {type}, {therapist}{came, select, no { (nicht gekommen)} other {}}',
  'noShow.missed': 'Nicht gekommen',
  'noShow.came': 'Doch gekommen',
  'noShow.done': 'Vermerkt: nicht gekommen',
  'noShow.text':
    '{athlete}, {when}: Das zählt nicht mehr als Massage, der Bedarf ist wieder offen. {athlete} erfährt davon.',
  'noShow.cameDone': 'Vermerkt: doch gekommen',
  'noShow.cameText': '{athlete}, {when}: Das zählt wieder als Massage.',
  'noShow.when': 'Das lässt sich ab Beginn eines Termins und bis 14 Tage danach sagen.',
  'notice.noShow.title': 'Als versäumt vermerkt',
  'notice.noShow.text':
    '{type}, {therapist}, {when} ist als versäumt vermerkt. Wenn das nicht stimmt, sag {therapist} bitte Bescheid.',
};
