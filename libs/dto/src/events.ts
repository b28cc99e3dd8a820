import type { StatusReason } from './status-reasons';

/** Every event a webhook can choose. The first three are what a webhook gets when it chooses none. */
export const WEBHOOK_EVENTS = [
  'message.received',
  'session.status',
  'session.qr',
  'session.pairing_code',
  'message.status',
  'message.sent_from_phone',
  'message.reaction',
  'message.edited',
  'message.deleted',
  'session.restricted',
  'webhook.disabled',
] as const;
export type WebhookEventName = (typeof WEBHOOK_EVENTS)[number];

/** Events of the organization as a whole: they have no session. */
export type OrganizationEventName = Extract<WebhookEventName, 'webhook.disabled'>;
/** What an event has for a session: its id, or null where it is the organization's. */
export type SessionOf<E extends WebhookEventName> = E extends OrganizationEventName ? null : string;

/** What a webhook that names no events is sent. */
export const DEFAULT_WEBHOOK_EVENTS: readonly WebhookEventName[] = [
  'message.received',
  'session.status',
  'session.qr',
];

/** Scopes of which one is needed to be told what an event says, beside those for webhooks. */
export const BODY_SCOPES = ['messages:read', 'sessions:read'] as const;
export type BodyScope = (typeof BODY_SCOPES)[number];

/**
 * The scope that an event needs wherever it is told: in the log, by a webhook, on a stream. Null where it
 * says nothing of a session or of its messages.
 */
export const EVENT_SCOPES: Readonly<Record<WebhookEventName, BodyScope | null>> = {
  'message.received': 'messages:read',
  'session.status': 'sessions:read',
  'session.qr': 'sessions:read',
  'session.pairing_code': 'sessions:read',
  'message.status': 'messages:read',
  'message.sent_from_phone': 'messages:read',
  'message.reaction': 'messages:read',
  'message.edited': 'messages:read',
  'message.deleted': 'messages:read',
  'session.restricted': 'sessions:read',
  'webhook.disabled': null,
};

