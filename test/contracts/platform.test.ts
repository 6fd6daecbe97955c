import { openDiscordStage } from '../walks/discordStage.ts';
import { openPlaygroundStage } from '../walks/playgroundStage.ts';
import { openSlackStage } from '../walks/slackStage.ts';
import { platformContract } from './platform.ts';

platformContract('the playground', openPlaygroundStage);
platformContract('Discord', openDiscordStage);
platformContract('Slack', openSlackStage);
