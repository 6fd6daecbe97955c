import type { ReportableSession, Reported } from '../../src/care/training/report.ts';
import { press } from '../../src/chat/command/command.ts';
import type { Doc, InputValue } from '../../src/chat/doc.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import { FORM, type Given, PAIN_FORM, type SessionInput, toldPain } from './input.ts';

/** What became of a report, or the question that is still open. */
export function answerTo(t: Translate, reported: Reported, given: Given): Doc {
  const again = (more: Record<string, InputValue>) => ({ ...carriedOf(given), ...more });
  const correct = press('session', t('form.again'), carriedOf(given), { ask: FORM });
  switch (reported.kind) {
    case 'saved':
      return saved(t, reported, given);
    case 'which':
      return {
        title: t('session.which'),
        tone: 'plain',
        blocks: [
          {
            kind: 'text',
            text: t('session.whichText', { rpe: t.number(given.rpe), minutes: t.number(given.minutes) }),
          },
          {
            kind: 'choice',
            choice: {
              label: t('session.which'),
              invoke: { command: 'session', input: carriedOf(given) },
              option: 'event',
              choices: [
                ...reported.sessions.map((one) => ({ value: one.eventId, label: nameOf(t, one) })),
                { value: 'none', label: t('session.noneOfThese') },
              ],
            },
          },
        ],
      };
    case 'confirm':
      return {
        title: t('session.confirm'),
        tone: 'warning',
        blocks: [
          {
            kind: 'text',
            text: t(`session.confirm.${reported.why}`, {
              minutes: t.number(given.minutes),
              load: t.number(reported.load, 0),
            }),
          },
        ],
        actions: [
          press('session', t('session.isRight'), again({ event: reported.eventId, confirm: 'yes' }), {
            style: 'primary',
          }),
          correct,
        ],
      };
    case 'ask-again':
      return {
        title: t('session.askAgain'),
        tone: 'warning',
        blocks: [{ kind: 'text', text: t(`session.askAgain.${reported.why}`) }],
        actions: [correct],
      };
    case 'duplicate':
      return duplicate(t, reported, given, again);
  }
}

function saved(t: Translate, reported: Extract<Reported, { kind: 'saved' }>, given: Given): Doc {
  const { day, load, late, replaced, reportId, askPain } = reported;
  const title = reported.title ?? t('session.unplanned');
  const facts = { title, day: t.day(day), rpe: t.number(given.rpe), minutes: t.number(given.minutes) };
  return {
    title: t(replaced ? 'session.corrected' : 'session.saved'),
    tone: 'good',
    blocks: [
      {
        kind: 'text',
        text:
          given.rpe === 0 ? t('session.notDone', facts) : t('session.savedText', { ...facts, load: t.number(load, 0) }),
      },
      ...(late ? [{ kind: 'text' as const, text: t('session.late') }] : []),
      ...(askPain && !toldPain(given) ? [{ kind: 'text' as const, text: t('session.painAsk') }] : []),
    ],
    actions: [
      ...(askPain && !toldPain(given)
        ? [
            press('session', t('session.painButton'), painSpotOf(askPain), { style: 'primary', ask: PAIN_FORM }),
            press('session', t('session.painNone'), { ...painSpotOf(askPain), painduring: 0, painafter: 0 }),
          ]
        : []),
      press('session', t('session.correct'), { ...carriedOf(given), replace: reportId }, { ask: FORM }),
      press('checkin', t('session.sore')),
    ],
  };
}

function painSpotOf({ area, side }: NonNullable<Extract<Reported, { kind: 'saved' }>['askPain']>) {
  return { ...(area === null ? {} : { area }), ...(side === null ? {} : { side }) };
}

function duplicate(
  t: Translate,
  { before, eventId, title }: Extract<Reported, { kind: 'duplicate' }>,
  given: Given,
  again: (more: Record<string, InputValue>) => Record<string, InputValue>,
): Doc {
  const facts = {
    title: title ?? t('session.unplanned'),
    day: t.day(before.day),
    rpe: t.number(before.rpe ?? 0),
    minutes: t.number(before.minutes ?? 0),
  };
  return {
    title: t('session.duplicate'),
    tone: 'warning',
    blocks: [
      {
        kind: 'text',
        text: t('session.duplicateText', {
          ...facts,
          newRpe: t.number(given.rpe),
          newMinutes: t.number(given.minutes),
        }),
      },
    ],
    actions: [
      press('session', t('session.replace'), again({ event: eventId, replace: before.id }), { style: 'primary' }),
      press('session', t('session.another'), again({ event: 'none', replace: 'another' })),
    ],
  };
}

/** A session by its title and time. */
export function nameOf(t: Translate, { title, start, allDay }: ReportableSession): string {
  const when = allDay ? t.moment(start).split(',')[0] : t.moment(start);
  return `${title || t('calendar.untitled')}, ${when}`;
}

/** What a button carries of what was said already. */
function carriedOf(given: SessionInput): Record<string, InputValue> {
  const { rpe, minutes, distance, kind, day, event, confirm, replace } = given;
  const { painbefore, painduring, painafter, area, side } = given;
  const pain = { painbefore, painduring, painafter, area, side };
  const known = { rpe, minutes, distance, kind, day, event, confirm, replace, ...pain };
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
