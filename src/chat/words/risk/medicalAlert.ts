import type { AthleteAlert, NamedTruth } from '../../../care/risk/alertTruth.ts';
import type { RedFlag } from '../../../domain/checkIn/checkIn.ts';
import { WORSE_SIGN } from '../../../domain/medical/triage/table.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import { type Block, type Doc, text } from '../../doc.ts';
import { whenToTalk } from './finding.ts';

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

/** An emergency nobody has taken over: whom to call comes before everything else, and nothing else is said. */
export function isCall({ road, truth }: Pick<Seen, 'road' | 'truth'>): boolean {
  return road === 'emergency' && truth.kind !== 'taken';
}

/** Below that title: where the defibrillator is, who is being told or has seen it, and whom to call if it gets worse. */
export function contactBlocks(t: Translate, alert: Seen): readonly Block[] {
  if (!isCall(alert)) return [text(`${truthWords(t, alert)} ${ifWorse(t, alert)}`)];
  const place = alert.emergency.defibrillator;
  return [...(place === null ? [] : [text(t('alert.defibrillator', { place }))]), text(truthWords(t, alert))];
}

/** The whole answer to an emergency: whom to call, where the defibrillator is, and what is being done. */
export function callDoc(t: Translate, alert: Seen, flags: readonly RedFlag[]): Doc {
  return {
    title: contactTitle(t, alert),
    tone: 'warning',
    blocks: [...contactBlocks(t, alert), heldBlock(t, flags)],
  };
}

/** The same below any other title: an emergency says first whom to call. */
export function alertBlocks(t: Translate, alert: Seen): readonly Block[] {
  return [...(isCall(alert) ? [text(`${contactTitle(t, alert)}.`)] : []), ...contactBlocks(t, alert)];
}

/** How far the athlete's alert has got, in one or two sentences: only what has happened. */
function truthWords(t: Translate, { truth, atOnce, road }: Seen): string {
  const when = road === 'emergency' ? 'call' : whenToTalk(atOnce);
  switch (truth.kind) {
    case 'taken':
      return t('alert.taken', { name: truth.name });
    case 'seen':
      return t('alert.seen', {
        name: truth.name,
        names: truth.telling.length > 0 ? t.list(truth.telling) : 'none',
        when,
      });
    case 'telling':
      if (!atOnce) return t('alert.tellingToday', { names: t.list(namesIn(truth)) });
      return truth.telling.length === 0 && truth.deputy !== null
        ? t('alert.tellingDeputy', { name: truth.deputy })
        : t('alert.telling', { names: t.list(truth.telling) });
    case 'unreached':
      return t('alert.unreached', { when }).trim();
    case 'nobody':
      return t('alert.nobody', { when }).trim();
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
