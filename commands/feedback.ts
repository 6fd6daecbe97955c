import { z } from 'zod';
import { defineCommand, press } from '../src/chat/command/command.ts';
import { areaOption, carriedOption, sideOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isPaired } from '../src/domain/checkIn/bodyMap.ts';
import { isRefusal } from '../src/domain/refusal.ts';

const zeroToTen = z.coerce.number().min(0).max(10);

const input = z.object({
  pressure: z
    .enum(['light', 'right', 'strong'])
    .meta({ labels: 'pressure' } satisfies OptionMeta)
    .optional(),
  area: areaOption,
  side: sideOption,
  before: zeroToTen.optional(),
  after: zeroToTen.optional(),
  booking: carriedOption,
});

const FORM = ['pressure', 'area', 'side', 'before', 'after'] as const;

/** How a massage worked, one to three days later: the pressure, and the score of the spot before and now. */
export const feedback = defineCommand({
  name: 'feedback',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['', 'pressure:right area:calf side:left before:6 after:3'],
  must: ['area', 'before', 'after'],
  ask(known) {
    return known.area === undefined || known.before === undefined || known.after === undefined ? FORM : [];
  },
  async run({ actor, care, now, t }, { pressure, area, side, before, after, booking }) {
    if (area === undefined) return refusalDoc(t, { refused: 'invalid', field: 'area', rule: 'input.missing' });
    const saved = await care.checkIn.giveFeedback(
      actor,
      {
        bookingId: booking ?? null,
        area,
        side: isPaired(area) ? (side ?? null) : 'middle',
        pressure: pressure ?? null,
        before: before ?? null,
        after: after ?? null,
      },
      now,
    );
    if (isRefusal(saved)) return refusalDoc(t, saved);
    const about = { type: t(`type.${saved.type}`), when: t.moment(saved.start) };
    const names = saved.telling === null || saved.telling.length === 0 ? 'none' : t.list(saved.telling);
    return {
      title: t('checkin.saved'),
      tone: 'good',
      blocks: [
        {
          kind: 'text',
          text: saved.telling === null ? t('feedback.saved', about) : t('feedback.worse', { ...about, names }),
        },
      ],
      actions: [press('mine', t('mine.button'))],
    };
  },
});
