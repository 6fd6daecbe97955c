import { z } from 'zod';
import type { CheckedIn } from '../src/care/checkIn.ts';
import type { ReportableSession, Reported } from '../src/care/sessions.ts';
import { flagBlocks, noFlags } from '../src/chat/checkInWords.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command.ts';
import type { Block, Doc, InputValue } from '../src/chat/doc.ts';
import { athleteSays } from '../src/chat/findingWords.ts';
import type { OptionMeta } from '../src/chat/options.ts';
import { refusalDoc } from '../src/chat/refusal.ts';
import { isDay } from '../src/domain/day.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';
import { BODY_AREAS, isPaired, SIDES } from '../src/domain/soreness/bodyMap.ts';
import type { Translate } from '../src/i18n/translate.ts';

const FORM = ['rpe', 'minutes', 'distance'] as const;
const PAIN = ['painbefore', 'painduring', 'painafter'] as const;
const PAIN_FORM = [...PAIN, 'area', 'side'] as const;
const zeroToTen = z.coerce.number().min(0).max(10);

const input = z.object({
  rpe: z.coerce.number().min(0).max(10).optional(),
  minutes: z.coerce.number().min(0).max(1440).optional(),
  distance: z.coerce.number().min(0).max(1000).optional(),
  kind: z
    .enum(['training', 'competition'])
    .meta({ labels: 'kind' } satisfies OptionMeta)
    .optional(),
  day: z.string().refine(isDay, { error: 'input.day' }).optional(),
  painbefore: zeroToTen.optional(),
  painduring: zeroToTen.optional(),
  painafter: zeroToTen.optional(),
  area: z
    .enum(BODY_AREAS)
    .meta({ labels: 'area' } satisfies OptionMeta)
    .optional(),
  side: z
    .enum(SIDES)
    .meta({ labels: 'side' } satisfies OptionMeta)
    .optional(),
  event: hidden(),
  confirm: hidden(),
  replace: hidden(),
});
type Input = z.infer<typeof input>;

/** RPE x minutes of a session; which one it was, the calendar knows or the athlete is asked. */
export const session = defineCommand({
  name: 'session',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['8 75', '6 50 10km', '7 90 kind:competition', '5 40 day:2026-03-12', ''],
  ask({ rpe, minutes, event, ...pain }) {
    if (rpe === undefined && minutes === undefined && PAIN.some((name) => pain[name] !== undefined)) return [];
    if (rpe === undefined && minutes === undefined && event === undefined) return [];
    return rpe === undefined || minutes === undefined ? FORM : [];
  },
  read: readSessionWords,
  async run(context, given) {
    const { rpe, minutes } = given;
    if (rpe === undefined || minutes === undefined)
      return toldPain(given) ? asDoc(context, await savePain(context, given)) : open(context);
    return report(context, { ...given, rpe, minutes });
  },
});

function hidden() {
  return z
    .string()
    .max(64)
    .meta({ hidden: true } satisfies OptionMeta)
    .optional();
}

