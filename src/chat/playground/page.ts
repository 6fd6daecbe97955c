import { html } from 'hono/html';
import { makeTranslate } from '../../i18n/translate.ts';
import { drawMessage } from './card.ts';
import { BOT } from './conversations.ts';
import { avatar, type Html, icon } from './markup.ts';
import { badge, drawPeople, drawTools, linkTo, roleChips } from './panels.ts';
import { commandsFor, type PlaygroundPerson } from './people.ts';
import { placesOf, type Stage } from './stage.ts';
import { type State, stateOf } from './state.ts';
import { summaryOf } from './suggest.ts';
import type { Speaker } from './talk.ts';

/** Shown first under the conversation, to people who may use them. */
const EVERYDAY = ['checkin', 'book', 'mine', 'roster', 'risk', 'plan', 'team', 'calendar', 'help'];
/** Done once: comes last for those who have joined. */
const ONCE = 'join';
const SHOWN = 6;

/** The whole page as one person sees one conversation. */
export function drawPage(stage: Stage, people: readonly PlaygroundPerson[], speaker: Speaker): Html {
  const { path, conversations } = stage;
  const { person, conversation } = speaker;
  const state = stateOf(stage, people, person.user);
  const t = makeTranslate(person.locale, stage.zone);
  const commands = everyday(commandsFor(person, stage.commands));
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${person.name} · Deload playground</title>
  <link rel="icon" href="${path}/assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${path}/assets/style.css">
  <script type="module" src="${path}/assets/page.js"></script>
</head>
<body>
  <a class="skip" href="#line">To the input line</a>
  <header class="top">
    <button type="button" class="drawer" data-drawer="left" aria-expanded="false" aria-controls="left">${icon('people')}<span>People</span></button>
    <h1><img src="${path}/assets/icon.svg" alt="" width="26" height="26">Deload <small>playground</small></h1>
    <p class="about">A made-up club on your machine. Nothing here is sent anywhere.</p>
    <button type="button" class="drawer" data-drawer="right" aria-expanded="false" aria-controls="right">${icon('clock')}<span>Clock &amp; guide</span></button>
  </header>
  <div id="app" data-base="${path}" data-as="${person.user}" data-in="${conversation}" data-newest="${conversations.newest()}">
    ${drawPeople(state, person, path)}
    <main id="chat">
      ${drawHeader(stage, state, speaker)}
      <ol id="log" role="log" aria-live="polite" aria-relevant="additions" aria-label="Conversation" tabindex="0">
        ${drawWelcome(speaker)}
        ${conversations.read(person.user, conversation).map((one) => drawMessage(one, { user: person.user, locale: person.locale, zone: stage.zone, path }))}
      </ol>
      <div class="compose">
        <p id="busy" class="busy" role="status" hidden><span></span><span></span><span></span><em>Deload is working on it</em></p>
        <div class="chips" role="group" aria-label="Often used commands">${commands
          .slice(0, SHOWN)
          .map(
            (command) =>
              html`<button type="button" data-run="/${command.name}" title="${summaryOf(command, t)}">/${command.name}</button>`,
          )}</div>
        <form id="say" autocomplete="off">
          <ul id="offers" role="listbox" aria-label="Suggestions" hidden></ul>
          <label class="hidden" for="line">Ask Deload as ${person.name}</label>
          <input id="line" name="text" type="text" role="combobox" aria-expanded="false" aria-controls="offers" aria-autocomplete="list"
            aria-describedby="usage" maxlength="2000" spellcheck="false" placeholder="Ask as ${person.name}: type / for commands">
          <button type="submit" class="send" aria-label="Send">${icon('send')}</button>
        </form>
        <p id="usage" class="usage">Type <kbd>/</kbd> for commands, <kbd>Tab</kbd> to take a suggestion, <kbd>Enter</kbd> to send.</p>
      </div>
    </main>
    ${drawTools({ state, steps: stage.walk.steps(people), commands, t, person, path })}
  </div>
  <dialog id="dialog" aria-labelledby="form-title"></dialog>
  <p id="trouble" class="trouble" role="alert" hidden></p>
</body>
</html>`;
}

function drawHeader({ path, conversations }: Stage, state: State, { person, conversation }: Speaker): Html {
  return html`<header class="chat-head">
    ${avatar(person.name)}
    <div class="you"><h2><span class="hidden">You are </span>${person.name}</h2><p class="roles">${roleChips(person)}${person.squad ? html`<span class="squad">${person.squad}</span>` : ''}</p></div>
    <nav class="places" aria-label="Conversations of ${person.name}">${placesOf(person, conversations).map(
      (
        place,
      ) => html`<a data-go href="${linkTo(path, person.user, place)}" ${place === conversation ? html`aria-current="page"` : ''}>
        ${icon(place === BOT ? 'bot' : 'channel')}<span>${place === BOT ? 'Bot (private)' : html`<span class="hidden">#</span>${place}`}</span>
        ${badge(state.unread[place] ?? 0, html`data-unread-in="${place}"`)}</a>`,
    )}</nav>
  </header>`;
}

/** What stands above the first message. */
function drawWelcome({ person, conversation }: Speaker): Html {
  if (conversation !== BOT) {
    return html`<li class="welcome">${icon('channel')}<h3>#${conversation}</h3>
      <p>The team’s staff reads along here. What you ask in a channel is answered so that only you see it.</p></li>`;
  }
  const first = person.name.split(' ')[0];
  return html`<li class="welcome">${avatar(person.name)}<h3>${first} and the bot, in private</h3>
    <p>${
      person.roles.length === 0
        ? `${first} is new and has not joined the club yet. Press /join to begin.`
        : `Whatever you type or press here, Deload hears from ${first}. Press a command below, or follow “Try this”.`
    }</p></li>`;
}

/** The most used first. */
function everyday<One extends { readonly name: string }>(commands: readonly One[]): readonly One[] {
  const rank = ({ name }: One) => {
    if (name === ONCE) return EVERYDAY.length + 1;
    return EVERYDAY.includes(name) ? EVERYDAY.indexOf(name) : EVERYDAY.length;
  };
  return [...commands].sort((a, b) => rank(a) - rank(b));
}
