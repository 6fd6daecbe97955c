import { z } from 'zod';
import type { WeeklySaved } from '../src/care/checkIn/weekly.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { areaOption, sideOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import type { Doc } from '../src/chat/doc.ts';
import { spotWords } from '../src/chat/words/areas.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { athleteSays } from '../src/chat/words/risk/finding.ts';
import { isPaired } from '../src/domain/checkIn/bodyMap.ts';
import { WEEKLY_SCORES, type WeeklyScore } from '../src/domain/checkIn/weekly.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { refusedOrAsked } from './consentAnswer.ts';

const ANSWERS = ['0', '8', '17', '25'] as const;
const question = (labels: string) => z.enum(ANSWERS).meta({ labels } satisfies OptionMeta);

const input = z.object({
  part: question('weekly.part').optional(),
  area: areaOption,
  side: sideOption,
  change: question('weekly.change').optional(),
  performance: question('weekly.performance').optional(),
  hurt: question('weekly.hurt').optional(),
});
type Input = z.infer<typeof input>;

const REST = ['area', 'side', 'change', 'performance', 'hurt'] as const;

/**
 * The weekly overuse form: four questions for each problem area, scored in the style of the OSTRC questionnaires with
 * our own words. The first answer decides whether the others are asked.
 */
export const weekly = defineCommand({
  name: 'weekly',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['', 'part:0', 'part:8 area:knee side:left change:8 performance:0 hurt:8'],
  must: ['area', 'change', 'performance', 'hurt'],
  ask(known) {
    if (known.part === undefined || known.part === '0') return [];
    const missing = (...names: readonly string[]) => names.some((name) => known[name] === undefined);
    if (known.part === '25') return missing('area') ? ['area', 'side'] : [];
    return missing('area', 'change', 'performance', 'hurt') ? REST : [];
  },
  async run(context, given) {
    const { actor, care, now, t } = context;
    const { part, area, side } = given;
    if (part === undefined) return firstQuestion(context);
    if (part !== '0' && area === undefined)
      return refusalDoc(t, { refused: 'invalid', field: 'area', rule: 'input.missing' });
    if (area !== undefined && isPaired(area) && side !== 'left' && side !== 'right') return whichSide(context, given);
    const asked = part === '8' || part === '17';
    const saved = await care.checkIn.answerWeekly(
      actor,
      {
        area: area ?? null,
        side: area === undefined ? null : isPaired(area) ? (side ?? null) : 'middle',
        q1: scoreOf(part) ?? 0,
        q2: asked ? scoreOf(given.change) : null,
        q3: asked ? scoreOf(given.performance) : null,
        q4: asked ? scoreOf(given.hurt) : null,
      },
      now,
    );
    return isRefusal(saved) ? refusedOrAsked(t, saved) : savedDoc(context, saved, given);
  },
});

function scoreOf(answer: string | undefined): WeeklyScore | null {
  return WEEKLY_SCORES.find((score) => String(score) === answer) ?? null;
}

function firstQuestion({ t }: CommandContext): Doc {
  return {
    title: t('weekly.title'),
    tone: 'plain',
    blocks: [{ kind: 'text', text: t('weekly.first') }],
    actions: ANSWERS.map((part) =>
      press('weekly', t(`weekly.part.${part}`), { part }, part === '0' ? { style: 'primary' } : {}),
    ),
  };
}

/** Two buttons that carry what has been said already. */
function whichSide({ t }: CommandContext, given: Input): Doc {
  const known = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    title: t('checkin.whichSide'),
    tone: 'plain',
    blocks: [],
    actions: (['left', 'right'] as const).map((side) =>
      press('weekly', t(`side.${side}`), { ...Object.fromEntries(known), side }),
    ),
  };
}

function savedDoc({ t }: CommandContext, { severity, raised }: WeeklySaved, { part, area, side }: Input): Doc {
  const told = raised.flatMap((finding) => athleteSays(t, finding) || []);
  const says =
    part === '0' && area === undefined
      ? t('weekly.noProblem')
      : t('weekly.severity', { spot: spotWords(t, area ?? null, side ?? null), severity: severity ?? 0 });
  return {
    title: t('checkin.saved'),
    tone: told.length > 0 ? 'warning' : 'good',
    blocks: [says, ...(severity ? [t('weekly.describes')] : []), ...told].map((text) => ({ kind: 'text', text })),
    actions: [
      ...(part === '0' && area === undefined ? [] : [press('weekly', t('weekly.another'), {})]),
      press('mine', t('mine.button')),
    ],
  };
}
