/** Draws messages of a chat. */
import { button, make } from './api.js';
import { sizeText } from './files.js';

const TICKS = {
  sent: '✓ sent',
  delivered: '✓✓ delivered',
  read: '✓✓ read',
  played: '✓✓ heard',
};
const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
/** Kinds whose text or caption can be changed. */
const EDITABLE = ['text', 'image', 'video', 'gif', 'document'];
const ANSWERS = [
  ['going', 'Going', 'GOING'],
  ['maybe', 'Maybe', 'MAYBE'],
  ['not_going', 'Not going', 'NOT_GOING'],
];

/**
 * @param message as the model has it
 * @param acts what can be done: reply, star, react, vote, answer, edit, remove, pin, keep, tap
 */
export function bubble(message, contact, acts) {
  const mine = message.direction === 'out';
  const item = make('li', { className: mine ? 'out' : '', id: `message-${message.id}` });
  item.append(make('span', { className: 'hidden', textContent: mine ? 'Sent: ' : 'Received: ' }));
  if (message.deleted) {
    item.append(make('em', { textContent: 'This message was deleted.' }), about(message, mine));
    return item;
  }
  const parts = [
    forwarded(message),
    quote(message),
    content(message, contact, acts),
    textOf(message),
    preview(message),
    reactions(message),
    warnings(message),
    about(message, mine),
    actions(message, mine, acts),
  ];
  item.append(...parts.filter(Boolean));
  return item;
}

function forwarded({ forwarded: times }) {
  if (!times) return null;
  const textContent = times >= 5 ? 'Forwarded many times' : 'Forwarded';
  return make('span', { className: 'about', textContent });
}

function quote({ replyTo }) {
  if (!replyTo) return null;
  return make('blockquote', { textContent: replyTo.text ?? `(${replyTo.kind})` });
}

const KNOWN = ['image', 'video', 'gif', 'ptv', 'audio', 'voice', 'document', 'sticker'];

function textOf({ kind, text }) {
  const own = ['poll', 'event', 'tap', 'location', 'live_location', 'contact', 'album'];
  if (own.includes(kind)) return null;
  if (text) return make('span', { className: 'text', textContent: text });
  if (KNOWN.includes(kind)) return null;
  return make('em', { textContent: `A message of kind ${kind}` });
}

function content(message, contact, acts) {
  const { kind } = message;
  if (message.viewOnce && message.direction === 'in' && !message.media?.directPath)
    return make('em', { textContent: 'A picture to be viewed once' });
  if (message.media)
    return fileOf(message, `/control/accounts/${contact}/messages/${message.id}/media`);
  if (kind === 'poll') return poll(message, acts);
  if (kind === 'event') return event(message, acts);
  if (message.album) return album(message);
  if (message.location) return place(message);
  if (message.contacts) return cards(message);
  if (message.tap)
    return make('span', {
      className: 'text',
      textContent: `Tapped: ${message.tap.title ?? message.tap.id}`,
    });
  return null;
}

function fileOf(message, src) {
  const { kind, media, text } = message;
  const element = player(kind, media, text, src);
  element.addEventListener('error', () => void replaceWithReason(element, src));
  return element;
}

function player(kind, media, text, src) {
  if (kind === 'image') return make('img', { src, alt: text ?? 'Picture', loading: 'lazy' });
  if (kind === 'sticker') return make('img', { src, alt: 'Sticker', className: 'sticker' });
  if (kind === 'audio' || kind === 'voice') {
    const label = kind === 'voice' ? 'Voice message' : 'Audio';
    return make('audio', { src, controls: true, preload: 'none', ariaLabel: label });
  }
  if (kind === 'document') {
    const name = media.fileName ?? 'Untitled';
    const link = make('a', { href: src, download: name, textContent: name });
    return make('span', { className: 'document' }, link, ` ${sizeText(media.size)}`);
  }
  const label = { gif: 'GIF', ptv: 'Video note' }[kind] ?? 'Video';
  const video = { src, controls: true, preload: 'metadata', ariaLabel: label };
  return make('video', { ...video, loop: kind === 'gif', className: kind });
}

/** A phone shows no file that it cannot trust; why not helps who sent it. */
async function replaceWithReason(element, src) {
  const response = await fetch(src);
  const reason = response.ok ? 'This browser cannot show the file.' : (await response.json()).error;
  element.replaceWith(make('em', { className: 'refused', textContent: reason }));
}

function poll({ poll: { question, options, selectable }, votes }, acts) {
  const mine = votes.contact ?? [];
  const choices = options.map((option) => {
    const count = Object.values(votes).filter((chosen) => chosen?.includes(option)).length;
    const isMine = mine.includes(option);
    const work = () => acts.vote(nextVote(mine, option, selectable === 1));
    const voted = button('', work, { ariaPressed: String(isMine), className: 'choice' });
    voted.append(
      make('span', { textContent: option }),
      make('span', { className: 'count', textContent: count === 1 ? '1 vote' : `${count} votes` }),
    );
    return voted;
  });
  const hint = selectable === 1 ? 'Choose one' : 'Choose one or more';
  return make(
    'fieldset',
    {},
    make('legend', { textContent: question }),
    make('span', { className: 'about', textContent: hint }),
    ...choices,
  );
}

