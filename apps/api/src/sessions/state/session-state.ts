import type { SessionStatus } from '@whathooks/dto';

/**
 * Where a session may go from each status. A move that is not here is a bug.
 *
 * PENDING   created, or its codes have run out
 * QR        a code waits to be scanned
 * CONNECTING credentials exist and are being used
 * CONNECTED online, and proven so by answered pings
 * DISCONNECTED dropped; tried again
 * LOGGED_OUT unlinked; the credentials are destroyed
 */
export const MOVES: Record<SessionStatus, readonly SessionStatus[]> = {
  PENDING: ['QR', 'CONNECTING', 'LOGGED_OUT'],
  QR: ['CONNECTING', 'PENDING', 'LOGGED_OUT'],
  CONNECTING: ['CONNECTED', 'DISCONNECTED', 'LOGGED_OUT'],
  CONNECTED: ['DISCONNECTED', 'LOGGED_OUT'],
  DISCONNECTED: ['CONNECTING', 'LOGGED_OUT'],
  LOGGED_OUT: ['PENDING'],
};

/** Statuses of a number that a phone lists among its devices. */
export const LINKED: readonly SessionStatus[] = ['CONNECTED', 'CONNECTING', 'DISCONNECTED'];

/** A move that the table does not have. */
export class ImpossibleMove extends Error {
  constructor(from: SessionStatus, to: SessionStatus) {
    super(`a session cannot go from ${from} to ${to}`);
  }
}

/** @throws ImpossibleMove */
export function assertMove(from: SessionStatus, to: SessionStatus): void {
  if (!MOVES[from].includes(to)) throw new ImpossibleMove(from, to);
}
