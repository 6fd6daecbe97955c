import type { AthleteAlert, NamedTruth } from '../../../care/risk/alertTruth.ts';
import type { RedFlag } from '../../../domain/checkIn/checkIn.ts';
import { WORSE_SIGN } from '../../../domain/medical/triage/table.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import { type Block, text } from '../../doc.ts';

type Seen = Pick<AthleteAlert, 'road' | 'atOnce' | 'truth' | 'emergency'>;

/** After a warning sign the title is who to contact. */
export function contactTitle(t: Translate, { road, atOnce, truth, emergency }: Seen): string {
  if (road === 'emergency') return t('checkin.emergencyTitle', { number: emergency.number ?? 'none' });
  const names = namesIn(truth);
  if (names.length === 0) return t(atOnce ? 'alert.contactDoctorTitle' : 'alert.contactDoctorTodayTitle');
  return t(atOnce ? 'checkin.contactTitle' : 'alert.contactTodayTitle', { names: t.list(names) });
}

/** Whom to talk to: whoever has it, or else those who are being told. */
function namesIn(truth: NamedTruth): readonly string[] {
  if (truth.kind === 'taken') return [truth.name];
  if (truth.kind === 'seen') return truth.telling;
  if (truth.kind !== 'telling') return [];
  return truth.telling.length === 0 && truth.deputy !== null ? [truth.deputy] : truth.telling;
}

/** Below it: where the defibrillator is, who is being told or has seen it, and whom to call if it gets worse. */
export function contactBlocks(t: Translate, alert: Seen): readonly Block[] {
  const { road, emergency } = alert;
  const place = road === 'emergency' && emergency.defibrillator !== null ? emergency.defibrillator : null;
  return [
    ...(place === null ? [] : [text(t('alert.defibrillator', { place }))]),
    text(road === 'emergency' ? truthWords(t, alert) : `${truthWords(t, alert)} ${ifWorse(t, alert)}`),
  ];
}

/** How far the athlete's alert has got, in one or two sentences: only what has happened. */
function truthWords(t: Translate, { truth, atOnce }: Seen): string {
  switch (truth.kind) {
    case 'taken':
      return t('alert.taken', { name: truth.name });
    case 'seen':
      return t('alert.seen', { name: truth.name, names: truth.telling.length > 0 ? t.list(truth.telling) : 'none' });
    case 'telling':
      if (!atOnce) return t('alert.tellingToday', { names: t.list(namesIn(truth)) });
      return truth.telling.length === 0 && truth.deputy !== null
        ? t('alert.tellingDeputy', { name: truth.deputy })
        : t('alert.telling', { names: t.list(truth.telling) });
    case 'unreached':
      return t('alert.unreached');
    case 'nobody':
      return t('alert.nobody');
  }
}

function ifWorse(t: Translate, { emergency }: Pick<AthleteAlert, 'emergency'>): string {
  return t('alert.ifWorse', { number: emergency.number ?? 'none' });
}

/** What stops until a clinician says so: massage, and after a knock to the head sport too. */
export function heldBlock(t: Translate, flags: readonly RedFlag[]): Block {
  const isHead = flags.includes('head-impact') || flags.includes('head-impact-worse');
  return text(t(isHead ? 'alert.noSport' : 'checkin.held'));
}

/** Of a sign that another one would make an emergency: is that true as well? */
export function worseBlocks(t: Translate, flags: readonly RedFlag[]): readonly Block[] {
  return flags.flatMap((flag): readonly Block[] => {
    const worse = WORSE_SIGN[flag];
    if (worse === undefined || flags.includes(worse)) return [];
    return [
      {
        kind: 'item',
        text: t('alert.worseAsk', { sign: t(`flag.${worse}`) }),
        actions: [press('checkin', t('alert.worseYes'), { flags: worse }, { style: 'danger' })],
      },
    ];
  });
}
