import { it } from 'vitest';
import { openDiscordStage } from './discordStage.ts';
import { firstWeek } from './firstWeek.ts';

it('a club’s first week in Discord', { timeout: 120_000 }, () => firstWeek(openDiscordStage));
