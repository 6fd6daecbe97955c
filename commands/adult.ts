import { z } from 'zod';
import type { SecondAdultView } from '../src/care/booking/secondAdult.ts';
import { defineCommand, press } from '../src/chat/command/command.ts';
import { carriedOption, personOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { type Action, type Doc, text } from '../src/chat/doc.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import type { Translate } from '../src/i18n/translate.ts';

const input = z.object({
  athlete: z
    .string()
    .max(64)
    .meta({ input: 'person' } satisfies OptionMeta)
    .optional(),
  person: personOption,
  booking: carriedOption,
});

/** Who will be in the room with a minor, besides the therapist. */
export const adult = defineCommand({
  name: 'adult',
  who: ['therapist', 'trainer', 'clinician', 'guardian'],
  reply: 'private',
  input,
  examples: ['', '@kim', '@kim person:@tessa'],
  must: ['athlete'],
  ask: (known) => (known.booking || known.athlete ? [] : ['athlete', 'person']),
  async run({ actor, care, now, place, t }, { athlete, person, booking }) {
    const child = athlete === undefined ? null : await care.people.find(actor, { ...place, user: athlete });
    const isStaff = actor.roles.some((role) => role !== 'guardian' && role !== 'athlete');
    const back = isStaff ? press('roster', t('roster.button')) : press('guardian', t('guardian.button'));
    const about = { bookingId: booking, athleteId: child?.id };
    if (person === undefined) {
      const view = await care.booking.viewSecondAdult(actor, about, now);
      return isRefusal(view) ? refusalDoc(t, view) : secondAdultDoc(t, view, { saved: false, back });
    }
    const found = await care.people.find(actor, { ...place, user: person });
    const set = await care.booking.setSecondAdult(actor, { ...about, adultId: found?.id ?? '' }, now);
    return isRefusal(set) ? refusalDoc(t, set) : secondAdultDoc(t, set, { saved: true, back });
  },
});

function secondAdultDoc(
  t: Translate,
  { booking, choices }: SecondAdultView,
  { saved, back }: { readonly saved: boolean; readonly back: Action },
): Doc {
  const { id, athlete, start, secondAdult } = booking;
  const values = { athlete, when: t.moment(start), adult: secondAdult ?? 'none' };
  return {
    title: t(saved ? 'adult.saved' : 'adult.title'),
    tone: secondAdult === null ? 'warning' : 'good',
    blocks: [
      text(t('adult.text', values)),
      ...(saved || choices.length === 0
        ? []
        : [
            {
              kind: 'choice' as const,
              choice: {
                label: t('adult.choose'),
                invoke: press('adult', '', { booking: id }).invoke,
                option: 'person',
                choices: choices.slice(0, 25).map(({ id: value, name }) => ({ value, label: name })),
              },
            },
          ]),
    ],
    actions: [back],
  };
}
