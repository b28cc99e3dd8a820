/**
 * Bounds of what the API takes and gives. Requests are checked by them, forms stop at them, and the
 * documentation names them.
 */

/** Characters of a name: of a person, an organization, a session, an API key. */
export const NAME_MAX = 100;
/** Characters of a name with a domain, RFC 5321. */
export const EMAIL_MAX = 254;
/** Characters of a new password. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;
/** Characters of the secret of an invitation, days until it expires, and open ones of an organization. */
export const INVITATION_TOKEN_MAX = 100;
export const INVITATION_DAYS = 7;
export const INVITATIONS_MAX = 200;
/** Characters of a code that a provider sends back with a browser, and of what stands beside it. */
export const PROVIDER_ANSWER_MAX = 4_000;
/** Hours that a link to set a password works: one by mail, and one that an owner passes on. */
export const RESET_MAIL_HOURS = 1;
export const RESET_LINK_HOURS = 24;
/** Addresses and ranges that an API key is limited to. */
export const KEY_ADDRESSES_MAX = 50;
/** Minutes for which the token of an API key works after it was rotated. */
export const KEY_OVERLAP_DEFAULT_MINUTES = 24 * 60;
export const KEY_OVERLAP_MAX_MINUTES = 7 * 24 * 60;
/** Entries of the audit log that one export holds at most, the newest. */
export const AUDIT_EXPORT_MAX = 10_000;
/** Minutes that a connect link is open at most, and open ones of an organization. */
export const CONNECT_LINK_MAX_MINUTES = 7 * 24 * 60;
export const CONNECT_LINKS_MAX = 500;
/** Characters of a code of an authenticator app, or of a recovery code, as it is typed. */
export const TWO_FACTOR_CODE_MAX = 40;
/** Bytes of a logo, as it is given. */
export const LOGO_MAX_BYTES = 512 * 1024;
/** Characters of an id or a phone number in a request. */
export const ID_MAX = 100;
/** Characters of a URL in a request. */
export const URL_MAX = 2_000;

/** Items of one page of a list. */
export const PAGE_MAX = 100;
export const PAGE_DEFAULT = 50;
/** Characters of a cursor. */
export const CURSOR_MAX = 500;

/** Pairs of `metadata`, and characters of their names and values. Custom headers have the same bounds. */
export const METADATA_MAX_PAIRS = 20;
export const METADATA_MAX_KEY = 40;
export const METADATA_MAX_VALUE = 500;

/**
 * Characters of the longest text that is sent, and that is kept of a message that arrives: Unicode code
 * points, as JSON Schema and PostgreSQL count them.
 */
export const TEXT_MAX_LENGTH = 65_536;

/** Pictures and videos of an album. */
export const ALBUM_MIN = 2;
export const ALBUM_MAX = 30;
/** Options of a poll, and characters of its question and of an option. */
export const POLL_OPTIONS_MIN = 2;
export const POLL_OPTIONS_MAX = 12;
export const POLL_QUESTION_MAX = 255;
export const POLL_OPTION_MAX = 100;
/** Contacts of one message, phone numbers of one contact, and characters of a vCard. */
export const CONTACTS_MAX = 20;
export const CONTACT_PHONES_MAX = 10;
export const VCARD_MAX = 8_192;
/** Characters of the name and the address of a place. */
export const PLACE_MAX = 1_000;
/** People who see one status post. */
export const STATUS_AUDIENCE_MAX = 5_000;
/** People that one message mentions. */
export const MENTIONS_MAX = 100;
/** Characters of a caller's own reference of a message. */
export const REFERENCE_MAX = 200;
/** Times after which WhatsApp lets messages disappear, in seconds: a day, a week, 90 days. */
export const EXPIRY_SECONDS = [86_400, 604_800, 7_776_000] as const;
/** How long WhatsApp pins a message, in seconds: a day, a week, 30 days. */
export const PIN_SECONDS = [86_400, 604_800, 2_592_000] as const;
export type PinSeconds = (typeof PIN_SECONDS)[number];
/** Messages that phones show as pinned in one chat. */
export const PINS_MAX = 3;

