import { it } from 'vitest';
import { openFakeStage } from './fakeStage.ts';
import { firstWeek } from './firstWeek.ts';

it('a club’s first week, without a platform', { timeout: 120_000 }, () => firstWeek(openFakeStage));
