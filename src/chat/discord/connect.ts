import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, GatewayCloseCodes } from 'discord.js';

/** @returns the application's id. @throws an Error whose message says what to do */
export async function connect(client: Client, token: string): Promise<string> {
  const ready = new Promise<string>((resolve, reject) => {
    client.once(Events.ClientReady, (connected) => resolve(connected.application.id));
    client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(refusalOf(code))));
  });
  ready.catch(() => undefined);
  try {
    await Promise.race([client.login(token), ready]);
    return await ready;
  } catch (error) {
    await client.destroy();
    if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
      throw new Error(refusalOf(GatewayCloseCodes.AuthenticationFailed));
    }
    throw new Error(error instanceof Error ? `Discord: ${error.message}` : 'Discord could not be reached.');
  }
}

/** What to tell whoever runs the bot about a close code that Discord means for good. */
export function refusalOf(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return 'Discord does not accept the token: copy it again from the Bot page of your application into DISCORD_TOKEN.';
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return 'Discord does not grant the intents: Deload needs only Guilds; check the Bot page of your application.';
    default:
      return `Discord closed the connection for good (code ${code}).`;
  }
}
