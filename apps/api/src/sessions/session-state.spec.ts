import { SESSION_STATUSES } from '@whathooks/dto';
import { reconnectPause } from './gateway/reconnect-schedule';
import { assertMove, ImpossibleMove, MOVES } from './session-state';

describe('the table of moves', () => {
  it('knows every status', () => {
    expect(Object.keys(MOVES).sort()).toEqual([...SESSION_STATUSES].sort());
  });

  it.each([
    ['PENDING', 'QR'],
    ['QR', 'CONNECTING'],
    ['QR', 'PENDING'],
    ['CONNECTING', 'CONNECTED'],
    ['CONNECTED', 'DISCONNECTED'],
    ['DISCONNECTED', 'CONNECTING'],
    ['LOGGED_OUT', 'PENDING'],
  ] as const)('allows %s to %s', (from, to) => {
    expect(() => assertMove(from, to)).not.toThrow();
  });

  it.each([
    ['LOGGED_OUT', 'CONNECTED'],
    ['PENDING', 'CONNECTED'],
    ['DISCONNECTED', 'CONNECTED'],
    ['CONNECTED', 'QR'],
    ['LOGGED_OUT', 'QR'],
  ] as const)('throws at %s to %s', (from, to) => {
    expect(() => assertMove(from, to)).toThrow(ImpossibleMove);
  });

  it('lets every session be logged out', () => {
    for (const from of SESSION_STATUSES.filter((status) => status !== 'LOGGED_OUT')) {
      expect(MOVES[from]).toContain('LOGGED_OUT');
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
});