/** `8 75`, `8 x 75`, `8 75 12km`, `8 1:15`, `8 75min`. */
function readSessionWords(words: readonly string[]): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  const numbers: string[] = [];
  for (const word of words.flatMap((one) => (/^\d[\d.,]*[x×*]\d/i.test(one) ? one.split(/[x×*]/i) : [one]))) {
    const named = /^(rpe|minutes|distance|kind|day|painbefore|painduring|painafter|area|side)[:=](.+)$/i.exec(word);
    const clock = /^(\d{1,2}):(\d\d)$/.exec(word);
    if (named) known[String(named[1]).toLowerCase()] = named[2];
    else if (clock) known.minutes = Number(clock[1]) * 60 + Number(clock[2]);
    else if (/^\d+([.,]\d+)?(min|m|')$/i.test(word)) known.minutes = word.replace(/[^\d.,]/g, '');
    else if (/^\d+([.,]\d+)?km$/i.test(word)) known.distance = word.replace(/[^\d.,]/g, '');
    else if (/^(km|min|minutes|x|×|\*|rpe)$/i.test(word)) continue;
    else numbers.push(word);
  }
  for (const option of FORM) if (known[option] === undefined && numbers.length > 0) known[option] = numbers.shift();
  return known;
}

type Given = Input & { readonly rpe: number; readonly minutes: number };

async function report(context: CommandContext, given: Given): Promise<Doc> {
  const { actor, care, now, t } = context;
  const reported = await care.reportSession(actor, {
    rpe: given.rpe,
    minutes: given.minutes,
    distanceKm: given.distance ?? null,
    eventId: given.event ?? null,
    day: given.day ?? null,
    kind: given.kind ?? null,
    confirmed: given.confirm === 'yes',
    replaces: given.replace ?? null,
    now,
  });
  if (isRefusal(reported)) return refusalDoc(t, reported);
  const doc = answerTo(t, reported, given);
  if (reported.kind !== 'saved' || !toldPain(given)) return doc;
  const pain = await savePain(context, given);
  if (isRefusal(pain)) return { ...doc, blocks: [...doc.blocks, ...refusalDoc(t, pain).blocks] };
  return {
    ...doc,
    blocks: [...doc.blocks, ...painBlocks(t, pain)],
    actions: [...(pain.askFlags ? [noFlags(t)] : []), ...(doc.actions ?? [])],
  };
}

function toldPain(given: Input): boolean {
  return PAIN.some((name) => given[name] !== undefined);
}

/** Pain before, during and after the session of today: answers of the day like any other. */
function savePain({ actor, care, now }: CommandContext, given: Input): Promise<CheckedIn | Refusal> {
  const { painbefore, painduring, painafter, area, side } = given;
  return care.checkIn(
    actor,
    {
      pain: painbefore ?? null,
      painDuring: painduring ?? null,
      painAfter: painafter ?? null,
      painArea: area ?? null,
      painSide: area === undefined ? null : isPaired(area) ? (side ?? null) : 'middle',
    },
    now,
  );
}

function asDoc({ t }: CommandContext, saved: CheckedIn | Refusal): Doc {
  if (isRefusal(saved)) return refusalDoc(t, saved);
  return {
    title: t('session.painSaved'),
    tone: saved.raised.length > 0 ? 'warning' : 'good',
    blocks: painBlocks(t, saved),
    actions: [...(saved.askFlags ? [noFlags(t)] : []), press('mine', t('mine.button'))],
  };
}

function painBlocks(t: Translate, { raised, askFlags }: CheckedIn): readonly Block[] {
  const told = raised.flatMap((finding) => athleteSays(t, finding) || []);
  const said = [t('session.painText'), ...told].map((words) => ({ kind: 'text' as const, text: words }));
  return [...(askFlags ? flagBlocks(t) : []), ...said];
}

function answerTo(t: Translate, reported: Reported, given: Given): Doc {
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

async function open({ actor, care, now, t }: CommandContext): Promise<Doc> {
  const sessions = await care.sessionsToReport(actor, now);
  if (isRefusal(sessions)) return refusalDoc(t, sessions);
  return {
    title: t('session.title'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: sessions.length === 0 ? t('session.nothingOpen') : t('session.openOnes') },
      ...sessions.slice(0, 5).map((one) => ({
        kind: 'item' as const,
        text: nameOf(t, one),
        actions: [
          press(
            'session',
            t('session.report'),
            { event: one.eventId, ...(one.minutes === null ? {} : { minutes: one.minutes }) },
            { ask: FORM },
          ),
        ],
      })),
    ],
    actions: [press('session', t('session.other'), { event: 'none' }, { ask: [...FORM, 'kind', 'day'] })],
  };
}

function nameOf(t: Translate, { title, start, allDay }: ReportableSession): string {
  const when = allDay ? t.moment(start).split(',')[0] : t.moment(start);
  return `${title || t('calendar.untitled')}, ${when}`;
}

/** What a button carries of what was said already. */
function carriedOf(given: Input): Record<string, InputValue> {
  const { rpe, minutes, distance, kind, day, event, confirm, replace } = given;
  const { painbefore, painduring, painafter, area, side } = given;
  const pain = { painbefore, painduring, painafter, area, side };
  const known = { rpe, minutes, distance, kind, day, event, confirm, replace, ...pain };
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
