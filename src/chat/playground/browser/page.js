// The playground page: what the server tells, and what hands do.
import { startComposer } from './compose.js';
import { go, onArrival, openDrawer, redraw, showFilter, shownFilter } from './places.js';
import { act, addMessage, awaitPictures, scrollDown, sendForm } from './talk.js';
import { ask, find, findAll, here, showTrouble } from './wire.js';

let news = null;

function listen() {
  news?.close();
  const { base, as, in: conversation, newest } = here();
  const query = new URLSearchParams({ as, in: conversation, after: newest });
  news = new EventSource(`${base}/events?${query}`);
  news.addEventListener('open', () => showTrouble(''));
  news.addEventListener('message', (event) => addMessage(JSON.parse(event.data)));
  news.addEventListener('state', (event) => showState(JSON.parse(event.data)));
  news.addEventListener('redraw', redraw);
  news.addEventListener('error', () => {
    const ended = news.readyState === EventSource.CLOSED;
    showTrouble(
      ended
        ? 'Deload was restarted: open the new link from the terminal.'
        : 'The connection to Deload is gone. Trying again…',
      true,
    );
  });
}

let wasMoving = false;

function showState({ clock, people, unread }) {
  find('#clock-time').textContent = clock.time;
  find('#clock-day').textContent = clock.day;
  for (const person of people) showCount(`[data-unread-of="${CSS.escape(person.user)}"]`, person.unread);
  for (const [place, count] of Object.entries(unread)) showCount(`[data-unread-in="${CSS.escape(place)}"]`, count);
  const { moving } = clock;
  find('#moving').hidden = !moving;
  for (const button of findAll('.jumps button')) button.disabled = Boolean(moving);
  if (moving) {
    find('#moving-bar').max = moving.of;
    find('#moving-bar').value = moving.done;
    find('#moving-words').textContent = `moving… ${moving.done} of ${moving.of} ticks`;
  } else if (wasMoving || clock.problem) {
    const messages = clock.arrived === 1 ? '1 message' : `${clock.arrived} messages`;
    const fresh = clock.arrived === 0 ? 'Nothing arrived.' : `${messages} arrived: see the badges on the left.`;
    find('#clock-said').textContent = clock.problem ?? `It is ${clock.day}, ${clock.time}. ${fresh}`;
  }
  wasMoving = Boolean(moving);
  if (shownFilter() === 'unread') showFilter('unread');
}

function showCount(selector, count) {
  const badge = find(selector);
  if (!badge) return;
  find('[data-count]', badge).textContent = String(count);
  badge.hidden = count === 0;
}

async function withPause(button, work) {
  button.disabled = true;
  await work();
  button.disabled = false;
}

const presses = {
  press: (button) =>
    withPause(button, () => act('press', { invoke: button.dataset.press, label: button.textContent.trim() })),
  run: (button) => {
    openDrawer(null);
    return act('say', { text: button.dataset.run });
  },
  jump: async (button) => {
    find('#clock-said').textContent = '';
    const state = await ask('clock', { jump: button.dataset.jump });
    if (state) wasMoving = wasMoving || button.dataset.jump !== 'stop';
  },
  filter: (button) => showFilter(button.dataset.filter),
  drawer: (button) => openDrawer(button.getAttribute('aria-expanded') === 'true' ? null : button.dataset.drawer),
  close: () => find('#dialog').close(),
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-go]');
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    return void go(link.href);
  }
  const button = event.target.closest('button');
  for (const [name, press] of Object.entries(presses)) {
    if (button && name in button.dataset) return void press(button);
  }
  if (event.target === find('#dialog')) find('#dialog').close();
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  if ('form' in form.dataset) sendForm(form);
  if ('choice' in form.dataset) {
    const menu = form.elements.value;
    const chosen = { option: form.dataset.option, value: menu.value };
    const label = `${find('label span', form).textContent}: ${menu.selectedOptions[0].textContent}`;
    act('press', { invoke: form.dataset.choice, label, chosen });
  }
});

document.addEventListener('input', (event) => {
  if (event.target.id === 'search') showFilter(shownFilter());
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') openDrawer(null);
  const typing = event.target.closest('input, textarea, select, dialog');
  if (event.key === '/' && !typing) {
    event.preventDefault();
    find('#line').focus();
    find('#line').value = '/';
    find('#line').dispatchEvent(new Event('input', { bubbles: true }));
  }
});

addEventListener('popstate', () => go(location.href, { push: false }));
addEventListener('pagehide', () => news?.close());
addEventListener('pageshow', (event) => event.persisted && listen());

function ready() {
  startComposer(find('#say'));
  listen();
  awaitPictures(find('#log').lastElementChild);
  scrollDown();
}

onArrival(ready);
const first = new URL(location.href);
const line = first.searchParams.get('line');
if (line) {
  find('#line').value = line;
  first.searchParams.delete('line');
  history.replaceState(null, '', first);
}
ready();
find('[aria-current=true]', find('#people'))?.scrollIntoView({ block: 'nearest' });
if (matchMedia('(min-width: 60rem)').matches) find('#line').focus();
