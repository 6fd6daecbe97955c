import { z } from 'zod';
import type { CheckedIn, CheckInAnswers } from '../src/care/checkIn/answer.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { areaOption, confirmedOption, sideOption, wordsOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { namedWords } from '../src/chat/command/typedWords.ts';
import { type Action, type Block, type Doc, text } from '../src/chat/doc.ts';
import { spotWords } from '../src/chat/words/areas.ts';
import { offerItems } from '../src/chat/words/booking/offers.ts';
import { answerBlocks, assessBlocks, noFlags, questionBlocks } from '../src/chat/words/checkIn/checkIn.ts';
import { refusalDoc, refusalWords } from '../src/chat/words/refusal.ts';
import { athleteSays } from '../src/chat/words/risk/finding.ts';
import {
  alertBlocks,
  callDoc,
  contactBlocks,
  contactTitle,
  heldBlock,
  isCall,
  worseBlocks,
} from '../src/chat/words/risk/medicalAlert.ts';
import { RED_FLAGS } from '../src/domain/checkIn/checkIn.ts';
import { plain, spellings, spotsOf, type TypedSpot, typedIn } from '../src/domain/checkIn/typed.ts';
import { massageable } from '../src/domain/medical/triage/limits.ts';
import { looksNeeded } from '../src/domain/medical/triage/looks.ts';
import type { OpenQuestion } from '../src/domain/medical/triage/view.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { isMedicalAlert } from '../src/domain/risk/road.ts';
import { TYPED_WORDS } from '../src/i18n/locales/index.ts';
import { refusedOrAsked } from './consentAnswer.ts';

const { isAlarming, partsOf, readPart, readSpots, saysNothingSore, signsIn } = typedIn(TYPED_WORDS);

const zeroToTen = z.coerce.number().min(0).max(10);
const oneToFive = z.coerce.number().int().min(1).max(5);
const isSpots = (text: string) => readSpots(text)?.every(({ value }) => value <= 10) ?? false;

const input = z.object({
  soreness: zeroToTen.optional(),
  area: areaOption,
  side: sideOption,
  note: wordsOption,
  sleep: z.coerce.number().min(0).max(24).optional(),
  quality: oneToFive.optional(),
  fatigue: oneToFive.optional(),
  stress: oneToFive.optional(),
  mood: oneToFive.optional(),
  pain: zeroToTen.optional(),
  nextmorning: zeroToTen.optional(),
  question: confirmedOption,
  flags: z
    .enum([...RED_FLAGS, 'none'])
    .meta({ labels: 'flag' } satisfies OptionMeta)
    .optional(),
  more: z.string().max(200).refine(isSpots, { error: 'checkin.moreLike' }).optional(),
  replace: confirmedOption,
});
type Input = z.infer<typeof input>;

/** `sleep 7.5 h`, `Schlaf 7 Std`: the word with the option it fills. */
const SCALES: ReadonlyMap<string, string> = new Map(
  TYPED_WORDS.flatMap(({ scales }) =>
    Object.entries(scales).flatMap(([option, words]) =>
      words.flatMap(spellings).map((word) => [word, option] as const),
    ),
  ),
);
const SCALE = scaleLike();
const LOOK_TIMES = 3;

const FIRST_PAGE = ['area', 'side', 'soreness', 'sleep', 'note'] as const;
const MOOD_PAGE = ['sleep', 'quality', 'fatigue', 'stress', 'mood'] as const;

