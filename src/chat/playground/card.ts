import { html } from 'hono/html';
import { makeTranslate } from '../../i18n/translate.ts';
import type { Action, Block, Choice, Doc, Invoke } from '../doc.ts';
import { BOT, type Message } from './conversations.ts';
import { type Html, icon, prose } from './markup.ts';

type Packed = (invoke: Invoke) => string;

const TONES = { plain: '', good: 'Done', warning: 'Please look', refused: 'Not done' } as const;

/** One entry of a conversation. */
export function drawMessage(message: Message, reader: { readonly locale: string; readonly zone: string }): Html {
  const t = makeTranslate(reader.locale, reader.zone);
  const when = html`<time datetime="${new Date(message.at).toISOString()}">${t.moment(message.at)}</time>`;
  if (message.content.kind === 'words') {
    return html`<li class="message mine" data-seq="${message.seq}">
      <p class="bubble"><span class="hidden">You: </span>${message.content.words}</p>
      <p class="when">${when}</p>
    </li>`;
  }
  const onlyYou = message.conversation !== BOT && message.user !== null;
  return html`<li class="message bot" data-seq="${message.seq}">
    <p class="when"><b>Deload</b> ${when}${onlyYou ? html`<span class="only">${icon('eye')} Only you can see this</span>` : ''}</p>
    ${drawCard(message.content.doc, message.content.packed, t.locale)}
  </li>`;
}

/** A document of the bot, drawn by its tone; what a colour says is said in words too. */
function drawCard(doc: Doc, packed: Packed, locale: string): Html {
  const tone = TONES[doc.tone];
  return html`<article class="card ${doc.tone}" lang="${locale}">
    ${doc.title ? html`<h3>${doc.tone === 'plain' ? '' : icon(doc.tone)}${tone ? html`<span class="hidden">${tone}: </span>` : ''}${doc.title}</h3>` : ''}
    ${doc.blocks.map((block) => drawBlock(block, packed))}
    ${doc.actions?.length ? drawActions(doc.actions, packed) : ''}
  </article>`;
}

function drawBlock(block: Block, packed: Packed): Html {
  switch (block.kind) {
    case 'text':
      return html`<p class="text">${prose(block.text)}</p>`;
    case 'fields':
      return html`<dl class="fields">${block.fields.map(
        (field) => html`<div><dt>${field.label}</dt><dd>${prose(field.value)}</dd></div>`,
      )}</dl>`;
    case 'table':
      return html`<div class="scroll" role="region" aria-label="${block.caption}" tabindex="0"><table>
        <caption>${block.caption}</caption>
        <thead><tr>${block.headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
        <tbody>${block.rows.map(
          (row) =>
            html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`,
        )}</tbody>
      </table></div>`;
    case 'meter':
      return drawBar('meter', block.label, block.words, block.value, block.max);
    case 'progress':
      return drawBar('progress', block.label, block.words, block.done, block.of);
    case 'time':
      return html`<p class="moment">${icon('clock')}<span>${block.label}</span>
        <time datetime="${new Date(block.instant).toISOString()}">${block.words}</time></p>`;
    case 'item':
      return html`<div class="item"><p class="text">${prose(block.text)}</p>${drawActions(block.actions, packed)}</div>`;
    case 'choice':
      return drawChoice(block.choice, packed);
  }
}

/** The words carry the meaning; the bar is decoration beside them. */
function drawBar(kind: 'meter' | 'progress', label: string, words: string, value: number, max: number): Html {
  const bounded = Math.max(0, Math.min(value, max));
  return html`<div class="bar ${kind}"><span>${label}</span>
    <progress value="${bounded}" max="${max > 0 ? max : 1}" aria-hidden="true"></progress><b>${words}</b></div>`;
}

function drawActions(actions: readonly Action[], packed: Packed): Html {
  if (actions.length === 0) return html``;
  return html`<div class="actions">${actions.map(
    (action) =>
      html`<button type="button" class="${action.style ?? 'quiet'}" data-press="${packed(action.invoke)}">${action.label}</button>`,
  )}</div>`;
}

function drawChoice(choice: Choice, packed: Packed): Html {
  return html`<form class="choice" data-choice="${packed(choice.invoke)}" data-option="${choice.option}">
    <label><span>${choice.label}</span>
      <select name="value">${choice.choices.map((one) => html`<option value="${one.value}">${one.label}</option>`)}</select>
    </label>
    <button type="submit" class="quiet">Choose</button>
  </form>`;
}
