import { tmpdir } from 'node:os';
import { build } from '../build/build.mjs';
import { basePathOf, readSettings, wantsSimulator } from './surroundings.mjs';

const BUILD_MS = 300_000;

/** As a compose file or a `.env` hands on what nobody has set. */
const BLANKS = ['', ' ', ' \t'];

describe('wantsSimulator', () => {
  test.each(BLANKS)('takes a variable that is %j for not set', (blank) => {
    const blanks = { WHATSAPP: blank, WHATSAPP_WS_URL: blank, WHATSAPP_ROOT_KEY: blank };
    expect(wantsSimulator(blanks)).toBe(true);
    expect(wantsSimulator({ ...blanks, WHATSAPP: ' live ' })).toBe(false);
    expect(wantsSimulator({ ...blanks, WHATSAPP_WS_URL: 'ws://127.0.0.1:1/' })).toBe(false);
  });
});

test('the path of PUBLIC_URL is read as the API reads it', () => {
  expect(basePathOf('https://agency.example/wa/')).toBe('/wa');
  expect(basePathOf(' https://agency.example/a/b ')).toBe('/a/b');
  for (const none of [undefined, '', ' ', 'https://agency.example', 'agency.example/wa']) {
    expect(basePathOf(none)).toBe('');
  }
});

describe('readSettings', () => {
  // The rules are those of the built API.
  beforeAll(() => build(['@whathooks/api'], new AbortController().signal), BUILD_MS);

  test.each(BLANKS)('decides what it would decide when a variable is %j', async (blank) => {
    const least = { DATA_DIR: tmpdir(), PORT: '4000', SIMULATOR_PORT: '4001' };
    const names = ['ALLOW_PRIVATE_WEBHOOKS', 'LOG_LEVEL', 'NODE_ENV', 'DATABASE_URL', 'HOST'];
    const blanks = Object.fromEntries(names.map((name) => [name, blank]));
    const settings = await readSettings({ ...blanks, ...least });
    expect(settings).toEqual(await readSettings(least));
    expect(settings.env).toMatchObject({ ALLOW_PRIVATE_WEBHOOKS: 'true', LOG_LEVEL: 'warn' });
  });
});
