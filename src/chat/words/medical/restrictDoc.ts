import type { InjuryView, RestrictedAthlete, RestrictionsView } from '../../../care/medical/restrictions.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action, Block, Doc } from '../../doc.ts';
import { spotWords } from '../areas.ts';
import { reasonWords } from '../reasons.ts';
import { besideWords, clearanceWords, injuryWords, returnToPlayWords, toldWords } from './restrictWords.ts';

/** More than anybody has at once, and as many as fit into one message on every platform. */
const SHOWN = 5;
const A_PAGE = 8;
const HISTORY = 4;

const FORMS = {
  // With the athlete, a page is full.
  injury: ['area', 'side', 'day', 'tissue'],
  stage: ['stage', 'reason'],
  clear: ['until', 'areas', 'cap', 'kinds', 'limits'],
  answer: ['topic', 'until', 'cap', 'kinds', 'limits'],
  returnToPlay: ['step', 'minutes', 'rpe', 'contact', 'reason'],
  reason: ['reason'],
} as const;

/** Everybody that somebody who treats has to look after, by name. */
export function restrictedDoc(t: Translate, all: readonly RestrictedAthlete[], page: number): Doc {
  const shown = all.slice(page * A_PAGE, (page + 1) * A_PAGE);
  const isLast = (page + 1) * A_PAGE >= all.length;
  return {
    title: t('restrict.title'),
    tone: 'plain',
    blocks: [
      text(all.length === 0 ? t('restrict.nobody') : t('restrict.count', { count: all.length })),
      ...shown.map(
        (one): Block => ({
          kind: 'item',
          text: `${one.athlete}: ${summaryOf(t, one)}`,
          actions: [press('restrict', t('restrict.open'), { athlete: one.athleteId })],
        }),
      ),
    ],
    actions: [
      press('restrict', t('restrict.record'), { action: 'injury' }, { ask: ['athlete', ...FORMS.injury] }),
      press('restrict', t('restrict.recordOperation'), { action: 'operation' }, { ask: ['athlete', ...FORMS.injury] }),
      ...(page === 0 ? [] : [press('restrict', t('restrict.before'), { page: page - 1 })]),
      ...(isLast ? [] : [press('restrict', t('restrict.next'), { page: page + 1 })]),
    ],
  };
}

function summaryOf(t: Translate, { heldSince, injuries, clearances, returnToPlay, told }: RestrictedAthlete): string {
  const said = [
    ...(heldSince === null ? [] : [t('restrict.held', { when: t.moment(heldSince) })]),
    ...injuries.map((one) => `${spotWords(t, one.area, one.side)} (${t(`stage.${one.state.stage}`)})`),
    ...(told === null ? [] : [t('restrict.toldShort')]),
    ...(clearances.length === 0 ? [] : [t('restrict.clearances', { count: clearances.length })]),
    ...(returnToPlay === null || returnToPlay.returnedOn !== null
      ? []
      : [t('restrict.returnToPlayStage', { stage: returnToPlay.stage })]),
  ];
  return t.list(said);
}

/** One athlete's restrictions, with what the reader may do about them. */
export function restrictionsDoc(t: Translate, view: RestrictionsView, saved = false): Doc {
  const { athleteId, athlete, today: day, injuries, clearances, returnToPlay, heldSince, heldNote, mayDecide } = view;
  const { told } = view;
  const isFree =
    injuries.length + clearances.length === 0 && returnToPlay === null && heldSince === null && told === null;
  const about = { athlete: athleteId };
  return {
    title: saved ? t('restrict.saved') : t('restrict.titleOf', { athlete }),
    tone: saved ? 'good' : heldSince === null ? 'plain' : 'warning',
    blocks: [
      ...(saved ? [text(t('restrict.titleOf', { athlete }))] : []),
      ...(isFree ? [text(t('restrict.none', { athlete }))] : []),
      ...(heldSince === null ? [] : [text(heldWords(t, heldSince, heldNote))]),
      ...injuries.slice(0, SHOWN).map((one) => injuryBlock(t, view, one)),
      ...(injuries.length > SHOWN ? [text(t('restrict.more', { count: injuries.length - SHOWN }))] : []),
      ...(told === null ? [] : [text(toldWords(t, told))]),
      ...clearances.map(
        (one): Block => ({
          kind: 'item',
          text: clearanceWords(t, one),
          actions: mayDecide
            ? [press('restrict', t('restrict.withdraw'), { action: 'withdraw', ...about, clearance: one.id })]
            : [],
        }),
      ),
      ...(returnToPlay === null ? [] : [text(returnToPlayWords(t, returnToPlay))]),
      ...(mayDecide ? [] : [text(t('restrict.clinicianOnly'))]),
    ],
    actions: [
      press('restrict', t('restrict.record'), { action: 'injury', ...about, day }, { ask: FORMS.injury }),
      press('restrict', t('restrict.recordOperation'), { action: 'operation', ...about, day }, { ask: FORMS.injury }),
      ...(mayDecide ? clinicianActions(t, view) : []),
      ...(heldSince === null
        ? [press('restrict', t('restrict.hold'), { action: 'hold', ...about }, { ask: FORMS.reason, style: 'danger' })]
        : []),
      press('athlete', t('restrict.page'), { person: athleteId }),
      press('restrict', t('restrict.all')),
    ],
  };
}

