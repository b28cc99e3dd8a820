// @ts-check
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

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
