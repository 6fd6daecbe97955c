import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { MINUTE } from '../../../src/domain/day.ts';
import { ATHLETE, CLINICIAN, THERAPIST } from '../../support/house.ts';
import { bestOffer, done, openFakeClinic } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';

let test: FakeHouse;
beforeEach(async () => {
  test = await openFakeClinic();
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
  test.platform.inbox(ATHLETE);
  test.platform.inbox(THERAPIST);
});
afterEach(() => test.close());

const later = () => test.advance(test.now() + 4 * MINUTE, 1);
const told = (who: typeof ATHLETE) => test.platform.inbox(who).join('\n');
const mine = async () => toPlainText(await done(test.platform.type(ATHLETE, 'mine')));

describe('a booking that cannot stay as it is', () => {
  it('after an operation is said to athlete and therapist, once, until it is cleared', async () => {
    await done(test.platform.type(CLINICIAN, 'restrict operation Ada knee left 2026-03-01'));
    await later();
    expect(told(ATHLETE)).toMatch(/Your massage on .* can’t stay as it is.*move it or cancel it/s);
    expect(told(THERAPIST)).toMatch(/Ada Athlete, .*: the massage can’t stay as it is.*closes it that day/s);
    expect(await mine()).toContain('It can’t stay as it is:');
    await done(test.platform.type(CLINICIAN, 'restrict note Ada "resting"'));
    await later();
    expect(told(THERAPIST)).not.toContain('can’t stay');
  });

  it('because the therapist is away is said too', async () => {
    await done(test.platform.type(THERAPIST, 'clinic off start:2026-03-02 until:2026-03-09'));
    await later();
    expect(told(ATHLETE)).toContain('can’t stay as it is');
    expect(told(THERAPIST)).toContain('Nobody is there to give it then');
  });

  it('that was given back meanwhile is not mentioned', async () => {
    await done(test.platform.type(CLINICIAN, 'restrict operation Ada knee left 2026-03-01'));
    const shown = await done(test.platform.type(ATHLETE, 'mine'));
    await test.platform.pressLabel(ATHLETE, shown, 'Cancel');
    await later();
    expect(told(ATHLETE)).not.toContain('can’t stay');
  });
});
