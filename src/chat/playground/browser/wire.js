// Talks with the server, and has the handles to the page.

export const find = (selector, root = document) => root.querySelector(selector);
export const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];
export const here = () => find('#app').dataset;

/** Calls a route of the playground. If something goes wrong it is shown, and the answer is null. */
export async function ask(road, body) {
  try {
    const response = await fetch(`${here().base}/${road}`, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': 'application/json' } : {},
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    showTrouble(answer.problem);
  } catch {
    showTrouble('Deload does not answer. Is it still running in the terminal?');
  }
  return null;
}

export function place() {
  return { as: here().as, in: here().in };
}

export function showTrouble(words, lasting = false) {
  const box = find('#trouble');
  box.textContent = words ?? '';
  box.hidden = !words;
  clearTimeout(showTrouble.timer);
  if (words && !lasting) showTrouble.timer = setTimeout(() => showTrouble(''), 8000);
}
