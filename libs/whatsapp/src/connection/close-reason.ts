import type { BinaryNode } from '@whiskeysockets/baileys';
import { cleanText } from '../wire/clean';
import type { Closed, CloseReason, NextAttempt } from '../api/closing';

/** What Baileys says of the end of a connection. */
export interface LastDisconnect {
  error?: (Error & { output?: { statusCode?: number }; data?: unknown }) | undefined;
}

/** One way in which WhatsApp ends a connection, and what follows from it. */
export interface ClosingRule {
  /** `failure`: a login is refused. `stream`: a connection that was open ends. */
  on: 'failure' | 'stream';
  /** WhatsApp's code; any where it is left out. */
  code?: number;
  /** `type` of the `conflict` that stands in a stream error; any, or none, where it is left out. */
  conflict?: string;
  /** Tag of what stands in a stream error instead of a conflict; any where it is left out. */
  cause?: string;
  reason: CloseReason;
  next: NextAttempt;
  /** Set where WhatsApp says that this program did something wrong: it is written to the log. */
  isOurFault?: true;
}

/**
 * Every reason that WhatsApp gives for ending a connection. The first rule that fits counts: what a
 * `conflict` says is more exact than the code beside it.
 *
 * A code that is not here: a refused login stays refused until somebody asks again, and an open
 * connection that ends is opened again, where the login tells more.
 *
 * `ack` ends a stream that lacks our acknowledgement of a stanza. The server sends that stanza again on
 * the next stream, where it is acknowledged once it is stored, and not before.
 */
export const CLOSINGS: readonly ClosingRule[] = [
  { on: 'stream', conflict: 'device_removed', reason: 'logged_out', next: 'link' },
  { on: 'stream', conflict: 'replaced', reason: 'replaced', next: 'on_request' },
  { on: 'stream', cause: 'ack', reason: 'connection_lost', next: 'soon', isOurFault: true },
  {
    on: 'stream',
    cause: 'xml-not-well-formed',
    reason: 'connection_lost',
    next: 'soon',
    isOurFault: true,
  },
  { on: 'stream', code: 401, reason: 'logged_out', next: 'link' },
  { on: 'stream', code: 409, reason: 'replaced', next: 'on_request' },
  { on: 'stream', code: 429, reason: 'rate_limited', next: 'later' },
  { on: 'stream', code: 440, reason: 'replaced', next: 'on_request' },
  { on: 'stream', code: 500, reason: 'connection_lost', next: 'soon' },
  { on: 'stream', code: 503, reason: 'connection_lost', next: 'soon' },
  { on: 'stream', code: 515, reason: 'restart_required', next: 'at_once' },
  { on: 'stream', code: 516, reason: 'logged_out', next: 'link' },
  { on: 'stream', reason: 'connection_lost', next: 'soon' },
  { on: 'failure', code: 400, reason: 'refused', next: 'on_request' },
  { on: 'failure', code: 401, reason: 'logged_out', next: 'link' },
  { on: 'failure', code: 402, reason: 'temporarily_banned', next: 'not_before' },
  { on: 'failure', code: 403, reason: 'account_locked', next: 'on_request' },
  { on: 'failure', code: 405, reason: 'client_outdated', next: 'on_request' },
  { on: 'failure', code: 406, reason: 'account_locked', next: 'on_request' },
  { on: 'failure', code: 408, reason: 'connection_lost', next: 'soon' },
  { on: 'failure', code: 409, reason: 'refused', next: 'on_request', isOurFault: true },
  { on: 'failure', code: 411, reason: 'refused', next: 'on_request' },
  { on: 'failure', code: 413, reason: 'refused', next: 'on_request' },
  { on: 'failure', code: 414, reason: 'refused', next: 'on_request' },
  { on: 'failure', code: 415, reason: 'refused', next: 'on_request' },
  { on: 'failure', code: 418, reason: 'refused', next: 'on_request' },
  { on: 'failure', code: 428, reason: 'connection_lost', next: 'soon' },
  { on: 'failure', code: 429, reason: 'rate_limited', next: 'later' },
  { on: 'failure', code: 440, reason: 'replaced', next: 'on_request' },
  { on: 'failure', code: 500, reason: 'connection_lost', next: 'soon' },
  { on: 'failure', code: 501, reason: 'refused', next: 'on_request' },
  { on: 'failure', code: 503, reason: 'connection_lost', next: 'soon' },
  { on: 'failure', code: 515, reason: 'restart_required', next: 'at_once' },
  { on: 'failure', code: 516, reason: 'logged_out', next: 'link' },
  { on: 'failure', reason: 'refused', next: 'on_request' },
];

