/** The chat of a contact with the number: draws it, and writes in it as the contact does. */
import { $, call, make, on, tell, upload } from './api.js';
import { bubble } from './bubbles.js';
import { chatOf } from './chat-model.js';
import { isStarred, star } from './number-state.js';
import { describe, sizeText, waysToSend } from './files.js';

const WAYS = {
  image: 'Picture',
  video: 'Video',
  gif: 'GIF',
  ptv: 'Video note',
  voice: 'Voice message',
  audio: 'Audio',
  sticker: 'Sticker',
  document: 'Document',
};

const contact = () => $('contact').value;
const number = () => $('number').value;

/** Items that are drawn, so that one which did not change goes on playing and keeps the focus. */
const drawn = new Map();
/** The message that is answered or changed by what is written next. */
let concerned = null;
/** Files that are sent next; several are an album. */
let files = [];

/** Draws the chat, and reads what is new in it. */
export async function drawMessages() {
  const list = $('messages');
  if (!contact() || !number()) {
    show(list, [empty('Add a contact, then write to the number as that contact would.')]);
    return;
  }
  const { data } = await call('GET', `/accounts/${contact()}/messages?with=${number()}`);
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const items = chatOf(data, contact())
    .map((message) => ({ ...message, starred: isStarred(message.id) }))
    .map(itemOf);
  show(list, items.length ? items : [empty('No messages yet. Write the first one.')]);
  if (atEnd) list.scrollTop = list.scrollHeight;
  await readNew(data);
}

function itemOf(message) {
  const name = `${contact()} ${number()} ${message.id} ${message.direction}`;
  const state = JSON.stringify(message);
  const before = drawn.get(name);
  if (before?.state === state) return before.item;
  const item = bubble(message, contact(), actsOn(message));
  drawn.set(name, { state, item });
  return item;
}

