import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Above the well-known ports, below those that systems give to connections and to who asks for any. */
const FIRST = 10_000;
const END = 32_768;

/**
 * A port that nobody listens on, for programs that are told their port and may come back on it. A port
 * of the system's own choice is not for them: any outgoing connection on the machine may be given it
 * before they listen, or while they are down.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen({ port, host: '127.0.0.1', exclusive: true });
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
