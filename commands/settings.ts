import { z } from 'zod';
import { defineCommand, press } from '../src/chat/command/command.ts';
import { isYes, yesNoOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isZone } from '../src/domain/day.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { PERSON_SETTINGS } from '../src/domain/team/settings.ts';
import { LOCALES } from '../src/i18n/locales/index.ts';

const { shape: setting } = PERSON_SETTINGS;

const input = z.object({
  language: z
    .enum(LOCALES as [string, ...string[]])
    .meta({ labels: 'language' } satisfies OptionMeta)
    .optional(),
  zone: z.string().refine(isZone, { error: 'input.zone' }).optional(),
  quietfrom: setting.quietFrom.unwrap().optional(),
  quietto: setting.quietTo.unwrap().optional(),
  reminders: yesNoOption,
  prompts: yesNoOption,
  checkinat: setting.checkInAt.unwrap().unwrap().optional(),
  pictures: yesNoOption,
  link: yesNoOption,
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
          locale: change.language,
          zone: change.zone,
          settings: {
            quietFrom: change.quietfrom,
            quietTo: change.quietto,
            reminders: isYes(change.reminders),
            prompts: isYes(change.prompts),
            pictures: isYes(change.pictures),
            checkInAt: change.checkinat,
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
