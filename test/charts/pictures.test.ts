import { describe, expect, it } from 'vitest';
import { bodyMapPicture } from '../../src/charts/bodyMap.ts';
import { heatMapPicture, summaryOf as heatSummary } from '../../src/charts/heatMap.ts';
import { loadPicture } from '../../src/charts/load.ts';
import { summaryOf as loadSummary } from '../../src/charts/loadSummary.ts';
import { inkOn, sorenessColour } from '../../src/charts/palette.ts';
import type { Picture } from '../../src/charts/picture.ts';
import { BLOCK_CHANGES, rosterPicture, summaryOf as rosterSummary } from '../../src/charts/roster.ts';
import { squadPicture, summaryOf as squadSummary } from '../../src/charts/squadGrid.ts';
import {
  BODY_LABELS,
  HEAT_LABELS,
  LOAD_LABELS,
  ROSTER_LABELS,
  SORE,
  SQUAD_LABELS,
  someHeat,
  someLoadDays,
  someRoster,
  someSquad,
} from './samples.ts';
import { elementsOf, wordsOf } from './svg.ts';

/** Elements of a class, without what the legend shows. */
const ofClass = (picture: Picture, name: string, kind: string) =>
  elementsOf(picture, name).filter((one) => one.class === kind);

describe('the load chart', () => {
  const days = someLoadDays(90);
  const picture = loadPicture(days, LOAD_LABELS);

  it('says its title, its legend and its days', () => {
    const { title, subtitle, load, rest, unknown, acute, chronic, foot } = LOAD_LABELS;
    expect(wordsOf(picture)).toEqual(
      expect.arrayContaining([title, subtitle, load, rest, unknown, acute, chronic, foot, '31 Oct', '17 Oct']),
    );
  });

  it.each([28, 42, 90])('keeps unknown days and rest days apart over %i days', (count) => {
    const some = someLoadDays(count);
    const drawn = loadPicture(some, LOAD_LABELS);
    // One more hatched box is the legend's.
    const hatched = ofClass(drawn, 'rect', 'unknown');
    const ticks = ofClass(drawn, 'rect', 'rest');
    expect(hatched).toHaveLength(some.filter(({ state }) => state === 'unknown').length + 1);
    expect(ticks).toHaveLength(some.filter(({ state }) => state === 'rest').length);
    expect(hatched.every(({ fill }) => fill === 'url(#hatch)')).toBe(true);
    expect(Math.max(...ticks.map(({ height }) => Number(height)))).toBeLessThan(10);
    expect(hatched.filter(({ height }) => Number(height) > 200)).toHaveLength(hatched.length - 1);
  });

  it('shows a rest day that is only assumed as an empty tick, and says so', () => {
    const hollow = ofClass(picture, 'rect', 'rest').filter(({ fill }) => fill === '#ffffff');
    expect(days.filter(({ filled }) => filled)).toHaveLength(1);
    expect(hollow).toHaveLength(1);
    expect(wordsOf(picture)).toContain(LOAD_LABELS.assumedRest);
    const none = days.map(({ filled: _, ...day }) => day);
    const without = wordsOf(loadPicture(none, LOAD_LABELS));
    expect(without).toContain(LOAD_LABELS.rest);
    expect(without).not.toContain(LOAD_LABELS.assumedRest);
  });

  it('breaks a line where a figure is not known', () => {
    const strokes = (some: typeof days) =>
      elementsOf(loadPicture(some, LOAD_LABELS), 'path')
        .filter(({ stroke, d }) => stroke === '#0072B2' && (d?.length ?? 0) > 30)
        .map(({ d = '' }) => d.split('M').length - 1);
    const whole = days.slice(30).map((day) => ({ ...day, acute: { ...day.acute, value: 300, reason: null } }));
    const gap = whole.map((day, at) => (at === 20 ? { ...day, acute: { ...day.acute, value: null } } : day));
    expect(strokes(whole)).toEqual([1]);
    expect(strokes(gap)).toEqual([2]);
  });

  it('is the same picture for the same data', () => {
    expect(loadPicture(days, LOAD_LABELS)).toEqual(picture);
  });

  it.each([
    { of: 'no days', some: [] },
    {
      of: 'only unknown days',
      some: someLoadDays(28).map((day) => ({ ...day, state: 'unknown' as const, load: null })),
    },
  ])('can be drawn for $of', ({ some }) => {
    expect(loadPicture(some, LOAD_LABELS).height).toBe(picture.height);
  });

  it('gives the numbers a sentence needs', () => {
    const summary = loadSummary(days);
    const known = days.filter(({ load }) => load !== null);
    expect(summary).toMatchObject({ known: known.length, of: 90, min: 0, last: days.at(-1)?.load });
    expect(days.find(({ day }) => day === summary.maxDay)?.load).toBe(summary.max);
    expect(loadSummary([])).toEqual({
      known: 0,
      of: 0,
      rest: 0,
      min: null,
      max: null,
      maxDay: null,
      last: null,
      acute: null,
      chronic: null,
    });
  });
});

