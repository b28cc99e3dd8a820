import { S_WHATSAPP_NET, type WASocket } from '@whiskeysockets/baileys';

/** A ping that nobody answers for this long means a dead line. */
const ANSWER_DEADLINE_MS = 10_000;

/**
 * Pings, and cuts a line on which nothing is heard within the deadline. A connection whose other end
 * has gone stays open for TCP for hours.
 *
 * @returns stops it.
 */
export function keepAlive(socket: WASocket, pingMs: number, onSilence: () => void): () => void {
  let heard = Date.now();
  let deadline: NodeJS.Timeout | undefined;
  const onFrame = (): void => {
    heard = Date.now();
  };
  socket.ws.on('frame', onFrame);
  const timer = setInterval(() => {
    const asked = Date.now();
    socket
      .sendNode({
        tag: 'iq',
        attrs: { id: socket.generateMessageTag(), to: S_WHATSAPP_NET, type: 'get', xmlns: 'w:p' },
        content: [{ tag: 'ping', attrs: {} }],
      })
      .catch(() => undefined);
    clearTimeout(deadline);
    deadline = setTimeout(
      () => {
        if (heard < asked) onSilence();
      },
      Math.min(ANSWER_DEADLINE_MS, pingMs * 0.9),
    );
  }, pingMs);
  return () => {
    clearInterval(timer);
    clearTimeout(deadline);
    socket.ws.off('frame', onFrame);
  };
}
