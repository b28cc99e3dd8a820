import { MEDIA_KINDS } from '../../media/media-kinds';
import { MESSAGE_KINDS } from '../../phone/messages/message-kinds';
import {
  CARD_KINDS,
  EVENT_ANSWERS,
  type MessageRequest,
  TAPS,
} from '../../phone/messages/message-requests';
import { mediaRequest } from './media-shapes';
import { object } from './schemas';

/** Shape of the body with which a phone writes. */
export interface SendMessage extends MessageRequest {
  /** A number, the JID of a group, or `status`. */
  to: string;
  /** Numbers of those who see a status post. */
  audience?: string[];
  id?: string;
  timestamp?: string;
}

export const ALL_KINDS = [...MESSAGE_KINDS, ...MEDIA_KINDS, ...CARD_KINDS];

// Twice what the product keeps: a phone is not bound to that.
const text = { type: 'string', maxLength: 131_072 };
const id = { type: 'string', minLength: 1, maxLength: 64 };
const number = { type: 'number' };
const count = { type: 'integer', minimum: 0 };
const numbers = { type: 'array', items: { type: 'string' }, maxItems: 1_024 };
const time = { type: 'string', format: 'date-time' };
const naming = { type: 'string', enum: ['phone', 'lid'] };

/** Everything that a message may say. */
export const messageProperties = {
  kind: { type: 'string', enum: ALL_KINDS },
  text,
  media: mediaRequest,
  location: object(
    {
      latitude: number,
      longitude: number,
      name: text,
      address: text,
      accuracy: count,
      speed: number,
      bearing: count,
      sequence: count,
    },
    ['latitude', 'longitude'],
  ),
  contacts: {
    type: 'array',
    minItems: 1,
    items: object({ name: text, phone: text, vcard: text }, ['name']),
  },
  poll: object({ question: text, options: { type: 'array', items: text }, selectable: count }, [
    'question',
    'options',
  ]),
  vote: object({ options: { type: 'array', items: text } }, ['options']),
  event: object(
    {
      name: text,
      description: text,
      startsAt: time,
      endsAt: time,
      place: text,
      canceled: { type: 'boolean' },
    },
    ['name', 'startsAt'],
  ),
  invitation: object({ group: text, caption: text, isOver: { type: 'boolean' } }, ['group']),
  answer: { type: 'string', enum: [...EVENT_ANSWERS] },
  tap: object({ kind: { type: 'string', enum: [...TAPS] }, id: text, title: text, params: text }, [
    'kind',
    'id',
  ]),
  album: object({ images: count, videos: count }, ['images', 'videos']),
  disappearing: count,
  lastsSeconds: count,
  about: id,
  aboutFrom: id,
  naming: object({ author: naming, actor: naming }, []),
  replyTo: object({ id }, ['id']),
  mentions: numbers,
  mentionsAll: { type: 'boolean' },
  forwarded: count,
  expiresInSeconds: count,
  preview: object({ url: text, title: text, description: text, thumbnail: text }, ['url']),
  albumOf: id,
  wrap: { type: 'array', items: { type: 'string', pattern: '^[A-Za-z0-9]+$' }, maxItems: 5 },
  content: { type: 'object' },
};

export const sendMessage = object(
  {
    to: { type: 'string', minLength: 1 },
    audience: numbers,
    ...messageProperties,
    id,
    timestamp: time,
  },
  ['to'],
);
