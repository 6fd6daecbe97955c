import type { BodyMapLabels, SoreSpot } from '../../src/charts/bodyMap.ts';
import type { HeatLabels, HeatMap } from '../../src/charts/heatMap.ts';
import type { LoadDay, LoadLabels } from '../../src/charts/load.ts';
import type { RosterBlock, RosterDay, RosterLabels, RosterLane } from '../../src/charts/roster.ts';
import type { SquadCell, SquadLabels, SquadRow } from '../../src/charts/squadGrid.ts';
import type { Spot } from '../../src/domain/checkIn/series.ts';
import type { MassageType } from '../../src/domain/clinic/modality.ts';
import { addDays } from '../../src/domain/day.ts';
import type { DayLoad } from '../../src/domain/training/load/dayLoad.ts';
import { measure } from '../../src/domain/training/load/measure.ts';

/** Made-up days that rise week by week: Mondays rest, every 11th day unknown, and one unknown week end. */
export function someLoadDays(count: number): readonly LoadDay[] {
  const days = Array.from({ length: count }, (_, index): DayLoad => {
    const day = addDays('2026-08-03', index);
    if (index % 11 === 5 || index === count - 12 || index === count - 11) return { day, state: 'unknown', load: null };
    if (index % 7 === 0) return { day, state: 'rest', load: 0, ...(index > count - 8 && { filled: true }) };
    return {
      day,
      state: 'reported',
      load: 180 + (index % 7) * 70 + Math.round(60 * Math.sin(index * 1.7)) + index * 2,
    };
  });
  const filled = new Map(days.map((day) => [day.day, day.filled]));
  return measure(days).map((row) => ({ ...row, ...(filled.get(row.day) && { filled: true }) }));
}

export const LOAD_LABELS: LoadLabels = {
  title: 'Training load',
  subtitle: 'Arbitrary units (RPE × minutes), last 90 days',
  load: 'Load of the day',
  rest: 'Rest day',
  assumedRest: 'Rest (assumed)',
  unknown: 'Not known',
  acute: 'Acute, 7 days',
  chronic: 'Chronic, 28 days',
  foot: 'Known: 80 of 90 days. A hatched day is not a rest day: nobody answered.',
  day: (day) => `${Number(day.slice(8))} ${['Aug', 'Sep', 'Oct', 'Nov'][Number(day.slice(5, 7)) - 8]}`,
};

const AREA_WORDS = (area: string) => area.replace('-', ' ');
const spot = ({ area, side }: Spot) => (side === 'middle' ? AREA_WORDS(area) : `${side} ${AREA_WORDS(area)}`);
const shortDay = LOAD_LABELS.day;

export const BODY_LABELS: BodyMapLabels = {
  title: 'Soreness today',
  subtitle: 'Check-in of 31 Oct, 07:12',
  front: 'Front',
  back: 'Back',
  left: 'L',
  right: 'R',
  lowest: '0: not sore',
  highest: '10: as sore as can be',
  notNamed: 'not named',
  nothing: 'Nothing is sore.',
  spot,
  more: (count) => `and ${count} more`,
};

export const SORE: readonly SoreSpot[] = [
  { area: 'calf', side: 'left', value: 7 },
  { area: 'achilles', side: 'left', value: 4 },
  { area: 'lower-back', side: 'middle', value: 3 },
  { area: 'thigh', side: 'right', value: 5 },
  { area: 'thigh', side: 'left', value: 2 },
  { area: 'shoulder', side: 'right', value: 10 },
  { area: 'hip', side: 'left', value: 6.5 },
  { area: 'knee', side: 'right', value: 0 },
];

export const HEAT_LABELS: HeatLabels = {
  title: 'Soreness by area',
  subtitle: 'Last 28 days, 0 to 10',
  lowest: '0: not sore',
  highest: '10: as sore as can be',
  unknown: 'Not known',
  nothing: 'No soreness was named in these days.',
  foot: 'Answered on 24 of 28 days.',
  spot,
  day: shortDay,
};

export function someHeat(): HeatMap {
  const days = Array.from({ length: 28 }, (_, index) => addDays('2026-10-04', index));
  const values = (seed: number) =>
    days.map((_, at) => (at % 9 === 4 ? null : Math.max(0, Math.min(10, Math.round(4 + 5 * Math.sin(at / 4 + seed))))));
  const spots: readonly Spot[] = [
    { area: 'calf', side: 'left' },
    { area: 'calf', side: 'right' },
    { area: 'hamstring', side: 'right' },
    { area: 'lower-back', side: 'middle' },
    { area: 'shoulder', side: 'left' },
    { area: 'upper-arm', side: 'right' },
  ];
  return { days, rows: spots.map((one, index) => ({ ...one, values: values(index) })) };
}

