// The conversation: what a person does, what is said, forms.
import { ask, find, here, place } from './wire.js';

/**
 * Does something as a person: say, press or form. Shows that it is being worked on, and opens a form if one comes back.
 */
export async function act(road, body) {
  const from = JSON.stringify(place());
  find('#busy').hidden = false;
  scrollDown();
  const answer = await ask(road, { ...place(), ...body });
  if (JSON.stringify(place()) !== from) return answer;
  find('#busy').hidden = true;
  if (answer?.form) openForm(answer.form.html);
  return answer;
}

export function addMessage({ seq, html }) {
  const log = find('#log');
  const template = document.createElement('template');
  template.innerHTML = html;
  const message = template.content.firstElementChild;
  const before = find(`[data-seq="${seq}"]`, log);
  // A message may change: first how far a long answer is, then the answer.
  if (before) before.replaceWith(message);
  else {
    message.classList.add('fresh');
    log.append(message);
  }
  awaitPictures(message);
  here().newest = String(Math.max(Number(here().newest), seq));
  scrollDown();
}

/** A picture makes its message taller when it arrives. */
export function awaitPictures(message) {
  for (const picture of message?.querySelectorAll('img') ?? []) picture.addEventListener('load', scrollDown);
}

/** Scrolls to the newest message; a long answer is shown from its beginning. */
export function scrollDown() {
  const log = find('#log');
  const last = log.lastElementChild;
  const tall = last && last.offsetHeight > log.clientHeight - 40;
  log.scrollTo({ top: tall ? last.offsetTop - log.offsetTop - 12 : log.scrollHeight });
}

function openForm(html) {
  const dialog = find('#dialog');
  dialog.innerHTML = html;
  if (!dialog.open) dialog.showModal();
  const first =
    find('.wrong :is(input, select, textarea)', dialog) ?? find('.field :is(input, select, textarea)', dialog);
  const chosen = first?.type === 'radio' && find(`input[name="${CSS.escape(first.name)}"]:checked`, dialog);
  (chosen || first)?.focus();
}

/** Files from earlier pages of the same form: a page that comes back with errors need not ask for them again. */
let keptFiles = {};

function encode(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: reader.result.split(',')[1] ?? '' });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

async function contentsOf(form) {
  const values = {};
  const files = { ...keptFiles };
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') values[name] = value;
    else if (value.size > 0) files[name] = await encode(value);
  }
  return { values, files };
}

export async function sendForm(form) {
  const button = find('[type=submit]', form);
  button.disabled = true;
  const typed = find('#line').value;
  const contents = await contentsOf(form);
  keptFiles = contents.files;
  const answer = await act('form', { invoke: form.dataset.form, ...contents });
  button.disabled = false;
  if (answer?.said) {
    find('#dialog').close();
    // What was typed meanwhile is the next thing to say.
    if (find('#line').value === typed) find('#line').value = '';
  }
}

find('#dialog').addEventListener('close', () => {
  keptFiles = {};
});
