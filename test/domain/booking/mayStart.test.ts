import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANYTHING } from '../../../src/domain/booking/allowance.ts';
import { CONSENT_ANSWERS, CONSENT_FOR } from '../../../src/domain/booking/consent.ts';
import { mayStart, type StartObstacle, type StartView } from '../../../src/domain/booking/mayStart.ts';
import { SCREENING_ANSWERS, SCREENING_FOR } from '../../../src/domain/booking/screening.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES } from '../../../src/domain/clinic/modality.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { NO_LIMITS } from '../../../src/domain/medical/limits.ts';

const NOW = Date.parse('2026-03-05T10:00:00Z');
const READY: StartView = {
  booking: { type: 'DEEP_TISSUE', start: NOW, end: NOW + 30 * MINUTE, state: 'booked', secondAdultId: null },
  athlete: {
    ...{ zone: 'Europe/Berlin', birthDay: '2000-05-17', consentAt: NOW - 48 * HOUR },
    ...{ guardianId: null, guardianConfirmedAt: null, guardianAt: null, treatmentAt: null },
  },
  consents: [{ answer: 'yes', at: NOW - 2 * HOUR }],
  screenings: [{ answer: 'nothing', at: NOW - 2 * HOUR }],
  allowed: ANYTHING,
  limits: NO_LIMITS,
};
const at = (hours: number) => NOW - hours * HOUR;
const booking = (more: Partial<StartView['booking']>) => ({ booking: { ...READY.booking, ...more } });

/** With everything their guardian has to say. */
const MINOR: StartView['athlete'] = {
  ...READY.athlete,
  ...{
    birthDay: '2010-05-17',
    guardianId: 'pat',
    guardianConfirmedAt: at(48),
    guardianAt: at(48),
    treatmentAt: at(48),
  },
};

/** Needs nobody's order. */
const isOpenToAll = (type: MassageType) => MODALITIES[type].booked && MODALITIES[type].requiresClearance === 'no';

describe('a massage may be started', () => {
  it('with a fresh yes, the question answered, and nothing of the body against it', () => {
    expect(mayStart(READY, NOW)).toEqual({ may: true });
  });

  it.each<{ readonly what: string; readonly view: Partial<StartView>; readonly why: readonly StartObstacle[] | null }>([
    { what: 'no answer', view: { consents: [] }, why: ['consent-missing'] },
    { what: 'no consent to data', view: { athlete: { ...READY.athlete, consentAt: null } }, why: ['leave'] },
    { what: 'a minor without a second adult', view: { athlete: MINOR }, why: ['second-adult'] },
    { what: 'a minor with one', view: { athlete: MINOR, ...booking({ secondAdultId: 'tom' }) }, why: null },
    {
      what: 'a minor whose guardian has not agreed to massage',
      view: { athlete: { ...MINOR, treatmentAt: null }, ...booking({ secondAdultId: 'tom' }) },
      why: ['treatment'],
    },
    { what: 'a no', view: { consents: [{ answer: 'no', at: at(1) }] }, why: ['consent-no'] },
    {
      what: 'a yes after a no',
      view: {
        consents: [
          { answer: 'no', at: at(2) },
          { answer: 'yes', at: at(1) },
        ],
      },
      why: null,
    },
    {
      what: 'a yes that was taken back',
      view: {
        consents: [
          { answer: 'yes', at: at(2) },
          { answer: 'withdrawn', at: at(1) },
        ],
      },
      why: ['consent-withdrawn'],
    },
    {
      what: 'a massage they stopped',
      view: {
        consents: [
          { answer: 'yes', at: at(2) },
          { answer: 'stopped', at: at(0.1) },
        ],
      },
      why: ['stopped'],
    },
    { what: 'a yes of just under 12 h', view: { consents: [{ answer: 'yes', at: at(12) + 1 }] }, why: null },
    { what: 'a yes of 12 h', view: { consents: [{ answer: 'yes', at: at(12) }] }, why: ['consent-old'] },
    { what: 'no word on anything new', view: { screenings: [] }, why: ['news-missing'] },
    { what: 'something new, not said what', view: { screenings: [{ answer: 'open', at: at(1) }] }, why: ['news-open'] },
    { what: 'something new, said what', view: { screenings: [{ answer: 'something', at: at(1) }] }, why: null },
    { what: 'an old word', view: { screenings: [{ answer: 'nothing', at: at(12) }] }, why: ['news-old'] },
    { what: 'a cancelled booking', view: booking({ state: 'cancelled' }), why: ['cancelled'] },
    { what: 'a booking on hold', view: booking({ state: 'held' }), why: ['held'] },
    { what: 'a massage that is over', view: booking({ end: NOW }), why: ['over'] },
    { what: 'one nobody came to', view: booking({ state: 'no-show' }), why: ['over'] },
    { what: 'a cap below its lightest', view: { limits: { ...NO_LIMITS, pressureCap: 2 } }, why: ['body'] },
    { what: 'a closed kind', view: { limits: { ...NO_LIMITS, forbiddenTypes: ['DEEP_TISSUE'] } }, why: ['body'] },
    { what: 'another closed kind', view: { limits: { ...NO_LIMITS, forbiddenTypes: ['RELAX'] } }, why: null },
    { what: 'less pressure allowed', view: { allowed: { ...ANYTHING, pressure: 2 } }, why: ['pressure'] },
    {
      what: 'several at once, the gravest first',
      view: { consents: [], screenings: [], limits: { ...NO_LIMITS, pressureCap: 0 } },
      why: ['body', 'consent-missing', 'news-missing'],
    },
  ])('$what: $why', ({ view, why }) => {
    expect(mayStart({ ...READY, ...view }, NOW)).toMatchObject(why === null ? { may: true } : { obstacles: why });
  });

  it('never without a yes and an answer younger than 12 h that are the newest', () => {
    const moment = fc.integer({ min: NOW - 2 * CONSENT_FOR, max: NOW });
    const records = <Answer extends string>(answers: readonly Answer[]) =>
      fc
        .array(fc.record({ answer: fc.constantFrom(...answers), at: moment }), { maxLength: 4 })
        .map((all) => all.toSorted((one, other) => one.at - other.at));
    fc.assert(
      fc.property(
        records(CONSENT_ANSWERS),
        records(SCREENING_ANSWERS),
        fc.constantFrom(...MASSAGE_TYPES.filter(isOpenToAll)),
        fc.constantFrom('booked', 'held', 'cancelled', 'done', 'no-show'),
        (consents, screenings, type, state) => {
          const view = { ...READY, booking: { ...READY.booking, type, state }, consents, screenings };
          const consent = consents.at(-1);
          const screening = screenings.at(-1);
          const isFine =
            state === 'booked' &&
            consent?.answer === 'yes' &&
            NOW - consent.at < CONSENT_FOR &&
            screening !== undefined &&
            screening.answer !== 'open' &&
            NOW - screening.at < SCREENING_FOR;
          expect(mayStart(view, NOW).may).toBe(isFine);
        },
      ),
    );
  });
});
