import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startTestApp } from './harness';
import { NO_WHATSAPP } from './processes/no-whatsapp';

const SOCKETS = 40;

/** One request on a connection that stays; the whole response as text, "" where the connection ends without one. */
async function ask(socket: Socket, path = '/v1/sessions'): Promise<string> {
  let text = '';
  const read = (chunk: Buffer): void => void (text += chunk.toString());
  socket.on('data', read);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const [headers = '', length] = await new Promise<[string?, number?]>((resolve) => {
    const look = (): void => {
      const end = text.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(text)?.[1];
      if (end >= 0 && length && text.length - end - 4 >= Number(length))
        resolve([text.slice(0, end), Number(length)]);
    };
    socket.on('data', look);
    socket.once('close', () => resolve([]));
  });
  socket.removeAllListeners('data');
  return length === undefined ? '' : `${headers}\r\n\r\n${text.slice(-length)}`;
}

test('whoever asks on an open connection while the process stops is told so as a problem', async () => {
  const app = await startTestApp({ variables: NO_WHATSAPP });
  const port = Number(new URL(app.url).port);
  const sockets = await Promise.all(
    Array.from({ length: SOCKETS }, async () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      expect(await ask(socket)).toContain('401');
      return socket;
    }),
  );
  // A request under way holds the stop back while the others ask.
  const slow = connect(port, '127.0.0.1');
  slow.on('error', () => undefined);
  await once(slow, 'connect');
  slow.write(
    'POST /v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  );
  await ask(sockets.pop() as Socket);

  const stopped = app.stop();
  const said: string[] = [];
  for (const socket of sockets) {
    const response = await ask(socket);
    if (!response) break;
    said.push(response);
  }
  slow.destroy();
  await stopped;
  await app.close();

  expect(said.length).toBeGreaterThan(0);
  for (const response of said) {
    expect(response).toMatch(/^HTTP\/1\.1 503 /);
    expect(response).toMatch(/content-type: application\/problem\+json/i);
    expect(response).toContain('"code":"stopping"');
  }
});
