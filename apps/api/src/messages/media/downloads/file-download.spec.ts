import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Environment } from '../../../platform/config/environment';
import { AddressGuard } from '../../../platform/outbound-http/address-guard';
import { StreamClient } from '../../../platform/outbound-http/stream-client';
import { downloadFile } from './file-download';

let server: Server;
let port: number;
let asked = 0;
beforeAll(async () => {
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());
beforeEach(() => (asked = 0));

async function download(origin: string, isTrusted: boolean) {
  const environment = { allowPrivateWebhooks: false } as Environment;
  const guard = new AddressGuard(environment, () => Promise.resolve(['127.0.0.1']));
  const http = new StreamClient(guard);
  const files = { write: () => Promise.reject(new Error('nothing is to be stored')) };
  const remote = {
    directPath: '/v/t62.7118-24/1',
    mediaKey: randomBytes(32),
    encryptedSha256: null,
    mediaKeyTimestamp: null,
  };
  const media = { mimeType: 'image/jpeg', remote };
  try {
    return await downloadFile(
      { http, files, maxBytes: 1_000, isTrusted },
      { organizationId: '' },
      { kind: 'image', media, remote },
      { origins: [origin], tunnel: null, auth: '', expiresAt: new Date(), maxBytes: 1_000 },
      0,
      new AbortController().signal,
    );
  } finally {
    await http.close();
  }
}

it.each(['127.0.0.1', 'media.example', 'localhost'])(
  'a media server that is named %s, and is in our own network, is not asked',
  async (host) => {
    const outcome = await download(`http://${host}:${port}`, false);
    expect(outcome).toEqual({ result: 'later', error: 'ADDRESS_FORBIDDEN', seconds: null });
    expect(asked).toBe(0);
  },
);

it('the operator chooses another server than WhatsApp’s, and that is asked', async () => {
  expect(await download(`http://127.0.0.1:${port}`, true)).toEqual({ result: 'gone' });
  expect(asked).toBe(1);
});