describe('the heat map', () => {
  const map = someHeat();
  const picture = heatMapPicture(map, HEAT_LABELS);

  it('has a box for every day of every row, and hatches only what nobody said', () => {
    const values = map.rows.flatMap((row) => row.values);
    const unknown = values.filter((value) => value === null).length;
    expect(ofClass(picture, 'rect', 'value')).toHaveLength(values.length - unknown);
    expect(ofClass(picture, 'rect', 'unknown')).toHaveLength(unknown + 1);
    expect(wordsOf(picture).filter((words) => words === '0')).toHaveLength(
      values.filter((value) => value === 0).length,
    );
  });

  it('names every row and the last day', () => {
    expect(wordsOf(picture)).toEqual(expect.arrayContaining(['left calf', 'lower back', '31 Oct']));
  });

  it('has room for long names: the side is not cut off', () => {
    const name = 'Oberschenkel (hinten) rechts';
    const long = heatMapPicture(map, { ...HEAT_LABELS, spot: () => name });
    expect(wordsOf(long)).toContain(name);
  });

  it('says that there is nothing to show', () => {
    expect(wordsOf(heatMapPicture({ days: map.days, rows: [] }, HEAT_LABELS))).toContain(HEAT_LABELS.nothing);
  });

  it('takes a row that is too short for unknown', () => {
    const short = { days: map.days, rows: [{ area: 'calf', side: 'left', values: [3] }] } as const;
    expect(ofClass(heatMapPicture(short, HEAT_LABELS), 'rect', 'unknown')).toHaveLength(28);
  });

  it('gives the numbers a sentence needs', () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03'];
    const rows = [
      { area: 'calf', side: 'left', values: [2, null, 6] },
      { area: 'neck', side: 'middle', values: [6, null, 0] },
    ] as const;
    expect(heatSummary({ days, rows })).toEqual({
      known: 2,
      of: 3,
      min: 0,
      max: 6,
      worst: { area: 'calf', side: 'left', day: '2026-10-03', value: 6 },
      last: 6,
    });
    expect(heatSummary({ days, rows: [] })).toMatchObject({ known: 0, of: 3, max: null, worst: null, last: null });
  });
});