export const SESSION_STATUSES = [
  'PENDING',
  'QR',
  'CONNECTING',
  'CONNECTED',
  'DISCONNECTED',
  'LOGGED_OUT',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const MESSAGE_TYPES = [
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'contact',
  'poll',
  'reaction',
  'unsupported',
] as const;
export type MessageTypeName = (typeof MESSAGE_TYPES)[number];

export const MESSAGE_STATUSES = [
  'received',
  'pending',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
] as const;
export type MessageStatusName = (typeof MESSAGE_STATUSES)[number];

/** What stands beside the text of a message. A field that does not apply is absent. */
export interface MessageDetails {
  /** WhatsApp's own name for content whose `type` is `unsupported`, where this version knows it. */
  kind?: string;
  /** Who is mentioned: digits of the phone number where it is known, else of the LID. */
  mentions?: string[];
  /** There, and true, where `text` is only the beginning. */
  truncated?: boolean;
}

/** `data` of `message.received` and `message.sent_from_phone`. */
export interface MessageEventData extends MessageDetails {
  id: string;
  sessionId: string;
  /** Author's phone number in digits, or LID digits when `fromType` is `lid`. */
  from: string;
  fromType: 'phone' | 'lid';
  /** JID of the chat. */
  chat: string;
  to: string | null;
  pushName: string | null;
  type: MessageTypeName;
  text: string | null;
  waMessageId: string;
  /** ISO 8601, UTC, milliseconds. */
  timestamp: string;
  /** There, and true, for a message from before the number was linked. */
  history?: boolean;
}

/** The message that a reaction is about. */
export interface ReactionTarget {
  /** Null where it is not stored here. */
  id: string | null;
  waMessageId: string;
}

/** `data` of `message.reaction`. */
export interface MessageReactionEventData {
  id: string;
  sessionId: string;
  from: string;
  fromType: 'phone' | 'lid';
  /** Whether the owner of the number reacted, on a device of their own. */
  fromMe: boolean;
  chat: string;
  pushName: string | null;
  /** Null when the reaction was taken away. */
  emoji: string | null;
  target: ReactionTarget;
  waMessageId: string;
  timestamp: string;
}

/** `data` of `message.edited`: the message as it is now. */
export interface MessageEditedEventData extends MessageEventData {
  fromMe: boolean;
  previousText: string | null;
  /** ISO 8601, UTC, milliseconds. */
  editedAt: string;
}

/** `data` of `message.deleted`. */
export interface MessageDeletedEventData {
  id: string;
  sessionId: string;
  from: string;
  fromType: 'phone' | 'lid';
  fromMe: boolean;
  chat: string;
  waMessageId: string;
  /** Digits of who deleted it: `from` itself, or in a group one of its administrators. */
  deletedBy: string;
  deletedByType: 'phone' | 'lid';
  /** ISO 8601, UTC, milliseconds. */
  deletedAt: string;
}

export interface SessionStatusEventData {
  sessionId: string;
  status: SessionStatus;
  previousStatus: SessionStatus;
  reason: StatusReason | null;
  /** What WhatsApp said of it: its code, and its own words where it gave some. */
  detail: string | null;
  /** When WhatsApp is tried again, where it does not want to be sooner. ISO 8601, UTC, milliseconds. */
  retryAt: string | null;
  phone: string | null;
  /** Other sessions of the organization that are linked with the same number: all arrives there, too. */
  alsoLinkedIn: string[];
}

/** Why WhatsApp does not let a number write to people whom it does not know. */
export const NEW_CHAT_RESTRICTIONS = ['reach_out_timelock', 'new_chat_cap'] as const;
export type NewChatRestriction = (typeof NEW_CHAT_RESTRICTIONS)[number];

/** What WhatsApp does not let a number do. */
export const RESTRICTION_KINDS = [...NEW_CHAT_RESTRICTIONS, 'temporarily_banned'] as const;
export type RestrictionKind = (typeof RESTRICTION_KINDS)[number];

/** `data` of `session.restricted`. */
export interface SessionRestrictedEventData {
  sessionId: string;
  /**
   * `reach_out_timelock`: no new chats for a time. `new_chat_cap`: the new chats of a time are used up.
   * `temporarily_banned`: the number cannot connect for a time.
   */
  kind: RestrictionKind;
  /** False: the restriction is over. */
  active: boolean;
  /** When it ends, ISO 8601, UTC, milliseconds; null where it is over, or WhatsApp does not say. */
  until: string | null;
  /** New chats that the number may begin, where the kind is `new_chat_cap`; else null. */
  quota: number | null;
  /** New chats that it has begun, where the kind is `new_chat_cap`; else null. */
  used: number | null;
}

export interface SessionQrEventData {
  sessionId: string;
  qr: string;
  expiresAt: string;
  /** `scan_again`: a code that was shown earlier was scanned, and WhatsApp wants this one scanned, too. */
  reason: 'scan_again' | null;
}

/** `data` of `session.pairing_code`. Without a code: the one that was shown is not good any more. */
export interface SessionPairingCodeEventData {
  sessionId: string;
  code: string | null;
  expiresAt: string | null;
}

export interface MessageStatusEventData {
  id: string;
  sessionId: string;
  waMessageId: string;
  to: string;
  status: MessageStatusName;
  error?: string;
}

/** Why a webhook is off although nobody paused it. */
export const WEBHOOK_DISABLED_REASONS = ['gone', 'failing'] as const;
export type WebhookDisabledReason = (typeof WEBHOOK_DISABLED_REASONS)[number];

/** `data` of `webhook.disabled`. */
export interface WebhookDisabledEventData {
  /** The webhook that is sent nothing any more. */
  webhookId: string;
  url: string;
  reason: WebhookDisabledReason;
}

export interface WebhookEventData {
  'message.received': MessageEventData;
  'message.sent_from_phone': MessageEventData;
  'message.reaction': MessageReactionEventData;
  'message.edited': MessageEditedEventData;
  'message.deleted': MessageDeletedEventData;
  'session.status': SessionStatusEventData;
  'session.qr': SessionQrEventData;
  'session.pairing_code': SessionPairingCodeEventData;
  'session.restricted': SessionRestrictedEventData;
  'message.status': MessageStatusEventData;
  'webhook.disabled': WebhookDisabledEventData;
}

/** Body of every webhook delivery. */
export interface WebhookEnvelope<E extends WebhookEventName = WebhookEventName> {
  event: E;
  /** Null for what concerns the organization as a whole. */
  sessionId: SessionOf<E>;
  data: WebhookEventData[E];
  /** When the event happened. ISO 8601, UTC, milliseconds. */
  timestamp: string;
  /** The session's own metadata, echoed. */
  metadata?: Record<string, string>;
}
