import type { SessionView } from '@whathooks/dto';
import { canWait } from './can-wait';

const session = (facts: Partial<SessionView>) =>
  ({
    ...{ status: 'DISCONNECTED', statusReason: 'connection_lost', phone: '15557654321' },
    ...facts,
  }) as SessionView;

it.each([
  [{}, true],
  [{ status: 'CONNECTING', statusReason: null }, true],
  [{ statusReason: 'gateway_restarted' }, true],
  // It sends at once.
  [{ status: 'CONNECTED', statusReason: null }, false],
  // Somebody has to do something first, or to wait for long.
  [{ statusReason: 'temporarily_banned' }, false],
  [{ status: 'LOGGED_OUT', statusReason: 'unlinked_by_phone' }, false],
  [{ status: 'QR', statusReason: null }, false],
  [{ status: 'CONNECTING', statusReason: null, phone: null }, false],
] satisfies [Partial<SessionView>, boolean][])('%j: %s', (facts, expected) => {
  expect(canWait(session(facts))).toBe(expected);
});
