import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';
import { type OpenApiDocument, referenceFiles } from './compact';
import type { GroupDetails, ReferenceIndex } from './reference-data';
import { type Language, LANGUAGES } from '../../../../features/samples/languages/languages';
import { sampleRequest } from './operation-request';
import type { SampleRequest } from '../../../../features/samples/sample-request';

const document = JSON.parse(
  readFileSync(resolve(__dirname, '../../../../../../api/openapi.json'), 'utf8'),
) as OpenApiDocument;
const files = referenceFiles(document);
const { groups } = files['index'] as ReferenceIndex;
const FILLING = {
  apiKey: 'wh_live_mine',
  sessionId: 'sess_00000000000000000000000000000000',
  recipient: '15550100100',
};

/** Every operation with the request of its sample. */
const samples = groups.flatMap(({ file, entries }) =>
  entries.flatMap((entry) => {
    const { operations, examples } = files[file] as GroupDetails;
    const operation = operations[entry.id];
    return operation
      ? [{ entry, request: sampleRequest(entry, operation, examples, FILLING) }]
      : [];
  }),
);

const requestOf = (id: string): SampleRequest => {
  const found = samples.find(({ entry }) => entry.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found.request;
};

it('writes to whom the reader names, from their number', () => {
  expect(requestOf('messagesSend').body).toMatchObject({
    value: { to: FILLING.recipient, sessionId: FILLING.sessionId },
  });
});

/** What languages write between quotes in ways of their own. */
const NASTY = `it's "quoted" \\ $HOME #{1} \${1} \`ls\` """ %s \\u0041 <b>&amp;
new line\ttab Grüße 👋 {{name}}`;

const REQUESTS: [name: string, request: SampleRequest][] = [
  ['with a body', requestOf('messagesSend')],
  ['with a file', requestOf('mediaUpload')],
  ['with a question', requestOf('searchSearch')],
  ['that is answered with nothing', requestOf('sessionsRemove')],
  ['that is answered with a file', requestOf('mediaDownload')],
  ['that is answered line by line', requestOf('liveStream')],
  [
    'with whatever people write',
    {
      method: 'PATCH',
      url: `${PRODUCTION_ORIGIN}/v1/things/a%20b?q=%22x%22%26y`,
      headers: [
        ['X-API-Key', `a'b"c\\d$e\`f`],
        ['Content-Type', 'application/json'],
      ],
      body: {
        kind: 'json',
        value: {
          [NASTY]: NASTY,
          nothing: null,
          yes: true,
          no: false,
          number: -1.5,
          empty: {},
          none: [],
          deep: [{ list: [[1, 'a'], { b: {} }] }],
        },
      },
      answer: 'json',
    },
  ],
];

/** How a program that was copied is run. */
const RUNS: Record<Language['id'], { file: string; version: string[]; run: string[] }> = {
  curl: { file: 'sample.sh', version: ['curl', '--version'], run: ['sh', 'sample.sh'] },
  javascript: {
    file: 'sample.mjs',
    version: ['node', '--version'],
    run: [process.execPath, 'sample.mjs'],
  },
  python: { file: 'sample.py', version: ['python3', '--version'], run: ['python3', 'sample.py'] },
  php: { file: 'sample.php', version: ['php', '--version'], run: ['php', 'sample.php'] },
  go: { file: 'sample.go', version: ['go', 'version'], run: ['go', 'run', 'sample.go'] },
  java: { file: 'Sample.java', version: ['java', '--version'], run: ['java', 'Sample.java'] },
};

interface Arrived {
  method: string | undefined;
  url: string | undefined;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

const PHOTO = 'bytes\r\n of a \0 picture';
const BYTES = Buffer.from([0, 255, 13, 10, 128]);
let server: Server;
let origin: string;
let arrived: Arrived[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      arrived.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      if (method === 'DELETE') response.writeHead(204).end();
      else if (url?.startsWith('/v1/media/')) response.end(BYTES);
      else if (url === '/v1/live') response.end('event: message.received\ndata: {}\n\n');
      else response.setHeader('content-type', 'application/json').end('{"answer":"Grüße"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function run(
  language: Language,
  request: SampleRequest,
): Promise<{ out: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  const { file, run: command } = RUNS[language.id];
  writeFileSync(
    join(folder, file),
    (await language.load())(request).replaceAll(PRODUCTION_ORIGIN, origin),
  );
  writeFileSync(join(folder, 'photo.jpg'), PHOTO);
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${said}\n${(await language.load())(request)}`);
  return { out, folder };
}

describe('the samples', () => {
  it('are there for every operation, with everything filled in', () => {
    expect(samples.length).toBe(
      Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length,
    );
    const wanting = samples.filter(
      ({ request: { url, body } }) =>
        /[{}]|undefined|null/.test(url) || (body?.kind === 'json' && isEmpty(body.value)),
    );
    expect(wanting.map(({ entry }) => entry.id)).toEqual([]);
  });

  it("hold the reader's own number and key wherever one stands, and nobody else's", () => {
    const all = JSON.stringify(samples.map(({ request }) => request));
    expect(new Set(all.match(/sess_[0-9a-f]{32}/g))).toEqual(new Set([FILLING.sessionId]));
    expect(new Set(all.match(/wh_(live|test)_\w+/g))).toEqual(new Set([FILLING.apiKey]));
  });

  it('parse as JavaScript, each of them', async () => {
    const { SourceTextModule } = await import('node:vm');
    const [, javascript] = LANGUAGES;
    const write = await javascript?.load();
    for (const { request } of samples)
      expect(() => new SourceTextModule(write?.(request) ?? '')).not.toThrow();
  });
});

describe.each(LANGUAGES)('a sample in $name', (language) => {
  const [program = '', ...version] = RUNS[language.id].version;
  const isThere = spawnSync(program, version).status === 0;

  it.each(isThere ? REQUESTS : [])(
    'makes the request %s',
    async (_, request) => {
      arrived = [];
      const { out, folder } = await run(language, request);
      const { pathname, search } = new URL(request.url);
      expect(arrived).toMatchObject([
        {
          method: request.method,
          url: pathname + search,
          headers: Object.fromEntries(
            request.headers.map(([name, value]) => [name.toLowerCase(), value]),
          ),
        },
      ]);
      const { body = '', headers = {} } = arrived[0] ?? {};
      if (request.body?.kind === 'json') expect(JSON.parse(body)).toEqual(request.body.value);
      else if (request.body) expectForm(body, String(headers['content-type']));
      else expect(body).toBe('');
      if (request.answer === 'json') expect(out).toContain('Grüße');
      if (request.answer === 'lines') expect(out).toContain('event: message.received');
      if (request.answer === 'bytes' && language.id !== 'go')
        expect(readFileSync(join(folder, 'download'))).toEqual(BYTES);
      rmSync(folder, { recursive: true });
    },
    60_000,
  );

  it(isThere ? 'was run' : `was not run: there is no ${program} here`, () => undefined);
});

function expectForm(body: string, contentType: string): void {
  const [, boundary = ''] = /^multipart\/form-data; boundary=(.+)$/.exec(contentType) ?? [];
  const parts = body.split(`--${boundary}`);
  expect(parts).toHaveLength(3);
  expect(parts[1]).toMatch(
    /^\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\n/i,
  );
  expect(parts[1]).toMatch(/\r\nContent-Type: image\/jpeg\r\n/i);
  expect(parts[1]).toContain(`\r\n\r\n${PHOTO}\r\n`);
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
