import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import type { TestOrganization } from '../../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
} from '../../../../test/simulated';
import { LinkPreviews } from './link-previews';
import { headOf } from './page-head';

const PAGE = `<!doctype html><html><head>
  <title>Not
   this</title><meta property="og:title" content="Bread &amp; rolls">
  <meta name="description" content="Since 1901"><meta property="og:image" content="/bread.png">
  </head><body><title>nor this</title></body></html>`;

let pages: Server;
let asked: string[] = [];
let answer: RequestListener;
let origin: string;

beforeAll(async () => {
  pages = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  pages.listen(0, '127.0.0.1');
  await once(pages, 'listening');
  origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
});
afterAll(() => {
  pages.closeAllConnections();
  pages.close();
});
beforeEach(() => {
  asked = [];
});

describe('the head of a page', () => {
  it.each<[string, string, object]>([
    [
      'what it says for previews',
      PAGE,
      { title: 'Bread & rolls', description: 'Since 1901', image: '/bread.png' },
    ],
    ['its plain title', '<title> A\n page </title>', { title: 'A page' }],
    ['nothing where it is no page', '\u0000<<<>', {}],
    ['what is not closed', '<meta property="og:title" content="a"><title>b', { title: 'a' }],
  ])('tells %s', (_, html, head) => {
    expect(headOf(html)).toEqual(head);
  });
});

describe('a text with a link', () => {
  let world: SimulatedApp;
  let agency: TestOrganization;
  let session: SessionBody;
  const jane = newPhone();

  beforeAll(async () => {
    world = await SimulatedApp.start();
    agency = await world.app.organization();
    await world.client.createAccount({ phone: jane, name: 'Jane' });
    session = await world.linked(agency);
  });
  afterAll(() => world.close());

  const seen = async (path: string, more: object = { linkPreview: true }) => {
    const { body } = await agency.asKey<MessageBody>('POST /v1/messages', {
      ...{ sessionId: session.id, to: jane, text: `look: ${origin}${path}.`, ...more },
    });
    const onPhone = await world.client.waitForMessage(jane, { id: body.waMessageId });
    return { id: body.id, onPhone };
  };

  it('goes with title, description and picture of the page', async () => {
    const picture = await sharp({
      create: { width: 300, height: 200, channels: 3, background: 'tan' },
    })
      .png()
      .toBuffer();
    answer = ({ url }, response) => {
      if (url === '/bread') response.writeHead(302, { location: '/moved' }).end();
      else if (url === '/moved')
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
      else response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    };
    const { id, onPhone } = await seen('/bread');
    expect(asked).toEqual(['/bread', '/moved', '/bread.png']);
    const page = { url: `${origin}/bread`, title: 'Bread & rolls', description: 'Since 1901' };
    expect(onPhone).toMatchObject({
      text: `look: ${origin}/bread.`,
      preview: { ...page, thumbnail: true },
    });
    const { body } = await agency.asUser<{ linkPreview: object }>(`GET /v1/messages/${id}`);
    const jpeg = expect.stringMatching(/^\/9j\//) as string;
    expect(body.linkPreview).toEqual({ ...page, thumbnail: jpeg });
  });

  it('asks nobody unless that is asked for', async () => {
    const { onPhone } = await seen('/bread', {});
    expect(onPhone).not.toHaveProperty('preview');
    expect(asked).toEqual([]);
  });

  it.each<[string, RequestListener]>([
    ['says nothing', () => undefined],
    [
      'begins and stops',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<title>'),
    ],
    [
      'is no page',
      (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
    ],
    [
      'is not there',
      (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end(PAGE),
    ],
    ['leads in a circle', (_, response) => response.writeHead(302, { location: '/circle' }).end()],
    [
      'leads to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    ],
    ['hangs up', (request) => request.socket.destroy()],
  ])('goes without where the page %s', async (_, listener) => {
    answer = listener;
    const { onPhone } = await seen('/page');
    expect(onPhone).toMatchObject({ kind: 'text' });
    expect(onPhone).not.toHaveProperty('preview');
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it('goes without a picture that is none', async () => {
    answer = ({ url }, response) =>
      url === '/page'
        ? response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
        : response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>');
    const { onPhone } = await seen('/page');
    expect(onPhone).toMatchObject({ preview: { title: 'Bread & rolls', thumbnail: false } });
  });

  it('never reads more of an endless page than its beginning', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<title>Endless</title>');
      const more = (): boolean =>
        response.destroyed || (response.write('x'.repeat(65_536)) && more());
      response.on('drain', more);
      more();
    };
    const { onPhone } = await seen('/page');
    expect(onPhone).toMatchObject({ preview: { title: 'Endless' } });
  });

  it('asks no address of our own network', async () => {
    await world.restart({ ALLOW_PRIVATE_WEBHOOKS: 'false' });
    expect(await world.app.app.get(LinkPreviews).of(`see ${origin}/page`)).toBeNull();
    expect(asked).toEqual([]);
  });
});
