import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import { LOCALES } from '../../src/i18n/locales/index.ts';
import { actionsOf, asDoc, asForm, type FakeUser } from '../support/fakePlatform.ts';
import { ATHLETE, COACH, THERAPIST } from '../support/house.ts';
import { aClinic, bestOffer, type Clinic, done } from '../walks/clinic.ts';

let test: Clinic;
beforeAll(async () => {
  test = await aClinic();
});
afterAll(() => test.close());

const words = (text: string) =>
  text
    .replace(/\[[^\]]*\]/g, '')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;

describe('/consent', () => {
  it('says that nothing is booked, and still takes how somebody wants to be treated', async () => {
    const doc = asDoc(await test.platform.type(ATHLETE, 'consent'));
    expect(doc.title).toBe('No massage to come');
    expect(actionsOf(doc).map(({ label }) => label)).toEqual(['Find a slot', 'What I allow']);
    const form = asForm(await test.platform.pressLabel(ATHLETE, doc, 'What I allow'));
    expect(form.fields.map(({ name, label }) => [name, label])).toEqual([
      ['areas', 'Only these areas'],
      ['pressure', 'Firmest pressure, 1 to 5'],
      ['room', 'Who may be in the room'],
    ]);
    const saved = toPlainText(await test.platform.fill(ATHLETE, form, { pressure: '4' }));
    expect(saved).toMatch(/^Saved for every massage/);
    expect(toPlainText(await test.platform.fill(ATHLETE, form, { pressure: '4' }))).toContain('nothing changed');
    for (const line of ['consent yes', 'consent no', 'consent stop', 'consent news:no'])
      expect(asDoc(await test.platform.type(ATHLETE, line)).title, line).toBe('No massage to come');
  });

  it('is about the next booking, with one question, what is allowed, and the buttons that answer', async () => {
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05')));
    const doc = asDoc(await test.platform.type(ATHLETE, 'consent'));
    expect(toPlainText(doc)).toMatch(/^.* massage on Thu 5 Mar, \d\d:\d\d\nIs this massage OK with you\?/);
    expect(toPlainText(doc)).toContain('You allow: pressure up to 4 of 5.');
    expect(actionsOf(doc).map(({ label }) => label)).toEqual([
      ...['Yes, that’s OK', 'No', 'No, nothing new', 'Yes, something', 'What I allow'],
    ]);
    const both = toPlainText(await test.platform.type(ATHLETE, 'consent yes news:no'));
    expect(both).toMatch(/^You said yes\n/);
    expect(both).not.toContain('Anything new');
    expect(toPlainText(await test.platform.type(ATHLETE, 'consent'))).toContain('[Take my yes back]');
  });

  it('is offered on one’s own page when the massage is near', async () => {
    const [booking] = await test.active();
    const page = async () => actionsOf(asDoc(await test.platform.type(ATHLETE, 'mine'))).map(({ label }) => label);
    expect(await page()).not.toContain('My consent');
    test.set((booking?.start ?? 0) - 11 * HOUR);
    expect(await page()).toContain('My consent');
    test.set((booking?.start ?? 0) + 60_000);
    expect(await page()).toContain('My consent');
  });

  it.each(LOCALES)('asks and answers in at most 30 words: %s', async (locale) => {
    const ada: FakeUser = { ...ATHLETE, locale };
    await test.platform.type(ada, `settings language:${locale}`);
    for (const line of [
      'consent',
      'consent no',
      'consent yes',
      'consent withdraw',
      'consent news:yes',
      'consent news:no',
    ]) {
      const doc = asDoc(await test.platform.type(ada, line));
      // Each message by itself: its title and what one block says.
      for (const block of doc.blocks)
        if (block.kind === 'text' || block.kind === 'item')
          expect(words(block.text), `${line}: ${block.text}`).toBeLessThanOrEqual(30);
    }
  });

  it.each([COACH, THERAPIST])('is for athletes, not for $name', async (user) => {
    expect(asDoc(await test.platform.type(user, 'consent')).tone).toBe('refused');
  });

  it('stands in the list, after what books and cancels', () => {
    const names = allCommands.map(({ name }) => name);
    expect(names.indexOf('consent')).toBe(names.indexOf('cancel') + 1);
  });
});
