import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, portProblem } from './ports.mjs';

test('a port that another program listens on is named, with the variable that changes it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  expect(await portProblem('SIMULATOR_PORT', port, '127.0.0.1')).toBe(
    `Port ${port} is taken by another program. Stop it, or set SIMULATOR_PORT to a free one.`,
  );
  server.close();
  await once(server, 'close');
  expect(await portProblem('SIMULATOR_PORT', port, '127.0.0.1')).toBeNull();
});

test('an address of another machine is refused', async () => {
  const port = await freePort();
  // Of a range kept for documentation: no machine has it.
  expect(await portProblem('PORT', port, '192.0.2.1')).toBe(
    'HOST 192.0.2.1 is no address of this machine.',
  );
});