/** Characters that are searched for. */
export const SEARCH_MAX = 200;
/** Characters of the name of a label, its colours, labels of an organization, and those of one chat. */
export const LABEL_MAX = 100;
export const LABEL_COLORS = 20;
export const LABELS_MAX = 500;
export const CHAT_LABELS_MAX = 50;
/** Characters of the subject and the description of a group, and people of one request about its members. */
export const GROUP_SUBJECT_MAX = 100;
export const GROUP_DESCRIPTION_MAX = 2_048;
export const GROUP_MEMBERS_PER_REQUEST = 256;
/** Seconds in which WhatsApp is asked anew for one group at most once. */
export const GROUP_REFRESH_SECONDS = 30;
/** Bytes of a picture of a group or a person. */
export const PICTURE_MAX_BYTES = 2 * 1024 * 1024;
/** Characters of a note, and members whom it names. */
export const CHAT_NOTE_MAX = 4_096;
export const CHAT_NOTE_MENTIONS_MAX = 50;
/** Characters of the shortcut of a snippet, and snippets of an organization. */
export const SNIPPET_SHORTCUT_MAX = 40;
export const SNIPPETS_MAX = 500;
/** Clients of an organization. */
export const CLIENTS_MAX = 1_000;
/** Clients, and single sessions, to which a person or a key can be limited. */
export const LIMIT_MAX = 200;

/** Members who take turns with new chats. */
export const ASSIGNMENT_MEMBERS_MAX = 200;
/** How long a member is shown in a chat without saying anew that they look at it, in seconds. */
export const LOOKING_SECONDS = 15;
/** Requests of one member that say what they look at, each minute. */
export const LOOKING_PER_MINUTE = 120;

/** Characters of the URL of a proxy. */
export const PROXY_MAX = 1_024;
/** Longest pause between two messages of a number, in milliseconds. */
export const MIN_GAP_MAX_MS = 60_000;
/** Messages that may leave at once after a rest. */
export const BURST_MAX = 100;

/** Characters of the note of a webhook. */
export const NOTE_MAX = 500;
/** Sessions that a webhook, a recovery or a replay can be narrowed to. */
export const SESSION_FILTER_MAX = 1_000;
/** Requests to one webhook at once. */
export const CONCURRENCY_MAX = 64;
export const CONCURRENCY_DEFAULT = 8;
/** Requests to one webhook each second. */
export const RATE_MIN = 0.01;
export const RATE_MAX = 1_000;
/** Attempts of a retry schedule, and the longest pause before one, in seconds. */
export const RETRIES_MAX = 20;
export const RETRY_PAUSE_MAX_SECONDS = 86_400;
/** Time that a delivery may take, from looking up the host to the last byte of the response. */
export const DELIVERY_TIMEOUT_MS = 10_000;
/** Bytes of a response of a webhook that are kept. */
export const RESPONSE_KEPT_BYTES = 16 * 1024;

/** How far ahead a message may be scheduled, in days. */
export const SCHEDULE_MAX_DAYS = 366;

/** Bytes of the body of a request, and under `/v1/auth`. */
export const BODY_MAX_BYTES = 1024 * 1024;
export const AUTH_BODY_MAX_BYTES = 16 * 1024;
/** Bytes of the body of a request to send, which may hold a file, and characters of that in base64: 5 MiB of file. */
export const SEND_BODY_MAX_BYTES = 8 * 1024 * 1024;
export const BASE64_MAX_LENGTH = 6_990_508;

/** Bytes of a file that WhatsApp takes, by the kind of message. Of stickers that move: see the documentation. */
export const FILE_MAX_BYTES = {
  image: 16 * 1024 ** 2,
  video: 16 * 1024 ** 2,
  audio: 16 * 1024 ** 2,
  voice: 16 * 1024 ** 2,
  document: 2_048 * 1024 ** 2,
  sticker: 500 * 1024,
} as const;
