import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, selectsOf, textOf } from '../../wire/discord.ts';
import { type DiscordHouse, GUILD, gate, JON, MIA, startDiscordHouse } from '../support/discordHouse.ts';

const slow = gate();
let house: DiscordHouse;

beforeAll(async () => {
  house = await startDiscordHouse({ slow: slow.opened });
});
afterAll(async () => {
  expect(house.wire.refusals.filter((refusal) => refusal.status === 400)).toEqual([]);
  await house.close();
});

const INFO = 30;
const here = { guildId: GUILD, user: JON };

describe('a slash command', () => {
  it('is answered privately with what its options say', async () => {
    const answer = await house.wire
      .slash({
        ...here,
        command: 'feel',
        options: { soreness: 7, sleep: 6.5, side: 'left', note: 'sore *calf* <@201>' },
      })
      .reply();
    expect(answer).toMatchObject({ ack: 'deferReply', ephemeral: true });
    expect(answer.text).toContain('## Saved');
    expect(answer.text).toContain('7 of 10');
    expect(answer.text).toContain('for Jon; sleep 6.5; left; sore \\*calf\\* \\<@201>');
    expect(buttonsOf(answer.message).map((button) => button.label)).toEqual(['Again', 'Change', 'Much more']);
  });

  it('is answered in a direct message, where it can be found again', async () => {
    const answer = await house.wire
      .slash({ guildId: null, user: JON, command: 'feel', options: { soreness: 3 } })
      .reply();
    expect(answer.ephemeral).toBe(false);
    expect(answer.text).toContain('3 of 10');
  });

  it('with a missing argument opens the form at once, and the form answers', async () => {
    const opened = await house.wire.slash({ ...here, command: 'feel', options: { note: 'stiff' } }).reply();
    expect(opened.ack).toBe('modal');
    expect(opened.modal?.components).toHaveLength(3);
    if (!opened.modal) return;
    const answer = await house.wire
      .submitModal({ modal: opened.modal, values: { soreness: '4', side: ['right'] } })
      .reply();
    expect(answer).toMatchObject({ ack: 'deferReply', ephemeral: true });
    expect(answer.text).toContain('4 of 10');
    expect(answer.text).toContain('right; stiff');
  });

  it('takes a person and a channel', async () => {
    const answer = await house.wire.slash({ ...here, command: 'role', options: { person: MIA, where: GUILD } }).reply();
    expect(answer.text).toContain(`person ${MIA} in ${GUILD}`);
  });

  it('asks for a person and a channel with menus', async () => {
    const { modal } = await house.wire.slash({ ...here, command: 'role' }).reply();
    expect(selectsOf(modal).map((menu) => menu.customId)).toEqual(['person', 'where']);
    if (!modal) return;
    const answer = await house.wire.submitModal({ modal, values: { person: [MIA], where: [GUILD] } }).reply();
    expect(answer.text).toContain(`person ${MIA} in ${GUILD}`);
  });

  it('is acknowledged before its handler has finished', async () => {
    const exchange = house.wire.slash({ ...here, command: 'slow' });
    const ack = await exchange.acked();
    expect(ack.ack).toBe('deferReply');
    slow.open();
    expect((await exchange.reply()).text).toBe('Done at last.');
    expect(house.acknowledged.length).toBeGreaterThan(0);
  });

  it('that breaks is answered with a sentence and a reference', async () => {
    const answer = await house.wire.slash({ ...here, command: 'broken' }).reply();
    expect(answer.text).toMatch(/That did not work[\s\S]*[0-9a-f]{8}/);
    expect(answer.text).not.toContain('roof');
    expect(await house.takeFailures()).toMatchObject([{ command: 'broken', err: { message: 'the roof fell in' } }]);
  });

  it('too late to be acknowledged is let go', async () => {
    const exchange = house.wire.slash({ ...here, command: 'feel', options: { soreness: 2 }, expired: true });
    expect(await house.logged((line) => line.code === 10062)).toMatchObject({ level: INFO });
    expect(exchange.refusals).toHaveLength(1);
    expect((await house.wire.slash({ ...here, command: 'feel', options: { soreness: 2 } }).reply()).text).toContain(
      '2 of 10',
    );
  });
});

describe('a file', () => {
  it('typed as an option reaches the command with its bytes', async () => {
    const file = { filename: 'week.ics', content: 'BEGIN:VCALENDAR' };
    const answer = await house.wire.slash({ ...here, command: 'import', options: { file } }).reply();
    expect(answer.text).toBe('week.ics says BEGIN:VCALENDAR');
  });

  it('can be put into the form', async () => {
    const { modal } = await house.wire.slash({ ...here, command: 'import' }).reply();
    expect(modal?.components).toHaveLength(1);
    if (!modal) return;
    const answer = await house.wire
      .submitModal({ modal, values: { file: [{ filename: 'a.ics', content: 'END' }] } })
      .reply();
    expect(answer.text).toBe('a.ics says END');
  });

  it('too large or gone is refused with a sentence', async () => {
    const large = { filename: 'big.ics', content: 'x', size: 11 * 1024 * 1024 };
    const refused = await house.wire.slash({ ...here, command: 'import', options: { file: large } }).reply();
    expect(refused.text).toContain('nothing was saved');
    house.wire.fail('CDN', /gone\.ics/, { status: 404 });
    const gone = await house.wire
      .slash({ ...here, command: 'import', options: { file: { filename: 'gone.ics', content: 'x' } } })
      .reply();
    expect(gone.text).toContain('nothing was saved');
  });
});