function clinicianActions(t: Translate, { athleteId, returnToPlay, heldSince }: RestrictionsView): readonly Action[] {
  const about = { athlete: athleteId };
  const known =
    returnToPlay === null || returnToPlay.returnedOn !== null
      ? {}
      : {
          step: returnToPlay.stage,
          contact: returnToPlay.contactAllowed ? 'yes' : 'no',
          ...(returnToPlay.maxMinutes === null ? {} : { minutes: returnToPlay.maxMinutes }),
          ...(returnToPlay.maxRpe === null ? {} : { rpe: returnToPlay.maxRpe }),
        };
  return [
    press(
      'restrict',
      t('restrict.setReturnToPlay'),
      { action: 'return', ...about, ...known },
      { ask: FORMS.returnToPlay },
    ),
    ...(returnToPlay === null || returnToPlay.returnedOn !== null
      ? []
      : [press('restrict', t('restrict.isBack'), { action: 'back', ...about })]),
    press('restrict', t('restrict.clearAnswer'), { action: 'clear', ...about }, { ask: FORMS.answer }),
    ...(heldSince === null
      ? []
      : [press('restrict', t('risk.lift'), { action: 'lift', ...about }, { ask: FORMS.reason, style: 'primary' })]),
  ];
}

function injuryBlock(t: Translate, { mayDecide }: RestrictionsView, injury: InjuryView): Block {
  const { id, cleared, recordedAt, recordedBy, history } = injury;
  const about = { record: id };
  const said = [
    injuryWords(t, injury),
    ...besideWords(t, injury),
    ...injury.waiting.map(({ type, reasons }) =>
      t('restrict.orderWaits', { type: t(`type.${type}`), why: reasonWords(t, reasons) }),
    ),
    t('restrict.recordedBy', { name: recordedBy || t('list.none'), when: t.moment(recordedAt) }),
    ...(history ?? []).slice(0, HISTORY).map(({ at, author, step }) =>
      step.kind === 'stage'
        ? t('restrict.stepStage', {
            author: author || t('list.none'),
            when: t.moment(at),
            stage: step.stage === null ? t('restrictStage.calendar') : t(`stage.${step.stage}`),
            reason: step.reason,
          })
        : t('restrict.stepSetback', { when: t.moment(at), pain: t.number(step.pain) }),
    ),
  ];
  return {
    kind: 'item',
    text: said.join('\n'),
    actions: mayDecide
      ? [
          press('restrict', t('restrict.setStage'), { action: 'stage', ...about }, { ask: FORMS.stage }),
          press('restrict', t('restrict.clear'), { action: 'clear', ...about }, { ask: FORMS.clear }),
          ...(cleared === null
            ? []
            : [press('restrict', t('restrict.withdraw'), { action: 'withdraw', clearance: cleared.id })]),
          press('restrict', t('restrict.close'), { action: 'close', ...about }, { style: 'danger' as const }),
        ]
      : [],
  };
}

function heldWords(t: Translate, since: number, note: string | null): string {
  return t('restrict.heldSince', { when: t.moment(since), note: note ?? 'none' });
}

function text(words: string): Block {
  return { kind: 'text', text: words };
}
