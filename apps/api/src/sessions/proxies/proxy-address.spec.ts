import { ApiError } from '../../platform/http/problems/api-error';
import { parseProxy, proxyView } from './proxy-address';

const SECRET = 's3cr3t';

describe('the address of a proxy', () => {
  it.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128', 'proxy.example', false],
    ['http://proxy.example', 'http://proxy.example:80', 'proxy.example', false],
    ['https://Proxy.Example/', 'https://proxy.example:443', 'proxy.example', false],
    ['socks5://proxy.example', 'socks5://proxy.example:1080', 'proxy.example', false],
    [' socks5://u:p%40ss@192.0.2.1:80 ', 'socks5://192.0.2.1:80', '192.0.2.1', true],
    ['socks5://2130706433:1080', 'socks5://127.0.0.1:1080', '127.0.0.1', false],
    ['socks5://0x7f.1:1080', 'socks5://127.0.0.1:1080', '127.0.0.1', false],
    ['http://[2001:db8::1]:8080', 'http://[2001:db8::1]:8080', '2001:db8::1', false],
    ['http://user@proxy.example:8080', 'http://proxy.example:8080', 'proxy.example', true],
  ])('%s', (text, shown, host, hasCredentials) => {
    const parsed = parseProxy(text);
    expect(parsed.host).toBe(host);
    expect(proxyView(parsed.url)).toEqual({ url: shown, hasCredentials });
    // What is stored reads as what was written.
    expect(parseProxy(parsed.url)).toEqual(parsed);
  });

  it.each([
    '',
    'proxy.example:3128',
    'ftp://proxy.example',
    'socks4://proxy.example',
    'socks5h://proxy.example',
    `http://user:${SECRET}@`,
    `http://user:${SECRET}@proxy.example:3128/path`,
    `http://user:${SECRET}@proxy.example:3128?x=1`,
    `socks5://user:${SECRET}@proxy.example:1080#x`,
    `http://user:${SECRET}@proxy.example:0`,
    `http://user:${SECRET}@proxy.example:99999`,
    `socks5://user:${SECRET}${'x'.repeat(256)}@proxy.example`,
    `socks5://user:${SECRET}%@proxy.example`,
    `socks5://user:${SECRET}@a b:1080`,
  ])('is refused in words that do not repeat it: %s', (text) => {
    expect(() => parseProxy(text)).toThrow(ApiError);
    try {
      parseProxy(text);
    } catch (error) {
      expect(JSON.stringify({ ...(error as ApiError) }) + String(error)).not.toContain(SECRET);
    }
  });
});
