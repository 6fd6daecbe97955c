// The input line: suggestions while typing, keys, sending.
import { act } from './talk.js';
import { ask, place } from './wire.js';

const typedBefore = [];

/** Makes one input line work; called again when the page is drawn again. */
export function startComposer(form) {
  const line = form.elements.text;
  const list = form.querySelector('#offers');
  const usage = document.querySelector('#usage');
  const plainUsage = usage.innerHTML;
  let chosen = -1;
  let asked = 0;
  let recalled = typedBefore.length;

  const offers = () => [...list.children];

  function close() {
    list.hidden = true;
    chosen = -1;
    line.setAttribute('aria-expanded', 'false');
    line.removeAttribute('aria-activedescendant');
  }

  function choose(index) {
    const all = offers();
    chosen = (index + all.length) % all.length;
    for (const [at, offer] of all.entries()) offer.setAttribute('aria-selected', String(at === chosen));
    line.setAttribute('aria-activedescendant', all[chosen].id);
    all[chosen].scrollIntoView({ block: 'nearest' });
  }

  async function look() {
    asked += 1;
    const mine = asked;
    if (!line.value.trim()) {
      usage.innerHTML = plainUsage;
      return close();
    }
    const found = await ask(`suggest?${new URLSearchParams({ ...place(), line: line.value })}`);
    if (!found || mine !== asked || document.activeElement !== line) return;
    list.innerHTML = found.html;
    usage.innerHTML = found.usage || plainUsage;
    if (found.offers.length === 0) return close();
    list.hidden = false;
    chosen = -1;
    line.setAttribute('aria-expanded', 'true');
    line.removeAttribute('aria-activedescendant');
  }

  function accept(offer) {
    line.value = offer.dataset.line;
    line.focus();
    look();
  }

  async function send() {
    const text = line.value.trim();
    if (!text) return;
    asked += 1;
    close();
    const answer = await act('say', { text });
    if (!answer) return;
    typedBefore.push(text);
    recalled = typedBefore.length;
    // With a form open the line stays: closing the form loses nothing.
    if (answer.said && line.value.trim() === text) {
      line.value = '';
      usage.innerHTML = plainUsage;
    }
  }

  function recall(step) {
    const next = recalled + step;
    if (next < 0 || next > typedBefore.length) return;
    recalled = next;
    line.value = typedBefore[next] ?? '';
  }

  line.addEventListener('input', look);
  line.addEventListener('blur', () => setTimeout(close, 120));
  line.addEventListener('keydown', (event) => {
    const open = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open) choose(chosen === -1 && step === -1 ? offers().length - 1 : chosen + step);
      else recall(step);
    } else if (event.key === 'Tab' && open && !event.shiftKey) {
      event.preventDefault();
      accept(offers()[Math.max(chosen, 0)]);
    } else if (event.key === 'Enter' && open && chosen >= 0) {
      event.preventDefault();
      accept(offers()[chosen]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener('pointerdown', (event) => {
    const offer = event.target.closest('[role=option]');
    if (!offer) return;
    event.preventDefault();
    accept(offer);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
}
