// Moving about: to another person or conversation, the drawers of narrow windows, the filter of the list.
import { find, findAll, here, showTrouble } from './wire.js';

let arrived = () => {};
/** Rises when a move starts and when it ends: what was fetched for another place is not shown here. */
let moves = 0;

/** What to do on every page that was moved to. */
export function onArrival(work) {
  arrived = work;
}

/**
 * Replaces parts of the page with fresh ones from the server. What was searched for, how far the lists were scrolled
 * and where the keyboard was all stay. A part that did not change is left alone unless `always`. False when the server
 * does not answer, or when a move came in between.
 */
async function replace(url, parts, { always = false } = {}) {
  const started = moves;
  const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!response?.ok) {
    showTrouble('Deload does not answer. Reload the page.');
    return false;
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (moves !== started) return false;
  const scrolled = ['#people', '#right'].map((selector) => [selector, find(selector).scrollTop]);
  const search = find('#search').value;
  const filter = shownFilter();
  const said = find('#clock-said').textContent;
  const focus = keyOf(document.activeElement);
  for (const part of parts) {
    const [old, fresh] = [find(part), find(part, page)];
    if (always || old.outerHTML !== fresh.outerHTML) old.replaceWith(document.adoptNode(fresh));
  }
  document.title = page.title;
  find('#search').value = search;
  find('#clock-said').textContent = said;
  showFilter(filter);
  for (const [selector, top] of scrolled) find(selector).scrollTop = top;
  if (focus && document.activeElement === document.body) find(focus)?.focus();
  return true;
}

/** How to find an element again after it was drawn anew. */
function keyOf(element) {
  if (element?.id) return `#${CSS.escape(element.id)}`;
  const attribute = ['data-run', 'data-jump', 'data-filter', 'href'].find((name) => element?.hasAttribute(name));
  return attribute ? `${element.localName}[${attribute}="${CSS.escape(element.getAttribute(attribute))}"]` : null;
}

/** Moves to another person or conversation. */
export async function go(address, { push = true } = {}) {
  const url = new URL(address, location.href);
  const line = url.searchParams.get('line') ?? '';
  url.searchParams.delete('line');
  moves += 1;
  // Even when already there: what listens in the page is set up once for each page drawn.
  if (!(await replace(url, ['#app'], { always: true }))) return;
  moves += 1;
  find('#line').value = line;
  if (push) history.pushState(null, '', url);
  openDrawer(null);
  arrived();
  if (push) find('#line').focus();
}

/** People or the guide changed; the conversation and what is being typed stay as they are. */
export async function redraw() {
  const { as, in: conversation, base } = here();
  const started = moves;
  await replace(`${base}?${new URLSearchParams({ as, in: conversation })}`, [
    '#left',
    '.chat-head',
    '.chips',
    '#right',
  ]);
  if (moves !== started) await redraw();
}

export function shownFilter() {
  return find('[data-filter][aria-pressed=true]').dataset.filter;
}

export function openDrawer(side) {
  for (const button of findAll('[data-drawer]')) {
    const open = button.dataset.drawer === side;
    button.setAttribute('aria-expanded', String(open));
    find(`#${button.dataset.drawer}`).classList.toggle('open', open);
  }
}

export function showFilter(filter) {
  for (const button of findAll('[data-filter]')) {
    button.setAttribute('aria-pressed', String(button.dataset.filter === filter));
  }
  const words = find('#search').value.toLowerCase().split(/\s+/);
  for (const section of findAll('#people section')) {
    const kindFits = filter === 'all' || filter === 'unread' || section.dataset.kind === filter;
    for (const item of findAll('li', section)) {
      const fresh = filter !== 'unread' || !find('.badge', item).hidden;
      item.hidden = !(kindFits && fresh && words.every((word) => item.dataset.words.includes(word)));
    }
    section.hidden = findAll('li:not([hidden])', section).length === 0;
  }
  find('.nobody').hidden = findAll('#people li:not([hidden])').length > 0;
}
