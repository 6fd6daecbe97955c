import { z } from 'zod';
import type { ListedAthlete } from '../src/care/medical/assessments.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { idOf } from '../src/chat/command/named.ts';
import { areaOption, personOption, sideOption, wordsOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { type Block, type Doc, text } from '../src/chat/doc.ts';
import { spotWords } from '../src/chat/words/areas.ts';
import { lookWords } from '../src/chat/words/checkIn/checkIn.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isPaired } from '../src/domain/checkIn/bodyMap.ts';
import type { Pressure } from '../src/domain/clinic/modality.ts';
import { OUTCOMES } from '../src/domain/medical/triage/view.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import type { Translate } from '../src/i18n/translate.ts';

const input = z.object({
  athlete: personOption,
  area: areaOption,
  side: sideOption,
  outcome: z
    .enum(OUTCOMES)
    .meta({ labels: 'outcome' } satisfies OptionMeta)
    .optional(),
  pressure: z.coerce.number().int().min(1).max(5).optional(),
  note: wordsOption,
});
type Input = z.infer<typeof input>;

const RECORD = ['outcome', 'pressure', 'note'] as const;
/** As many as a message holds with a button each. */
const SHOWN = 12;

/** Those who treat: who is to be looked at, by when, and what came of it. */
export const assess = defineCommand({
  name: 'assess',
  who: ['clinician', 'therapist', 'trainer'],
  reply: 'private',
  input,
  examples: ['', 'athlete:@ada area:knee side:left outcome:open pressure:2 note:"settled, light work above it"'],
  must: ['athlete', 'area', 'outcome'],
  ask(known) {
    if (known.athlete === undefined) return [];
    if (known.area === undefined) return ['area', 'side', ...RECORD];
    return known.outcome === undefined ? RECORD : [];
  },
  async run(context, given) {
    return given.athlete === undefined ? list(context) : record(context, given);
  },
});

async function list({ actor, care, now, t }: CommandContext): Promise<Doc> {
  const found = await care.medical.listWaiting(actor, now);
  if (isRefusal(found)) return refusalDoc(t, found);
  const waiting = found;
  const blocks = waiting.flatMap((one) => [...lookItems(t, one), ...questionLine(t, one)]);
  return {
    title: t('assess.title'),
    tone: waiting.length > 0 ? 'warning' : 'good',
    blocks: [
      text(waiting.length === 0 ? t('assess.nobody') : t('assess.count', { count: waiting.length })),
      ...blocks.slice(0, SHOWN),
    ],
    actions: [press('roster', t('roster.button'))],
  };
}

function lookItems(t: Translate, { athleteId, athlete, looks, mayRecord, booked }: ListedAthlete): readonly Block[] {
  return looks.map((look, at) => {
    const { area, side, value, by } = look;
    const about = {
      athlete,
      spot: lookWords(t, look),
      by: t.day(by),
      value: value === null ? 'none' : t.number(value),
    };
    const said = booked && t('assess.booked', { when: t.moment(booked.start), therapist: booked.therapist });
    const where = { ...(area && { area }), ...(side && { side }) };
    const record = press(
      'assess',
      t('assess.record'),
      { athlete: athleteId, ...where },
      {
        ask: area ? RECORD : ['area', 'side', ...RECORD],
      },
    );
    const times = press('book', t('assess.bookFor'), { athlete: athleteId, type: 'ASSESSMENT' });
    return {
      kind: 'item',
      text: [t('assess.line', about), ...(said ? [said] : [])].join(' '),
      actions: [
        ...(mayRecord ? [record] : []),
        ...(booked || at > 0 ? [] : [times]),
        ...(mayRecord ? [] : [press('athlete', athlete, { person: athleteId })]),
      ],
    };
  });
}

function questionLine(t: Translate, { athlete, question }: ListedAthlete): readonly Block[] {
  return question ? [text(t('assess.question', { athlete }))] : [];
}

async function record(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const again = press('assess', t('assess.title'));
  const { area, outcome, pressure, note = '' } = given;
  if (!area || !outcome) return refusalDoc(t, { refused: 'invalid', field: 'outcome', rule: 'input.missing' }, [again]);
  const athleteId = await idOf(context, given.athlete, 'athlete');
  if (!athleteId) return refusalDoc(t, { refused: 'not-found', what: 'athlete' }, [again]);
  const side = given.side ?? (isPaired(area) ? undefined : 'middle');
  if (!side) return refusalDoc(t, { refused: 'invalid', field: 'side', rule: 'assess.side' }, [again]);
  const cap = (pressure ?? null) as Pressure | null;
  const done = await care.medical.recordAssessment(actor, { athleteId, area, side, outcome, cap, note }, now);
  if (isRefusal(done)) return refusalDoc(t, done, [again]);
  return {
    title: t('assess.done', { athlete: done.athlete, spot: spotWords(t, area, side) }),
    tone: 'good',
    blocks: [text(t(`assess.now.${outcome}`, { cap: pressure ?? 0 }))],
    actions: [again],
  };
}
