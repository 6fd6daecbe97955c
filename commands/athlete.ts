import { z } from 'zod';
import type { AthleteName, AthleteView, ClosedAthlete } from '../src/care/squad/athlete.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { personOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { namedWords } from '../src/chat/command/typedWords.ts';
import type { Block, Doc } from '../src/chat/doc.ts';
import { readyBlocks } from '../src/chat/words/booking/consent.ts';
import { begunItems } from '../src/chat/words/booking/noShow.ts';
import { answerLine } from '../src/chat/words/checkIn/checkIn.ts';
import { kindWords } from '../src/chat/words/clinic/kind.ts';
import { intakeBlocks } from '../src/chat/words/medical/intakeForStaff.ts';
import { restrictionBlocks } from '../src/chat/words/medical/restrictWords.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { findingTitle } from '../src/chat/words/risk/finding.ts';
import { loadChart, sorenessCharts } from '../src/chat/words/squad/charts.ts';
import { loadBlocks } from '../src/chat/words/training/load.ts';
import { isRefusal } from '../src/domain/refusal.ts';

const input = z.object({
  athlete: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  person: personOption,
});

/** What a select menu holds on every platform. */
const MOST_CHOICES = 25;
const SHOWN_FINDINGS = 5;

/** Staff: one athlete, as far as the reader's role goes. The athlete can see who looked. */
export const athlete = defineCommand({
  name: 'athlete',
  who: ['trainer', 'therapist', 'clinician', 'coach'],
  reply: 'private',
  input,
  examples: ['Ada', 'person:@ada'],
  read(words) {
    const { named, loose } = namedWords(words, Object.keys(input.shape));
    return { ...(loose.length > 0 ? { athlete: loose.join(' ') } : {}), ...named };
  },
  async suggest({ actor, care }, _option, typed) {
    return (await care.squad.findAthletes(actor, typed)).map(({ name }) => ({ value: name, label: name }));
  },
  async run(context, { athlete: typed = '', person }) {
    const { actor, care, place, t } = context;
    const account = person ?? typed;
    const found = account === '' ? null : await care.people.find(actor, { ...place, user: account });
    if (found) return show(context, found.id);
    if (person !== undefined) return refusalDoc(t, { refused: 'not-found', what: 'athlete' });
    const named = await care.squad.findAthletes(actor, typed);
    const [only] = named;
    if (only && named.length === 1 && typed !== '') return show(context, only.id);
    return choose(context, named);
  },
});

async function show(context: CommandContext, athleteId: string): Promise<Doc> {
  const { actor, care, now, t } = context;
  const view = await care.squad.viewAthlete(actor, athleteId, now);
  if (isRefusal(view)) return refusalDoc(t, view, [press('athlete', t('athlete.choose'))]);
  if ('closed' in view) return closedDoc(context, view);
  return {
    title: view.name,
    tone: view.availability === 'full' ? 'plain' : 'warning',
    blocks: [
      { kind: 'fields', fields: factsOf(context, view) },
      ...restrictionBlocks(t, view.restrictions),
      ...findingBlocks(context, view),
      ...loadChart(t, view.load.days, view.pictures),
      ...loadBlocks(t, view.load),
      ...checkInBlocks(context, view),
      ...(view.soreness === null ? [] : sorenessCharts(t, view.soreness, view.pictures)),
      ...intakeBlocks(t, view.intake),
      bookingBlock(context, view),
      ...readyBlocks(t, view.ready),
      ...begunItems(t, view.begun),
      { kind: 'text', text: t('athlete.audited', { name: view.name }) },
    ],
    actions: [
      press('risk', t('athlete.findings'), { action: 'list', person: view.id }),
      ...(actor.roles.some((role) => role === 'therapist' || role === 'clinician')
        ? [press('restrict', t('restrict.title'), { athlete: view.id })]
        : []),
      ...(view.mayLift
        ? [press('risk', t('risk.lift'), { action: 'lift', person: view.id }, { ask: ['reason'], style: 'primary' })]
        : []),
      press('athlete', t('athlete.choose')),
    ],
  };
}

