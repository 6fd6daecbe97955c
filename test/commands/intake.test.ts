import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { INTAKE_CODES, INTAKE_TOPICS } from '../../src/domain/medical/intake.ts';
import { LOCALES } from '../../src/i18n/locales/index.ts';
import { makeTranslate } from '../../src/i18n/translate.ts';
import { actionsOf, asDoc, asForm, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, CLINICIAN, COACH, MONDAY, THERAPIST, TRAINER } from '../support/house.ts';
import { anAthlete, openFakeClinic } from '../walks/clinic.ts';
import type { FakeHouse } from '../walks/house.ts';
import { answerIntake } from '../walks/intake.ts';

let test: FakeHouse;
beforeAll(async () => {
  test = await openFakeClinic();
});
afterAll(() => test.close());
const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));

describe('the questions in forms', () => {
  it.each(LOCALES)('have words that fit a form of any platform: %s', (locale) => {
    const t = makeTranslate(locale, 'utc');
    const names = INTAKE_CODES.map((code) => code.toLowerCase());
    const labels = [
      ...names.map((name) => t.maybe(`option.${name}`) ?? ''),
      ...INTAKE_TOPICS.map((name) => t.maybe(`command.intake.option.${name}.label`) ?? ''),
    ];
    const hints = [...names, ...INTAKE_TOPICS].map((name) => t.maybe(`command.intake.option.${name}`) ?? '');
    expect(labels.filter((label) => label.length < 3 || label.length > 45)).toEqual([]);
    expect(hints.filter((hint) => hint.length < 3 || hint.length > 100)).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('the way through', () => {
  it('is five pages, says how far it is, and ends with what it means', async () => {
    const bea = await anAthlete(test, 'Bea');
    const start = await test.platform.type(bea, 'intake');
    expect(toPlainText(start)).toContain('Five short pages');
    const first = await answerIntake(test, bea, {}, 1);
    expect(toPlainText(first)).toContain('1 of 5 pages answered');
    const last = toPlainText(await answerIntake(test, bea));
    expect(last).toContain('Every kind of session fits.');
    expect(last).toContain('It holds until Sun 31 May');
    expect(await says(bea, 'intake')).toContain('Health and medication: nothing to take care of');
  });

  it('goes on where it stopped, with only what is open', async () => {
    const cleo = await anAthlete(test, 'Cleo');
    await answerIntake(test, cleo, {}, 2);
    // Half a page: two of five, and then the form is sent.
    const shown = await test.platform.type(cleo, 'intake');
    expect(toPlainText(shown)).toContain('2 of 5 pages answered');
    const form = asForm(await test.platform.pressLabel(cleo, shown, 'Go on: Skin'));
    expect(form.fields.map(({ name }) => name)).toEqual([
      'open_wound',
      'skin_infection',
      'post_op',
      'recent_injection',
      'varicose',
    ]);
    const half = await test.platform.fill(cleo, form, { open_wound: 'no', post_op: 'no' });
    expect(toPlainText(half)).toContain('2 of 5 pages answered');
    const rest = asForm(await test.platform.pressLabel(cleo, half, 'Go on: Skin'));
    expect(rest.fields.map(({ name }) => name)).toEqual(['skin_infection', 'recent_injection', 'varicose']);
    // Another day, another place.
    const later = await answerIntake(test, cleo);
    expect(toPlainText(later)).toContain('Every kind of session fits.');
  });

  it('takes a page by name, and one question typed', async () => {
    const dan = await anAthlete(test, 'Dan');
    const form = asForm(await test.platform.type(dan, 'intake health'));
    expect(form.fields.map(({ name }) => name)).toEqual([
      'anticoag',
      'cardiovasc',
      'cancer',
      'diabetes_neuro',
      'osteoporosis',
    ]);
    expect(form.fields.every(({ required }) => required)).toBe(true);
    expect(await says(dan, 'intake question:anticoag answer:yes')).toContain('pressure at most 2 of 5');
    expect(await says(dan, 'intake question:open_wound answer:yes areas:"Wade, left knee and lower back"')).toContain(
      'Left alone: calf, knee, and lower back.',
    );
    expect(await says(dan, 'intake medication:"some tablets"')).toContain('Saved\nLighter sessions');
    const about = asForm(
      await test.platform.pressLabel(dan, await test.platform.type(dan, 'intake action:look page:about'), 'Write'),
    );
    expect(about.fields.find(({ name }) => name === 'medication')?.value).toBe('some tablets');
    const kept = await test.platform.fill(dan, about, {
      pregnancy: 'no',
      medication: 'some tablets',
      goals: 'run free',
    });
    expect(toPlainText(kept)).toContain('Saved');
    const emptied = asForm(
      await test.platform.pressLabel(dan, await test.platform.type(dan, 'intake action:look page:about'), 'Write'),
    );
    await test.platform.fill(dan, emptied, { medication: '', goals: 'run free' });
    const page = await says(dan, 'intake action:look page:about');
    expect(page).toContain('Medication: nothing');
    expect(page).toContain('Goals: run free');
  });

  it('asks about a medicine that sounds like one of the questions, and concludes nothing from it', async () => {
    const fin = await anAthlete(test, 'Fin');
    const asked = await answerIntake(test, fin, { medication: 'Xarelto, vitamin D' });
    expect(toPlainText(asked)).toContain('You wrote “Xarelto”. Does it thin the blood?');
    expect(toPlainText(asked)).toContain('Every kind of session fits.');
    const lighter = await test.platform.pressLabel(fin, asked, 'Answer yes');
    expect(toPlainText(lighter)).toContain('pressure at most 2 of 5');
    const again = await says(fin, 'intake medication:"Xarelto again"');
    expect(again).toContain('Saved\nLighter sessions: pressure at most 2 of 5.');
    expect(again).not.toContain('You wrote');
  });

  it('does not empty what was written when the page is sent without it', async () => {
    const eve = await anAthlete(test, 'Eve');
    await test.platform.type(eve, 'intake surgeries:"knee, 2019"');
    const form = asForm(await test.platform.type(eve, 'intake about'));
    await test.platform.fill(eve, form, { pregnancy: 'no' });
    expect(await says(eve, 'intake action:look page:about')).toContain('Operations: knee, 2019');
  });
});

describe('answers about an area', () => {
  it('ask where it is, and nothing fits until it is said', async () => {
    const fay = await anAthlete(test, 'Fay');
    const asked = asDoc(await answerIntake(test, fay, { open_wound: 'yes' }));
    expect(toPlainText(asked)).toContain('Where is it?');
    expect(await says(fay, 'intake')).toContain('Say which area it is');
    const choice = asked.blocks.find((block) => block.kind === 'choice');
    if (choice?.kind !== 'choice') throw new Error('no menu');
    expect(choice.choice.choices.length).toBe(23);
    const { invoke, option, label } = choice.choice;
    const pick = (area: string) =>
      test.platform.press(fay, { label, invoke: { ...invoke, input: { ...invoke.input, [option]: area } } });
    expect(toPlainText(await pick('calf'))).toContain('Left alone: calf.');
    const both = toPlainText(await pick('foot'));
    expect(both).toContain('Left alone: calf and foot.');
    expect(both).toContain('Another area too?');
    const page = await test.platform.type(fay, 'intake action:look page:skin');
    const gone = await test.platform.press(
      fay,
      actionsOf(asDoc(page)).find(({ invoke: { input } }) => input.question === 'open_wound') ?? { label: '', invoke },
    );
    expect(toPlainText(gone)).toContain('Every kind of session fits.');
  });
});

describe('bad input', () => {
  it.each([
    ['question:gout answer:yes', 'Question'],
    ['question:open_wound answer:perhaps', 'Answer'],
    ['question:open_wound answer:yes areas:"my soul"', 'Areas'],
    ['page:seven', 'Page'],
    [`medication:${'x'.repeat(501)}`, 'Medication'],
  ])('“intake %s” is asked again with what was typed', async (line, field) => {
    const gus = await anAthlete(test, 'Gus');
    const form = asForm(await test.platform.type(gus, `intake ${line}`));
    expect(form.fields.find(({ error }) => error !== undefined)?.label).toBe(field);
    expect(await says(gus, 'intake')).toContain('Five short pages');
  });

  it('confirms nothing that was never finished', async () => {
    const hal = await anAthlete(test, 'Hal');
    await answerIntake(test, hal, {}, 2);
    expect(await says(hal, 'intake action:confirm')).toContain('unfinished');
    expect(await says(hal, 'intake')).toContain('2 of 5');
  });
});

describe('who may', () => {
  it.each([ADMIN, TRAINER, THERAPIST, CLINICIAN, COACH])('not $name, who does not play', async (user) => {
    expect(await says(user, 'intake')).toContain('athlete');
    expect(await says(user, 'intake question:fever answer:yes')).toContain('Not possible');
  });

  it('not a minor without their guardian', async () => {
    const kid: FakeUser = { id: 'u-kid', name: 'Kid', locale: 'en', zone: 'Europe/Berlin' };
    await test.platform.type(kid, 'join birth:2012-02-03 sport:football consent:yes name:Kid zone:Europe/Berlin');
    expect(await says(kid, 'intake')).toContain('guardian');
    expect(await says(kid, 'intake question:fever answer:yes')).toContain('guardian');
    const team = test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
    const person = await team.people.byAccount('fake', 'club', kid.id);
    expect(await team.intakes.of(person?.id ?? '')).toBeNull();
  });
});

describe('after 90 days', () => {
  it('it is due, one press confirms it, and a change alone does not', async () => {
    const ivy = await anAthlete(test, 'Ivy');
    await answerIntake(test, ivy, { diabetes_neuro: 'yes' });
    test.set(MONDAY + 91 * 24 * 3_600_000);
    const due = await test.platform.type(ivy, 'intake');
    expect(toPlainText(due)).toContain('older than 90 days');
    expect(toPlainText(due)).toContain('pressure at most 2 of 5');
    await test.platform.type(ivy, 'intake question:diabetes_neuro answer:no');
    expect(await says(ivy, 'intake')).toContain('older than 90 days');
    const held = toPlainText(
      await test.platform.pressLabel(ivy, await test.platform.type(ivy, 'intake'), 'Everything still holds'),
    );
    expect(held).toContain('holds from today');
    expect(held).toContain('Every kind of session fits.');
    test.set(MONDAY);
  });
});
