import {
  ALBUM_MAX,
  ALBUM_MIN,
  CONTACT_PHONES_MAX,
  CONTACTS_MAX,
  FILE_MAX_BYTES,
  PLACE_MAX,
  POLL_OPTION_MAX,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
  POLL_QUESTION_MAX,
  TEXT_MAX_LENGTH,
} from './limits';
import type { MessageTypeName } from './statuses';

/** Fields of a request to send that say what is sent: exactly one of them is given. */
export const CONTENT_FIELDS = [
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'album',
  'location',
  'contacts',
  'poll',
  'reaction',
  'forward',
] as const;
export type ContentField = (typeof CONTENT_FIELDS)[number];

/** What there is to know of one kind of message, for people. */
export interface MessageKindFacts {
  /** Field of a request that sends one; null for a kind that is received only. */
  request: string | null;
  /** Events that tell of one that comes in; none where the messages in it are told. */
  events: readonly string[];
  /** Fields that views have for this kind, besides `type` and `text`. */
  fields: readonly string[];
  /** What `data` of the first of these events has for this kind, with the names inside of it. */
  shape: readonly string[];
  /** What bounds it. */
  limits: string;
  /** What a phone shows of one that is sent, or of which a phone makes it. */
  phone: string;
}

const fileOf = (kind: keyof typeof FILE_MAX_BYTES): string =>
  `${(FILE_MAX_BYTES[kind] / 1024 ** 2).toLocaleString('en')} MiB, and MEDIA_MAX_MB.`;

const RECEIVED = ['message.received'] as const;
const FILE_EVENTS = ['message.received', 'message.media'] as const;
const POLL_EVENTS = ['message.received', 'poll.vote'] as const;
const FILE_SHAPE = [
  'media { id, status, url?, error?, mimeType, size?, sha256?, fileName?, width?, height?, seconds?, pages?, waveform?, thumbnail?, gif?, round?, animated? }',
] as const;

/** Every kind of message, by its `type`. */
export const MESSAGE_KINDS: Record<MessageTypeName, MessageKindFacts> = {
  text: {
    request: 'text',
    events: RECEIVED,
    fields: ['linkPreview'],
    shape: ['linkPreview? { url, title?, description?, thumbnail? }'],
    limits: `${TEXT_MAX_LENGTH.toLocaleString('en')} characters. A page is asked for at most 3 seconds.`,
    phone: 'The text, with title and picture of the page where a preview was asked for.',
  },
  image: {
    request: 'image',
    events: FILE_EVENTS,
    fields: ['media'],
    shape: FILE_SHAPE,
    limits: fileOf('image'),
    phone: 'The picture, with its caption.',
  },
  video: {
    request: 'video',
    events: FILE_EVENTS,
    fields: ['media'],
    shape: FILE_SHAPE,
    limits: fileOf('video'),
    phone: 'The video with its caption; a round video note or a silent loop where it is one.',
  },
  audio: {
    request: 'audio',
    events: FILE_EVENTS,
    fields: ['media'],
    shape: FILE_SHAPE,
    limits: fileOf('audio'),
    phone: 'A player.',
  },
  voice: {
    request: 'voice',
    events: FILE_EVENTS,
    fields: ['media'],
    shape: FILE_SHAPE,
    limits: fileOf('voice'),
    phone: 'A voice message with its loudness over time.',
  },
  document: {
    request: 'document',
    events: FILE_EVENTS,
    fields: ['media'],
    shape: FILE_SHAPE,
    limits: fileOf('document'),
    phone: 'Name and size of the file, with its caption.',
  },
  sticker: {
    request: 'sticker',
    events: FILE_EVENTS,
    fields: ['media'],
    shape: FILE_SHAPE,
    limits: `${FILE_MAX_BYTES.sticker / 1024} KiB where it moves, else 100 KiB; pictures are made to fit.`,
    phone: 'The sticker.',
  },
  album: {
    request: 'album',
    events: [],
    fields: ['album'],
    shape: [],
    limits: `${ALBUM_MIN} to ${ALBUM_MAX} pictures and videos, each with the limits of its kind. Each is a message of its own, with \`albumId\`; of an album that is received there are these alone.`,
    phone: 'The pictures and videos together, in one frame.',
  },
  location: {
    request: 'location',
    events: ['message.received', 'message.edited'],
    fields: ['location'],
    shape: ['location { latitude, longitude, name?, address?, url?, accuracy?, live?, sequence? }'],
    limits: `Name and address of ${PLACE_MAX.toLocaleString('en')} characters each. A position that is shared live is received only.`,
    phone: 'A map with the place.',
  },
  contact: {
    request: 'contacts',
    events: RECEIVED,
    fields: ['contacts'],
    shape: ['contacts [{ name, phones, vcard? }]'],
    limits: `${CONTACTS_MAX} contacts with ${CONTACT_PHONES_MAX} phone numbers each.`,
    phone: 'A card for each contact, which offers to write to the number.',
  },
  poll: {
    request: 'poll',
    events: POLL_EVENTS,
    fields: ['poll', 'answers'],
    shape: ['poll { question, options, selectable }'],
    limits: `${POLL_OPTIONS_MIN} to ${POLL_OPTIONS_MAX} different options of ${POLL_OPTION_MAX} characters, a question of ${POLL_QUESTION_MAX}. Votes are received only.`,
    phone: 'The poll, to vote in. poll.vote tells of each vote.',
  },
  event: {
    request: null,
    events: POLL_EVENTS,
    fields: ['event', 'answers'],
    shape: ['event { name, description?, startsAt?, endsAt?, location?, callLink?, cancelled? }'],
    limits: 'Received only, and answered on the phone.',
    phone: 'An invitation, to be answered. poll.vote tells of each answer.',
  },
  invitation: {
    request: null,
    events: RECEIVED,
    fields: ['invitation'],
    shape: ['invitation { group, subject, expiresAt? }'],
    limits: 'Received only. POST /v1/groups/join takes its id and joins.',
    phone: 'An invitation to a group, to be accepted.',
  },
  tap: {
    request: null,
    events: RECEIVED,
    fields: ['tap'],
    shape: ['tap { id, title, kind, params? }'],
    limits: 'Received only.',
    phone: 'What was chosen of the buttons, list, template or flow that a business offered.',
  },
  reaction: {
    request: 'reaction',
    events: ['message.reaction'],
    fields: ['reactsTo'],
    shape: ['emoji', 'target { id, waMessageId, reference? }'],
    limits: 'One emoji; an empty text takes it back.',
    phone: 'The emoji at the message that it is put to.',
  },
  unsupported: {
    request: null,
    events: RECEIVED,
    fields: ['kind'],
    shape: ['kind?'],
    limits: 'Received only.',
    phone:
      'Whatever it is: whathooks keeps its bytes and tells its name and what can be read of it.',
  },
};

/** What there is to know of messages to many, by the `chat` in which they stand. Their `type` is one of the kinds. */
export const BROADCASTS: Record<string, MessageKindFacts> = {
  'status@broadcast': {
    request: 'to',
    events: RECEIVED,
    fields: ['recipients'],
    shape: [],
    limits:
      'Sent as a text, an image, a video or a voice message. Received where `receiveStatus` of the session is true.',
    phone: 'A status post, for 24 hours.',
  },
  '…@newsletter': {
    request: null,
    events: RECEIVED,
    fields: [],
    shape: [],
    limits:
      'Received only, where `receiveChannels` of the session is true: texts and files, which channels do not encrypt.',
    phone: 'A post of the channel.',
  },
};
