import type { ConsentView } from '../../../care/booking/consent.ts';
import type { BookingReady } from '../../../care/booking/ready.ts';
import { type Allowed, isLimited } from '../../../domain/booking/allowance.ts';
import type { MayStart } from '../../../domain/booking/mayStart.ts';
import { isMassage } from '../../../domain/clinic/modality.ts';
import { INTAKE_CODES } from '../../../domain/medical/intake.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action, Block } from '../../doc.ts';
import { areaWords } from '../areas.ts';
import { reasonWords } from '../reasons.ts';

/** "Anything new?" as one line with two buttons. */
export function screeningItem(t: Translate, booking: string): Block {
  return {
    kind: 'item',
    text: t('screening.ask'),
    actions: [
      press('consent', t('screening.no'), { booking, news: 'no' }),
      press('consent', t('screening.yes'), { booking, news: 'yes' }),
    ],
  };
}

/** Which of the health questions it is: a choice answers it as the health form does. */
export function newsChoice(t: Translate, label: string, booking: string | undefined): Block {
  return {
    kind: 'choice',
    choice: {
      label,
      option: 'question',
      invoke: { command: 'intake', input: { answer: 'yes', ...(booking && { booking }) } },
      choices: INTAKE_CODES.map((code) => ({
        value: code.toLowerCase(),
        label: t(`option.${code.toLowerCase() as Lowercase<typeof code>}`),
      })),
    },
  };
}

/** The consent of one booking: the question, or what was answered, with the buttons that change it. */
export function consentItem(t: Translate, view: ConsentView): Block {
  const { booking, last, status, near, begun } = view;
  const isTooEarly = last?.answer === 'yes' && status !== 'yes';
  if (last === null || (isTooEarly && near)) return consentQuestion(t, view);
  const said = t('consent.said', { answer: last.answer, therapist: booking.therapist, when: t.moment(last.at) });
  const text = isTooEarly ? `${said} ${t('consent.notLong')}` : said;
  switch (last.answer) {
    case 'yes': {
      const back = press('consent', t('consent.takeBack'), { booking: booking.id, answer: 'withdraw' });
      return { kind: 'item', text, actions: [back, ...(begun ? [stopAction(t, booking.id)] : [])] };
    }
    case 'stopped':
      return { kind: 'item', text, actions: [] };
    default:
      return { kind: 'item', text, actions: [yesAction(t, booking.id)] };
  }
}

function consentQuestion(t: Translate, { booking, begun }: ConsentView): Block {
  const no = press('consent', t('consent.sayNo'), { booking: booking.id, answer: 'no' });
  const actions = [yesAction(t, booking.id), no, ...(begun ? [stopAction(t, booking.id)] : [])];
  return { kind: 'item', text: t('consent.ask'), actions };
}

function yesAction(t: Translate, booking: string): Action {
  return press('consent', t('consent.sayYes'), { booking, answer: 'yes' }, { style: 'primary' });
}

export function stopAction(t: Translate, booking: string): Action {
  return press('consent', t('consent.stop'), { booking, answer: 'stop' }, { style: 'danger' });
}

/** What is still to be answered before a massage: nothing where all is. */
export function openQuestions(t: Translate, view: ConsentView): readonly Block[] {
  return [
    ...(view.status === 'not-yet' ? [consentQuestion(t, view)] : []),
    ...(view.isScreeningOpen ? [screeningItem(t, view.booking.id)] : []),
  ];
}

/** `only calf, pressure up to 3 of 5, in the room: …`; null where somebody set no limits. */
export function allowedWords(t: Translate, allowed: Allowed): string | null {
  if (!isLimited(allowed)) return null;
  const { areas, pressure, room } = allowed;
  return t.list([
    ...(areas.length > 0 ? [t('consent.onlyAreas', { areas: areaWords(t, areas) })] : []),
    ...(pressure < 5 ? [t('consent.upTo', { cap: pressure })] : []),
    ...(room === '' ? [] : [t('consent.inRoom', { room })]),
  ]);
}

/** Beside a booking, for those who treat: consent, and whether anything is new; nothing for other readers. */
export function readyCells(t: Translate, ready: readonly BookingReady[], bookingId: string): readonly string[] {
  const one = ready.find(({ booking }) => booking.id === bookingId);
  if (one && !isMassage(one.booking)) return [t('list.none'), t('list.none')];
  return one ? [t(`ready.status.${one.consent}`), t(`ready.news.${one.screening}`)] : [];
}

/** For those who treat: whether each massage may be started, and how its athlete wants to be treated. */
export function readyBlocks(t: Translate, ready: readonly BookingReady[]): readonly Block[] {
  const open = ready.filter(({ start }) => start.may || !start.obstacles.includes('over'));
  if (open.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('ready.caption'),
      headings: [t('option.athlete'), t('book.when'), t('ready.mayStart'), t('ready.allows')],
      rows: open.map(({ booking, allowed, start }) => [
        booking.athlete,
        t.moment(booking.start),
        startWords(t, start),
        allowedWords(t, allowed) ?? t('ready.anything'),
      ]),
    },
    ...open.flatMap(({ booking: { id, athlete, start: at }, start }): readonly Block[] => {
      if (start.may || !start.obstacles.includes('second-adult')) return [];
      const asked = t('ready.adult', { athlete, when: t.moment(at) });
      return [{ kind: 'item', text: asked, actions: [press('adult', t('adult.name'), { booking: id })] }];
    }),
  ];
}

/** `yes`, or `no` and why. */
function startWords(t: Translate, start: MayStart): string {
  if (start.may) return t('ready.status.yes');
  const why = start.obstacles.map((one) => t(`ready.because.${one}`));
  const because = reasonWords(t, start.because).replace(/\.$/, '');
  return t('ready.no', { why: t.list([...why, ...(because ? [because] : [])]) });
}
