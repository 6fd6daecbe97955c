import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../../src/chat/plainText.ts';
import { makeProgress } from '../../../../src/chat/progress.ts';
import { gapWords, progressDoc } from '../../../../src/chat/words/plan/plan.ts';
import { makeTranslate } from '../../../../src/i18n/translate.ts';

const t = makeTranslate('en', 'Europe/Berlin');

describe('how good a plan is', () => {
  it.each([
    { gap: null, says: '' },
    { gap: 0, says: 'No better plan exists.' },
    { gap: 0.00001, says: 'Within 0.1 % of the best possible.' },
    { gap: 0.0241, says: 'Within 2.5 % of the best possible.' },
  ])('$gap: “$says”', ({ gap, says }) => {
    expect(gapWords(t, { gap })).toBe(says);
  });

  it('is said while it is being made, as far as it is known', () => {
    const text = toPlainText(progressDoc(t, { stage: 'prices', objective: 990, bound: 1000 }));
    expect(text).toContain('Within 1 % of the best possible.');
    expect(toPlainText(progressDoc(t, { stage: 'first-plan', objective: 990, bound: null }))).not.toContain('%');
  });
});

describe('progress', () => {
  const doc = (text: string) => ({ tone: 'plain' as const, blocks: [{ kind: 'text' as const, text }] });
  const shelf = () => {
    const shown: string[] = [];
    let now = 0;
    let release = () => {};
    const show = (one: { readonly blocks: readonly unknown[] }) =>
      new Promise<void>((resolve) => {
        shown.push(JSON.stringify(one.blocks));
        release = resolve;
      });
    const progress = makeProgress(show, { first: 100, every: 50 }, () => now);
    const at = (moment: number, text: string) => {
      now = moment;
      progress.tell(doc(text));
    };
    return { shown, at, progress, free: () => release() };
  };

  it('is silent at first, then never more often than its pace, and one edit at a time', async () => {
    const { shown, at, progress, free } = shelf();
    at(99, 'too soon');
    at(100, 'first');
    at(160, 'the first is still on its way');
    free();
    await new Promise(setImmediate);
    at(170, 'second');
    free();
    await progress.end();
    at(500, 'too late');
    expect(shown.map((one) => /"text":"([^"]*)"/.exec(one)?.[1])).toEqual(['first', 'second']);
  });

  it('lets the answer come last: its end waits for what is being shown', async () => {
    const { at, progress, free } = shelf();
    at(100, 'first');
    let ended = false;
    const ending = progress.end().then(() => {
      ended = true;
    });
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    free();
    await ending;
  });

  it('does no harm where a platform cannot show it', async () => {
    const progress = makeProgress(() => Promise.reject(new Error('no')), { first: 0, every: 0 });
    progress.tell(doc('one'));
    await progress.end();
    makeProgress(undefined).tell(doc('nowhere'));
  });
});