describe('a button', () => {
  it('runs its command with its arguments, in a new private reply', async () => {
    const first = await house.wire.slash({ ...here, command: 'feel', options: { soreness: 5 } }).reply();
    const answer = await house.wire.click({ message: first.message ?? undefined, user: JON, label: 'Again' }).reply();
    expect(answer).toMatchObject({ ack: 'deferReply', ephemeral: true });
    expect(answer.text).toContain('6 of 10');
    expect(textOf(first.message)).toContain('5 of 10');
  });

  it('carries more than fits into its id', async () => {
    const first = await house.wire.slash({ ...here, command: 'feel', options: { soreness: 5 } }).reply();
    const much = buttonsOf(first.message).find((button) => button.label === 'Much more');
    expect(much?.customId.length).toBeLessThanOrEqual(100);
    const answer = await house.wire.click({ user: JON, label: 'Much more' }).reply();
    expect(answer.text).toContain('n'.repeat(250));
  });

  it('that asks opens its form with what is known', async () => {
    await house.wire.slash({ ...here, command: 'feel', options: { soreness: 5 } }).reply();
    const { ack, modal } = await house.wire.click({ user: JON, label: 'Change' }).reply();
    expect(ack).toBe('modal');
    if (!modal) return;
    const answer = await house.wire.submitModal({ modal, values: { soreness: '8' } }).reply();
    expect(answer.text).toContain('8 of 10');
    expect(answer.text).toContain('kept');
  });

  it.each(['b00nonsense', 'b000AAAAAAAAAAA["feel",{"soreness":9}]', 'zzz', 's00day'])(
    'nobody packed (%s) is answered politely',
    async (customId) => {
      await house.wire.slash({ ...here, command: 'feel', options: { soreness: 5 } }).reply();
      const answer = await house.wire.click({ user: JON, customId, forged: true }).reply();
      expect(answer).toMatchObject({ ack: 'reply', ephemeral: true });
      expect(answer.text).toContain('no longer valid');
    },
  );
});

describe('a form', () => {
  it('with a wrong value comes back as a message with a button that opens it again', async () => {
    const { modal } = await house.wire.slash({ ...here, command: 'feel', options: { note: 'stiff' } }).reply();
    if (!modal) throw new Error('no form');
    const wrong = await house.wire.submitModal({ modal, values: { soreness: 'seven' } }).reply();
    expect(wrong.ephemeral).toBe(true);
    expect(wrong.text).toContain('whole number from 0 to 10');
    const again = await house.wire.click({ user: JON, label: 'Correct it' }).reply();
    expect(again.ack).toBe('modal');
    expect(textOf(again.modal)).toContain('seven');
    if (!again.modal) return;
    const answer = await house.wire.submitModal({ modal: again.modal, values: { soreness: '7' } }).reply();
    expect(answer.text).toContain('7 of 10');
    expect(answer.text).toContain('stiff');
  });
});

describe('a select', () => {
  it('gives its option the chosen value', async () => {
    const asked = await house.wire.slash({ ...here, command: 'choose' }).reply();
    expect(selectsOf(asked.message)).toMatchObject([{ placeholder: 'Which day?' }]);
    const answer = await house.wire.select({ user: JON, message: asked.message ?? undefined, values: ['tue'] }).reply();
    expect(answer.text).toBe('Chosen: tue');
  });
});

describe('autocomplete', () => {
  it('offers what the command suggests, within the limits', async () => {
    const { choices } = await house.wire
      .autocomplete({ ...here, command: 'choose', focused: 'area', value: 'ca' })
      .reply();
    expect(choices).toHaveLength(25);
    expect(choices[0]?.value).toBe('area-0');
    expect(choices.every((choice) => choice.name.startsWith('ca') && choice.name.length <= 100)).toBe(true);
  });

  it('offers choices too many to list, those that begin like it first', async () => {
    const { choices } = await house.wire
      .autocomplete({ ...here, command: 'areas', focused: 'area', value: 'Area-2' })
      .reply();
    expect(choices.map((choice) => choice.value)).toEqual([
      'area-2',
      ...Array.from({ length: 10 }, (_, index) => `area-2${index}`),
    ]);
  });
});

describe('an answer too long for one message', () => {
  it('goes on in further private messages, with every word and every button', async () => {
    const { message, followups } = await house.wire.slash({ ...here, command: 'long' }).reply();
    await house.wire.waitFor(() => followups.some((one) => textOf(one).includes('Finish')));
    const all = [message, ...followups];
    const words = all.map(textOf).join('\n');
    for (let index = 0; index < 60; index++) expect(words).toContain(`Person ${index} is here.`);
    expect(all.flatMap(buttonsOf)).toHaveLength(121);
    expect(followups.every((one) => one.ephemeralFor === JON)).toBe(true);
  });
});
