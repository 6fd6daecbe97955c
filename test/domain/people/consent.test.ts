import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecondAdult, lackingLeave } from '../../../src/domain/booking/secondAdult.ts';
import { addDays, dayOf, HOUR, instantOf } from '../../../src/domain/day.ts';
import { ageOn } from '../../../src/domain/people/athlete.ts';
import { type Consents, isConsentRefusal, permission, treatmentUntil } from '../../../src/domain/people/consent.ts';
import { guardianProblem } from '../../../src/domain/people/guardian.ts';

const ZONE = 'Europe/Berlin';
const NOW = Date.parse('2026-03-02T07:00:00Z');
const DAY = 24 * HOUR;

const ADULT: Consents = {
  zone: ZONE,
  birthDay: '2000-05-17',
  consentAt: NOW - DAY,
  guardianId: null,
  guardianConfirmedAt: null,
  guardianAt: null,
  treatmentAt: null,
};
const MINOR: Consents = {
  ...ADULT,
  birthDay: '2011-05-17',
  guardianId: 'pat',
  guardianConfirmedAt: NOW - DAY,
  guardianAt: NOW - DAY,
  treatmentAt: NOW - DAY,
};

describe('whose health may be stored, and who may be treated', () => {
  it.each<readonly [string, Consents, string | null, string | null]>([
    ['an adult who said yes', ADULT, null, null],
    ['an adult who said nothing', { ...ADULT, consentAt: null }, 'consent-missing', 'consent-missing'],
    ['no birth date', { ...ADULT, birthDay: null }, 'birth-missing', 'birth-missing'],
    ['a minor with both yeses of a confirmed guardian', MINOR, null, null],
    ['a minor who did not agree', { ...MINOR, consentAt: null }, 'consent-missing', 'consent-missing'],
    [
      'a minor alone',
      { ...MINOR, guardianId: null, guardianConfirmedAt: null, guardianAt: null, treatmentAt: null },
      'guardian-consent-missing',
      'guardian-consent-missing',
    ],
    [
      'a guardian nobody confirmed',
      { ...MINOR, guardianConfirmedAt: null },
      'guardian-unconfirmed',
      'guardian-unconfirmed',
    ],
    [
      'a guardian who took data back',
      { ...MINOR, guardianAt: null },
      'guardian-consent-missing',
      'guardian-consent-missing',
    ],
    ['no yes to treatment', { ...MINOR, treatmentAt: null }, null, 'treatment-consent-missing'],
    ['a yes to treatment of last year', { ...MINOR, treatmentAt: NOW - 366 * DAY }, null, 'treatment-consent-missing'],
    ['18 since, with the yes of a child', { ...MINOR, birthDay: '2008-03-02' }, 'consent-of-age', 'consent-of-age'],
    ['18 since, and said yes after it', { ...MINOR, birthDay: '2008-02-28' }, null, null],
  ])('%s', (_, consents, health, treatment) => {
    const { health: noHealth, treatment: noTreatment } = permission(consents, NOW);
    expect([noHealth?.refused ?? null, noTreatment?.refused ?? null]).toEqual([health, treatment]);
    for (const one of [noHealth, noTreatment]) if (one) expect(isConsentRefusal(one)).toBe(true);
  });

  it('asks for the day of the massage: a yes to treatment ends a year after it was given', () => {
    const given = Date.parse('2025-04-01T10:00:00Z');
    const child = { ...MINOR, treatmentAt: given };
    expect(treatmentUntil(child)).toBe('2026-04-01');
    expect(permission(child, NOW, Date.parse('2026-03-31T10:00:00Z')).treatment).toBeNull();
    expect(permission(child, NOW, Date.parse('2026-04-01T10:00:00Z')).treatment?.refused).toBe(
      'treatment-consent-missing',
    );
    expect(treatmentUntil({ ...child, treatmentAt: Date.parse('2028-02-29T10:00:00Z') })).toBe('2029-02-28');
  });

  it('turns over at midnight of the eighteenth birthday in the athlete’s own zone', () => {
    const child = { ...MINOR, birthDay: '2008-03-03', zone: 'America/Los_Angeles' };
    const midnight = instantOf('2026-03-03', '00:00', 'America/Los_Angeles');
    expect(permission(child, midnight - 1).minor).toBe(true);
    expect(permission(child, midnight).minor).toBe(false);
    expect(permission(child, midnight).health?.refused).toBe('consent-of-age');
  });

  const instants = fc.option(fc.integer({ min: NOW - 900 * DAY, max: NOW }));
  const anybody = fc.record({
    zone: fc.constantFrom(ZONE, 'America/Los_Angeles', 'Pacific/Auckland'),
    birthDay: fc.option(fc.integer({ min: 8 * 365, max: 40 * 365 }).map((ago) => addDays('2026-03-02', -ago))),
    consentAt: instants,
    guardianId: fc.option(fc.constant('pat')),
    guardianConfirmedAt: instants,
    guardianAt: instants,
    treatmentAt: instants,
  });

  it('never treats whose health it may not store, and never a child on the child’s word alone', () => {
    fc.assert(
      fc.property(anybody, fc.integer({ min: 0, max: 60 }), (consents, days) => {
        const { minor, health, treatment } = permission(consents, NOW, NOW + days * DAY);
        if (health) expect(treatment).toEqual(health);
        const age = consents.birthDay === null ? null : ageOn(consents.birthDay, dayOf(NOW, consents.zone));
        expect(minor).toBe(age === null ? null : age < 18);
        if (health === null) expect(consents.consentAt).not.toBeNull();
        if (health === null && minor) {
          expect(consents.guardianAt).not.toBeNull();
          expect(consents.guardianConfirmedAt).not.toBeNull();
        }
        if (minor && treatment === null && days === 0) expect(consents.treatmentAt).not.toBeNull();
      }),
    );
  });
});

