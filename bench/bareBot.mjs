// The least that a Discord bot can be: only discord.js, acknowledging every command and answering "ok". No database.
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL, retries: 0 },
});
client.on(Events.InteractionCreate, async (interaction) => {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply('ok');
});
client.once(Events.ClientReady, async () => {
  await client.application.commands.set([{ name: 'ping', description: 'Answers ok' }]);
  process.stdout.write('ready\n');
});
process.once('SIGTERM', () => void client.destroy().finally(() => process.exit(0)));
await client.login(process.env.DISCORD_TOKEN);
