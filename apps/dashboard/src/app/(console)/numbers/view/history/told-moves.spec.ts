import type { SessionStatus, SessionTransitionView } from '@whathooks/dto';
import { foldedRuns, moveText, reasonOfRun, toldMoves } from './told-moves';

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

describe('a number that comes and goes', () => {
  const lost = (reason = 'connection_lost') => move('CONNECTED', 'DISCONNECTED', reason);
  const failed = move('CONNECTING', 'DISCONNECTED', 'connection_lost');
  const trying = move('DISCONNECTED', 'CONNECTING');
  const back = move('CONNECTING', 'CONNECTED');
  const deed = { status: null };
  const sizes = (entries: { status: SessionTransitionView | null }[]) =>
    foldedRuns(toldMoves(entries)).map((row) => row.length);

  it('is told in one line, and that it is back in another', () => {
    // Back online; then twice in vain, lost, back and lost; and linked before.
    const entries = [back, trying, failed, trying, failed, trying, lost(), back, trying, lost()];
    expect(sizes([...entries, move('QR', 'CONNECTING'), move('PENDING', 'QR')])).toEqual([
      ...[1, 7],
      ...[1, 1],
    ]);
  });

  it('is told move by move where it happened twice', () => {
    expect(sizes([back, trying, failed, trying, lost()])).toEqual([1, 1, 1, 1]);
  });

  it('is told apart from what somebody did in between', () => {
    const thrice = [failed, trying, failed, trying, lost()];
    expect(sizes([...thrice, deed, back, trying, ...thrice])).toEqual([5, 1, 1, 5]);
  });

  it('says why where it was the same each time', () => {
    expect(reasonOfRun([lost(), trying, lost()])).toBe(
      'The connection to WhatsApp dropped or stopped responding.',
    );
    expect(reasonOfRun([lost(), trying, lost('refused')])).toBeNull();
  });
});
