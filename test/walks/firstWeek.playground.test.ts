import { it } from 'vitest';
import { firstWeek } from './firstWeek.ts';
import { openPlaygroundStage } from './playgroundStage.ts';

it('a club’s first week in the playground', { timeout: 120_000 }, () => firstWeek(openPlaygroundStage));
