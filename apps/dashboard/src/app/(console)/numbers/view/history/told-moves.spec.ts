import type { SessionStatus, SessionTransitionView } from '@whathooks/dto';
import { moveText, toldMoves } from './told-moves';

const move = (from: SessionStatus, to: SessionStatus, reason: string | null = null) => ({
  status: { from, to, reason, at: '2026-06-29T14:21:07.000Z' } satisfies SessionTransitionView,
});
const told = (entries: { status: SessionTransitionView | null }[]) =>
  toldMoves(entries).map(({ status }) => status && moveText(status).what);

it('a number is linked, lost and back, without the steps between', () => {
  expect(
    told([
      move('CONNECTING', 'CONNECTED'),
      move('DISCONNECTED', 'CONNECTING'),
      move('CONNECTED', 'DISCONNECTED', 'connection_lost'),
      move('CONNECTING', 'CONNECTED'),
      { status: null },
      move('QR', 'CONNECTING'),
      move('PENDING', 'QR'),
    ]),
  ).toEqual([
    'Back online',
    'Disconnected',
    'Linked',
    null,
    'A code was shown, to be scanned with WhatsApp',
  ]);
});

it('a connection that did not come about is told', () => {
  expect(
    told([move('CONNECTING', 'DISCONNECTED', 'refused'), move('DISCONNECTED', 'CONNECTING')]),
  ).toEqual(['Disconnected', 'Trying to connect again']);
});

it('says why', () => {
  expect(moveText(move('QR', 'PENDING', 'qr_timeout').status)).toEqual({
    what: 'Linking stopped',
    why: 'No QR code was scanned in time.',
  });
});
