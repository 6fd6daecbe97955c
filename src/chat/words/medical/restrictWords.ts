import type { ClearanceView, InjuryView, ReturnToPlayView, ToldView } from '../../../care/medical/restrictions.ts';
import { touching } from '../../../domain/checkIn/bodyMap.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';
import { spotsWords, spotWords } from '../areas.ts';
import { questionWords, staffLines } from './intake.ts';

/** `left calf, since Mon 2 Mar: proliferation. Pressure at most 2 there, 4 elsewhere.` */
export function injuryWords(t: Translate, injury: InjuryView): string {
  const { kind, area, side, day0, state, cleared, setBackOn, tissue } = injury;
  const left = kind === 'operation' && cleared?.state !== 'holds';
  return [
    t('restrict.is', {
      kind,
      spot: spotWords(t, area, side),
      day: t.day(day0),
      tissue: tissue === undefined || tissue === 'unknown' ? 'none' : t(`tissue.${tissue}`),
      stage: t(`stage.${state.stage}`),
    }),
    left ? t('restrict.leftAlone') : t('restrict.pressure', { there: state.onRegion, elsewhere: state.elsewhere }),
    ...(setBackOn === null ? [] : [t('restrict.setBack', { day: t.day(setBackOn) })]),
    ...(cleared === null ? [] : [clearanceWords(t, cleared)]),
  ].join(' ');
}

/** `Cleared until Wed 1 Apr: light work only.` */
export function clearanceWords(t: Translate, clearance: ClearanceView): string {
  const { code, forAnswer, from, until, limits, orders, areas, cap, kinds, state } = clearance;
  return t('restrict.clearance', {
    about: (code === null ? null : t.maybe(`clearable.${code}`)) ?? (forAnswer ? t('restrict.anAnswer') : 'none'),
    until: t.day(until),
    from: t.day(from),
    state,
    cap: cap === null ? 'none' : String(cap),
    areas: areas.length === 0 ? 'none' : spotsWords(t, areas),
    kinds: kinds.length === 0 ? 'none' : t.list(kinds.map((type) => t(`type.${type}`))),
    orders: orders.length === 0 ? 'none' : t.list(orders.map((type) => t(`type.${type}`))),
    limits: limits || 'none',
  });
}

/** For those who treat: what touches a healing area keeps to its stage. Nothing where nothing or everything is closed. */
export function besideWords(t: Translate, { kind, area, side, state, cleared }: InjuryView): readonly string[] {
  const isAllClosed = kind === 'operation' && cleared?.state !== 'holds';
  if (isAllClosed || state.onRegion === 5) return [];
  return [t('restrict.beside', { spots: spotsWords(t, touching({ area, side })) })];
}

/** What the athlete's own answers limit: for a clinician with the questions they said yes to. */
export function toldWords(t: Translate, { meaning, codes }: ToldView): string {
  const said =
    codes === null
      ? []
      : [t('restrict.toldAnswers', { questions: t.list(codes.map((code) => questionWords(t, code))) })];
  return [t('restrict.told'), ...staffLines(t, meaning), ...said].join(' ');
}

/** `On the way back, stage 2 (running) since Mon 2 Mar: at most 45 minutes, effort at most 5, without contact.` */
export function returnToPlayWords(t: Translate, returnToPlay: ReturnToPlayView): string {
  if (returnToPlay.returnedOn !== null) return t('restrict.returned', { day: t.day(returnToPlay.returnedOn) });
  const about = {
    stage: returnToPlay.stage,
    name: returnToPlay.name || 'none',
    since: t.day(returnToPlay.since),
    caps: capsWords(t, returnToPlay),
  };
  return t('restrict.returnToPlay', about);
}

/** The same to the athlete: `From now on: at most 45 minutes a session and without contact.` */
export function returnStepWords(t: Translate, step: ReturnToPlayView): string {
  if (step.returnedOn !== null) return t('notice.return.backText', { day: t.day(step.returnedOn) });
  return t('notice.return.text', { name: step.name || 'none', caps: capsWords(t, step) });
}

function capsWords(t: Translate, returnToPlay: ReturnToPlayView): string {
  return t.list([
    ...(returnToPlay.maxMinutes === null ? [] : [t('restrict.capMinutes', { minutes: returnToPlay.maxMinutes })]),
    ...(returnToPlay.maxRpe === null ? [] : [t('restrict.capRpe', { rpe: t.number(returnToPlay.maxRpe) })]),
    t('restrict.capContact', { contact: returnToPlay.contactAllowed ? 'yes' : 'no' }),
  ]);
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
