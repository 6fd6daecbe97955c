import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  DiscordAPIError,
  FileUploadBuilder,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  REST,
  Routes,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type DiscordWire, startDiscordWire, textOf } from './discord.ts';

const GUILD = '100000000000000100';
const OTHER_GUILD = '100000000000000101';
const MIA = '200000000000000201';
const JON = '200000000000000202';
const COACH = '200000000000000203';

const commands = [
  new SlashCommandBuilder()
    .setName('checkin')
    .setDescription('How are you?')
    .setDescriptionLocalizations({ de: 'Wie geht es dir?' })
    .addIntegerOption((option) =>
      option.setName('soreness').setDescription('0-10').setRequired(true).setMinValue(0).setMaxValue(10),
    )
    .addStringOption((option) =>
      option
        .setName('side')
        .setDescription('Side')
        .addChoices({ name: 'Left', value: 'left' }, { name: 'Right', value: 'right' }),
    )
    .addStringOption((option) => option.setName('area').setDescription('Area').setAutocomplete(true))
    .addUserOption((option) => option.setName('who').setDescription('Who'))
    .addAttachmentOption((option) => option.setName('file').setDescription('File')),
  new SlashCommandBuilder()
    .setName('plan')
    .setDescription('The plan')
    .addSubcommand((sub) => sub.setName('accept').setDescription('Accept it')),
  new SlashCommandBuilder().setName('form').setDescription('A form'),
  new SlashCommandBuilder().setName('hold').setDescription('Answers nothing by itself'),
].map((command) => command.toJSON());

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

/** A bot small enough to be read at once; `held` are interactions the test answers itself. */
function startBot(wire: DiscordWire) {
  const held: Interaction[] = [];
  const failures: unknown[] = [];
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: wire.apiUrl, cdn: wire.cdnUrl, agent: new Agent() },
  });
  client.on('error', (error) => failures.push(error));
  client.on('interactionCreate', (interaction) => {
    answer(interaction, held).catch((error) => failures.push(error));
  });
  return { client, held, failures };
}

async function answer(interaction: Interaction, held: Interaction[]): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond(
      ['calf', 'hamstring'].filter((area) => area.startsWith(typed)).map((area) => ({ name: area, value: area })),
    );
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'checkin') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { options } = interaction;
    const file = options.getAttachment('file');
    const content = file ? await (await fetch(file.url)).text() : '';
    const words = [
      options.getInteger('soreness', true),
      options.getString('side'),
      options.getUser('who')?.globalName,
      content,
      interaction.locale,
    ];
    const menu = new StringSelectMenuBuilder()
      .setCustomId('sleep')
      .addOptions({ label: 'Good', value: 'good' }, { label: 'Bad', value: 'bad' });
    await interaction.editReply({
      flags: MessageFlags.IsComponentsV2,
      components: [
        new ContainerBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent(`Noted: ${words.filter(Boolean).join(', ')}`))
          .addActionRowComponents(row(button('more', 'More'), button('late', 'Later').setDisabled(true)))
          .addActionRowComponents(new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)),
      ],
    });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'plan') {
    const response = await interaction.reply({
      content: `${interaction.options.getSubcommand()}ed`,
      withResponse: true,
    });
    await interaction.followUp({
      content: `followed ${response.resource?.message?.id}`,
      flags: MessageFlags.Ephemeral,
    });
  } else if (
    (interaction.isChatInputCommand() && interaction.commandName === 'form') ||
    (interaction.isButton() && interaction.customId === 'form')
  ) {
    const note = new TextInputBuilder().setCustomId('note').setStyle(TextInputStyle.Paragraph).setMaxLength(20);
    const files = new FileUploadBuilder().setCustomId('files').setRequired(false);
    await interaction.showModal(
      new ModalBuilder()
        .setCustomId('note-form')
        .setTitle('A note')
        .addLabelComponents(new LabelBuilder().setLabel('Your note').setTextInputComponent(note))
        .addLabelComponents(new LabelBuilder().setLabel('Files').setFileUploadComponent(files)),
    );
  } else if (interaction.isModalSubmit()) {
    const files = interaction.fields.getUploadedFiles('files');
    const [file] = files ? [...files.values()] : [];
    await interaction.reply({
      content: `Got: ${interaction.fields.getTextInputValue('note')} ${file?.name ?? 'no file'}`,
      components: [row(button('form', 'Again'))],
    });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply(`slept ${interaction.values.join()}`);
  } else if (interaction.isButton() && interaction.customId === 'more') {
    await interaction.update({ components: [new TextDisplayBuilder().setContent('More it is')] });
  } else held.push(interaction);
}

