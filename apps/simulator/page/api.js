/** What all parts of the page use: everything it does goes through the control API, as tests do. */
export const $ = (id) => document.getElementById(id);

let noticeTimer;

async function answerOf(response) {
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

export async function call(method, path, body) {
  const json = body
    ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  return answerOf(await fetch(`/control${path}`, { method, ...json }));
}

/** Uploads a file as a phone does: encrypted, before the message that names it. */
export async function upload(phone, kind, file) {
  const headers = { 'content-type': file.type || 'application/octet-stream' };
  const path = `/control/accounts/${phone}/media?kind=${kind}`;
  return answerOf(await fetch(path, { method: 'POST', headers, body: file }));
}

/** Says what happened, and takes it away after a while. */
export function tell(text) {
  clearTimeout(noticeTimer);
  $('notice').textContent = text;
  $('notice').hidden = false;
  noticeTimer = setTimeout(() => ($('notice').hidden = true), 6000);
}

/** Runs what a person asked for, and tells when it cannot be. */
export function on(target, event, work) {
  const element = typeof target === 'string' ? $(target) : target;
  element.addEventListener(event, async (happened) => {
    happened.preventDefault();
    try {
      await work(happened);
    } catch (error) {
      tell(error.message);
    }
  });
}

/** An element with properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button that does something when it is pressed. */
export function button(text, work, properties = {}) {
  const element = make('button', { type: 'button', textContent: text, ...properties });
  on(element, 'click', work);
  return element;
}