/** Nothing about the body, and bookings as bare times. */
function closedDoc({ t }: CommandContext, { name, bookings }: ClosedAthlete): Doc {
  const times = bookings.map(({ start, therapist, room }) =>
    t('athlete.bareBooking', { when: t.moment(start), therapist, room }),
  );
  return {
    title: name,
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('athlete.closed', { name }) },
      {
        kind: 'text',
        text: times.length === 0 ? t('athlete.noBookings') : `${t('athlete.bookings')}: ${times.join('; ')}`,
      },
    ],
    actions: [press('athlete', t('athlete.choose'))],
  };
}

function factsOf(
  { t }: CommandContext,
  { squad, sport, availability, heldSince }: AthleteView,
): readonly { readonly label: string; readonly value: string }[] {
  return [
    { label: t('athlete.availability'), value: t(`availability.${availability}`) },
    ...(squad === null ? [] : [{ label: t('option.squad'), value: squad }]),
    { label: t('option.sport'), value: t(`sport.${sport}`) },
    ...(heldSince === null ? [] : [{ label: t('athlete.heldSince'), value: t.moment(heldSince) }]),
  ];
}

function findingBlocks({ t }: CommandContext, { findings }: AthleteView): readonly Block[] {
  if (findings.length === 0) return [{ kind: 'text', text: t('athlete.noFindings') }];
  return findings.slice(0, SHOWN_FINDINGS).map((finding) => ({
    kind: 'item',
    text: `${findingTitle(t, finding)}: ${t(`severity.${finding.severity}`)}, ${t(`findingState.${finding.state}`)}`,
    actions: [press('risk', t('risk.explain'), { action: 'explain', finding: finding.id })],
  }));
}

function checkInBlocks({ t }: CommandContext, { checkIns }: AthleteView): readonly Block[] {
  if (checkIns === null) return [];
  if (checkIns.length === 0) return [{ kind: 'text', text: t('athlete.noCheckIns') }];
  return [
    {
      kind: 'table',
      caption: t('athlete.checkIns'),
      headings: [t('finding.days'), t('athlete.answers')],
      rows: checkIns.map((one) => [t.day(one.day), answerLine(t, one)]),
    },
  ];
}

function bookingBlock({ t }: CommandContext, { bookings, ready }: AthleteView): Block {
  const said = ready.map(({ booking, consent, screening }) => {
    const words = { consent: t(`ready.status.${consent}`), news: t(`ready.news.${screening}`) };
    return [booking.id, t('ready.said', words)] as const;
  });
  const saidOf = new Map(said);
  const lines = bookings.map((one) =>
    [
      t('athlete.bookingLine', {
        when: t.moment(one.start),
        type: kindWords(t, one.type),
        therapist: one.therapist,
        room: one.room,
        held: one.state === 'held' ? 'yes' : 'no',
      }),
      saidOf.get(one.id) ?? [],
    ]
      .flat()
      .join(', '),
  );
  return {
    kind: 'text',
    text: lines.length === 0 ? t('athlete.noBookings') : `${t('athlete.bookings')}: ${lines.join('; ')}`,
  };
}

async function choose({ actor, care, t }: CommandContext, named: readonly AthleteName[]): Promise<Doc> {
  const all = named.length > 0 ? named : await care.squad.findAthletes(actor, '');
  const lead = named.length > 0 ? t('athlete.chooseText') : t('athlete.nobody');
  return {
    title: t('athlete.choose'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: lead },
      ...(all.length === 0
        ? []
        : [
            {
              kind: 'choice' as const,
              choice: {
                label: t('athlete.pick'),
                option: 'person',
                invoke: { command: 'athlete', input: {} },
                choices: all.slice(0, MOST_CHOICES).map(({ id, name, squad }) => ({
                  value: id,
                  label: squad ? `${name} (${squad})` : name,
                })),
              },
            },
          ]),
    ],
    actions: [press('athlete', t('athlete.choose'), {}, { ask: ['athlete'] })],
  };
}
