import { html } from 'hono/html';
import { makeTranslate, type Translate } from '../../i18n/translate.ts';
import type { Action, Block, Choice, Doc, FileBlock, Invoke, PictureBlock } from '../doc.ts';
import { BOT, type Message } from './conversations.ts';
import { type Html, icon, prose } from './markup.ts';
import { partAddress } from './parts.ts';

type Packed = (invoke: Invoke) => string;

/** Who reads, and where the playground is mounted. */
export interface Reader {
  readonly user: string;
  readonly locale: string;
  readonly zone: string;
  readonly path: string;
}

/** One entry of a conversation. */
export function drawMessage(message: Message, reader: Reader): Html {
  const t = makeTranslate(reader.locale, reader.zone);
  const when = html`<time datetime="${new Date(message.at).toISOString()}">${t.moment(message.at)}</time>`;
  if (message.content.kind === 'words') {
    return html`<li class="message mine" data-seq="${message.seq}">
      <p class="bubble"><span class="hidden">${t('page.you')}: </span>${message.content.words}</p>
      <p class="when">${when}</p>
    </li>`;
  }
  const { doc, packed } = message.content;
  const onlyYou = message.conversation !== BOT && message.user !== null;
  // A picture shows a body or a name, and a file is somebody's own: never where others read along.
  const address = (block: PictureBlock | FileBlock) =>
    message.user === null ? null : partAddress(message, block.kind, doc.blocks.indexOf(block), reader);
  return html`<li class="message bot" data-seq="${message.seq}">
    <p class="when"><b>Deload</b> ${when}${onlyYou ? html`<span class="only">${icon('eye')} ${t('page.onlyYou')}</span>` : ''}</p>
    ${drawCard(doc, (block) => drawBlock(block, packed, address, t), packed, t)}
  </li>`;
}

/** A document of the bot, drawn by its tone. What a colour says is also said in words. */
function drawCard(doc: Doc, drawn: (block: Block) => Html, packed: Packed, t: Translate): Html {
  const tone = doc.tone === 'plain' ? '' : t(`page.${doc.tone}`);
  return html`<article class="card ${doc.tone}" lang="${t.locale}">
    ${doc.title ? html`<h3>${doc.tone === 'plain' ? '' : icon(doc.tone)}${tone ? html`<span class="hidden">${tone}: </span>` : ''}${doc.title}</h3>` : ''}
    ${doc.blocks.map(drawn)}
    ${doc.actions?.length ? drawActions(doc.actions, packed) : ''}
  </article>`;
}

function drawBlock(
  block: Block,
  packed: Packed,
  address: (block: PictureBlock | FileBlock) => string | null,
  t: Translate,
): Html {
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
      return drawChoice(block.choice, packed, t);
    case 'picture':
      return drawPicture(block, address(block), t('chart.inWords'));
    case 'file':
      return drawFile(block, address(block));
  }
}

function drawFile({ name, words }: FileBlock, address: string | null): Html {
  return address === null ? html`` : html`<p class="text"><a href="${address}" download="${name}">${words}</a></p>`;
}

/** The words are read aloud in place of the picture, and can be opened below it. */
function drawPicture({ words }: PictureBlock, address: string | null, inWords: string): Html {
  if (address === null) return html`<p class="text">${prose(words)}</p>`;
  return html`<figure class="picture"><img src="${address}" alt="${words}">
    <figcaption><details><summary>${inWords}</summary><p class="text">${prose(words)}</p></details></figcaption></figure>`;
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

function drawChoice(choice: Choice, packed: Packed, t: Translate): Html {
  return html`<form class="choice" data-choice="${packed(choice.invoke)}" data-option="${choice.option}">
    <label><span>${choice.label}</span>
      <select name="value" required><option value="">${t('page.choose')}</option>${choice.choices.map((one) => html`<option value="${one.value}">${one.label}</option>`)}</select>
    </label>
    <button type="submit" class="quiet">${t('page.pick')}</button>
  </form>`;
}