/** Assumed duration of a ban whose end WhatsApp does not report, in seconds. */
const BAN_S = 3_600;

/** Longest text of WhatsApp's own that is kept, in characters. */
const SAID_MAX = 300;

type Attributes = Record<string, string | undefined>;

/** What follows where WhatsApp did not end a connection; the others are opened again soon. */
const AFTER_OUR_END: Partial<Record<CloseReason, NextAttempt>> = {
  closed: 'on_request',
  qr_timeout: 'on_request',
  passkey_failed: 'on_request',
  logged_out: 'link',
};

/**
 * Why a connection ended by itself, without a word of WhatsApp's.
 *
 * @param said for people.
 */
export function endedHere(reason: CloseReason, detail: string, said: string | null = null): Closed {
  const next = AFTER_OUR_END[reason] ?? 'soon';
  return { reason, next, code: null, detail, said, retryAt: null, isOurFault: false };
}

/**
 * Says why a connection ended, in the words of the door.
 *
 * Baileys gives everything that ends a connection a status code, its own failures too: a proxy that
 * answers 401 must not cost anybody their credentials. What WhatsApp itself said is told by the text.
 */
export function closing(last: LastDisconnect | undefined): Closed {
  const detail = last?.error?.message ?? 'closed';
  const on = origin(detail);
  if (!on) return endedHere('connection_lost', detail);
  const code = last?.error?.output?.statusCode ?? null;
  const attributes = on === 'failure' ? failureOf(last?.error?.data) : {};
  const inside = on === 'stream' ? insideOf(last?.error?.data) : {};
  const { reason, next, isOurFault = false } = ruleFor(on, code, inside);
  const retryAt = next === 'not_before' ? endOfBan(attributes['expire']) : null;
  const said = on === 'failure' ? saidIn(code, attributes) : null;
  return { reason, next, code, detail: detail + (inside.what ?? ''), said, retryAt, isOurFault };
}

function origin(detail: string): ClosingRule['on'] | null {
  if (detail.startsWith('Stream Errored')) return 'stream';
  // A phone without linked devices ends a login, too.
  const isRefused = /^(Connection Failure|Multi-device beta)/.test(detail);
  return isRefused ? 'failure' : null;
}

function ruleFor(
  on: ClosingRule['on'],
  code: number | null,
  { conflict, cause }: InsideStreamError,
): Pick<ClosingRule, 'reason' | 'next' | 'isOurFault'> {
  const fits = (rule: ClosingRule): boolean =>
    rule.on === on &&
    (rule.conflict === undefined || rule.conflict === conflict) &&
    (rule.cause === undefined || rule.cause === cause) &&
    (rule.code === undefined || rule.code === code);
  return CLOSINGS.find(fits) ?? { reason: 'connection_lost', next: 'soon' };
}

/** Attributes of a refused login. */
function failureOf(data: unknown): Attributes {
  return typeof data === 'object' && data !== null ? (data as Attributes) : {};
}

/** What stands in a stream error. */
interface InsideStreamError {
  conflict?: string | undefined;
  cause?: string | undefined;
  /** For the log: which stanza was not acknowledged. */
  what?: string;
}

/** Baileys hands over the first node of a stream error. */
function insideOf(data: unknown): InsideStreamError {
  const { tag, attrs = {} } = (data ?? {}) as Partial<BinaryNode>;
  if (tag === 'conflict') return { conflict: attrs['type'] };
  const said = [attrs['class'], attrs['id']].filter(Boolean).join(' ');
  return { cause: tag, ...(tag === 'ack' && said && { what: `: ${cleanText(said, SAID_MAX)}` }) };
}

/** @param expire seconds, as WhatsApp wrote them. */
function endOfBan(expire: string | undefined): Date {
  const seconds = /^[1-9]\d{0,8}$/.test(expire ?? '') ? Number(expire) : BAN_S;
  return new Date(Date.now() + seconds * 1_000);
}

/** WhatsApp's code, what it is a case of, and its own words where there are any. */
function saidIn(code: number | null, attributes: Attributes): string | null {
  if (code === null) return null;
  const { code: kind, logout_message_header: header, logout_message_subtext: more } = attributes;
  const words = [header && more ? header.replace(/[^.!?]$/, '$&.') : header, more]
    .filter(Boolean)
    .join(' ');
  return cleanText(`${code}${kind ? ` (${kind})` : ''}${words ? `: ${words}` : ''}`, SAID_MAX);
}
