import type { SessionStatus, StatusReason } from '@whathooks/dto';
import type { Closed, CloseReason, NextAttempt } from '@whathooks/whatsapp';

/** What follows from the end of a connection. */
export interface AfterClose {
  /** The status to move to, with its reason; null where the session stays as it is. */
  move: { to: SessionStatus; reason: StatusReason } | null;
  next: NextAttempt;
}

/** Statuses of a session that is not linked yet. */
export const LINKING: readonly SessionStatus[] = ['PENDING', 'QR'];

/** What a close is called in a session's status. */
const REASONS: Record<CloseReason, StatusReason> = {
  restart_required: 'connection_lost',
  logged_out: 'unlinked_by_phone',
  qr_timeout: 'qr_timeout',
  passkey_failed: 'passkey_failed',
  replaced: 'replaced',
  connection_lost: 'connection_lost',
  client_outdated: 'client_outdated',
  temporarily_banned: 'temporarily_banned',
  account_locked: 'account_locked',
  rate_limited: 'rate_limited',
  proxy_unreachable: 'proxy_unreachable',
  refused: 'refused',
  commit_failed: 'commit_failed',
  closed: 'connection_lost',
};

/**
 * What follows when a connection of a session in some status ends. Possible from every status: each move is
 * one of the table of moves.
 */
export function afterClose(
  status: SessionStatus,
  { reason, next }: Pick<Closed, 'reason' | 'next'>,
): AfterClose {
  // Logged out by a request in the meantime: there is nothing to come back for.
  if (status === 'LOGGED_OUT') return { move: null, next: 'link' };
  const why = REASONS[reason];
  if (next === 'link') return { move: { to: 'LOGGED_OUT', reason: why }, next };
  if (LINKING.includes(status)) return { move: { to: 'PENDING', reason: why }, next };
  // Codes ran out although a phone has accepted one: the login that follows is all that matters.
  if (reason === 'qr_timeout') {
    return { move: { to: 'DISCONNECTED', reason: 'connection_lost' }, next: 'at_once' };
  }
  // The login after pairing, or a later one that the server wants once more.
  if (next === 'at_once' && status === 'CONNECTING') return { move: null, next };
  return { move: { to: 'DISCONNECTED', reason: why }, next };
}
