import type { Answer } from '../../src/chat/doc.ts';
import { INTAKE_CODES, INTAKE_PAGES } from '../../src/domain/medical/intake.ts';
import { actionsOf, asDoc, asForm, type FakeUser } from '../support/fakePlatform.ts';
import type { TestHouse } from '../support/house.ts';

/** Answers the pages that are open, with no where nothing else is said, and gives the last answer. */
export async function answerIntake(
  { platform }: TestHouse,
  user: FakeUser,
  said: Readonly<Record<string, string>> = {},
  pages: number = INTAKE_PAGES.length,
): Promise<Answer> {
  let answer = await platform.type(user, 'intake');
  for (let page = 0; page < pages; page++) {
    const next = actionsOf(asDoc(answer)).find(({ invoke }) => invoke.command === 'intake' && invoke.ask !== undefined);
    if (!next) break;
    const form = asForm(await platform.press(user, next));
    const asked = form.fields.map(({ name }) => name);
    const questions = INTAKE_CODES.map((code) => code.toLowerCase()).filter((name) => asked.includes(name));
    const values = Object.fromEntries(questions.map((name) => [name, said[name] ?? 'no']));
    const texts = Object.fromEntries(
      asked.filter((name) => !questions.includes(name)).map((name) => [name, said[name] ?? '']),
    );
    answer = await platform.fill(user, form, { ...values, ...texts });
  }
  return answer;
}