const failureOf = async (promise: Promise<unknown>): Promise<DiscordAPIError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DiscordAPIError);
  return error as DiscordAPIError;
};

describe('the Discord wire server and discord.js', () => {
  let wire: DiscordWire;
  let bot: ReturnType<typeof startBot>;
  let clock = 0;

  /** A `/hold` interaction that waits for the test to answer it. */
  const hold = async (input: { readonly expired?: boolean; readonly user?: string } = {}) => {
    const before = bot.held.length;
    const exchange = wire.slash({ guildId: GUILD, user: MIA, command: 'hold', ...input });
    await new Promise<void>((resolve) => {
      const look = (): void => (bot.held.length > before ? resolve() : void setImmediate(look));
      look();
    });
    const interaction = bot.held.at(-1);
    if (!interaction?.isChatInputCommand()) throw new Error('not a command');
    return { exchange, interaction };
  };

  beforeAll(async () => {
    wire = await startDiscordWire({
      guilds: [
        { id: GUILD, name: 'Rowing', ownerId: COACH, locale: 'de' },
        { id: OTHER_GUILD, name: 'Judo', ownerId: COACH },
      ],
      users: [
        { id: MIA, name: 'Mia', locale: 'de' },
        { id: JON, name: 'Jon', guildIds: [GUILD] },
        { id: COACH, name: 'Coach' },
      ],
      now: () => Date.now() + clock,
    });
    bot = startBot(wire);
    await bot.client.login(wire.botToken);
    await wire.connected();
    await bot.client.rest.put(Routes.applicationCommands(wire.applicationId), { body: commands });
  });

  afterAll(async () => {
    await bot.client.destroy();
    await wire.close();
  });

  it('registers commands and keeps their ids', async () => {
    const [first] = wire.commands(null);
    await bot.client.rest.put(Routes.applicationCommands(wire.applicationId), { body: commands });
    expect(wire.commands(null)[0]?.id).toBe(first?.id);
    expect(wire.registrations).toHaveLength(2);
    expect(bot.client.guilds.cache.get(GUILD)?.name).toBe('Rowing');
  });

  it('defers a slash command privately, edits the answer, and updates it on a click', async () => {
    const file = { filename: 'history.csv', content: 'a,b' };
    const exchange = wire.slash({
      guildId: GUILD,
      user: MIA,
      command: 'checkin',
      options: { soreness: 7, side: 'left', who: JON, file },
    });
    const { ack } = await exchange.acked();
    const reply = await exchange.reply();
    expect({ ack, deferred: reply.deferred, ephemeral: reply.ephemeral }).toEqual({
      ack: 'deferReply',
      deferred: true,
      ephemeral: true,
    });
    expect(textOf(reply.message)).toContain('Noted: 7, left, Jon, a,b, de');
    expect(buttonsOf(reply.message).map(({ label, customId, disabled }) => ({ label, customId, disabled }))).toEqual([
      { label: 'More', customId: 'more', disabled: false },
      { label: 'Later', customId: 'late', disabled: true },
    ]);
    const slept = await wire.select({ user: MIA, customId: 'sleep', values: ['good'] }).reply();
    expect(slept.text).toBe('slept good');
    expect(() => wire.click({ user: MIA, label: 'Later' })).toThrow(/disabled/);
    expect(() => wire.click({ user: JON, label: 'More' })).toThrow(/no button/);
    const updated = await wire.click({ user: MIA, label: 'More' }).reply();
    expect(updated.ack).toBe('update');
    expect(updated.message).toBe(reply.message);
    expect(textOf(reply.message)).toBe('More it is');
  });

  it('opens a form, refuses what a client would not send, and delivers text and files', async () => {
    const { modal } = await wire.slash({ guildId: null, user: JON, command: 'form' }).reply();
    if (!modal) throw new Error('no form');
    expect(textOf(modal)).toContain('Your note');
    expect(() => wire.submitModal({ modal, values: { note: '' } })).toThrow(/required/);
    expect(() => wire.submitModal({ modal, values: { note: 'x'.repeat(21) } })).toThrow(/0 to 20/);
    expect(() => wire.submitModal({ modal, values: { note: 'x', other: 'y' } })).toThrow(/no field other/);
    const files = [{ filename: 'plan.ics', content: 'BEGIN:VCALENDAR' }];
    const sent = await wire.submitModal({ modal, values: { 'Your note': 'tight calf', files } }).reply();
    expect(sent.text).toContain('Got: tight calf plan.ics');
    expect((await wire.click({ user: JON, label: 'Again' }).reply()).modal?.message?.id).toBe(sent.message?.id);
  });

  it('answers autocomplete and sub-commands with a followup', async () => {
    const typed = wire.autocomplete({ guildId: GUILD, user: MIA, command: 'checkin', focused: 'area', value: 'ca' });
    expect((await typed.settled()).choices).toEqual([{ name: 'calf', value: 'calf' }]);
    const plan = await wire.slash({ guildId: GUILD, user: COACH, command: 'plan accept' }).reply();
    expect(plan.message?.content).toBe('accepted');
    const followup = await wire.waitFor(() => plan.followups[0], 'the followup');
    expect(followup.content).toBe(`followed ${plan.message?.id}`);
    expect(followup.ephemeralFor).toBe(COACH);
  });

  it.each([
    ['a missing required option', { options: {} }, /required option soreness/],
    ['a wrong type', { options: { soreness: '7' } }, /no number/],
    ['a number out of range', { options: { soreness: 11 } }, /up to 10/],
    ['no such choice', { options: { soreness: 1, side: 'both' } }, /choice \(left, right\)/],
    ['an unknown option', { options: { soreness: 1, leg: 'x' } }, /no option leg/],
    ['an unknown command', { command: 'chekin' }, /no command/],
    ['a bare group', { command: 'plan' }, /sub-commands/],
    ['a guild the user is not in', { guildId: OTHER_GUILD, user: JON }, /not in guild/],
  ])('does not send %s', (_, input, message) => {
    expect(() => wire.slash({ guildId: GUILD, user: MIA, command: 'checkin', ...input })).toThrow(message);
  });

  it('keeps to one acknowledgement, three seconds, and no edit before it', async () => {
    const { interaction, exchange } = await hold();
    const early = await failureOf(interaction.webhook.editMessage('@original', 'too early'));
    expect([early.status, early.code]).toEqual([404, 10015]);
    await interaction.reply('first');
    interaction.replied = false;
    expect((await failureOf(interaction.reply('second'))).code).toBe(40060);
    expect(exchange.refusals.map(({ code }) => code)).toEqual([10015, 40060]);

    const late = await hold({ expired: true });
    expect((await failureOf(late.interaction.reply('late'))).code).toBe(10062);

    const slow = await hold();
    clock += 3001;
    expect((await failureOf(slow.interaction.deferReply())).code).toBe(10062);

    clock += 15 * 60_000;
    const tooLate = interaction.webhook.editMessage('@original', 'after a quarter of an hour');
    expect((await failureOf(tooLate)).code).toBe(50027);
  });

  it('lets the first acknowledgement decide what is private', async () => {
    const { interaction, exchange } = await hold();
    await interaction.deferReply();
    await interaction.followUp({ content: 'meant to be private', flags: MessageFlags.Ephemeral });
    const reply = await exchange.reply();
    expect(reply.ephemeral).toBe(false);
    expect(reply.message?.content).toBe('meant to be private');
    expect(reply.message?.ephemeralFor).toBeNull();
    expect(reply.followups).toEqual([]);
  });

  it('refuses a form as the answer to a form', async () => {
    const { modal } = await wire.slash({ guildId: GUILD, user: MIA, command: 'form' }).reply();
    if (!modal) throw new Error('no form');
    wire.fail('POST', /\/callback$/, { status: 500, times: 4 });
    const { id, token, refusals } = wire.submitModal({ modal, values: { note: 'x' } });
    await wire.waitFor(
      () => bot.failures.length > 0 || wire.requests.filter((one) => one.status === 500).length >= 4,
      'the bot giving up',
    );
    const body = { type: 9, data: { custom_id: 'x', title: 'x', components: [{ type: 10, content: 'x' }] } };
    expect(
      (await failureOf(bot.client.rest.post(Routes.interactionCallback(id, token), { body, auth: false }))).code,
    ).toBe(50035);
    expect(refusals).toHaveLength(1);
  });

  const text = (content: string) => ({ type: 10, content });
  const press = (custom_id: string, label = 'x') => ({ type: 2, style: 1, custom_id, label });
  const rowOf = (...components: unknown[]) => ({ type: 1, components });
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const option = (index: number) => ({ label: `${index}`, value: `${index}` });

  it.each<[string, object, string]>([
    ['a title over 45', { title: 'x'.repeat(46) }, 'title'],
    ['six fields', { components: many(6, () => text('x')) }, 'components'],
    ['no fields', { components: [] }, 'components'],
    [
      'a label over 45',
      { components: [{ type: 18, label: 'x'.repeat(46), component: { type: 4, custom_id: 'a', style: 1 } }] },
      'label',
    ],
    ['a button', { components: [rowOf(press('a'))] }, 'UNION_TYPE_CHOICES'],
    [
      'one radio option',
      { components: [{ type: 18, label: 'x', component: { type: 21, custom_id: 'a', options: [option(1)] } }] },
      'options',
    ],
  ])('refuses a form with %s', async (_, part, path) => {
    const { interaction } = await hold();
    const body = { type: 9, data: { custom_id: 'm', title: 'x', components: [text('x')], ...part } };
    const error = await failureOf(
      bot.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false }),
    );
    expect([error.status, error.code]).toEqual([400, 50035]);
    expect(JSON.stringify(error.rawError)).toContain(path);
  });

  it('delivers a direct message with a picture, and not to who blocked it', async () => {
    const user = await bot.client.users.fetch(MIA);
    await user.send({
      content: 'Time to check in',
      files: [{ attachment: Buffer.from('png'), name: 'load.png', description: 'Your load, rising' }],
    });
    const [message] = wire.dms(MIA);
    expect(textOf(message)).toBe('Time to check in\nYour load, rising\nload.png');
    wire.blockDms(MIA);
    const error = await failureOf(user.send('again'));
    expect([error.status, error.code]).toEqual([403, 50007]);
    wire.allowDms(MIA);
    expect(wire.dms(MIA)).toHaveLength(1);
  });

  it('refuses a wrong token', async () => {
    const rest = new REST({ api: wire.apiUrl }).setToken('wrong');
    expect((await failureOf(rest.get(Routes.user(MIA)))).status).toBe(401);
    const other = new Client({ intents: [], rest: { api: wire.apiUrl } });
    await expect(other.login('wrong')).rejects.toThrow();
    await other.destroy();
  });

  it('replays what was missed when the connection was cut, and survives RECONNECT', async () => {
    const { resumes } = wire.gateway;
    wire.dropSocket();
    const missed = wire.slash({ guildId: GUILD, user: COACH, command: 'plan accept' });
    expect((await missed.reply()).message?.content).toBe('accepted');
    expect(wire.gateway.resumes).toBe(resumes + 1);
    wire.sendReconnect();
    await wire.waitFor(() => wire.gateway.resumes === resumes + 2 && wire.gateway.open === 1, 'the second resume');
    expect((await wire.slash({ guildId: GUILD, user: COACH, command: 'plan accept' }).reply()).message?.content).toBe(
      'accepted',
    );
  });

  it('says what it received when a wait is in vain', async () => {
    await expect(wire.waitFor(() => false, 'the impossible', 5)).rejects.toThrow(/the impossible[\s\S]*RESUME/);
  });
});
