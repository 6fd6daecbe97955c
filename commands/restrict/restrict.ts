import { z } from 'zod';
import { defineCommand } from '../../src/chat/command/command.ts';
import {
  areaOption,
  carriedOption,
  confirmedOption,
  pageOption,
  sideOption,
  wordsOption,
} from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import { spotWords } from '../../src/chat/words/checkIn/checkIn.ts';
import { restrictedDoc, restrictionsDoc } from '../../src/chat/words/medical/restrictDoc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isDay } from '../../src/domain/day.ts';
import { CLEARABLE_CODES } from '../../src/domain/massage/contraindication.ts';
import { INJURY_STAGES } from '../../src/domain/massage/healing.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { BODY_AREAS, isPaired } from '../../src/domain/soreness/bodyMap.ts';
import { change, choose, whose } from './steps.ts';
import { readRestrict } from './typed.ts';

export const RESTRICT_ACTIONS = [
  'list',
  'injury',
  'operation',
  'stage',
  'clear',
  'withdraw',
  'return',
  'back',
  'hold',
  'lift',
  'close',
] as const;

const day = z.string().refine(isDay, { error: 'input.day' });

const input = z.object({
  action: z
    .enum(RESTRICT_ACTIONS)
    .meta({ labels: 'restrict.action' } satisfies OptionMeta)
    .default('list'),
  athlete: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  record: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  area: areaOption,
  side: sideOption,
  day: day.optional(),
  stage: z
    .enum(['calendar', ...INJURY_STAGES])
    .meta({ labels: 'restrictStage' } satisfies OptionMeta)
    .optional(),
  topic: z
    .enum(CLEARABLE_CODES)
    .meta({ labels: 'clearable' } satisfies OptionMeta)
    .optional(),
  until: day.optional(),
  limits: z
    .string()
    .max(500)
    .meta({ input: 'longText' } satisfies OptionMeta)
    .optional(),
  step: z.coerce.number().int().min(1).max(12).optional(),
  name: z.string().max(60).optional(),
  minutes: z.coerce.number().int().min(0).max(360).optional(),
  rpe: z.coerce.number().min(0).max(10).optional(),
  contact: z
    .enum(['no', 'yes'])
    .meta({ labels: 'choice' } satisfies OptionMeta)
    .optional(),
  reason: wordsOption,
  clearance: carriedOption,
  sure: confirmedOption,
  page: pageOption,
});
export type RestrictInput = z.infer<typeof input>;

/** For those who treat: what limits an athlete, and until when. */
export const restrict = defineCommand({
  name: 'restrict',
  who: ['therapist', 'clinician'],
  reply: 'private',
  input,
  examples: [
    '',
    'Ada',
    'injury Ada calf left 2026-03-01',
    'stage Ada proliferation "still warm in the evening"',
    'clear Ada until:2026-04-01 limits:"no stretch beyond neutral"',
    'return Ada step:2 minutes:45 rpe:5 contact:no reason:"pain free for a week"',
    'hold Ada "waits for a scan"',
  ],
  must: ['athlete', 'area', 'day', 'stage', 'until', 'limits', 'step', 'reason'],
  ask: (known) => missing(known),
  read: (typed) => readRestrict(typed, Object.keys(input.shape), RESTRICT_ACTIONS),
  async suggest({ actor, care, t }, option, typed) {
    if (option === 'athlete')
      return (await care.findAthletes(actor, typed)).map(({ name }) => ({ value: name, label: name }));
    const wanted = typed.toLocaleLowerCase();
    return (await care.openInjuries(actor))
      .map(({ id, athlete, area, side }) => ({ value: id, label: `${athlete}: ${spotWords(t, area, side)}` }))
      .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
      .slice(0, 25);
  },
  async run(context, given) {
    const { actor, care, now, t } = context;
    if (given.action !== 'list') return change(context, given);
    if (given.athlete === undefined) {
      const all = await care.listRestrictions(actor, now);
      return isRefusal(all) ? refusalDoc(t, all) : restrictedDoc(t, all, given.page ?? 0);
    }
    const athlete = await whose(context, given.athlete);
    if (athlete.id === null) return choose(context, athlete.found, given);
    const view = await care.viewRestrictions(actor, athlete.id, now);
    return isRefusal(view) ? refusalDoc(t, view) : restrictionsDoc(t, view);
  },
});

/** What a form still has to ask. */
function missing(known: Readonly<Record<string, unknown>>): readonly string[] {
  const lacks = (...names: readonly string[]) => names.filter((name) => known[name] === undefined);
  const who = known.record === undefined && known.clearance === undefined ? lacks('athlete') : [];
  switch (known.action) {
    case 'injury':
    case 'operation': {
      if (lacks('athlete', 'area', 'day').length > 0) return [...lacks('athlete'), 'area', 'side', 'day'];
      return isPairedArea(known.area) ? lacks('side') : [];
    }
    case 'stage':
      return [...who, ...lacks('stage', 'reason')];
    case 'clear':
      return [...who, ...lacks('until', 'limits')];
    case 'return': {
      const open = lacks('athlete', 'step', 'reason');
      // A page has five fields: while the name is still open, the reason comes on a page of its own.
      return open.length === 0 ? [] : [...lacks('athlete'), 'step', 'minutes', 'rpe', 'contact', 'reason'];
    }
    case 'hold':
    case 'lift':
      return lacks('athlete', 'reason');
    case 'withdraw':
    case 'back':
    case 'close':
      return who;
    default:
      return [];
  }
}

function isPairedArea(area: unknown): boolean {
  const known = BODY_AREAS.find((one) => one === area);
  return known !== undefined && isPaired(known);
}
