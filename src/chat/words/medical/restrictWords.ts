import type { ClearanceView, InjuryView, ReturnToPlayView } from '../../../care/medical/restrictions.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';
import { spotWords } from '../areas.ts';

/** `left calf, since Mon 2 Mar: proliferation. Pressure at most 2 there, 4 elsewhere.` */
export function injuryWords(t: Translate, injury: InjuryView): string {
  const { kind, area, side, day0, state, cleared, setBackOn } = injury;
  const left = kind === 'operation' && cleared === null;
  return [
    t('restrict.is', {
      kind,
      spot: spotWords(t, area, side),
      day: t.day(day0),
      stage: t(`stage.${state.stage}`),
    }),
    left
      ? t('restrict.leftAlone', { elsewhere: state.elsewhere })
      : t('restrict.pressure', { there: state.onRegion, elsewhere: state.elsewhere }),
    ...(setBackOn === null ? [] : [t('restrict.setBack', { day: t.day(setBackOn) })]),
    ...(cleared === null ? [] : [clearanceWords(t, cleared)]),
  ].join(' ');
}

/** `Cleared until Wed 1 Apr: light work only.` */
export function clearanceWords(t: Translate, clearance: ClearanceView): string {
  const { code, forAnswer, until, limits, orders, valid } = clearance;
  return t('restrict.clearance', {
    about: (code === null ? null : t.maybe(`clearable.${code}`)) ?? (forAnswer ? t('restrict.anAnswer') : 'none'),
    until: t.day(until),
    valid: valid ? 'yes' : 'no',
    orders: orders.length === 0 ? 'none' : t.list(orders.map((type) => t(`type.${type}`))),
    limits: limits || 'none',
  });
}

/** `On the way back, stage 2 (running) since Mon 2 Mar: at most 45 minutes, effort at most 5, without contact.` */
export function returnToPlayWords(t: Translate, returnToPlay: ReturnToPlayView): string {
  if (returnToPlay.returnedOn !== null) return t('restrict.returned', { day: t.day(returnToPlay.returnedOn) });
  const caps = [
    ...(returnToPlay.maxMinutes === null ? [] : [t('restrict.capMinutes', { minutes: returnToPlay.maxMinutes })]),
    ...(returnToPlay.maxRpe === null ? [] : [t('restrict.capRpe', { rpe: t.number(returnToPlay.maxRpe) })]),
    t('restrict.capContact', { contact: returnToPlay.contactAllowed ? 'yes' : 'no' }),
  ];
  const about = {
    stage: returnToPlay.stage,
    name: returnToPlay.name || 'none',
    since: t.day(returnToPlay.since),
    caps: t.list(caps),
  };
  return t('restrict.returnToPlay', about);
}

/** What limits somebody, for a page that shows other things too; nothing when nothing does. */
export function restrictionBlocks(
  t: Translate,
  restrictions: {
    readonly injuries: readonly InjuryView[];
    readonly clearances: readonly ClearanceView[];
    readonly returnToPlay: ReturnToPlayView | null;
  } | null,
): readonly Block[] {
  if (restrictions === null) return [];
  const { injuries, clearances, returnToPlay } = restrictions;
  const lines = [
    ...injuries.map((one) => injuryWords(t, one)),
    ...clearances.map((one) => clearanceWords(t, one)),
    ...(returnToPlay === null ? [] : [returnToPlayWords(t, returnToPlay)]),
  ];
  return lines.map((text) => ({ kind: 'text', text }));
}
