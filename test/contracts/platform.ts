import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press } from '../../src/chat/command/command.ts';
import type { Doc } from '../../src/chat/doc.ts';
import type { OpenStage, Person, Stage } from '../walks/stage.ts';

const MIA: Person = { key: 'mia', name: 'Mia Member' };
const JON: Person = { key: 'jon', name: 'Jon Joiner' };

/** What every chat platform does with the real house behind it; what is particular to one is in its own tests. */
export function platformContract(name: string, open: OpenStage): void {
  describe(`the contract, on ${name}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open([MIA, JON]);
      await stage.as(MIA).type('team setup name:"FC Contract" zone:Europe/Berlin');
      await stage.as(JON).type('join consent:yes birth:2000-01-01 sport:football name:"Jon" zone:Europe/Berlin');
      await stage.house.house.deliver();
    });
    afterAll(async () => {
      await stage.close();
    });

    it('opens a form for what is missing, says what is wrong, and keeps what was typed', async () => {
      const mia = stage.as(MIA);
      expect(await mia.type('clinic off')).toContain('Last day');
      const wrong = await mia.fill({ start: 'tomorrow', until: '2026-03-20' });
      expect(wrong).toContain('YYYY-MM-DD');
      // Where a form cannot show errors beside its fields, the answer has a button that opens it again.
      const reopens = wrong.includes('Correct it');
      if (reopens) await mia.press('Correct it');
      const right = await mia.fill({ start: '2026-03-19', ...(reopens ? {} : { until: '2026-03-20' }) });
      // Mia is no therapist: what was sent was read, whole.
      expect(right).toContain('therapist');
    });

    it('answers a button nobody made politely', async () => {
      expect(await stage.as(JON).forge()).toMatch(/no longer/);
    });

    it('carries a button that is longer than the platform’s limit', async () => {
      const title = `A very long title ${'and on '.repeat(20)}`.trim();
      const doc: Doc = {
        title: 'A question',
        tone: 'plain',
        blocks: [{ kind: 'text', text: 'What is this?' }],
        actions: [press('calendar', 'Teach it', { action: 'teach', title, kind: 'training' })],
      };
      expect(await stage.send(JON, doc)).toMatchObject({ ok: true });
      expect(await stage.as(JON).press('Teach it')).toContain(title);
    });

    it('hands over a file where nobody else reads along, byte for byte', async () => {
      const text = 'BEGIN:VCALENDAR\r\nSUMMARY:Erholung\\, 🏃 mit Thea\r\nEND:VCALENDAR\r\n';
      const file = { name: 'deload-2026-03-03.ics', type: 'text/calendar', text };
      const doc: Doc = {
        title: 'Booked',
        tone: 'good',
        blocks: [
          { kind: 'text', text: 'Tomorrow at ten.' },
          { kind: 'file', ...file, words: 'For your calendar app: deload-2026-03-03.ics' },
        ],
      };
      stage.as(JON).inbox();
      expect(await stage.send(JON, doc)).toMatchObject({ ok: true });
      expect(stage.as(JON).inbox().join('\n')).toContain('For your calendar app: deload-2026-03-03.ics');
      expect(await stage.as(JON).files()).toEqual([{ name: file.name, content: text }]);
      expect(await stage.as(MIA).files()).toEqual([]);
    });

    it('loses no word of a long message', async () => {
      const words = Array.from({ length: 90 }, (_, index) => `word${index}x`);
      const doc: Doc = {
        title: 'Everybody',
        tone: 'plain',
        blocks: words.map((word) => ({ kind: 'text', text: `${word} ${'and some more to read '.repeat(6)}` })),
        actions: [press('help', 'The end')],
      };
      stage.as(JON).inbox();
      expect(await stage.send(JON, doc)).toMatchObject({ ok: true });
      const arrived = stage.as(JON).inbox().join('\n');
      expect(words.filter((word) => !arrived.includes(word))).toEqual([]);
      expect(arrived).toContain('The end');
    });

    it('answers a command, and a role that is missing', async () => {
      expect(await stage.as(JON).type('settings')).toContain('Europe/Berlin');
      expect(await stage.as(JON).type('roster')).toContain('trainer');
    });

    it('says how far a long answer is, and then gives it', async () => {
      const mia = stage.as(MIA);
      for (const role of ['trainer', 'therapist']) await mia.type(`team role person:@mia role:${role}`);
      await mia.type('clinic room room:"Physio room" tables:1');
      await mia.type('clinic hours days:mon-sun from:09:00 to:17:00');
      stage.house.progressPace.first = 0;
      const asked = mia.type('plan propose');
      await mia.sees('Planning the week');
      await asked;
      await mia.sees('Proposal for');
      stage.house.progressPace.first = Number.POSITIVE_INFINITY;
    }, 60_000);

    it('gave the platform nothing to object to', async () => {
      expect(stage.complaints()).toEqual([]);
      expect(await stage.house.takeFailures()).toEqual([]);
    });
  });
}
