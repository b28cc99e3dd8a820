import type { Socket } from 'node:net';
import type { RawServerDefault } from 'fastify';
import { addressKey } from '../platform/http/rate-limits/address-key';

/** Connections that one address may have: a client that opens all of them must not keep others out. */
const SHARE_OF_AN_ADDRESS = 1 / 4;

/**
 * Ends connections beyond a maximum as they come, in all and from one address.
 *
 * @param isProxy whether an address is a proxy's, which brings the connections of many.
 */
export function limitClientConnections(
  server: RawServerDefault,
  most: number,
  isProxy: (address: string) => boolean,
): void {
  server.maxConnections = most;
  const mostOfOne = Math.max(1, Math.floor(most * SHARE_OF_AN_ADDRESS));
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || isProxy(remoteAddress)) return;
    const key = addressKey(remoteAddress);
    const count = (open.get(key) ?? 0) + 1;
    open.set(key, count);
    socket.once('close', () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
    if (count > mostOfOne) socket.destroy();
  });
}
