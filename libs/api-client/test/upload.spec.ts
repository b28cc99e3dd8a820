import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, createConfig, mediaUpload } from '../src';

it('uploads a file as a form, with its name and type', async () => {
  let type = '';
  let body = '';
  const server = createServer((request, response) => {
    type = request.headers['content-type'] ?? '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 'med_1' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createClient(createConfig({ baseUrl: `http://127.0.0.1:${port}` }));
  const file = new File(['the bytes'], 'offer.pdf', { type: 'application/pdf' });
  const { data } = await mediaUpload({ client, body: { file } });
  server.close();
  expect(data).toEqual({ id: 'med_1' });
  expect(type).toMatch(/^multipart\/form-data; ?boundary=/);
  expect(body).toMatch(/name="file"; filename="offer.pdf"\r\nContent-Type: application\/pdf\r\n/);
  expect(body).toContain('the bytes');
});
