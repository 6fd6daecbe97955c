import { it } from 'vitest';
import { firstWeek } from './firstWeek.ts';
import { openSlackStage } from './slackStage.ts';

it('a club’s first week in Slack', { timeout: 120_000 }, () => firstWeek(openSlackStage));
