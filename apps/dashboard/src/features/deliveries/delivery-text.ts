import type {
  AttemptErrorCode,
  AttemptView,
  DeliveryAboutView,
  DeliveryStatusName,
  DeliveryView,
} from '@whathooks/dto';
import { formatChat, formatFull, isolated } from '../../shared/format/format';
import type { Tone } from '../../shared/ui/badge';
import { summary } from '../messages/message-text';
import { tlsTrouble } from './tls-trouble';
import {
  ATTEMPT_ERRORS,
  outcomeWords,
  resentWords,
  STATUS_LABELS,
  TLS_TROUBLES,
  WAIT_CAUSES,
} from './words';

export const STATUS_TONES: Record<DeliveryStatusName, Tone> = {
  pending: 'idle',
  retrying: 'waiting',
  delivered: 'good',
  failed: 'bad',
  cancelled: 'idle',
};

/** Statuses in the order of the filter. */
export const STATUS_NAMES = Object.keys(STATUS_LABELS) as DeliveryStatusName[];

/** The result of an attempt, in one sentence. */
export function outcomeText(status: number | null, error: AttemptErrorCode | null): string {
  if (error && error !== 'status') return ATTEMPT_ERRORS[error];
  if (status === null) return outcomeWords.notAttempted;
  return error ? outcomeWords.responded(status) : outcomeWords.delivered(status);
}

/** An attempt's failure in words: what is wrong, how it goes on where that is known, and the text it was logged with. */
export interface FailureText {
  what: string;
  todo: string | null;
  raw: string | null;
}

/** The result of an attempt with what is known of its failure. */
export function attemptText({
  response,
  error,
}: Pick<AttemptView, 'response' | 'error'>): FailureText {
  const detail = error?.detail ?? null;
  if (error?.code === 'tls' && detail !== null) {
    return { ...TLS_TROUBLES[tlsTrouble(detail)], raw: detail };
  }
  const what = outcomeText(response?.status ?? null, error?.code ?? null);
  return { what, todo: null, raw: detail };
}

/**
 * Where a delivery stands, in one sentence.
 *
 * @param latest its last attempt, where that is known: it may say more of a failure.
 */
export function standing(delivery: DeliveryView, latest?: AttemptView): string {
  const { status, attempts, lastStatus, lastError } = delivery;
  if (status === 'cancelled') return outcomeWords.cancelled;
  const cause = delivery.waitsFor && WAIT_CAUSES[delivery.waitsFor];
  const isHeld = delivery.waitsFor === 'chat' || delivery.waitsFor === 'file';
  if (cause && isHeld && attempts === 0) return cause;
  const words = latest?.error ? attemptText(latest).what : outcomeText(lastStatus, lastError);
  const outcome = attempts > 1 ? outcomeWords.attempts(words, attempts) : words;
  return cause ? `${outcome} ${cause}` : outcome;
}

/** What came of the last attempt, as short as it goes: "503", "timeout". Null before the first. */
export function outcomeCode({ lastStatus, lastError }: DeliveryView): string | null {
  return lastStatus === null ? lastError : String(lastStatus);
}

/** Whom a delivery concerns: "Jane Doe +1 555 123 4567". Null where its event says nobody. */
export function whoText(about: DeliveryAboutView | null): string | null {
  if (!about) return null;
  const contact = about.contact && isolated(formatChat(about.contact));
  return [about.name, contact].filter(Boolean).join(' ') || null;
}

/** How its message begins. Null where there is none. */
export function firstText(about: DeliveryAboutView | null): string | null {
  if (!about?.type) return about?.text ?? null;
  return summary({ type: about.type, text: about.text, deletedAt: null }) || null;
}

/**
 * What comes of asking for another attempt, in one sentence.
 *
 * @param waits whether the delivery is not over yet.
 * @param isOff whether its webhook is switched off.
 */
export function resentText(waits: boolean, isOff: boolean): string {
  if (isOff) return resentWords.whenOn;
  return waits ? resentWords.now : resentWords.again;
}

/** Accessible name of a row: which event, of whom, when, and its status. */
export function rowName({ event, about, createdAt, status }: DeliveryView): string {
  const parts = [event, whoText(about), formatFull(createdAt), STATUS_LABELS[status]];
  return parts.filter(Boolean).join(', ');
}
