import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { MINUTE } from '../../src/domain/day.ts';
import { asForm, type FakeUser } from '../support/fakePlatform.ts';
import { ATHLETE, days } from '../support/house.ts';
import { aTeamWith, choose, EVENING, MEETING, TOMORROW } from '../walks/training.ts';

const KIM: FakeUser = { id: 'u-kim', name: 'Kim', locale: 'en', zone: 'Europe/Berlin' };
const at = (text: string) => Date.parse(text);

describe('the question after a session', () => {
  it('comes 30 minutes after the end, and one choice answers it', async () => {
    const test = await aTeamWith('2026-03-03T15:50:00Z', EVENING, MEETING);
    try {
      await test.advance(at('2026-03-03T17:55:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      await test.advance(at('2026-03-03T18:30:00Z'));
      const mail = test.platform.inbox(ATHLETE);
      expect(mail).toHaveLength(1);
      expect(mail[0]).toContain('How hard was it: Training?');
      expect(mail[0]).toContain('Tue 3 Mar, 17:00, 90 min');
      const message = test.platform.lastTo(ATHLETE);
      const form = await test.platform.pressLabel(ATHLETE, message, 'Other minutes');
      expect(asForm(form).fields.find(({ name }) => name === 'minutes')?.value).toBe('90');
      expect(toPlainText(await choose(test, ATHLETE, message, '7'))).toContain(
        'effort 7 for 90 min makes a load of 630',
      );
      expect(await test.done()).toMatchObject([{ plannedId: await test.eventId('evening'), load: 630 }]);
    } finally {
      await test.close();
    }
  });

  it('waits while a warning sign is open, as the week’s does, and comes again after it', async () => {
    const test = await aTeamWith('2026-03-03T15:50:00Z', EVENING, TOMORROW);
    try {
      await test.platform.type(ATHLETE, 'checkin flags:numbness');
      await test.advance(at('2026-03-03T18:30:00Z'));
      expect(test.platform.inbox(ATHLETE).join('\n')).not.toContain('How hard was it');
      const [{ id: teamId } = { id: '' }] = await test.store.directory.teams();
      const { id } = (await test.store.team(teamId).people.byAccount('fake', 'club', ATHLETE.id)) ?? { id: '' };
      const asks = () => test.house.care.checkIn.weeklyToAsk(teamId, id, '2026-03-03', test.now());
      expect(await asks()).toBe(false);
      for (const one of await test.store.team(teamId).findings.open([id]))
        await test.store.team(teamId).findings.step(one.id, one.version, { state: 'resolved' });
      expect(await asks()).toBe(true);
    } finally {
      await test.close();
    }
  });

  it('takes “I did not take part” as a load of 0', async () => {
    const test = await aTeamWith('2026-03-03T15:50:00Z', EVENING);
    try {
      await test.advance(at('2026-03-03T18:05:00Z'), 15);
      const message = test.platform.lastTo(ATHLETE);
      const answer = await test.platform.pressLabel(ATHLETE, message, 'I did not take part');
      expect(toPlainText(answer)).toContain('noted that you did not train');
      expect(await test.done()).toMatchObject([{ rpe: 0, minutes: 0, load: 0 }]);
    } finally {
      await test.close();
    }
  });

  it('does not come when it was answered, is not wanted, or the session was called off', async () => {
    const test = await aTeamWith('2026-03-03T15:50:00Z', EVENING, { ...TOMORROW, status: 'CANCELLED' });
    try {
      await test.platform.type(KIM, 'join birth:2000-01-01 sport:football consent:yes name:Kim zone:Europe/Berlin');
      await test.platform.type(KIM, 'settings prompts:no');
      test.set(at('2026-03-03T17:40:00Z'));
      await test.says('session 6 80');
      await test.advance(at('2026-03-05T06:30:00Z'), 60);
      expect(test.platform.inbox(ATHLETE).filter((text) => text.includes('How hard was it'))).toEqual([]);
      expect(test.platform.inbox(KIM)).toEqual([]);
    } finally {
      await test.close();
    }
  });

  it('is dropped when the answer came before it was sent, and waits for the morning', async () => {
    const late = { ...EVENING, start: '20260303T203000' };
    const test = await aTeamWith('2026-03-03T19:30:00Z', late, { ...late, uid: 'second', start: '20260303T203500' });
    try {
      await test.advance(at('2026-03-03T22:00:00Z'), 15);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      const asked = await test.platform.type(ATHLETE, 'session 6 80');
      await choose(test, ATHLETE, asked, await test.eventId('evening'));
      await test.advance(at('2026-03-04T06:30:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([expect.stringContaining('Tue 3 Mar, 20:35, 90 min')]);
    } finally {
      await test.close();
    }
  });

  it('comes at the same wall-clock hour on both sides of a clock change', async () => {
    const weekly = { ...EVENING, start: '20260327T170000', rule: 'FREQ=WEEKLY;COUNT=2' };
    const test = await aTeamWith('2026-03-27T15:50:00Z', weekly);
    try {
      await test.advance(at('2026-03-27T17:55:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      await test.advance(at('2026-03-27T18:05:00Z'));
      expect(test.platform.inbox(ATHLETE)).toEqual([expect.stringContaining('Fri 27 Mar, 17:00')]);
      test.set(at('2026-03-27T18:00:00Z') + days(7) - 90 * MINUTE);
      await test.advance(at('2026-04-03T16:55:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      await test.advance(at('2026-04-03T17:05:00Z'));
      expect(test.platform.inbox(ATHLETE)).toEqual([expect.stringContaining('Fri 3 Apr, 17:00')]);
    } finally {
      await test.close();
    }
  });
});
