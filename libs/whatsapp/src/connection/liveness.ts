import type { IncomingMessage } from 'node:http';
import { S_WHATSAPP_NET, type WASocket } from '@whiskeysockets/baileys';

/** Timeout for the first answer of the server. Baileys itself gives the handshake 40 s. */
const FIRST_WORD_MS = 45_000;

export interface Pulse {
  /** Pause between pings, in ms. */
  pingMs: number;
  /** How long an answer may take, in ms; less than the pause. */
  answerMs: number;
}

/**
 * Pings, and reports a silent connection: the other end of a dead one stays open for TCP for
 * hours. Anything that is received proves that it lives.
 *
 * @returns stops it.
 */
export function watchConnection(
  socket: WASocket,
  { pingMs, answerMs }: Pulse,
  onSilence: () => void,
): () => void {
  let received = 0;
  let pings: NodeJS.Timeout | undefined;
  let deadline: NodeJS.Timeout | undefined;
  let check: NodeJS.Immediate | undefined;

  const expectWithin = (milliseconds: number): void => {
    const before = received;
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      // A process that was stopped finds its timers due, and the answer unread: it gets one look.
      check = setImmediate(() => {
        if (received === before) onSilence();
      });
    }, milliseconds);
  };
  const ping = (): void => {
    const attrs = {
      id: socket.generateMessageTag(),
      to: S_WHATSAPP_NET,
      type: 'get',
      xmlns: 'w:p',
    };
    socket
      .sendNode({ tag: 'iq', attrs, content: [{ tag: 'ping', attrs: {} }] })
      .catch(() => undefined);
    expectWithin(Math.min(answerMs, pingMs * 0.9));
  };
  const onFrame = (frame: unknown): void => {
    received += 1;
    // Frames of the handshake are bytes. A ping before its end would spoil it.
    if (!pings && !(frame instanceof Uint8Array)) pings = setInterval(ping, pingMs);
  };

  socket.ws.on('frame', onFrame);
  expectWithin(FIRST_WORD_MS);
  return () => {
    clearInterval(pings);
    clearTimeout(deadline);
    clearImmediate(check);
    socket.ws.off('frame', onFrame);
  };
}

/**
 * Ends a connection whose upgrade is answered with an HTTP status, as a proxy in between does. Baileys
 * listens to that answer and does nothing with it, so the connection would stay half open. The status
 * is no word of WhatsApp: it tells nothing about the session.
 */
export function refuseOtherAnswers(socket: WASocket, onFailure: (error: unknown) => void): void {
  socket.ws.on('unexpected-response', (_request: unknown, { statusCode }: IncomingMessage) =>
    onFailure(`the upgrade to a WebSocket was answered with the HTTP status ${statusCode}`),
  );
}
