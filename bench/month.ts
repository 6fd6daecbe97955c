import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark, Row, RunOptions } from './benchmark.ts';
import type { Shape } from './month/club.ts';
import type { Figures } from './month/measures.ts';
import type { MonthFigures } from './month/work.ts';

const run = promisify(execFile);
const WORK = fileURLToPath(new URL('./month/work.ts', import.meta.url));
const SIZES = [24, 60];
const WHOLE_MONTH = 28;
/** A target that a figure may reach: it has to stay below this. */
const JUST_ABOVE = 0.001;
const PROCESSOR_SECONDS = 180;

/** A month of a made-up club, lived with the bot, and the same month planned on paper. */
export const month: Benchmark = {
  name: 'month',
  what: 'four unlike weeks (hard, normal, easy, competition) of a club with two therapists, lived through the bot',
  peer: 'the same month by a sign-up sheet; the greedy rule stands in the table below',
  run: async (options) => {
    const rows: Row[] = [];
    const notes: string[] = [
      `Seed ${options.seed ?? 1}. Every figure is judged from what really was, by rules of the bench.`,
    ];
    for (const athletes of options.athletes ?? (options.quick ? [10] : SIZES)) {
      const figures = await work(athletes, options);
      rows.push(...rowsOf(athletes, figures));
      notes.push('', ...tableOf(athletes, figures));
    }
    return { rows, notes };
  },
};

async function work(athletes: number, { seed = 1, quick, signal }: RunOptions): Promise<MonthFigures> {
  const args = [`${seed}`, `${athletes}`, `${quick ? 3 : WHOLE_MONTH}`];
  const { stdout } = await run(process.execPath, ['--import', 'tsx', WORK, ...args], { signal, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

/** The goals, each as something that should stay low. */
function rowsOf(athletes: number, { deload, sheet }: MonthFigures): readonly Row[] {
  const row = (what: string, unit: Row['unit'], target: number, of: (figures: Figures) => number): Row => ({
    ...{ what: `${athletes}: ${what}`, unit, figure: of(deload), target, peer: of(sheet) },
  });
  return [
    row('unsafe massages', '', 1, ({ unsafe }) => unsafe),
    row('massages whose reason had gone', '', 1, ({ reasonGone }) => reasonGone),
    row('athletes with three in seven days', '', 1, ({ overTwo }) => overTwo),
    row('recovery work outside the best third', '%', 40 + JUST_ABOVE, ({ bestThird }) => 100 - bestThird),
    row('needs not met of those that could be', '%', 15 + JUST_ABOVE, (one) => 100 - percent(one.met, one.could)),
    row('recovery minutes, normal week by hard week', '', 1 / 1.3 + JUST_ABOVE, (one) => ratio(one, 'normal', 'hard')),
    row('recovery minutes, easy week by normal week', '', 1 + JUST_ABOVE, (one) => ratio(one, 'easy', 'normal')),
    row('spread among those with like load (Gini)', '', 0.2, ({ gini }) => gini),
    {
      ...{ what: `${athletes}: messages per massage, reminders left out`, unit: '' },
      ...{ figure: deload.messagesPerMassage ?? 0, target: 2 + JUST_ABOVE },
    },
    {
      ...{ what: `${athletes}: processor time of the month`, unit: 's' },
      ...{ figure: deload.processorSeconds ?? Number.NaN, target: PROCESSOR_SECONDS },
    },
  ];
}

function ratio({ weeks }: Figures, one: Shape, other: Shape): number {
  const of = (wanted: Shape) => weeks.find(({ shape }) => shape === wanted)?.recoveryMinutes ?? 0;
  return of(one) / Math.max(1, of(other));
}

const WIDTH = 46;

/** Everything, side by side, in lines of text. */
function tableOf(athletes: number, { deload, sheet, greedy, errors }: MonthFigures): readonly string[] {
  const all = [deload, sheet, greedy];
  const line = (what: string, of: (figures: Figures) => string) =>
    `${what.padEnd(WIDTH)}${all.map((one) => of(one).padStart(15)).join('')}`;
  const broken = (of: (figures: Figures) => Readonly<Record<string, number>>) =>
    [...new Set(all.flatMap((one) => Object.keys(of(one))))]
      .sort()
      .map((rule) => line(`    ${rule}`, (one) => `${of(one)[rule] ?? 0}`));
  return [
    `${`${athletes} athletes`.padEnd(WIDTH)}${['Deload', 'sign-up sheet', 'greedy rule'].map((one) => one.padStart(15)).join('')}`,
    line('massages (booked and missed)', ({ massages, missed }) => `${massages} (${missed})`),
    ...deload.weeks.flatMap(({ shape }, at) => [
      line(`  ${shape} week: massages per athlete`, ({ weeks }) => fixed(weeks[at]?.massages, 2)),
      line('    recovery minutes per athlete', ({ weeks }) => fixed(weeks[at]?.recoveryMinutes, 1)),
      line('    of the therapists’ hours used', ({ weeks }) => `${fixed(weeks[at]?.used, 0)} %`),
    ]),
    line('spread among those with like load (Gini)', ({ gini }) => fixed(gini, 2)),
    line('recovery work in the best third of its window', ({ bestThird }) => `${fixed(bestThird, 0)} %`),
    line('recovery work 24 to 48 h after hard work', ({ oneToTwoDays }) => `${fixed(oneToTwoDays, 0)} %`),
    line('unsafe massages', ({ unsafe }) => `${unsafe}`),
    ...broken(({ unsafeRules }) => unsafeRules),
    line('massages whose reason had gone', ({ reasonGone }) => `${reasonGone}`),
    ...broken(({ reasonsGone }) => reasonsGone),
    line('needs met of those that could be (of all)', ({ met, could, needs }) => `${met} of ${could} (${needs})`),
    line('idle hours of therapists', ({ idleHours }) => fixed(idleHours, 0)),
    line('  in which an unmet need would have fitted', ({ fittingHours }) => fixed(fittingHours, 1)),
    line('athletes with three in seven days', ({ overTwo }) => `${overTwo}`),
    line('messages per massage, reminders left out', (one) => fixed(one.messagesPerMassage, 1)),
    line('processor time, without the database’s', (one) =>
      one.processorSeconds === null ? '-' : `${fixed(one.processorSeconds, 0)} s`,
    ),
    ...(errors.length > 0 ? [`The bot logged ${errors.length} errors, the first: ${errors[0]}`] : []),
  ];
}

function fixed(figure: number | null | undefined, digits: number): string {
  return typeof figure === 'number' ? figure.toFixed(digits) : '-';
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole;
}
