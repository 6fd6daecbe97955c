import { z } from 'zod';
import type { RosterView } from '../src/care/squad/roster.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { carriedOption, confirmedOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { type Block, type Doc, text } from '../src/chat/doc.ts';
import { cannotStartItems } from '../src/chat/words/booking/cannotStart.ts';
import { readyBlocks, readyCells } from '../src/chat/words/booking/consent.ts';
import { bookingLimitBlocks } from '../src/chat/words/booking/limits.ts';
import { cameAction, noShowChoice } from '../src/chat/words/booking/noShow.ts';
import { kindWords } from '../src/chat/words/clinic/kind.ts';
import { reasonWords } from '../src/chat/words/reasons.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { squadChart, weekChart } from '../src/chat/words/squad/rosterCharts.ts';
import { isRefusal } from '../src/domain/refusal.ts';

const RANGES = ['today', 'tomorrow', 'week'] as const;

const input = z.object({
  range: z
    .enum(RANGES)
    .meta({ labels: 'roster.range' } satisfies OptionMeta)
    .default('today'),
  missed: carriedOption,
  came: confirmedOption,
});

const MOST_NEEDS = 15;

/** Staff: who needs what, and what is booked, today, tomorrow or this week. */
export const roster = defineCommand({
  name: 'roster',
  who: ['trainer', 'therapist', 'clinician', 'coach'],
  reply: 'private',
  input,
  examples: ['', 'tomorrow', 'week'],
  async run(context, { range, missed, came }) {
    const { actor, care, now, t } = context;
    if (missed) return setCame(context, missed, came === 'yes');
    const view = await care.squad.roster(actor, range, now);
    if (isRefusal(view)) return refusalDoc(t, view);
    return {
      title: t('roster.title', { range: t(`roster.range.${range}`) }),
      tone: view.held.length > 0 ? 'warning' : 'plain',
      blocks: blocksOf(context, view),
      actions: [
        ...RANGES.filter((one) => one !== range).map((one) =>
          press('roster', t(`roster.range.${one}`), { range: one }),
        ),
        press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' }),
      ],
    };
  },
});

/** Somebody did not come, or did after all. */
async function setCame({ actor, care, now, t }: CommandContext, bookingId: string, came: boolean): Promise<Doc> {
  const booking = await care.booking.setCame(actor, bookingId, came, now);
  const roster = press('roster', t('roster.button'));
  if (isRefusal(booking)) return refusalDoc(t, booking, [roster]);
  const { athlete, start, athleteId } = booking;
  return {
    title: came ? t('noShow.cameDone') : t('noShow.done'),
    tone: 'good',
    blocks: [text(t(came ? 'noShow.cameText' : 'noShow.text', { athlete, when: t.moment(start) }))],
    actions: [cameAction(t, booking), press('athlete', athlete, { person: athleteId }), roster],
  };
}

function blocksOf({ t, now }: CommandContext, view: RosterView): readonly Block[] {
  const oneDay = view.from === view.to;
  return [
    {
      kind: 'text',
      text: t('roster.summary', {
        bookings: view.bookings.length,
        needs: view.needs.length,
        silent: view.silent.length,
        athletes: view.athletes,
      }),
    },
    ...(view.held.length > 0 ? [{ kind: 'text' as const, text: t('roster.held', { names: t.list(view.held) }) }] : []),
    ...waitingBlocks(t, view.waiting),
    ...(view.squad === null ? [] : squadChart(t, view.squad, view.from, view.pictures)),
    ...(oneDay ? [] : weekChart(t, view)),
    ...(view.bookings.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('roster.bookings'),
            headings: [
              ...[t('option.athlete'), t('book.when'), t('option.type'), t('option.therapist'), t('option.room')],
              ...(view.ready.length > 0 ? [t('ready.consent'), t('ready.news')] : []),
            ],
            rows: view.bookings.map((booking) => [
              booking.athlete,
              oneDay ? t.time(booking.start) : t.moment(booking.start),
              shownKind(t, booking, view),
              booking.therapist,
              t('book.table', { room: booking.room, table: booking.table }),
              ...readyCells(t, view.ready, booking.id),
            ]),
          },
          ...readyBlocks(t, view.ready),
          ...bookingLimitBlocks(t, view.limits),
          ...cannotStartItems(t, view.cannotStart),
          ...(view.mayMark ? noShowChoice(t, view.bookings, now) : []),
        ]),
    ...(view.needs.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('roster.needs'),
            headings: [t('option.athlete'), t('option.squad'), t('roster.why')],
            rows: view.needs
              .slice(0, MOST_NEEDS)
              .map((need) => [
                need.athlete,
                need.squad || t('list.none'),
                [need.goal === null ? '' : t(`goal.${need.goal}`), reasonWords(t, need.reasons)]
                  .filter(Boolean)
                  .join(': ') || t('list.none'),
              ]),
          },
          ...(view.needs.length > MOST_NEEDS
            ? [{ kind: 'text' as const, text: t('roster.moreNeeds', { count: view.needs.length - MOST_NEEDS }) }]
            : []),
        ]),
  ];
}

function shownKind(t: CommandContext['t'], { id, type }: RosterView['bookings'][number], { gone }: RosterView): string {
  const kind = kindWords(t, type);
  return gone.has(id) ? t('roster.gone', { type: kind }) : kind;
}

/** Who waits for a look, and who has not answered a warning question. */
function waitingBlocks(t: CommandContext['t'], waiting: RosterView['waiting']): readonly Block[] {
  const looks = waiting.filter((one) => one.looks.length > 0).map(({ athlete }) => athlete);
  const questions = waiting.filter(({ question }) => question !== null);
  return [
    ...(looks.length > 0
      ? [
          {
            kind: 'item' as const,
            text: t('roster.looks', { names: t.list(looks) }),
            actions: [press('assess', t('assess.title'))],
          },
        ]
      : []),
    ...questions.map(({ athlete }) => text(t('assess.question', { athlete }))),
  ];
}