function nextVote(mine, option, isSingle) {
  if (mine.includes(option)) return mine.filter((chosen) => chosen !== option);
  return isSingle ? [option] : [...mine, option];
}

function event({ event: { name, description, startsAt }, answers }, acts) {
  const choices = ANSWERS.map(([answer, text, wire]) =>
    button(text, () => acts.answer(answer), { ariaPressed: String(answers.contact === wire) }),
  );
  return make(
    'fieldset',
    {},
    make('legend', { textContent: name }),
    make('span', { className: 'about', textContent: new Date(startsAt * 1_000).toLocaleString() }),
    description ? make('p', { textContent: description }) : null,
    make('span', { className: 'row' }, ...choices),
  );
}

function place({ kind, location: { latitude, longitude, name, address }, text }) {
  const title = kind === 'live_location' ? 'Live location' : 'Location';
  const lines = [name, address, `${latitude}, ${longitude}`, text].filter(Boolean);
  return make('span', { className: 'text', textContent: `${title}\n${lines.join('\n')}` });
}

function album({ album: { images, videos } }) {
  const textContent = `Album of ${images + videos}`;
  return make('span', { className: 'text', textContent });
}

function cards({ contacts }) {
  const lines = contacts.map(({ name, vcard }) => {
    const number = /waid=(\d+)/.exec(vcard ?? '')?.[1];
    return number ? `${name} (+${number})` : name;
  });
  return make('span', { className: 'text', textContent: `Contact\n${lines.join('\n')}` });
}

function preview({ preview: link }) {
  if (!link) return null;
  const lines = [link.title, link.description, link.url].filter(Boolean);
  return make('blockquote', { textContent: lines.join('\n') });
}

function reactions({ reactions: all }) {
  const given = Object.entries(all);
  if (given.length === 0) return null;
  const said = given.map(([who, emoji]) => `${emoji} from the ${who}`).join(', ');
  const shown = given.map(([, emoji]) => emoji).join(' ');
  return make('span', { className: 'reactions', role: 'img', ariaLabel: said, textContent: shown });
}

function warnings({ warnings: all, direction }) {
  if (direction === 'out' || !all?.length) return null;
  const lines = all.map((textContent) => make('li', { textContent }));
  return make(
    'details',
    { className: 'warnings' },
    make('summary', { textContent: `What phones miss here (${all.length})` }),
    make('ul', {}, ...lines),
  );
}

function about({ timestamp, starred, edited, pinned, kept, viewOnce, albumOf, status }, mine) {
  const time = new Date(timestamp).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const facts = [
    time,
    starred && '★ starred',
    edited && 'edited',
    pinned && 'pinned',
    kept && 'kept',
    viewOnce && 'view once',
    albumOf && 'part of an album',
    mine && TICKS[status],
  ];
  return make('span', { className: 'about', textContent: facts.filter(Boolean).join(' · ') });
}

const PINS = [
  ['24 hours', 86_400],
  ['7 days', 604_800],
  ['30 days', 2_592_000],
];

function pinning({ pinned }, acts) {
  if (pinned) return [button('Unpin', () => acts.pin(null))];
  const pin = make('select', { className: 'react', ariaLabel: 'Pin' }, new Option('Pin', ''));
  for (const [text, seconds] of PINS) pin.append(new Option(`Pin for ${text}`, String(seconds)));
  pin.addEventListener('change', () => acts.pin(Number(pin.value)));
  return [pin];
}

/** Only what disappears can be kept. */
function keeping({ kept, expiresInSeconds }, acts) {
  if (!expiresInSeconds) return [];
  return [button(kept ? 'Do not keep' : 'Keep', () => acts.keep(!kept))];
}

function actions(message, mine, acts) {
  const react = make('select', { className: 'react', ariaLabel: 'React' }, new Option('React', ''));
  for (const emoji of EMOJI) react.append(new Option(emoji, emoji));
  if (message.reactions.contact) react.append(new Option('Take the reaction back', 'none'));
  react.addEventListener('change', () => acts.react(react.value === 'none' ? '' : react.value));
  const edit = EDITABLE.includes(message.kind) ? [button('Edit', acts.edit)] : [];
  const own = mine
    ? [...edit, button('Delete', acts.remove)]
    : message.kind === 'voice' || message.kind === 'audio'
      ? [button('Mark as heard', acts.heard)]
      : [];
  const star = button(message.starred ? 'Unstar' : 'Star', acts.star, {
    title: message.starred
      ? 'Takes the star back on the number’s phone'
      : 'Stars it on the number’s phone',
  });
  return make(
    'span',
    { className: 'actions' },
    button('Reply', acts.reply),
    react,
    ...own,
    ...pinning(message, acts),
    ...keeping(message, acts),
    star,
  );
}
