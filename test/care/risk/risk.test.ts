import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { addDays, HOUR, instantOf } from '../../../src/domain/day.ts';
import { answered, personOf, teamOf, trained } from '../../support/history.ts';
import {
  ATHLETE,
  CLINICIAN,
  COACH,
  days,
  MONDAY,
  openTeamHouse,
  type TestHouse,
  THERAPIST,
  TRAINER,
} from '../../support/house.ts';

const CALF = { area: 'calf', side: 'left', value: 6 } as const;

describe('what patterns see', () => {
  let test: TestHouse;
  beforeEach(async () => {
    test = await openTeamHouse(MONDAY);
    await test.house.deliver();
    for (const user of [ATHLETE, CLINICIAN, TRAINER, THERAPIST, COACH, 'staff-alerts']) test.platform.inbox(user);
  });
  afterEach(() => test.close());

  const says = async (line: string) => toPlainText(await test.platform.type(ATHLETE, line));
  const open = async () => {
    const found = await (await teamOf(test, ATHLETE)).findings.open();
    return found.map(({ pattern, area, side, severity }) => [pattern, area, side, severity].join(' ').trim());
  };
  const nightly = async (day: string) => {
    test.set(instantOf(day, '03:00', 'Europe/Berlin'));
    await test.run('riskReview');
  };

  it('is a sore calf on the third morning, told to the athlete and in the next digest only', async () => {
    await says('checkin 6 calf left');
    test.set(MONDAY + days(1));
    expect(await says('checkin 7 calf left')).not.toContain('several check-ins');
    test.set(MONDAY + days(2));
    expect(await says('checkin 6 calf left')).toContain('This spot has been sore for several check-ins: left calf.');
    expect(await open()).toEqual(['R01 calf left watch']);
    await test.house.deliver();
    for (const user of [CLINICIAN, TRAINER, 'staff-alerts']) expect(test.platform.inbox(user)).toEqual([]);
    await nightly('2026-03-05');
    test.set(instantOf('2026-03-05', '07:30', 'Europe/Berlin'));
    await test.house.deliver();
    for (const user of [CLINICIAN, TRAINER, THERAPIST]) {
      const [digest, ...more] = test.platform.inbox(user).filter((one) => one.startsWith('To watch'));
      expect(digest).toContain('1 new finding.\nAda Athlete: Soreness high and repeated (left calf).');
      expect(digest).toContain('6 of 10 or more in 3 of the last 3 check-ins, 7 at most.');
      expect(more).toEqual([]);
    }
    expect(test.platform.inbox(COACH)).toEqual([]);
  });

  it('is not sent twice: the next morning’s digest has nothing new', async () => {
    for (const day of ['2026-02-27', '2026-02-28']) await answered(test, ATHLETE, day, { soreness: [CALF] });
    await says('checkin 6 calf left');
    await nightly('2026-03-03');
    test.set(instantOf('2026-03-03', '07:30', 'Europe/Berlin'));
    await test.house.deliver();
    expect(test.platform.inbox(TRAINER)).toHaveLength(1);
    await says('checkin 6 calf left');
    await nightly('2026-03-04');
    await nightly('2026-03-04');
    test.set(instantOf('2026-03-04', '07:30', 'Europe/Berlin'));
    await test.house.deliver();
    expect(test.platform.inbox(TRAINER)).toEqual([]);
  });

  it('is looked at once a night, and a night that was missed is made up for', async () => {
    await says('checkin good');
    const team = await teamOf(test, ATHLETE);
    const { id } = (await test.store.directory.teams())[0] ?? { id: '' };
    const reviews = async () => (await team.audit.about(id)).filter(({ action }) => action === 'risk.review');
    test.set(instantOf('2026-03-03', '02:59', 'Europe/Berlin'));
    await test.run('riskReview');
    // The first night of all is made up for at once.
    expect((await reviews()).map(({ details }) => details)).toEqual([]);
    for (const time of ['03:00', '04:00', '23:00']) {
      test.set(instantOf('2026-03-03', time, 'Europe/Berlin'));
      await test.run('riskReview');
    }
    test.set(instantOf('2026-03-05', '11:00', 'Europe/Berlin'));
    await test.run('riskReview');
    expect((await reviews()).map(({ details }) => details)).toEqual([
      { day: '2026-03-05', athletes: 1 },
      { day: '2026-03-03', athletes: 1 },
    ]);
  });

  it('is found at night in a planned session before it happens', async () => {
    await trained(
      test,
      ATHLETE,
      Array.from({ length: 6 }, () => [5, 40] as const),
    );
    const team = await teamOf(test, ATHLETE);
    const { id } = await personOf(test, ATHLETE);
    const start = instantOf('2026-03-05', '10:00', 'Europe/Berlin');
    await team.events.save({ feedId: null, personId: id, squad: null }, [
      // What is planned is compared with what was planned before.
      ...[7, 6, 5, 4].map((ago) => ({
        ...{ key: `usual ${ago}`, title: 'Usual', start: start - days(ago), end: start - days(ago) + 40 * 60_000 },
        ...{ zone: 'Europe/Berlin', allDay: false, kind: 'training' as const, intensity: null, plannedRpe: null },
        ...{ plannedMinutes: 40, plannedDistanceKm: null, plannedLoad: null, priority: null, matchdayLabel: null },
        ...{ status: 'confirmed' as const, sure: true },
      })),
      {
        ...{ key: 'long', title: 'Long', start, end: start + 100 * 60_000, zone: 'Europe/Berlin', allDay: false },
        ...{ kind: 'training', intensity: null, plannedRpe: null, plannedMinutes: 100, plannedDistanceKm: null },
        ...{ plannedLoad: null, priority: null, matchdayLabel: null, status: 'confirmed', sure: true },
      },
    ]);
    await nightly('2026-03-03');
    expect(await open()).toContain('R07   act');
    test.set(instantOf('2026-03-03', '07:30', 'Europe/Berlin'));
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN).join('\n')).toContain(
      'A planned session of 100 minutes is 2.5 times the longest of the 30 days before (40).',
    );
    await nightly('2026-03-04');
    test.set(instantOf('2026-03-04', '07:30', 'Europe/Berlin'));
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN).join('\n')).not.toContain('A planned session of 100 minutes');
  });

  it('waits out quiet hours unless it is urgent, and is dropped when somebody has seen to it', async () => {
    for (const day of ['02-22', '02-24', '02-26', '02-27', '02-28', '03-01']) {
      await answered(test, ATHLETE, `2026-${day}`, { soreness: [{ ...CALF, value: 4 }] });
    }
    test.set(instantOf('2026-03-02', '22:30', 'Europe/Berlin'));
    await says('checkin 4 calf left');
    expect(await open()).toEqual(['R02 calf left act']);
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN)).toEqual([]);
    const [finding] = await (await teamOf(test, ATHLETE)).findings.open();
    await test.platform.type(TRAINER, `risk acknowledge ${finding?.id}`);
    test.set(instantOf('2026-03-03', '07:00', 'Europe/Berlin'));
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN)).toEqual([]);
  });

  it('is told again after the cooldown while nobody has acknowledged it', async () => {
    for (let ago = 8; ago >= 1; ago -= 1) {
      await answered(test, ATHLETE, addDays('2026-03-02', -ago), { soreness: [{ ...CALF, value: 4 }] });
    }
    const told: number[] = [];
    for (let day = 0; day < 5; day += 1) {
      test.set(MONDAY + days(day));
      await says('checkin 4 calf left');
      await test.house.deliver();
      if (test.platform.inbox(CLINICIAN).some((one) => one.includes('not settling'))) told.push(day);
    }
    expect(told).toEqual([0, 3]);
    expect(await open()).toEqual(['R02 calf left act']);
  });

  it('settles by itself when what was only watched is not seen for a week', async () => {
    for (const day of ['2026-02-27', '2026-02-28']) await answered(test, ATHLETE, day, { soreness: [CALF] });
    await says('checkin 6 calf left');
    expect(await open()).toEqual(['R01 calf left watch']);
    for (let day = 1; day <= 10; day += 1) {
      test.set(MONDAY + days(day));
      await says('checkin good');
    }
    expect(await open()).toEqual([]);
  });

  it('goes to trainers where there is no clinician, and never to the athlete it is about', async () => {
    await test.platform.type({ ...CLINICIAN }, 'settings');
    await test.platform.type(ATHLETE, 'settings');
    const team = await teamOf(test, ATHLETE);
    const clara = await personOf(test, CLINICIAN);
    const ada = await personOf(test, ATHLETE);
    await team.people.change(clara.id, { roles: [] });
    await team.people.change(ada.id, { roles: ['athlete', 'trainer'] });
    for (const day of ['02-22', '02-24', '02-26', '02-27', '02-28', '03-01']) {
      await answered(test, ATHLETE, `2026-${day}`, { soreness: [{ ...CALF, value: 4 }] });
    }
    await says('checkin 4 calf left');
    await test.house.deliver();
    expect(test.platform.inbox(TRAINER)).toHaveLength(1);
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
    const [finding] = await team.findings.open();
    expect(await says(`risk resolve ${finding?.id} mine`)).toContain('Your role in this team does not allow this');
  });

  it('stays silent about everybody who has not agreed', async () => {
    const ada = await personOf(test, ATHLETE);
    for (const day of ['2026-02-27', '2026-02-28', '2026-03-01'])
      await answered(test, ATHLETE, day, { soreness: [CALF] });
    await (await teamOf(test, ATHLETE)).people.change(ada.id, { consentAt: null });
    await nightly('2026-03-02');
    expect(await open()).toEqual([]);
    test.set(test.now() + HOUR);
  });
});
