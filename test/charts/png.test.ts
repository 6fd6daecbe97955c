import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { bodyMapPicture } from '../../src/charts/bodyMap.ts';
import { heatMapPicture } from '../../src/charts/heatMap.ts';
import { loadPicture } from '../../src/charts/load.ts';
import type { Picture } from '../../src/charts/picture.ts';
import { makePainter, type Painter } from '../../src/charts/png.ts';
import { rosterPicture } from '../../src/charts/roster.ts';
import { squadPicture } from '../../src/charts/squadGrid.ts';
import { darkPixels, pixelsOf } from './pixels.ts';
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

const painter = makePainter();
afterAll(() => painter.close());

const load = loadPicture(someLoadDays(90), LOAD_LABELS);

async function painted(picture: Picture, scale?: number, by: Painter = painter): Promise<Uint8Array> {
  const png = await by.png(picture, scale === undefined ? {} : { scale });
  if ('failed' in png) throw new Error(png.failed);
  return png;
}

describe('a painted picture', () => {
  it.each([
    { name: 'load chart', picture: load },
    { name: 'body map', picture: bodyMapPicture(SORE, BODY_LABELS) },
    { name: 'heat map', picture: heatMapPicture(someHeat(), HEAT_LABELS) },
    { name: 'squad grid', picture: squadPicture(someSquad(12), SQUAD_LABELS) },
    { name: 'roster', picture: rosterPicture(someRoster(), ROSTER_LABELS) },
  ])('has words: $name', async ({ picture }) => {
    // Without a font that can be read every word is missing, silently: then both would be equally dark.
    const silent = { ...picture, svg: picture.svg.replace(/<text.*?<\/text>/g, '') };
    const [withWords, without] = await Promise.all([painted(picture, 1), painted(silent, 1)]);
    expect(darkPixels(pixelsOf(withWords)) - darkPixels(pixelsOf(without))).toBeGreaterThan(300);
    expect(pixelsOf(withWords)).toMatchObject({ width: picture.width, height: picture.height });
  });

  it('has twice as many pixels each way unless told', async () => {
    expect(pixelsOf(await painted(load))).toMatchObject({ width: 1600, height: load.height * 2 });
    expect(pixelsOf(await painted(load, 1))).toMatchObject({ width: 800, height: load.height });
  });

  it('has both weights of its font', async () => {
    const word = (weight: number): Picture => ({
      svg: `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><rect width="300" height="60" fill="#fff"/><text x="5" y="45" font-family="Inter" font-size="40" font-weight="${weight}">Readiness</text></svg>`,
      width: 300,
      height: 60,
    });
    const [regular, bold] = await Promise.all([painted(word(400)), painted(word(600))]);
    expect(darkPixels(pixelsOf(regular))).toBeGreaterThan(1000);
    expect(darkPixels(pixelsOf(bold))).toBeGreaterThan(darkPixels(pixelsOf(regular)) * 1.1);
  });
});

describe('the painter', () => {
  it('leaves this thread free while ten pictures are painted', async () => {
    await painted(load, 1);
    let turns = 0;
    let working = true;
    const turn = () => {
      turns += 1;
      if (working) setImmediate(turn);
    };
    turn();
    const pictures = await Promise.all(Array.from({ length: 10 }, () => painter.png(load)));
    working = false;
    expect(pictures.every((one) => one instanceof Uint8Array)).toBe(true);
    // On this thread each picture would be a single turn.
    expect(turns).toBeGreaterThan(500);
  });

  it('is the only road to resvg, and takes it in the worker', () => {
    const folder = new URL('../../src/charts/', import.meta.url);
    const users = readdirSync(folder).filter((file) =>
      /from '@resvg/.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(users).toEqual(['worker.ts']);
  });

  it('answers what cannot be painted, and goes on', async () => {
    expect(await painter.png({ svg: '<svg', width: 10, height: 10 })).toEqual({ failed: 'unreadable' });
    expect(await painter.png({ ...load, height: 100_000 })).toEqual({ failed: 'too-large' });
    expect(await painter.png({ ...load, width: Number.NaN })).toEqual({ failed: 'too-large' });
    expect(await painter.png(load, { scale: 0 })).toEqual({ failed: 'too-large' });
    expect(await painted(load, 1)).toBeInstanceOf(Uint8Array);
  });

  it('refuses by what is inside, whatever the picture says about its size', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40000" height="40000"/>';
    expect(await painter.png({ svg, width: 10, height: 10 })).toEqual({ failed: 'too-large' });
  });

  it('answers busy when too many wait', async () => {
    const small = makePainter({ queue: 1 });
    const answers = await Promise.all([small.png(load, { scale: 1 }), small.png(load), small.png(load)]);
    expect(answers.slice(1)).toEqual([{ failed: 'busy' }, { failed: 'busy' }]);
    expect(answers[0]).toBeInstanceOf(Uint8Array);
    await small.close();
  });

  it('answers too slow when a picture takes too long, and again for the next one', async () => {
    const hasty = makePainter({ patience: 0 });
    expect(await hasty.png(load)).toEqual({ failed: 'too-slow' });
    expect(await hasty.png(load)).toEqual({ failed: 'too-slow' });
    await hasty.close();
  });

  it('ends an idle thread and starts another when there is work', async () => {
    const threads: Worker[] = [];
    const seen = (thread: Worker) => threads.push(thread);
    process.on('worker', seen);
    const sleepy = makePainter({ idle: 0 });
    const ended = once(process, 'worker').then(([thread]) => once(thread, 'exit'));
    await painted(load, 1, sleepy);
    await ended;
    await painted(load, 1, sleepy);
    process.off('worker', seen);
    expect(threads).toHaveLength(2);
    await sleepy.close();
  });

  it('answers closed to what waits and to what comes later', async () => {
    const short = makePainter();
    const waiting = [short.png(load), short.png(load)];
    await short.close();
    expect(await Promise.all(waiting)).toEqual([{ failed: 'closed' }, { failed: 'closed' }]);
    expect(await short.png(load)).toEqual({ failed: 'closed' });
  });
});
