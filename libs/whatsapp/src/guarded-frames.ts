import { Boom } from '@hapi/boom';
import type { WASocket } from '@whiskeysockets/baileys';

type Listener = (data: Buffer) => Promise<void>;

/**
 * Ends the connection when a frame cannot be read. Baileys reads frames in a listener that nobody
 * awaits: one malformed frame would be an unhandled rejection and leave a socket that hears nothing.
 */
export function guardFrames(socket: WASocket): void {
  const [stock] = socket.ws.listeners('message') as Listener[];
  if (!stock) throw new Error('Baileys has no listener for frames');
  socket.ws.removeAllListeners('message');
  socket.ws.on('message', (data: Buffer) => {
    stock(data).catch((error: unknown) => {
      void socket.end(new Boom(`malformed frame: ${String(error)}`, { statusCode: 428 }));
    });
  });
}
