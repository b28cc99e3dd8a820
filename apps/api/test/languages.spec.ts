import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startTestApp, type TestApp } from './harness';

/** Pages in the language of whoever asks, at the root of a host and below a path. */

const NO_WHATSAPP = { WHATSAPP_WS_URL: 'ws://127.0.0.1:9/', WHATSAPP_ROOT_KEY: '00'.repeat(32) };
const LANGUAGES = ['en', 'es', 'pt', 'de'];
const PAGES = ['index.html', '404.html', 'login/index.html', 'login/index.txt'];

let folder: string;

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** @param basePath for which the Portuguese pages were built; the others fit */
function build(basePath: string, portugueseBasePath = basePath): void {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-languages-'));
  for (const language of LANGUAGES) {
    const root = language === 'en' ? '' : `translated/${language}/`;
    const built = language === 'pt' ? portugueseBasePath : basePath;
    write(`${root}built-for.json`, JSON.stringify({ basePath: built, language }));
    for (const page of PAGES) {
      const text = `<p>${language} ${page}</p><script>${language}</script>`;
      write(root + page, text);
      write(`${root}${page}.gz`, gzipSync(text));
    }
    write(`${root}_next/static/chunks/${language}.js`, `"${language}"`);
    write(`${root}_next/static/chunks/shared.js`, '"shared"');
  }
  write('docs/index.html', '<p>en docs</p>');
}

describe.each(['', '/wa'])('below “%s”', (basePath) => {
  let app: TestApp;

  beforeAll(async () => {
    build(basePath);
    app = await startTestApp({
      variables: {
        ...NO_WHATSAPP,
        DASHBOARD_DIR: folder,
        ...(basePath && { PUBLIC_URL: `https://agency.example${basePath}` }),
      },
    });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const ask = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(app.url + basePath + path, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers },
    });

  it.each([
    ['nothing', {}, 'en'],
    ['a kind of Spanish', { 'accept-language': 'es-419,es;q=0.9,en;q=0.8' }, 'es'],
    ['European Portuguese', { 'accept-language': 'pt-PT' }, 'pt'],
    ['German less than Spanish', { 'accept-language': 'de;q=0.4, es;q=0.7' }, 'es'],
    ['two alike', { 'accept-language': 'de,es' }, 'de'],
    ['German not at all', { 'accept-language': 'de;q=0, en' }, 'en'],
    ['what there is not', { 'accept-language': 'fr-FR,fr' }, 'en'],
    ['French before German', { 'accept-language': 'fr,de;q=0.5' }, 'de'],
    ['by its choice', { cookie: 'a=b; language=de', 'accept-language': 'es' }, 'de'],
    ['English by its choice', { cookie: 'language=en', 'accept-language': 'es' }, 'en'],
  ])('who asks for %s', async (_, headers, language) => {
    for (const [path, file] of [
      ['/', 'index.html'],
      ['/login/', 'login/index.html'],
      ['/login/?next=%2Finbox%2F', 'login/index.html'],
      ['/login/index.txt', 'login/index.txt'],
    ] as const) {
      const answer = await ask(path, headers);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(`<p>${language} ${file}</p>`);
      expect(answer.headers.get('content-language')).toBe(language);
      expect(answer.headers.get('vary')?.toLowerCase()).toMatch(/accept-language, cookie/);
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    const missing = await ask('/nowhere/', headers);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain(`<p>${language} 404.html</p>`);
    expect(missing.headers.get('content-language')).toBe(language);
  });

  it.each<Record<string, string>>([
    { cookie: 'language=../../../etc/passwd' },
    { cookie: 'language=%2e%2e%2f%2e%2e%2f' },
    { cookie: 'language=%E0%A4%A' },
    { cookie: 'language=__proto__; language=constructor' },
    { cookie: `language=${'e'.repeat(4_000)}` },
    { 'accept-language': `${'x,'.repeat(3_000)}de` },
    { 'accept-language': ';;;q=1,=,es;q=NaN,de;q=-1,pt;q=1e9' },
    { 'accept-language': 'toString, __proto__' },
  ])('hostile headers get English: %j', async (headers) => {
    const answer = await ask('/login/', headers);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<p>en login/index.html</p>');
  });

  it('a page is compressed and kept in each language', async () => {
    const spanish = { 'accept-language': 'es', 'accept-encoding': 'gzip' };
    const answer = await ask('/login/', spanish);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toContain('es login/index.html');
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    // fetch would ask for all of it, since it keeps nothing itself.
    const again = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { ...spanish, 'if-none-match': etag };
      get(`${app.url}${basePath}/login/`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
    expect(again).toBe(304);
  });

  it('its inline scripts may run, and those of other languages not', async () => {
    const english = (await ask('/login/')).headers.get('content-security-policy');
    const spanish = (await ask('/login/', { cookie: 'language=es' })).headers.get(
      'content-security-policy',
    );
    expect(english?.match(/'sha256-[^']+'/g)).toHaveLength(1);
    expect(spanish?.match(/'sha256-[^']+'/g)).toHaveLength(1);
    expect(spanish).not.toBe(english);
    expect(spanish?.replace(/'sha256-[^']+'/, '')).toBe(english?.replace(/'sha256-[^']+'/, ''));
  });

  it('a script is found whatever language is chosen by now', async () => {
    const script = await ask('/_next/static/chunks/es.js', { cookie: 'language=de' });
    expect(await script.text()).toBe('"es"');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(await (await ask('/_next/static/chunks/shared.js')).text()).toBe('"shared"');
    expect((await ask('/_next/static/chunks/fr.js')).status).toBe(404);
  });

  it('documentation stays English, and a page without its slash is led to it', async () => {
    const docs = await ask('/docs/', { cookie: 'language=es' });
    expect(await docs.text()).toBe('<p>en docs</p>');
    expect(docs.headers.get('content-language')).toBe('en');
    const led = await ask('/login', { cookie: 'language=es' });
    expect(led.headers.get('location')).toBe(`${basePath}/login/`);
  });
});

it('pages that are built after the start are served from then on; those for another path never', async () => {
  build('', '/elsewhere');
  const later = join(folder, 'translated/es');
  rmSync(later, { recursive: true });
  const app = await startTestApp({ variables: { ...NO_WHATSAPP, DASHBOARD_DIR: folder } });
  const languageOf = async (language: string): Promise<string | null> =>
    (await fetch(`${app.url}/login/`, { headers: { cookie: `language=${language}` } })).headers.get(
      'content-language',
    );
  expect([await languageOf('es'), await languageOf('pt')]).toEqual(['en', 'en']);
  write('translated/es/built-for.json', JSON.stringify({ basePath: '' }));
  write('translated/es/login/index.html', '<p>es</p>');
  expect(await languageOf('es')).toBe('es');
  await app.close();
  rmSync(folder, { recursive: true });
});
