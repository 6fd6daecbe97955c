import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { actionsOf, asDoc, asForm } from '../support/fakePlatform.ts';
import { answered, personOf, teamOf, trained } from '../support/history.ts';
import {
  ADMIN,
  ATHLETE,
  CLINICIAN,
  COACH,
  days,
  MONDAY,
  openTeamHouse,
  type TestHouse,
  THERAPIST,
  TRAINER,
} from '../support/house.ts';

const KNEE = { area: 'knee', side: 'right', value: 4 } as const;

describe('findings in the hands of staff', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse(MONDAY);
    // Seven mornings with a sore knee; the eighth is answered today. Twelve days of training without a break, today's included.
    await trained(
      test,
      ATHLETE,
      Array.from({ length: 11 }, () => [5, 60] as const),
    );
    for (const day of ['02-22', '02-24', '02-25', '02-26', '02-27', '02-28', '03-01']) {
      await answered(test, ATHLETE, `2026-${day}`, { soreness: [KNEE] });
    }
    await test.platform.type(ATHLETE, 'checkin 4 knee right');
    test.set(MONDAY + 10 * HOUR);
    await test.platform.type(ATHLETE, 'session 5 60');
    await test.house.deliver();
  });
  afterAll(() => test.close());

  const says = async (user: typeof ATHLETE, line: string) => toPlainText(await test.platform.type(user, line));
  const findingOf = async (pattern: string) => {
    const found = (await (await teamOf(test, ATHLETE)).findings.open()).find((one) => one.pattern === pattern);
    if (!found) throw new Error(`${pattern} is not open`);
    return found;
  };

  it('reach the clinician by message and the channel as a count', () => {
    const [alert, ...others] = test.platform.inbox(CLINICIAN);
    expect(others).toEqual([]);
    expect(alert).toBe(
      [
        'Ada Athlete: Soreness not settling (right knee)',
        'This asks for a look by you. Please acknowledge it within 24 hours.',
        'right knee: sore in every one of 8 check-ins over 8 days, 4 of 10 at least, 4 now.',
        'What to do: A physio looks at it within three days.',
        '[Acknowledge] [Explain]',
      ].join('\n'),
    );
    expect(test.platform.inbox(TRAINER)).toEqual([]);
    expect(test.platform.inbox('staff-alerts')).toEqual([
      'Staff are asked to look\n1 finding waits to be acknowledged.\n[Show me]',
    ]);
  });

  it('are listed the most pressing first', async () => {
    const list = await says(TRAINER, 'risk');
    expect(list).toContain('Ada Athlete: Soreness not settling (right knee). to act on, open, since Mon 2 Mar.');
    expect(list.indexOf('not settling')).toBeLessThan(list.indexOf('No rest day'));
  });

  it('show a coach load and nothing of the body', async () => {
    const list = await says(COACH, 'risk');
    expect(list).toContain('1 finding is open.');
    expect(list).toContain('Ada Athlete: No rest day. to watch, open, since Mon 2 Mar. [Explain]');
    expect(list).not.toMatch(/[Ss]ore|knee|\[Acknowledge\]/);
    const { id } = await findingOf('R02');
    for (const action of ['explain', 'acknowledge', 'resolve', 'snooze']) {
      expect(await says(COACH, `risk ${action} ${id} 3 reason:x snooze:3`)).toContain('I cannot find this finding');
    }
    const rest = await findingOf('R16');
    expect(await says(COACH, `risk explain ${rest.id}`)).toContain('12 days with training in a row');
    expect(await says(COACH, `risk acknowledge ${rest.id}`)).toContain('Your role in this team does not allow this');
  });

  it('say nothing to admins and athletes', async () => {
    expect(await says(ADMIN, 'risk')).toContain('This is for trainer, therapist, clinician, and coach');
    expect(await says(ATHLETE, 'risk')).toContain('This is for');
  });

  it('explain themselves: numbers, definition, coverage, grade, limits, sources', async () => {
    const { id } = await findingOf('R02');
    const words = await says(TRAINER, `risk explain ${id}`);
    for (const part of [
      'sore in every one of 8 check-ins over 8 days',
      'Severity: to act on',
      'Known: 7 of 7',
      'Evidence: C: small studies or convention',
      'Definition: Seen when every check-in of the last seven days (4 or more of them) has the same spot at 3 or more',
      'What it does not show: It names no cause.',
      'Sources: Delayed soreness settles in 5 to 7 (up to 10) days; Clarsen et al., BJSM 2013; 47:495-502.',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('explain a pattern nobody shows, with the numbers the team set', async () => {
    const words = await says(TRAINER, 'risk explain r01');
    for (const part of ['R01: Soreness high and repeated', 'Definition: Seen when', 'Severity: to watch', 'Sources:'])
      expect(words).toContain(part);
    await says(CLINICIAN, 'risk threshold pattern:R01 param:days value:2 reason:"a short camp"');
    expect(await says(COACH, 'risk explain pattern:R01')).toContain('on 2 of the last');
    await says(CLINICIAN, 'risk threshold pattern:R01 param:days reason:"the camp is over"');
  });

  it('belong to their team: another team’s staff find nothing', async () => {
    const rival = { id: 'u-rival', name: 'Rita Rival', locale: 'en', zone: 'Europe/Berlin' };
    const { id, athleteId } = await findingOf('R02');
    const teamId = await test.store.directory.found(
      { platform: 'fake', externalId: 'rivals' },
      { name: 'Rivals', zone: 'Europe/Berlin', locale: 'en' },
    );
    const other = test.store.team(teamId ?? '');
    const person = await other.people.add({
      name: 'Rita',
      locale: 'en',
      zone: rival.zone,
      roles: ['clinician', 'trainer'],
    });
    const actor = { ...rival, teamId: teamId ?? '', personId: person.id, roles: person.roles };
    const { care } = test.house;
    const now = test.now();
    const tries = [
      await care.risk.explain(actor, id, now),
      await care.risk.acknowledge(actor, id, now),
      await care.risk.resolve(actor, id, 'x', now),
      await care.risk.snooze(actor, id, 3, now),
      await care.booking.liftHold(actor, athleteId, 'x', now),
      await care.squad.viewAthlete(actor, athleteId, now),
    ];
    expect(tries.map((one) => isRefusal(one) && one.refused)).toEqual(tries.map(() => 'not-found'));
    expect(await care.risk.list(actor, { now })).toEqual([]);
    expect(await care.risk.list(actor, { athleteId, now })).toEqual([]);
    expect((await findingOf('R02')).state).toBe('open');
  });

  it.each(['not-an-id', '------------------------------------', "' or 1=1"])('do not fall for “%s”', async (id) => {
    expect(await says(TRAINER, `risk explain "${id}"`)).toContain('I cannot find this finding');
  });

  it('are acknowledged once, by a button in the message', async () => {
    const alert = test.platform.lastTo(CLINICIAN);
    expect(toPlainText(await test.platform.pressLabel(CLINICIAN, alert, 'Acknowledge'))).toContain(
      'Acknowledged: you look after it',
    );
    const again = toPlainText(await test.platform.pressLabel(TRAINER, alert, 'Acknowledge'));
    expect(again).toContain('Clara Clinician has acknowledged this already; nothing was changed.');
    const { id, acknowledgedBy } = await findingOf('R02');
    expect(acknowledgedBy).toBe((await personOf(test, CLINICIAN)).id);
    const notes = await (await teamOf(test, ATHLETE)).audit.about((await personOf(test, ATHLETE)).id);
    const done = notes.filter(({ action }) => action === 'finding.acknowledge');
    expect(done.map(({ details }) => details)).toEqual([{ finding: id, from: 'open' }]);
  });

  it('stay acknowledged and quiet when they are seen again', async () => {
    test.set(MONDAY + days(1));
    await says(ATHLETE, 'checkin 5 knee right');
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN)).toEqual([]);
    expect(await findingOf('R02')).toMatchObject({ state: 'acknowledged', evidence: { latest: 5, spanDays: 9 } });
  });

  it('sleep for some days, and resolve only with a reason', async () => {
    const { id } = await findingOf('R16');
    const explained = await test.platform.type(THERAPIST, `risk explain ${id}`);
    const days3 = await test.platform.fill(THERAPIST, await test.platform.pressLabel(THERAPIST, explained, 'Snooze'), {
      snooze: '3',
    });
    expect(toPlainText(days3)).toContain('It comes back on Fri 6 Mar, 07:00');
    const form = await test.platform.pressLabel(THERAPIST, explained, 'Resolve');
    expect(asForm(form).fields.map(({ name }) => name)).toEqual(['reason']);
    const resolved = await test.platform.fill(THERAPIST, form, { reason: 'Rest day on Thursday' });
    expect(toPlainText(resolved)).toContain('Resolved\nAda Athlete: No rest day.');
    expect(toPlainText(await test.platform.pressLabel(TRAINER, explained, 'Acknowledge'))).toContain('done already');
    expect(await says(TRAINER, `risk explain ${id}`)).toContain('Resolved with: Rest day on Thursday');
    expect(asDoc(await test.platform.type(TRAINER, `risk explain ${id}`)).actions?.map(({ label }) => label)).toEqual([
      'Reopen',
      'The athlete',
    ]);
  });

  it('never come back through an acknowledgement that races with a resolution', async () => {
    const { id } = await findingOf('R02');
    const { care } = test.house;
    const actorOf = async (user: typeof ATHLETE) => {
      const { person } = await care.people.identify({ platform: 'fake', workspace: 'club', user, now: test.now() });
      if (!('personId' in person)) throw new Error('not a member');
      return person;
    };
    const [clinician, trainer] = [await actorOf(CLINICIAN), await actorOf(TRAINER)];
    const results = await Promise.all([
      care.risk.resolve(clinician, id, 'Seen by the physio', test.now()),
      care.risk.snooze(trainer, id, 2, test.now()),
      care.risk.resolve(trainer, id, 'Me too', test.now()),
    ]);
    expect(results.filter((one) => !isRefusal(one)).length).toBeGreaterThan(0);
    const left = await (await teamOf(test, ATHLETE)).findings.byId(id);
    const late = await care.risk.acknowledge(trainer, id, test.now());
    if (left?.state === 'resolved') expect(late).toEqual({ refused: 'already-done' });
    const resolutions = results.filter((one) => !isRefusal(one) && one.state === 'resolved');
    expect(resolutions.length).toBeLessThanOrEqual(1);
  });

  it('suggest themselves by name while somebody types', async () => {
    const door = await test.platform.type(TRAINER, 'risk person:u-ada');
    expect(toPlainText(door)).toContain('of Ada Athlete');
    const found = await test.house.door.suggest(
      {
        id: 's1',
        platform: 'fake',
        workspace: 'club',
        channel: null,
        user: TRAINER,
        origin: 'typed',
        command: 'risk',
        input: {},
      },
      'finding',
      'ada',
    );
    expect(found.every(({ label }) => label.startsWith('Ada Athlete: '))).toBe(true);
  });

  it('name the athlete and the pattern in the channel only if the team chose so', async () => {
    await test.platform.type(ADMIN, 'team change alertnames:yes');
    test.platform.inbox('staff-alerts');
    const bo = { id: 'u-bo', name: 'Bo', locale: 'en', zone: 'Europe/Berlin' };
    await test.platform.type(bo, 'join birth:2000-01-01 sport:running consent:yes name:Bo zone:Europe/Berlin');
    await test.platform.type(bo, 'checkin 9 shin left flags:fever');
    await test.house.deliver();
    expect(test.platform.inbox('staff-alerts')).toEqual([
      'Staff are asked to look\nBo: Answers for medical staff\n[Show me]',
    ]);
    expect(actionsOf(test.platform.lastTo('staff-alerts')).map(({ invoke }) => invoke.input.action)).toEqual([
      'explain',
    ]);
  });
});
