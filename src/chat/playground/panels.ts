import { html } from 'hono/html';
import type { Translate } from '../../i18n/translate.ts';
import type { Command } from '../command/command.ts';
import { avatar, type Html } from './markup.ts';
import { groupsOf, type PlaygroundPerson } from './people.ts';
import type { State } from './state.ts';
import { type Offer, summaryOf } from './suggest.ts';
import { JUMPS } from './travel.ts';
import type { WalkStep } from './walk.ts';

/** The address of the page for a person, a conversation and a line to start with. */
export function linkTo(path: string, user: string, conversation: string, line?: string): string {
  const query = new URLSearchParams({ as: user, in: conversation, ...(line ? { line } : {}) });
  return `${path}?${query}`;
}

export function roleChips(person: PlaygroundPerson): Html {
  const roles = person.roles.length > 0 ? person.roles : ['new'];
  return html`${roles.map((role) => html`<span class="role ${role}">${role === 'new' ? 'not joined' : role}</span>`)}`;
}

/** The number of new messages. Always there, so that it can change without drawing the page again. */
export function badge(count: number, attribute: Html): Html {
  return html`<span class="badge" ${attribute} ${count === 0 ? 'hidden' : ''}><span data-count>${count}</span><span class="hidden"> new</span></span>`;
}

/** Left: who to be. */
export function drawPeople(state: State, current: PlaygroundPerson, path: string): Html {
  const unread = new Map(state.people.map((person) => [person.user, person.unread]));
  return html`<nav id="left" class="panel left" aria-labelledby="people-title">
    <h2 id="people-title">Choose who you are</h2>
    <label class="search"><span class="hidden">Search people</span>
      <input id="search" type="search" placeholder="Name, role or squad" autocomplete="off"></label>
    <div class="filters" role="group" aria-label="Show">
      ${[
        ['all', 'All'],
        ['unread', 'New'],
        ['athlete', 'Athletes'],
        ['staff', 'Staff'],
      ].map(
        ([value, label]) =>
          html`<button type="button" data-filter="${value}" aria-pressed="${String(value === 'all')}">${label}</button>`,
      )}
    </div>
    <div id="people">
      ${groupsOf(state.people).map(
        (group) =>
          html`<section data-kind="${group.kind}"><h3>${group.title}</h3><ul>${group.people.map((person) => {
            const words = [person.name, ...person.roles, person.squad ?? ''].join(' ').toLowerCase();
            return html`<li data-words="${words}"><a href="${linkTo(path, person.user, 'bot')}" data-go
            ${person.user === current.user ? html`aria-current="true"` : ''}>
            ${avatar(person.name)}<span class="who"><b>${person.name}</b><span class="roles">${roleChips(person)}</span></span>
            ${badge(unread.get(person.user) ?? 0, html`data-unread-of="${person.user}"`)}</a></li>`;
          })}</ul></section>`,
      )}
      <p class="nobody" hidden>Nobody fits. Clear the search to see everybody.</p>
    </div>
  </nav>`;
}

/** Right: the clock, the walk, the commands. */
export function drawTools({
  state,
  steps,
  commands,
  t,
  person,
  path,
}: {
  readonly state: State;
  readonly steps: readonly WalkStep[];
  readonly commands: readonly Command[];
  readonly t: Translate;
  readonly person: PlaygroundPerson;
  readonly path: string;
}): Html {
  return html`<aside id="right" class="panel right" aria-label="Clock, guide and commands">
    ${drawClock(state)}${drawWalk(steps, person, path)}
    <section class="commands" aria-labelledby="commands-title">
      <h2 id="commands-title">Commands for ${person.name.split(' ')[0]}</h2>
      <ul>${commands.map(
        (command) =>
          html`<li><button type="button" data-run="/${command.name}"><code>/${command.name}</code><span>${summaryOf(command, t)}</span></button></li>`,
      )}</ul>
    </section>
  </aside>`;
}

function drawClock({ clock }: State): Html {
  return html`<section class="clock" aria-labelledby="clock-title">
    <h2 id="clock-title">Playground clock</h2>
    <p class="now"><span id="clock-time">${clock.time}</span><span id="clock-day">${clock.day}</span><small>${clock.zone}</small></p>
    <div class="jumps" role="group" aria-label="Move the clock">${JUMPS.map(
      ({ jump, label }) => html`<button type="button" data-jump="${jump}">${label}</button>`,
    )}</div>
    <div id="moving" hidden><progress id="moving-bar" value="0" max="1" aria-label="Moving the clock"></progress>
      <p><span id="moving-words"></span> <button type="button" class="link" data-jump="stop">Stop here</button></p></div>
    <p id="clock-said" class="said" role="status"></p>
  </section>`;
}

function drawWalk(steps: readonly WalkStep[], person: PlaygroundPerson, path: string): Html {
  const done = steps.filter((step) => step.state === 'done').length;
  return html`<section class="walk" aria-labelledby="walk-title">
    <h2 id="walk-title">Try this <small>${done} of ${steps.length} done</small></h2>
    <ol>${steps.map(
      (step) => html`<li class="${step.state}" ${step.state === 'next' ? html`aria-current="step"` : ''}>
        <details ${step.state === 'next' ? 'open' : ''}><summary>${step.title}${step.state === 'done' ? html`<span class="hidden"> (done)</span>` : ''}</summary>
        <p>${step.tell}</p>${drawGo(step, person, path)}</details></li>`,
    )}</ol>
  </section>`;
}

/** Takes the reader there: as the right person, in the right place, with the line ready to send. */
function drawGo(step: WalkStep, person: PlaygroundPerson, path: string): Html {
  if (!step.go) return html``;
  const suits = step.go.as ?? person;
  const label = suits.user === person.user ? 'Try it' : `Be ${suits.name}`;
  return html`<a class="go" data-go href="${linkTo(path, suits.user, step.go.conversation, step.go.line)}">${label}${
    step.go.line ? html` <code>${step.go.line}</code>` : ''
  }</a>`;
}

/** The menu above the input line. */
export function drawOffers(offers: readonly Offer[]): Html {
  return html`${offers.map(
    (offer, index) =>
      html`<li role="option" id="offer-${index}" aria-selected="false" data-line="${offer.line}"><b>${offer.label}</b><span>${offer.detail}</span></li>`,
  )}`;
}