/** Soreness by area and side, sleep, mood, pain, a note: `7 calf left` is enough. */
export const checkin = defineCommand({
  name: 'checkin',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['7 calf left', '6 calf left, 4 lower back', 'good', '3 knee right sleep 7.5 mood 4', 'pain:5 area:knee'],
  ask(known) {
    if (known.question) return [];
    const has = (...names: readonly string[]) => names.some((name) => known[name] !== undefined);
    const halfASpot = has('area', 'side') && !has('soreness', 'pain', 'nextmorning');
    const nowhere = has('soreness') && Number(known.soreness) > 0 && !has('area');
    const said = has('soreness', 'more', 'pain', 'nextmorning', 'flags', 'note', ...MOOD_PAGE);
    return said && !halfASpot && !nowhere ? [] : FIRST_PAGE;
  },
  read: readTyped,
  async run(context, given) {
    if (given.question) return openQuestion(context);
    const spots = spotsIn(given);
    const answers = answersIn(given, spots);
    if (isNothing(answers)) return spots.length > 0 ? askSides(context, spots) : flagsClear(context, given);
    const replace = given.replace === 'yes';
    const saved = await context.care.checkIn.answer(context.actor, { ...answers, replace }, context.now);
    if (isRefusal(saved)) return refusedOrAsked(context.t, saved);
    return savedDoc(context, saved, spots);
  },
});

/** `7 calf left, 4 knee right, slept badly sleep 5`: numbers with an area are spots, the rest is a note. */
function readTyped(words: readonly string[]): Record<string, unknown> {
  // A comma separates what is on either side of it, even after a named answer.
  const apart = words.flatMap((word) => (/.[,;]$/.test(word) ? [word.slice(0, -1), word.slice(-1)] : [word]));
  const { named, loose } = namedWords(apart, Object.keys(input.shape));
  const known: Record<string, unknown> = { ...named };
  const line = loose
    .join(' ')
    .replace(SCALE, (_, name: string, value: string) => {
      known[SCALES.get(plain(name)) ?? ''] ??= value;
      return ' ';
    })
    .trim();
  const more: string[] = [];
  const notes: string[] = [];
  for (const part of partsOf(line)) {
    if (saysNothingSore(part) && known.soreness === undefined) known.soreness = '0';
    // What is said in words alone is asked about, with every word kept: `my head hurts`.
    else if (isSign(part)) notes.push(part);
    else if (known.soreness === undefined && known.area === undefined) notes.push(...readFirst(part, known, more));
    else if (readSpots(part)) more.push(part);
    else notes.push(part);
  }
  if (more.length > 0) known.more ??= more.join(', ');
  if (notes.length > 0) known.note ??= notes.join(', ');
  return known;
}

function isSign(part: string): boolean {
  return readPart(part).value === null && (signsIn(part).length > 0 || isAlarming(part));
}

function scaleLike(): RegExp {
  const any = (words: readonly string[]) =>
    [...new Set(words.flatMap((word) => [word, ...spellings(word)]))]
      .toSorted((one, other) => other.length - one.length)
      .join('|');
  const names = any(TYPED_WORDS.flatMap(({ scales }) => Object.values(scales).flat()));
  const units = any(TYPED_WORDS.flatMap((one) => one.units));
  const periods = any(TYPED_WORDS.flatMap((one) => one.periods));
  return new RegExp(
    `(?<!\\p{L})(${names})\\s+(\\d+(?:[.,]\\d+)?)(?:\\s?(?:${units})(?!\\p{L}))?(?![\\d.,]*\\s*(?:${periods})(?!\\p{L}))`,
    'giu',
  );
}

/** The first part that says something fills soreness, area and side; returns what is left of it as a note. */
function readFirst(part: string, known: Record<string, unknown>, more: string[]): readonly string[] {
  const { value, area, side, rest } = readPart(part);
  if (value !== null) known.soreness = String(value);
  if (area !== null) known.area = area;
  // A word where an area should be, and none we know: the form asks again, with the areas to choose from.
  else if (value !== null && value > 0 && rest !== '' && known.area === undefined) {
    known.area = rest;
    return [];
  }
  if (side !== null && side !== 'both') known.side = side;
  if (side === 'both' && area !== null && value !== null) {
    known.side = 'left';
    more.push(`${value} ${area} right`);
  }
  return rest === '' ? [] : [rest];
}

function spotsIn({ soreness, area, side, more }: Input): readonly TypedSpot[] {
  const first = soreness === undefined || area === undefined ? [] : spotsOf(soreness, area, side ?? null);
  return [...first, ...(more ? (readSpots(more) ?? []) : [])];
}

