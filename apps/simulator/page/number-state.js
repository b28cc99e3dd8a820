/** What the number's phone has done with its chat with the contact: archived, pinned, muted, labelled. */
import { $, button, call, make } from './api.js';

/** A switch: its words when it is off and on, where its state stands, and what is done to it. */
const SWITCHES = [
  {
    action: 'archive',
    texts: ['Archive', 'Take out of the archive'],
    index: 'archive',
    isOn: ({ archiveChatAction }) => archiveChatAction?.archived === true,
  },
  {
    action: 'pin',
    texts: ['Pin', 'Unpin'],
    index: 'pin_v1',
    isOn: ({ pinAction }) => pinAction?.pinned === true,
  },
  {
    action: 'mute',
    texts: ['Mute', 'Unmute'],
    index: 'mute',
    isOn: ({ muteAction }) => muteAction?.muted === true,
  },
  {
    action: 'read',
    texts: ['Mark as read', 'Mark as unread'],
    index: 'markChatAsRead',
    isOn: ({ markChatAsReadAction }) => markChatAsReadAction?.read !== false,
    // A chat of which the phone has said nothing is a read one.
    usual: true,
  },
];

let state = { number: '', contact: '', entries: [], names: [] };

/** Reads what the number's phone has, and draws what can be done with the chat. */
export async function drawState(number, contact, accounts) {
  const panel = $('number-state');
  panel.hidden = !number || !contact;
  if (panel.hidden) return;
  const { entries } = await call('GET', `/accounts/${number}/app-state`);
  const lid = accounts.find(({ phone }) => phone === contact)?.lid;
  state = { number, contact, entries, names: [`${contact}@s.whatsapp.net`, `${lid}@lid`] };
  const drawn = JSON.stringify([number, contact, entries]);
  if (panel.dataset.drawn === drawn) return;
  panel.dataset.drawn = drawn;
  // Who pressed a button goes on from it.
  const focused = panel.contains(document.activeElement) ? document.activeElement.name : '';
  $('number-acts').replaceChildren(...SWITCHES.map(switchOf), ...labels().map(labelOf));
  if (focused) panel.querySelector(`button[name="${CSS.escape(focused)}"]`)?.focus();
}

/** Whether the number's phone has starred a message. */
export function isStarred(id) {
  const entry = state.entries.find(({ index }) => index[0] === 'star' && index[2] === id);
  return entry?.value.starAction?.starred === true;
}

/** Stars a message on the number's phone, or takes the star back. */
export function star(id) {
  return change({ action: 'star', id, on: !isStarred(id) });
}

/** Makes a label on the number's phone and puts it on the chat. */
export function addLabel(name) {
  const used = labels().map(({ id }) => Number(id));
  const label = String(Math.max(0, ...used) + 1);
  const color = Number(label) % 20;
  return change({ action: 'label', label, name, color }, { action: 'labelChat', label });
}

function change(...changes) {
  const { number, contact: chat } = state;
  return call('POST', `/accounts/${number}/app-state`, {
    changes: changes.map((one) => (one.action === 'label' ? one : { chat, ...one })),
  });
}

function switchOf({ action, texts, index, isOn, usual = false }) {
  const entry = state.entries.find(
    (one) => one.index[0] === index && state.names.includes(one.index[1]),
  );
  const now = entry ? isOn(entry.value) : usual;
  return button(texts[Number(now)], () => change({ action, on: !now }), { name: action });
}

/** Labels of the number's phone. */
function labels() {
  return state.entries
    .filter(({ index, value }) => index[0] === 'label_edit' && !value.labelEditAction?.deleted)
    .map(({ index, value }) => ({ id: index[1], name: value.labelEditAction?.name ?? '' }));
}

function labelOf({ id, name }) {
  const isOn = state.entries.some(
    ({ index, value }) =>
      index[0] === 'label_jid' &&
      index[1] === id &&
      state.names.includes(index[2]) &&
      value.labelAssociationAction?.labeled,
  );
  const element = button('', () => change({ action: 'labelChat', label: id, on: !isOn }), {
    name: `label ${id}`,
    ariaPressed: String(isOn),
  });
  element.append(make('span', { className: 'hidden', textContent: 'Label ' }), name);
  return element;
}
