import type { Answer } from '../../src/chat/doc.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import type { DoneSession } from '../../src/domain/training/session.ts';
import { asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { type Entry, ics } from '../support/feed.ts';
import { ATHLETE, COACH, openTeamHouse, type TestHouse } from '../support/house.ts';

/** A team whose calendar holds these entries. */
export async function aTeamWith(start: string, ...entries: readonly Entry[]) {
  const test = await openTeamHouse(Date.parse(start));
  const form = await test.platform.type(COACH, 'calendar file');
  const bytes = new TextEncoder().encode(ics(...entries));
  await test.platform.fill(COACH, form, { file: { name: 'team.ics', bytes } });
  const account = (await test.store.directory.accounts('fake', 'club', ATHLETE.id))[0];
  if (!account) throw new Error('no athlete');
  const team = test.store.team(account.teamId);
  test.platform.inbox(ATHLETE);
  return {
    ...test,
    team,
    says: async (line: string, user: FakeUser = ATHLETE) => toPlainText(await test.platform.type(user, line)),
    done: (): Promise<readonly DoneSession[]> => team.sessions.between(account.personId, '2026-01-01', '2026-12-31'),
    eventId: async (key: string) => {
      const found = (await team.events.between(0, Date.parse('2027-01-01T00:00:00Z'))).find(
        (event) => event.key === key,
      );
      if (!found) throw new Error(`no event ${key}`);
      return found.id;
    },
  };
}

export function choose(test: TestHouse, user: FakeUser, answer: Answer, value: string): Promise<Answer> {
  const menu = asDoc(answer).blocks.flatMap((block) => (block.kind === 'choice' ? [block.choice] : []))[0];
  if (!menu?.choices.some((one) => one.value === value)) throw new Error(`no ${value} in ${toPlainText(answer)}`);
  const { command, input } = menu.invoke;
  return test.platform.press(user, { label: value, invoke: { command, input: { ...input, [menu.option]: value } } });
}

export const MORNING = { uid: 'morning', title: 'Gym session', start: '20260303T090000', minutes: 60 };
export const EVENING = { uid: 'evening', title: 'Training', start: '20260303T170000', minutes: 90 };
export const MEETING = { uid: 'meeting', title: 'Team meeting', start: '20260303T120000', minutes: 30 };
export const TOMORROW = { uid: 'tomorrow', title: 'Training', start: '20260304T170000', minutes: 90 };
