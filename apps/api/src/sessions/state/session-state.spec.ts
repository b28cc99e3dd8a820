import { SESSION_STATUSES } from '@whathooks/dto';
import { longPause, reconnectPause } from '../gateway/schedule/reconnect-schedule';
import { assertMove, ImpossibleMove, MOVES } from './session-state';

describe('the table of moves', () => {
  it('has exactly these moves', () => {
    expect(MOVES).toEqual({
      PENDING: ['QR', 'CONNECTING', 'LOGGED_OUT'],
      QR: ['CONNECTING', 'PENDING', 'LOGGED_OUT'],
      CONNECTING: ['CONNECTED', 'DISCONNECTED', 'LOGGED_OUT'],
      CONNECTED: ['DISCONNECTED', 'LOGGED_OUT'],
      DISCONNECTED: ['CONNECTING', 'LOGGED_OUT'],
      LOGGED_OUT: ['PENDING'],
    });
    expect(Object.keys(MOVES).sort()).toEqual([...SESSION_STATUSES].sort());
  });

  it('allows what it has, and throws at everything else', () => {
    for (const from of SESSION_STATUSES) {
      for (const to of SESSION_STATUSES) {
        const move = (): void => assertMove(from, to);
        if (MOVES[from].includes(to)) expect(move).not.toThrow();
        else expect(move).toThrow(ImpossibleMove);
      }
    }
  });
});

describe('the pause before the next attempt', () => {
  it('doubles up to a minute', () => {
    expect([0, 1, 2, 5, 6, 50].map((failures) => reconnectPause(failures, 1))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('is spread from nothing to its full length', () => {
    expect(reconnectPause(3, 0)).toBe(0);
    expect(reconnectPause(3, 0.5)).toBe(4_000);
  });

  it('is long where the server saw too many logins, and grows up to an hour', () => {
    expect([0, 1, 2, 3, 50].map((failures) => longPause(failures, 1) / 60_000)).toEqual([
      10, 20, 40, 60, 60,
    ]);
    expect(longPause(0, 0)).toBe(5 * 60_000);
  });
});
