import { defineCommand } from '../../src/chat/command/command.ts';
import { newsChoice } from '../../src/chat/words/booking/consent.ts';
import { INTAKE_PAGES, INTAKE_TOPICS } from '../../src/domain/medical/intake.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { homeDoc, pageDoc, refused, savedDoc } from './answers.ts';
import { fieldsOf, input, inputOf, NAMES } from './input.ts';

/**
 * What massages must take care of: short pages of yes or no, and a few words. Answers are stored at once, the command
 * continues where it stopped, and any answer can be changed.
 */
export const intake = defineCommand({
  name: 'intake',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: [
    '',
    'health',
    'question:anticoag answer:yes',
    'question:open_wound answer:yes areas:calf',
    'action:confirm',
  ],
  must: [...NAMES, 'answer'],
  ask(known) {
    if (known.question !== undefined)
      return known.answer === undefined && known.where === undefined ? ['answer', 'areas'] : [];
    if (known.answer !== undefined || known.areas !== undefined) return ['question', 'answer', 'areas'];
    const answers = [...NAMES, ...INTAKE_TOPICS].some((name) => known[name] !== undefined);
    const page = INTAKE_PAGES.find((one) => one === known.page);
    return page && !answers && known.sent === undefined && known.action !== 'look' ? fieldsOf(page) : [];
  },
  async run(context, given) {
    const { actor, care, now, t } = context;
    const said = inputOf(given);
    if (said.answers.length > 0 || Object.keys(said.texts).length > 0) {
      const saved = await care.medical.answerIntake(actor, said, now, given.booking);
      if (isRefusal(saved)) return refused(context, saved);
      const doc = savedDoc(context, saved, said);
      return given.booking === undefined
        ? doc
        : { ...doc, blocks: [...doc.blocks, newsChoice(t, t('screening.more'), given.booking)] };
    }
    if (given.action === 'confirm') {
      const saved = await care.medical.confirmIntake(actor, now);
      return isRefusal(saved) ? refused(context, saved) : savedDoc(context, saved, said);
    }
    const view = await care.medical.viewIntake(actor, now);
    if (isRefusal(view)) return refused(context, view);
    return given.action === 'look' && given.page
      ? pageDoc(context, view, given.page)
      : homeDoc(context, view, t('intake.title'));
  },
});
