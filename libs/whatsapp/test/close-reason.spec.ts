import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closing } from '../src/close-reason';
import { LinkedNumber } from './linked-number';

/** An end as Baileys tells of it. */
const ended = (message: string, statusCode?: number): ReturnType<typeof closing> =>
  closing({ error: Object.assign(new Error(message), { output: { statusCode } }) });

describe('why a connection ended', () => {
  it.each([
    ['Connection Failure', 401, 'logged_out'],
    ['Connection Failure', 440, 'replaced'],
    ['Connection Failure', 503, 'refused'],
    ['Stream Errored (conflict)', 401, 'logged_out'],
    ['Stream Errored (conflict)', 440, 'replaced'],
    ['Stream Errored (restart required)', 515, 'restart_required'],
    ['Stream Errored (unknown)', 503, 'connection_lost'],
    ['Multi-device beta not joined', 411, 'refused'],
    ['QR refs attempts ended', 408, 'qr_timeout'],
    ['Connection Terminated by Server', 428, 'connection_lost'],
    ['WebSocket Error (Unexpected server response: 401)', 401, 'connection_lost'],
    ['WebSocket Error (Unexpected server response: 440)', 440, 'connection_lost'],
    ['Intentional Logout', 401, 'connection_lost'],
  ] as const)('%s with %i is %s', (message, code, reason) => {
    expect(ended(message, code)).toEqual({ reason, code, detail: message });
  });

  it('is a lost connection when nothing is said of it', () => {
    expect(closing(undefined)).toEqual({
      reason: 'connection_lost',
      code: null,
      detail: 'closed',
    });
  });
});

describe('a server between us and WhatsApp', () => {
  let server: Server;
  let status: number;

  beforeAll(async () => {
    server = createServer();
    server.on('upgrade', (_request, socket) => {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  it.each([401, 403, 407, 440, 515])(
    'that answers the upgrade with %i is in trouble, and logs nobody out',
    async (answer) => {
      status = answer;
      const { port } = server.address() as AddressInfo;
      const wsUrl = `ws://127.0.0.1:${port}/`;
      const number = new LinkedNumber({ wsUrl, rootKey: '07'.repeat(32) }, '4915100000000');
      number.connect();
      expect(await number.next('close')).toMatchObject({
        reason: 'connection_lost',
        code: null,
        detail: expect.stringContaining(`HTTP status ${answer}`) as unknown,
      });
      await number.socket.close();
    },
  );
});
