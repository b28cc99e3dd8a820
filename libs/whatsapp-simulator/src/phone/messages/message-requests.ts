import type { MediaKind } from '../../media/media-kinds';
import type { MediaRequest } from './media-messages';
import type { MessageKind } from './message-kinds';

/** Kinds of message whose content has a field of its own, besides texts and files. */
export const CARD_KINDS = [
  'location',
  'live_location',
  'contact',
  'poll',
  'vote',
  'event',
  'event_answer',
  'invitation',
  'encrypted_edit',
  'encrypted_reaction',
  'encrypted_comment',
  'pin',
  'unpin',
  'keep',
  'unkeep',
  'tap',
  'album',
  'disappearing',
  'unknown',
] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export const TAPS = ['button', 'list', 'template', 'flow'] as const;
export const EVENT_ANSWERS = ['going', 'not_going', 'maybe'] as const;

/** Whether somebody is named by number or by LID. */
export type Naming = 'phone' | 'lid';

/** What a phone writes: a kind, the field that is called after it, and what stands beside. */
export interface MessageRequest {
  kind?: MessageKind | MediaKind | CardKind;
  text?: string;
  media?: MediaRequest;
  /** Also of a live location: `sequence` counts its updates. */
  location?: {
    latitude: number;
    longitude: number;
    name?: string;
    address?: string;
    accuracy?: number;
    speed?: number;
    bearing?: number;
    sequence?: number;
  };
  contacts?: { name: string; phone?: string; vcard?: string }[];
  poll?: { question: string; options: string[]; selectable?: number };
  /** Options of the poll that `about` names; none takes the vote back. */
  vote?: { options: string[] };
  event?: {
    name: string;
    description?: string;
    /** ISO 8601. */
    startsAt: string;
    endsAt?: string;
    place?: string;
    canceled?: boolean;
  };
  /** To a group that the sender administers, for the number that it is sent to. */
  invitation?: { group: string; caption?: string; isOver?: boolean };
  /** To the event that `about` names. */
  answer?: (typeof EVENT_ANSWERS)[number];
  tap?: { kind: (typeof TAPS)[number]; id: string; title?: string; params?: string };
  album?: { images: number; videos: number };
  /** Seconds that the messages of the chat last; 0: for good. */
  disappearing?: number;
  /** How many seconds a pin lasts. Default a week. */
  lastsSeconds?: number;
  /** Id of the message that a reaction, an edit, a deletion, a pin, a vote or an answer is about. */
  about?: string;
  /** Number of who wrote that message, where the phone does not know it. */
  aboutFrom?: string;
  /** How a vote, an answer, or an encrypted edit, reaction or comment names the author of that message and its own. Default: as the chat does. */
  naming?: { author?: Naming; actor?: Naming };
  replyTo?: { id: string };
  /** Numbers. */
  mentions?: string[];
  /** Everybody in the group is mentioned. */
  mentionsAll?: boolean;
  /** How often it was forwarded. */
  forwarded?: number;
  expiresInSeconds?: number;
  preview?: { url: string; title?: string; description?: string; thumbnail?: string };
  /** Id of the album that a picture or video belongs to. */
  albumOf?: string;
  /** Wrappers of WhatsApp's protobuf around it, outermost first, such as `groupStatusMessageV2`. */
  wrap?: string[];
  /** A whole message as WhatsApp's protobuf has it, in JSON, instead of all this. */
  content?: Record<string, unknown>;
}
