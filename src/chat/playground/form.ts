import { html } from 'hono/html';
import type { Translate } from '../../i18n/translate.ts';
import type { Ask, FieldSpec } from '../doc.ts';
import type { Html } from './markup.ts';
import { ALERT_CHANNEL, type PlaygroundPerson } from './people.ts';

/** What the fields for a person and a channel offer, and the words around the fields. */
export interface FormView {
  readonly t: Translate;
  readonly people: readonly PlaygroundPerson[];
  readonly channels: readonly string[];
}

/** Up to this many values stand side by side as buttons; more become a menu. */
const SIDE_BY_SIDE = 11;
const SHORT = 14;

/** A form, for the inside of a dialog. The server checks what is sent, and errors come back beside their fields. */
export function drawForm(ask: Ask, packed: string, view: FormView): Html {
  const { t } = view;
  const wrong = ask.fields.filter((field) => field.error).length;
  return html`<form data-form="${packed}" novalidate>
    <header><h2 id="form-title">${ask.title}</h2>
      <button type="button" class="close" data-close aria-label="${t('page.close')}">×</button></header>
    ${wrong > 0 ? html`<p class="summary" role="alert">${t('page.wrong', { count: wrong })}</p>` : ''}
    <div class="form-fields">${ask.fields.map((field) => drawField(field, view))}</div>
    <footer><button type="button" class="quiet" data-close>${t('page.notNow')}</button><button type="submit" class="primary">${ask.submit}</button></footer>
  </form>`;
}

function drawField(field: FieldSpec, view: FormView): Html {
  const { t } = view;
  const scale = scaleOf(field, t);
  const label = html`${field.label}${field.required ? '' : html` <small>${t('page.optional')}</small>`}`;
  const about = html`${field.hint ? html`<p class="hint" id="hint-${field.name}">${field.hint}</p>` : ''}`;
  const error = field.error ? html`<p class="error" id="error-${field.name}">${field.error}</p>` : '';
  const wrong = field.error ? 'wrong' : '';
  if (scale) {
    return html`<fieldset class="field ${wrong}" aria-describedby="${describedBy(field)}"><legend>${label}</legend>${about}
      <div class="scale">${scale.map((one) => drawRadio(field, one))}</div>${error}</fieldset>`;
  }
  return html`<div class="field ${wrong}"><label for="field-${field.name}">${label}</label>${about}
    ${drawInput(field, view)}${error}</div>`;
}

/** A short list of values, as buttons: choices with short names, and whole numbers over a small range. */
function scaleOf(field: FieldSpec, t: Translate): readonly { value: string; label: string }[] | null {
  const none = field.required ? [] : [{ value: '', label: t('page.skip') }];
  if (field.type === 'choice' && field.choices) {
    const fits = field.choices.length <= 6 && field.choices.every((choice) => choice.label.length <= SHORT);
    return fits ? [...field.choices, ...none] : null;
  }
  if (field.type !== 'number' || field.min === undefined || field.max === undefined) return null;
  const { min, max } = field;
  if (!Number.isInteger(min) || !Number.isInteger(max) || max - min >= SIDE_BY_SIDE) return null;
  if (field.value && !Number.isInteger(Number(field.value))) return null;
  const numbers = Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
  return [...numbers.map((number) => ({ value: number, label: number })), ...none];
}

function drawRadio(field: FieldSpec, one: { value: string; label: string }): Html {
  const chosen = (field.value ?? '') === one.value;
  return html`<label><input type="radio" name="${field.name}" value="${one.value}" ${chosen ? 'checked' : ''}><span>${one.label}</span></label>`;
}

function drawInput(field: FieldSpec, view: FormView): Html {
  const id = `field-${field.name}`;
  const common = html`id="${id}" name="${field.name}" aria-describedby="${describedBy(field)}" aria-required="${String(field.required)}" aria-invalid="${String(Boolean(field.error))}"`;
  const choices = choicesOf(field, view);
  if (choices) {
    return html`<select ${common}><option value="">${view.t(field.required ? 'page.choose' : 'page.noAnswer')}</option>${choices.map(
      (one) => html`<option value="${one.value}" ${one.value === field.value ? 'selected' : ''}>${one.label}</option>`,
    )}</select>`;
  }
  switch (field.type) {
    case 'longText':
      return html`<textarea ${common} rows="4" ${field.maxLength ? html`maxlength="${field.maxLength}"` : ''}>${field.value ?? ''}</textarea>`;
    case 'file':
      return html`<input ${common} type="file">`;
    case 'secret':
      return html`<input ${common} type="password" autocomplete="off">`;
    case 'number':
      // A text input: the bot reads a decimal comma too, and says itself what is wrong.
      return html`<input ${common} type="text" inputmode="decimal" autocomplete="off" value="${field.value ?? ''}">`;
    default:
      return html`<input ${common} type="text" autocomplete="off" value="${field.value ?? ''}">`;
  }
}

function choicesOf(field: FieldSpec, { people, channels }: FormView): FieldSpec['choices'] {
  if (field.type === 'person') return people.map((person) => ({ value: person.user, label: person.name }));
  if (field.type === 'channel') {
    return [...new Set([ALERT_CHANNEL, ...channels])].map((channel) => ({ value: channel, label: `#${channel}` }));
  }
  return field.choices;
}

function describedBy(field: FieldSpec): string {
  return [field.hint ? `hint-${field.name}` : '', field.error ? `error-${field.name}` : ''].filter(Boolean).join(' ');
}
