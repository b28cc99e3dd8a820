// @ts-check
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Why a port cannot be listened on, as one line, or null. `variable` is what a person sets to
 * choose another.
 *
 * @param {string} variable
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>}
 */
export async function portProblem(variable, port, host) {
  const code = await listenError(port, host);
  if (code === null) return null;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop it, or set ${variable} to a free one.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user. Set ${variable} to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST ${host} is no address of this machine.`;
    default:
      return `Port ${port} on ${host} cannot be opened (${code}).`;
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>} the code of the error, null when listening works
 */
async function listenError(port, host) {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    return null;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error);
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}

/** Above the well-known ports, below those that systems give to connections and to who asks for any. */
const FIRST = 10_000;
const END = 32_768;

/**
 * A port that nobody listens on. One of the system's own choice may be given to an outgoing connection
 * before it is listened on.
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(FIRST, END);
    if ((await listenError(port, '127.0.0.1')) === null) return port;
  }
}
