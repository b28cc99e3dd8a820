import type { SessionStatus, SessionView, StatusReason } from '@whathooks/dto';
import { needsPerson } from '@whathooks/dto/facts';
import { formatMomentWithin, formatPhone, isolated } from '../../shared/format/format';
import type { Tone } from '../../shared/ui/badge';
import {
  BANS,
  DOWN_LABELS,
  DOWN_TITLES,
  reasonWords,
  REASONS,
  SHORT_REASONS,
  STATUS_LABELS,
  statusWords,
  unlinkedWords,
  WAYS_ON,
} from './words';

export const STATUS_TONES: Record<SessionStatus, Tone> = {
  PENDING: 'idle',
  QR: 'info',
  CONNECTING: 'waiting',
  CONNECTED: 'good',
  DISCONNECTED: 'waiting',
  LOGGED_OUT: 'bad',
};

/** A number in a list to choose from: "Bakery (+1 555 123 4567)". */
export function numberLabel({ name, phone }: Pick<SessionView, 'name' | 'phone'>): string {
  return phone ? `${name} (${isolated(formatPhone(phone))})` : name;
}

/** Whether the code was scanned, and WhatsApp wants the passkey of the account besides. */
export function asksForPasskey(reason: string | null): boolean {
  return reason === 'passkey_required' || reason === 'passkey_confirmation';
}

/**
 * A number's status with its reason. A number whose linking stopped is not starting any more.
 *
 * @param retryAt when WhatsApp is tried again, ISO 8601; null where nobody said.
 */
export function statusLabel(
  status: SessionStatus,
  reason: string | null,
  retryAt: string | null = null,
): string {
  if (status === 'QR' && asksForPasskey(reason)) return statusWords.passkey;
  if (status === 'DISCONNECTED' || status === 'PENDING') {
    if (reason === 'temporarily_banned' && retryAt)
      return statusWords.bannedUntil(formatMomentWithin(retryAt));
    const down = DOWN_LABELS[reason ?? ''];
    if (down) return down;
  }
  return status === 'PENDING' && needsPerson(status, reason)
    ? statusWords.notLinked
    : STATUS_LABELS[status];
}

/** What a person can do about a number that is down for a reason and does not come back by itself. */
export function wayOn(reason: string | null): string {
  const ways: Partial<Record<string, string>> = WAYS_ON;
  return ways[reason ?? ''] ?? WAYS_ON.other;
}

/** Heading of a number that is down for a reason; null where the reason says no more than the status. */
export function downTitle(reason: string | null): string | null {
  return DOWN_TITLES[reason ?? ''] ?? null;
}

/** A reason in two or three words; null for one that has none. */
export function shortReason(reason: string | null): string | null {
  return downTitle(reason) ?? SHORT_REASONS[reason ?? ''] ?? null;
}

/** The same; one without words is shown as it is. */
export function reasonLabel(reason: string): string {
  const label = shortReason(reason) ?? reason.replaceAll('_', ' ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/**
 * A reason in words; one that is not known yet is shown as it is. Null where there is nothing to say.
 *
 * @param detail what WhatsApp said of it: a code, what it is a case of in brackets, and words after a colon.
 */
export function explainReason(reason: string | null, detail: string | null = null): string | null {
  if (!reason) return null;
  const known = REASONS[reason as StatusReason] as string | undefined;
  const sentence = known ?? `${reason.replaceAll('_', ' ')}.`;
  // A sentence of whathooks itself.
  if (reason === 'passkey_failed' && detail) return `${sentence} ${detail}`;
  const [, code, kind, words] = /^(\d+)(?: \((\w+)\))?(?:: (.+))?$/s.exec(detail ?? '') ?? [];
  const ban = reason === 'temporarily_banned' && kind ? BANS[kind] : undefined;
  const ofProxy =
    reason === 'proxy_unreachable' && detail ? reasonWords.details(detail) : undefined;
  const more = ofProxy ?? (words ? reasonWords.whatsappSays(words.replace(/\.$/, '')) : ban);
  if (more) return `${sentence} ${more}`;
  return reason === 'refused' && code ? reasonWords.refused(code) : sentence;
}

/** What a person hears who unlinked a number. */
export function unlinkedText({
  name,
  statusReason,
}: Pick<SessionView, 'name' | 'statusReason'>): string {
  return statusReason === 'unlink_pending' ? unlinkedWords.pending(name) : unlinkedWords.done(name);
}