describe('shades of soreness', () => {
  const light = (colour: string) =>
    [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(colour.slice(at, at + 2), 16), 0);

  it('get darker with every step from 1 on, so that they order without colour', () => {
    const steps = Array.from({ length: 10 }, (_, at) => light(sorenessColour(at + 1)));
    expect(steps).toEqual(steps.toSorted((one, other) => other - one));
    expect(new Set(steps).size).toBe(10);
  });

  it.each([
    [-3, 0],
    [12, 10],
    [6.5, 7],
    [6.4, 6],
  ])('put %f where %i is', (value, same) => {
    expect(sorenessColour(value)).toBe(sorenessColour(same));
  });

  it('carry ink that can be read: at least 4.5 to 1 (WCAG 2.2, 1.4.3)', () => {
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (let value = 0; value <= 10; value += 1) {
      const [dark = 0, bright = 0] = [sorenessColour(value), inkOn(sorenessColour(value))]
        .map(luminance)
        .sort((one, other) => one - other);
      expect((bright + 0.05) / (dark + 0.05), `ink on ${value}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('the squad grid', () => {
  const rows = someSquad(12);
  const picture = squadPicture(rows, SQUAD_LABELS);

  it('draws a sign and words for every cell', () => {
    const counted: number[] = [];
    for (const state of ['fine', 'watch', 'act', 'unknown', 'none'] as const) {
      const cells = rows.flatMap((row) => Object.values(row.cells)).filter((cell) => cell.state === state).length;
      expect(ofClass(picture, 'g', state)).toHaveLength(cells + (state === 'none' ? 0 : 1));
      counted.push(cells);
    }
    expect(counted).toEqual([33, 6, 4, 6, 11]);
    expect(wordsOf(picture)).toEqual(
      expect.arrayContaining(['Ada', '8 left calf', '5.5 h', 'on hold', 'Load vs usual']),
    );
  });

  it('gives every state an outline of its own', () => {
    const outline = (state: string) =>
      picture.svg.match(new RegExp(`<g class="${state}"[^>]*>(<\\w+ (?:d|r|x)="[^"]*")`))?.[1];
    const outlines = ['fine', 'watch', 'act', 'unknown', 'none'].map(outline);
    expect(outlines).not.toContain(undefined);
    expect(new Set(outlines).size).toBe(5);
  });

  it('grows with the squad and says when it is empty', () => {
    expect(squadPicture(someSquad(30), SQUAD_LABELS).height - picture.height).toBe(18 * 44);
    expect(wordsOf(squadPicture([], SQUAD_LABELS))).toContain(SQUAD_LABELS.nothing);
  });

  it('gives the numbers a sentence needs', () => {
    expect(squadSummary(rows)).toEqual({ known: 10, of: 12, act: 3, watch: 5, fine: 3, limited: 1 });
  });
});

describe('the roster', () => {
  const days = someRoster();
  const picture = rosterPicture(days, ROSTER_LABELS);
  const blocks = days.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.blocks));

  it('draws every session with the letters of its type, in its place in the day', () => {
    const drawn = ofClass(picture, 'rect', 'block');
    expect(drawn).toHaveLength(blocks.length);
    const widths = drawn.map(
      ({ width }, at) => (Number(width) + 2) / ((blocks[at]?.to ?? 0) - (blocks[at]?.from ?? 0)),
    );
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.01);
    expect(wordsOf(picture).filter((words) => words === 'DT')).toHaveLength(
      blocks.filter(({ type }) => type === 'DEEP_TISSUE').length + 1,
    );
  });

  it('says each day, who works, what has no place, and when nobody works', () => {
    expect(wordsOf(picture)).toEqual(
      expect.arrayContaining(['Mon 26 Oct', 'Therapist A', '2 without a place', '1 without a place', 'Nobody works']),
    );
    expect(wordsOf(picture)).not.toContain('0 without a place');
  });

  it('shows what a proposal would do with each session, told apart without colour', () => {
    const [day] = days;
    const blocks = BLOCK_CHANGES.map((change, at) => ({
      ...{ from: 540 + at * 60, to: 580 + at * 60, type: 'RECOVERY' as const, who: 'AB', change },
    }));
    const proposal = day ? [{ ...day, lanes: [{ therapist: 'Therapist A', blocks }] }] : [];
    const labels = { ...ROSTER_LABELS, change: (change: string) => `is ${change}` };
    const drawn = rosterPicture(proposal, labels);
    const looks = ofClass(drawn, 'rect', 'block').map((block) =>
      [block['fill-opacity'], block['stroke-width'], block['stroke-dasharray'], block.fill === '#ffffff'].join(' '),
    );
    const marks = wordsOf(drawn).filter((words) => ['+', '→', '←', '×'].includes(words));
    // New and moved share their edge and differ by their mark.
    expect(new Set(looks).size).toBe(4);
    expect(marks.toSorted()).toEqual(['+', '+', '→', '→', '←', '←', '×', '×'].toSorted());
    expect(wordsOf(drawn)).toEqual(expect.arrayContaining(BLOCK_CHANGES.map((change) => `is ${change}`)));
    expect(wordsOf(picture).some((words) => words.startsWith('is '))).toBe(false);
  });

  it('can be drawn for a week without anything', () => {
    const empty = days.map((day) => ({ ...day, lanes: [], unserved: 0 }));
    expect(wordsOf(rosterPicture(empty, ROSTER_LABELS))).toContain('8:00');
    expect(rosterSummary(empty)).toMatchObject({ massages: 0, unserved: 0, minutes: 0 });
  });

  it('gives the numbers a sentence needs', () => {
    expect(rosterSummary(days)).toMatchObject({
      massages: blocks.length,
      unserved: 3,
      quietest: { day: '2026-11-01', massages: 0 },
      busiest: { day: '2026-10-26', massages: 12 },
    });
    expect(rosterSummary([])).toMatchObject({ quietest: null, busiest: null });
  });
});

describe('labels from people', () => {
  const HOSTILE = `<script>alert("1")</script>&amp;'\u0000\u202e\ud800]]>`;
  const hostile = () => HOSTILE;
  const bad = { title: HOSTILE, subtitle: HOSTILE, foot: HOSTILE, nothing: HOSTILE, spot: hostile, day: hostile };
  const rows = someSquad(2).map(({ cells }) => ({ label: HOSTILE, cells }));
  const week = someRoster().map(({ lanes, ...day }) => ({
    ...day,
    lanes: lanes.map(({ blocks, ...lane }) => ({
      ...lane,
      therapist: HOSTILE,
      blocks: blocks.map((block) => ({ ...block, who: HOSTILE })),
    })),
  }));

  it.each([
    { name: 'load', picture: loadPicture(someLoadDays(28), { ...LOAD_LABELS, ...bad, load: HOSTILE }) },
    { name: 'body map', picture: bodyMapPicture(SORE, { ...BODY_LABELS, ...bad, left: HOSTILE }) },
    { name: 'heat map', picture: heatMapPicture(someHeat(), { ...HEAT_LABELS, ...bad }) },
    { name: 'squad', picture: squadPicture(rows, { ...SQUAD_LABELS, ...bad }) },
    { name: 'roster', picture: rosterPicture(week, { ...ROSTER_LABELS, ...bad, short: hostile, hour: hostile }) },
  ])('stay words in the $name picture', ({ picture }) => {
    expect(elementsOf(picture, 'script')).toEqual([]);
    expect(wordsOf(picture).some((words) => words.startsWith('<script>alert("1")'))).toBe(true);
    expect(picture.svg).not.toMatch(/[\p{Cs}\u202e]/u);
    expect(picture.svg).not.toContain('\u0000');
  });
});
