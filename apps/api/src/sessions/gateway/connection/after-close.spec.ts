import { SESSION_STATUSES, type SessionStatus } from '@whathooks/dto';
import type { CloseReason, NextAttempt } from '@whathooks/whatsapp';
import { assertMove } from '../../state/session-state';
import { afterClose } from './after-close';

/** Every reason with what follows from it. */
const CLOSES: [CloseReason, NextAttempt][] = [
  ['restart_required', 'at_once'],
  ['logged_out', 'link'],
  ['qr_timeout', 'on_request'],
  ['replaced', 'on_request'],
  ['connection_lost', 'soon'],
  ['client_outdated', 'on_request'],
  ['temporarily_banned', 'not_before'],
  ['account_locked', 'on_request'],
  ['rate_limited', 'later'],
  ['proxy_unreachable', 'soon'],
  ['refused', 'on_request'],
  ['commit_failed', 'soon'],
  ['closed', 'on_request'],
];

const PAIRS = SESSION_STATUSES.flatMap((status) =>
  CLOSES.map(([reason, next]) => [status, reason, next] as const),
);

/** Statuses from which a session with credentials connects, and one without. */
const FROM_WHICH_A_LOGIN_STARTS: SessionStatus[] = ['PENDING', 'CONNECTING', 'DISCONNECTED'];

describe('the end of a connection', () => {
  it.each(PAIRS)('of a session that is %s, by %s, moves it as it may move', (status, ...close) => {
    const [reason, next] = close;
    const after = afterClose(status, { reason, next });
    const to = after.move?.to ?? status;
    if (to !== status) expect(() => assertMove(status, to)).not.toThrow();
    if (['at_once', 'soon', 'later', 'not_before'].includes(after.next)) {
      expect(FROM_WHICH_A_LOGIN_STARTS).toContain(to);
    }
    if (to === 'LOGGED_OUT') expect(after.next).toBe('link');
  });

  it.each([
    ['CONNECTED', 'DISCONNECTED'],
    ['CONNECTING', null],
    ['QR', 'PENDING'],
  ] as const)('that the server restarts is followed by the next at once: %s', (status, to) => {
    const { move, next } = afterClose(status, { reason: 'restart_required', next: 'at_once' });
    expect(move?.to ?? null).toBe(to);
    expect(next).toBe('at_once');
  });

  it('keeps a final reason, linked or not', () => {
    const outdated = { reason: 'client_outdated', next: 'on_request' } as const;
    expect(afterClose('CONNECTING', outdated)).toEqual({
      move: { to: 'DISCONNECTED', reason: 'client_outdated' },
      next: 'on_request',
    });
    expect(afterClose('PENDING', outdated)).toEqual({
      move: { to: 'PENDING', reason: 'client_outdated' },
      next: 'on_request',
    });
  });

  it('by codes that ran out after a phone accepted one does not end the link', () => {
    const ranOut = { reason: 'qr_timeout', next: 'on_request' } as const;
    expect(afterClose('QR', ranOut).move).toEqual({ to: 'PENDING', reason: 'qr_timeout' });
    expect(afterClose('CONNECTING', ranOut)).toEqual({
      move: { to: 'DISCONNECTED', reason: 'connection_lost' },
      next: 'at_once',
    });
  });
});