/** Changes the list where it is another one, and leaves the rest alone. */
function show(list, items) {
  const kept = new Set(items);
  for (const child of [...list.children]) if (!kept.has(child)) child.remove();
  items.forEach((item, at) => {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
}

async function readNew(messages) {
  const unread = messages.filter(
    ({ direction, status }) => direction === 'in' && status !== 'read' && status !== 'played',
  );
  if (unread.length === 0 || document.visibilityState !== 'visible') return;
  const ids = unread.map(({ id }) => id);
  await call('POST', `/accounts/${contact()}/read`, { from: number(), ids });
}

function empty(textContent) {
  return make('li', { className: 'empty', textContent });
}

function write(message) {
  if (!contact()) throw new Error('Add a contact first.');
  return call('POST', `/accounts/${contact()}/messages`, { to: number(), ...message });
}

function actsOn(message) {
  const about = message.id;
  const aboutFrom = message.direction === 'out' ? contact() : number();
  const quietly = (work) => work.catch((error) => tell(error.message));
  return {
    reply: () => concern({ reply: message }),
    edit: () => concern({ edit: message }),
    star: () => star(about),
    remove: () => write({ kind: 'delete', about }),
    pin: (lastsSeconds) =>
      quietly(
        write(
          lastsSeconds
            ? { kind: 'pin', about, aboutFrom, lastsSeconds }
            : { kind: 'unpin', about, aboutFrom },
        ),
      ),
    keep: (isKept) => write({ kind: isKept ? 'keep' : 'unkeep', about, aboutFrom }),
    react: (text) => quietly(write({ kind: 'reaction', about, aboutFrom, text })),
    vote: (options) => write({ kind: 'vote', about, vote: { options } }),
    answer: (answer) => write({ kind: 'event_answer', about, answer }),
    heard: () =>
      call('POST', `/accounts/${contact()}/read`, { from: number(), ids: [about], played: true }),
  };
}

/** What is written next answers or changes a message. */
function concern(what) {
  concerned = what;
  $('concerned').hidden = what === null;
  if (!what) return;
  const { text, kind } = what.reply ?? what.edit;
  $('concerned-text').textContent = `${what.reply ? 'Reply to' : 'Edit'}: ${text ?? kind}`;
  if (what.edit) $('text').value = text ?? '';
  $('text').focus();
}

function attach(chosen) {
  if (chosen.length > 1 && !chosen.every(isShown)) {
    $('attach').value = '';
    throw new Error('Several files are an album, which has pictures and videos only.');
  }
  files = chosen;
  const [file] = files;
  $('attached').hidden = !file;
  $('text').required = !file;
  $('text').placeholder = file ? 'Caption' : 'Write as the contact';
  if (!file) {
    $('attach').value = '';
    return;
  }
  const isAlbum = files.length > 1;
  for (const id of ['send-as-label', 'send-as', 'view-once-label']) $(id).hidden = isAlbum;
  $('attached-name').textContent = isAlbum
    ? `Album of ${files.length}: ${files.map(({ name }) => name).join(', ')}`
    : `${file.name} (${sizeText(file.size)})`;
  $('send-as').replaceChildren(...waysToSend(file).map((way) => new Option(WAYS[way], way)));
  $('text').focus();
}

/** Whether a file can be in an album. */
const isShown = ({ type }) => /^(image|video)\//.test(type);

/** A picture that was pasted or dropped on the chat is one to be sent. */
export function attachIfInChat(event, chosen) {
  if (!event.target.closest?.('.chat')) return false;
  attach([chosen]);
  return true;
}

/** The frame first, as phones do, which says how many follow; then each picture and video. */
async function sendAlbum(text, replyTo) {
  const videos = files.filter(({ type }) => type.startsWith('video/')).length;
  const album = { images: files.length - videos, videos };
  const { id: albumOf } = await write({ kind: 'album', text: '', album, ...replyTo });
  for (const [index, file] of files.entries()) {
    const kind = file.type.startsWith('video/') ? 'video' : 'image';
    const facts = await describe(file, kind);
    const { id } = await upload(contact(), kind, file);
    const media = { id, fileName: file.name, ...facts };
    await write({ kind, media, albumOf, ...(text && index === 0 ? { text } : {}) });
  }
}

async function sendFile(text, replyTo) {
  const [file] = files;
  const kind = $('send-as').value;
  const facts = await describe(file, kind);
  const { id } = await upload(contact(), kind, file);
  const viewOnce = $('view-once').checked && ['image', 'video', 'voice'].includes(kind);
  const media = { id, fileName: file.name, ...facts, ...(viewOnce ? { viewOnce } : {}) };
  await write({ kind, media, ...(text ? { text } : {}), ...replyTo });
  $('view-once').checked = false;
}

async function send() {
  if (!contact()) throw new Error('Add a contact first.');
  const text = $('text').value;
  const replyTo = concerned?.reply ? { replyTo: { id: concerned.reply.id } } : {};
  if (concerned?.edit) await write({ kind: 'encrypted_edit', about: concerned.edit.id, text });
  else if (files.length > 1) await sendAlbum(text, replyTo);
  else if (files.length === 1) await sendFile(text, replyTo);
  else await write({ text, ...replyTo });
  $('text').value = '';
  attach([]);
  concern(null);
}

on('write', 'submit', send);
on('attach', 'change', () => attach([...$('attach').files]));
on('detach', 'click', () => attach([]));
on('not-concerned', 'click', () => {
  if (concerned?.edit) $('text').value = '';
  concern(null);
});
on('poll', 'submit', async () => {
  const options = $('poll-options')
    .value.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (options.length < 2) throw new Error('Write two options at least, one on each line.');
  const selectable = $('poll-many').checked ? 0 : 1;
  const question = $('poll-question').value;
  await write({ kind: 'poll', poll: { question, options, selectable } });
  $('poll').reset();
});
on('location', 'submit', async () => {
  const [latitude, longitude] = [$('latitude').value, $('longitude').value].map(Number);
  const name = $('place-name').value;
  await write({ kind: 'location', location: { latitude, longitude, ...(name ? { name } : {}) } });
  $('location').reset();
});
on('call', 'click', async () => {
  if (!contact()) throw new Error('Add a contact first.');
  await call('POST', `/accounts/${contact()}/call`, { to: number() });
  tell('The contact called, and hung up.');
});