function answersIn(given: Input, spots: readonly TypedSpot[]): CheckInAnswers {
  const { soreness, area, side, sleep, quality, fatigue, stress, mood, pain, nextmorning, flags, note } = given;
  const sided = spots.flatMap(({ value, area: where, side: which }) =>
    which === null ? [] : [{ value, area: where, side: which }],
  );
  const nothingSore = soreness === 0 && spots.length === 0;
  const hurts = pain ?? nextmorning;
  const [spot] = hurts === undefined || area === undefined ? [] : spotsOf(hurts, area, side ?? null);
  return {
    soreness: sided.length > 0 || nothingSore ? sided : null,
    sleepHours: sleep ?? null,
    sleepQuality: quality ?? null,
    fatigue: fatigue ?? null,
    stress: stress ?? null,
    mood: mood ?? null,
    pain: pain ?? null,
    painNextMorning: nextmorning ?? null,
    painArea: spot?.area ?? null,
    painSide: spot?.side ?? null,
    redFlags: flags === undefined || flags === 'none' ? [] : [flags],
    noRedFlags: flags === 'none',
    // What was answered together with the note needs no question.
    suggested: note === undefined || flags !== undefined ? [] : signsIn(note),
    asked: note !== undefined && flags === undefined && isAlarming(note),
    ...(note === undefined ? {} : { note }),
  };
}

function isNothing({ redFlags, noRedFlags: _, suggested: __, asked: ___, ...answers }: CheckInAnswers): boolean {
  return (
    (redFlags ?? []).length === 0 && Object.values(answers).every((value) => value === null || value === undefined)
  );
}

async function savedDoc(context: CommandContext, saved: CheckedIn, spots: readonly TypedSpot[]): Promise<Doc> {
  const { t } = context;
  const { checkIn, replaced, raised } = saved;
  const { question } = saved.triage;
  // Signs that somebody looks at within days hold nothing: whom to contact is said where they were just answered.
  const alert = saved.held || checkIn.redFlags.length > 0 ? saved.alert : null;
  const flagged = alert !== null && checkIn.redFlags.length > 0;
  if (question && !flagged)
    return questionDoc(context, question, [...sideBlocks(context, spots), ...(alert ? alertBlocks(t, alert) : [])]);
  if (alert && isCall(alert)) return callDoc(t, alert, checkIn.redFlags);
  const looks = await lookBlocks(context, saved);
  // Somebody who has just answered is not told that they have not.
  const told = raised.filter(
    (one) => one.pattern !== 'DQ1' && (one.severity === 'watch' || one.severity === 'act') && !isMedicalAlert(one),
  );
  const was = replaced.map((one) =>
    t('checkin.was', { spot: spotWords(t, one.area, one.side), was: t.number(one.value), now: t.number(one.now) }),
  );
  return {
    // Whoever has taken it over is known already: this answer is only saved.
    title:
      alert && alert.truth.kind !== 'taken'
        ? contactTitle(t, alert)
        : t(saved.asks.length > 0 ? 'checkin.whichCounts' : 'checkin.saved'),
    tone: alert || told.length > 0 || looks.length > 0 ? 'warning' : 'good',
    blocks: [
      ...(alert ? contactBlocks(t, alert) : []),
      ...(saved.held ? [heldBlock(t, checkIn.redFlags)] : []),
      ...worseBlocks(t, checkIn.redFlags),
      ...sideBlocks(context, spots),
      ...askBlocks(context, saved),
      ...answerBlocks(t, checkIn),
      ...looks,
      ...(was.length > 0 ? [text(t('checkin.replaced', { what: t.list(was) }))] : []),
      ...told.flatMap((finding) => athleteSays(t, finding) || []).map(text),
    ],
    actions: nextSteps(context, saved),
  };
}

/** What somebody should look at, with the times for it: who, and how long. */
async function lookBlocks(
  context: CommandContext,
  { triage, assessors, mayBook }: CheckedIn,
): Promise<readonly Block[]> {
  const { actor, care, now, t } = context;
  const looks = assessBlocks(t, triage, assessors);
  if (looks.length === 0 || assessors.length === 0 || !mayBook) return looks;
  const found = await care.booking.slots(actor, { type: 'ASSESSMENT', limit: LOOK_TIMES, now });
  if (isRefusal(found)) return found.refused === 'assessment-booked' ? [...looks, text(refusalWords(t, found))] : looks;
  return [...looks, ...offerItems(context, found.offers)];
}