export const SQUAD_LABELS: SquadLabels = {
  title: 'Squad readiness',
  subtitle: 'Saturday 31 Oct, 09:00',
  athlete: 'Athlete',
  columns: { checkIn: 'Check-in', soreness: 'Soreness', sleep: 'Sleep', load: 'Load vs usual', limits: 'Hold' },
  states: { fine: 'As usual', watch: 'Look today', act: 'Talk first', unknown: 'Not known' },
  nothing: 'Nobody is in this squad yet.',
  foot: 'Checked in: 10 of 12.',
};

const cell = (state: SquadCell['state'], words: string): SquadCell => ({ state, words });

export function someSquad(count: number): readonly SquadRow[] {
  const names = [
    'Ada',
    'Ben',
    'Carla M.',
    'Dario',
    'Elif',
    'Finn O’Brien-Fitzgerald',
    'Γιώργος',
    'Hana',
    'Ivo',
    'Jana',
  ];
  return Array.from({ length: count }, (_, at) => ({
    label: names[at] ?? `Athlete ${at + 1}`,
    cells: {
      checkIn: at % 5 === 3 ? cell('unknown', 'missing') : cell('fine', `07:${10 + at}`),
      soreness:
        at % 5 === 3
          ? cell('unknown', 'not known')
          : at % 4 === 1
            ? cell('act', '8 left calf')
            : cell('fine', `${at % 4}`),
      sleep: at % 5 === 3 ? cell('unknown', 'not known') : at % 3 === 2 ? cell('watch', '5.5 h') : cell('fine', '8 h'),
      load: at % 4 === 2 ? cell('watch', '1.5 × usual') : cell('fine', '1.0 × usual'),
      limits: at === 1 ? cell('act', 'on hold') : cell('none', 'none'),
    },
  }));
}

const TYPE_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  PRE_EVENT: ['PRE', 'Pre-event'],
  RECOVERY: ['REC', 'Recovery'],
  MAINTENANCE: ['MNT', 'Maintenance'],
  DEEP_TISSUE: ['DT', 'Deep tissue'],
  LYMPH: ['LYM', 'Lymph drainage'],
  REHAB: ['RHB', 'Rehab'],
};

export const ROSTER_LABELS: RosterLabels = {
  title: 'Roster of the week',
  subtitle: '26 Oct to 1 Nov',
  day: (day) => `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(day).getUTCDay()]} ${shortDay(day)}`,
  unserved: (count) => `${count} without a place`,
  hour: (hour) => `${hour}:00`,
  short: (type) => (type === null ? '' : (TYPE_WORDS[type]?.[0] ?? type.slice(0, 3))),
  type: (type) => (type === null ? 'Treatment' : (TYPE_WORDS[type]?.[1] ?? type)),
  nobody: 'Nobody works',
  foot: 'Times are the clinic’s.',
};

export function someRoster(): readonly RosterDay[] {
  const types: readonly MassageType[] = ['RECOVERY', 'DEEP_TISSUE', 'MAINTENANCE', 'PRE_EVENT', 'LYMPH', 'REHAB'];
  return Array.from({ length: 7 }, (_, at): RosterDay => {
    const lane = (therapist: string, seed: number): RosterLane => ({
      therapist,
      hours: [
        { from: 9 * 60, to: 13 * 60 },
        { from: 14 * 60, to: 19 * 60 },
      ],
      blocks: [0, 1, 2, 3].flatMap((index): readonly RosterBlock[] => {
        const type = types[(index + seed + at) % types.length] ?? 'RECOVERY';
        const from = 9 * 60 + index * 130 + ((seed + at) % 3) * 15;
        return [
          { from, to: from + 30 + 15 * ((index + at) % 3), type, ...(index % 2 === 0 && { who: 'AB' }) },
        ] as const;
      }),
    });
    const lanes =
      at === 6
        ? []
        : [lane('Therapist A', 0), lane('Therapist B', 1), ...(at % 2 === 0 ? [lane('Dr Long-Name Person', 2)] : [])];
    return { day: addDays('2026-10-26', at), lanes, unserved: at === 2 ? 2 : at === 4 ? 1 : 0 };
  });
}
