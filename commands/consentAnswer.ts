import { formFor } from '../src/chat/command/options.ts';
import type { Action, Answer } from '../src/chat/doc.ts';
import { consentAsk, refusalDoc } from '../src/chat/words/refusal.ts';
import type { Refusal } from '../src/domain/refusal.ts';
import type { Translate } from '../src/i18n/translate.ts';
import { join } from './join.ts';

/** A refusal in words; where only the reader's own date of birth or consent is missing, the form that asks for it. */
export function refusedOrAsked(t: Translate, refusal: Refusal, actions: readonly Action[] = []): Answer {
  if (refusal.refused !== 'birth-missing' && refusal.refused !== 'consent-of-age')
    return refusalDoc(t, refusal, actions);
  const ask = consentAsk(refusal.refused);
  const form = ask && formFor(join, {}, t, { ask });
  return form ? { ...form, title: t(`consent.form.${refusal.refused}`) } : refusalDoc(t, refusal, actions);
}