/** Warning questions before anything else: their answers are the buttons, and nothing is offered beside them. */
function questionDoc({ t }: CommandContext, question: OpenQuestion, sides: readonly Block[]): Doc {
  return {
    title: t('checkin.oneQuestion'),
    tone: 'warning',
    blocks: [...questionBlocks(t, question), ...sides],
    actions: [noFlags(t)],
  };
}

function nextSteps({ t }: CommandContext, { checkIn, triage, mayBook }: CheckedIn): readonly Action[] {
  const worst = massageable(triage).toSorted((one, other) => other.value - one.value)[0];
  // Where nobody works until somebody has looked, the times for that are what is offered.
  const waits = looksNeeded(triage).some(({ closed }) => closed);
  const { sleepHours, sleepQuality, fatigue, stress, mood } = checkIn;
  const open = [sleepHours, sleepQuality, fatigue, stress, mood].some((answer) => answer === null);
  return [
    ...(worst && mayBook && !waits
      ? [press('slots', t('checkin.slots'), { area: worst.area }, { style: 'primary' })]
      : []),
    ...(open ? [press('checkin', t('checkin.addMood'), {}, { ask: MOOD_PAGE })] : []),
    press('mine', t('mine.button')),
  ];
}

/** Two answers about one spot on the same day: the athlete says which one holds. */
function askBlocks({ t }: CommandContext, { asks }: CheckedIn): readonly Block[] {
  return asks.map(({ area, side, value, now }) => ({
    kind: 'item',
    text: t('checkin.youSaid', { spot: spotWords(t, area, side), was: t.number(value), now: t.number(now) }),
    actions: [
      press('checkin', t('checkin.useNow', { now: t.number(now) }), { soreness: now, area, side, replace: 'yes' }),
    ],
  }));
}

/** The question that stands open, asked again from wherever it was met. */
async function openQuestion(context: CommandContext): Promise<Doc> {
  const { actor, care, now, t } = context;
  const question = await care.checkIn.question(actor, now);
  return question
    ? questionDoc(context, question, [])
    : { title: t('checkin.flagsClear'), tone: 'good', blocks: [], actions: [press('slots', t('slots.more'))] };
}

async function flagsClear(context: CommandContext, { flags }: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const kept = flags === 'none' ? await care.checkIn.noRedFlags(actor, now) : null;
  if (isRefusal(kept)) return refusalDoc(t, kept);
  if (kept?.saved) return savedDoc(context, kept.saved, []);
  if (kept?.alert && isCall(kept.alert)) return callDoc(t, kept.alert, []);
  if (kept?.alert)
    return {
      title: contactTitle(t, kept.alert),
      tone: 'warning',
      blocks: [...contactBlocks(t, kept.alert), text(t('checkin.held'))],
      actions: [press('mine', t('mine.button'))],
    };
  return {
    title: t('checkin.flagsClear'),
    tone: 'good',
    blocks: [text(t('checkin.flagsClearText'))],
    actions: [press('mine', t('mine.button'))],
  };
}

function askSides(context: CommandContext, spots: readonly TypedSpot[]): Doc {
  return { title: context.t('checkin.whichSide'), tone: 'plain', blocks: sideBlocks(context, spots) };
}

/** Two buttons for every area the body has twice and nobody gave a side for. */
function sideBlocks({ t }: CommandContext, spots: readonly TypedSpot[]): readonly Block[] {
  return spots
    .filter(({ side }) => side === null)
    .map(({ value, area }) => ({
      kind: 'item' as const,
      text: t('checkin.sideOf', { value: t.number(value), area: t(`area.${area}`) }),
      actions: (['left', 'right'] as const).map((side) =>
        press('checkin', t(`side.${side}`), { soreness: value, area, side }),
      ),
    }));
}