describe('who can be a guardian', () => {
  const child = { id: 'kim', squad: 'Football' };
  const guardian = { id: 'pat', birthDay: '1980-03-02', zone: ZONE, roles: [], squad: null } as const;
  it.each([
    ['an adult', guardian, null],
    ['on the eighteenth birthday', { ...guardian, birthDay: '2008-03-02' }, null],
    ['a day before it', { ...guardian, birthDay: '2008-03-03' }, 'guardian.tooYoung'],
    ['born in 2012', { ...guardian, birthDay: '2012-01-01' }, 'guardian.tooYoung'],
    ['the child', { ...guardian, id: 'kim' }, 'guardian.notYourself'],
    ['without a birth date', { ...guardian, birthDay: null }, 'guardian.birthMissing'],
    ['born in another century', { ...guardian, birthDay: '1880-01-01' }, 'guardian.birthWrong'],
    ['born tomorrow', { ...guardian, birthDay: '2026-03-03' }, 'guardian.birthWrong'],
    ['the coach of the squad', { ...guardian, roles: ['coach'], squad: 'Football' }, 'guardian.isCoach'],
    ['a coach of everybody', { ...guardian, roles: ['coach'] }, 'guardian.isCoach'],
    ['the coach of another squad', { ...guardian, roles: ['coach'], squad: 'Distance' }, null],
    ['a therapist', { ...guardian, roles: ['therapist'] }, null],
  ] as const)('%s', (_, one, problem) => {
    expect(guardianProblem(one, child, NOW)).toBe(problem);
  });
});

describe('the second adult', () => {
  const booking = { start: NOW + DAY, secondAdultId: null, therapistId: 'thea' };
  it('lets nobody under 18 begin without one', () => {
    expect(lackingLeave(MINOR, booking, NOW)).toEqual({ refused: 'second-adult-missing' });
    expect(lackingLeave(MINOR, { ...booking, secondAdultId: 'tom' }, NOW)).toBeNull();
    expect(lackingLeave(ADULT, booking, NOW)).toBeNull();
  });
  it('says first which consent is missing', () => {
    expect(lackingLeave({ ...MINOR, treatmentAt: null }, booking, NOW)?.refused).toBe('treatment-consent-missing');
    expect(lackingLeave({ ...ADULT, consentAt: null }, booking, NOW)?.refused).toBe('consent-missing');
  });
  it('needs none on the eighteenth birthday', () => {
    const child = { ...MINOR, birthDay: '2008-03-03' };
    expect(lackingLeave(child, booking, NOW)).toBeNull();
  });
  const tom = { id: 'tom', birthDay: null, roles: ['trainer'], zone: ZONE } as const;
  it.each([
    ['staff', tom, true],
    ['the guardian', { ...tom, id: 'pat', roles: [] }, true],
    ['another athlete', { ...tom, roles: ['athlete'] }, false],
    ['a trainer of 17', { ...tom, birthDay: '2008-12-01' }, false],
    ['the therapist of the booking', { ...tom, id: 'thea', roles: ['therapist'] }, false],
    ['the child', { ...tom, id: 'kim' }, false],
  ] as const)('may be: %s', (_, person, may) => {
    expect(isSecondAdult(person, { ...MINOR, id: 'kim' }, booking)).toBe(may);
  });
});
