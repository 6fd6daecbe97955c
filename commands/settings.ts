import { z } from 'zod';
import { defineCommand, press } from '../src/chat/command/command.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isTimeOfDay, isZone } from '../src/domain/day.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { LOCALES } from '../src/i18n/locales/index.ts';

const yesNo = z.enum(['yes', 'no']).meta({ labels: 'choice' } satisfies OptionMeta);
const time = z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' });

const input = z.object({
  language: z
    .enum(LOCALES as [string, ...string[]])
    .meta({ labels: 'language' } satisfies OptionMeta)
    .optional(),
  zone: z.string().refine(isZone, { error: 'input.zone' }).optional(),
  quietfrom: time.optional(),
  quietto: time.optional(),
  reminders: yesNo.optional(),
  prompts: yesNo.optional(),
  checkinat: time.optional(),
  pictures: yesNo.optional(),
  link: yesNo.optional(),
});

/** Language, zone, quiet hours, reminders; a code that links the asker's account on the other platform. */
export const settings = defineCommand({
  name: 'settings',
  who: 'anyone',
  reply: 'private',
  input,
  examples: ['', 'language:de', 'quietfrom:21:30 quietto:07:00', 'link:yes'],
  async run({ actor, care, now, t }, { link, ...change }) {
    if (link === 'yes') {
      const code = await care.people.makeLinkCode(actor.teamId, actor.personId, now);
      return {
        title: t('settings.linkTitle'),
        tone: 'plain',
        blocks: [{ kind: 'text', text: t('settings.linkText', { code }) }],
      };
    }
    const asked = Object.values(change).some((value) => value !== undefined);
    if (asked) {
      const changed = await care.people.changeMySettings(
        actor,
        {
          ...(change.language ? { locale: change.language } : {}),
          ...(change.zone ? { zone: change.zone } : {}),
          settings: {
            ...(change.quietfrom ? { quietFrom: change.quietfrom } : {}),
            ...(change.quietto ? { quietTo: change.quietto } : {}),
            ...(change.reminders ? { reminders: change.reminders === 'yes' } : {}),
            ...(change.prompts ? { prompts: change.prompts === 'yes' } : {}),
            ...(change.pictures ? { pictures: change.pictures === 'yes' } : {}),
            ...(change.checkinat ? { checkInAt: change.checkinat } : {}),
          },
        },
        now,
      );
      if (isRefusal(changed)) return refusalDoc(t, changed);
    }
    const mine = await care.people.mySettings(actor);
    if (isRefusal(mine)) return refusalDoc(t, mine);
    const { settings: set } = mine;
    return {
      title: asked ? t('settings.saved') : t('settings.title'),
      tone: asked ? 'good' : 'plain',
      blocks: [
        {
          kind: 'fields',
          fields: [
            { label: t('option.language'), value: t.maybe(`language.${mine.locale}`) ?? mine.locale },
            { label: t('option.zone'), value: mine.zone },
            { label: t('settings.quiet'), value: `${set.quietFrom} – ${set.quietTo}` },
            { label: t('option.reminders'), value: t(set.reminders ? 'yes' : 'no') },
            { label: t('option.prompts'), value: t(set.prompts ? 'yes' : 'no') },
            { label: t('option.checkinat'), value: set.checkInAt ?? t('settings.teamHour') },
            { label: t('option.pictures'), value: t(set.pictures ? 'yes' : 'no') },
            { label: t('settings.accounts'), value: t.list(mine.accounts) },
          ],
        },
      ],
      actions: [
        press('settings', t('settings.change'), {}, { ask: ['language', 'zone', 'quietfrom', 'quietto', 'reminders'] }),
        press('settings', t('settings.prompts'), {}, { ask: ['prompts', 'checkinat', 'pictures'] }),
        press('settings', t('settings.link'), { link: 'yes' }),
      ],
    };
  },
});
