import { loginAddress, safeNext } from './next-address';

const ORIGIN = 'https://dashboard.example';

describe('the address after logging in', () => {
  it.each(['/numbers/view/?id=sess_1', '/docs/#quickstart', '/inbox/?chat=a%2Fb&next=//x'])(
    'is the page someone wanted to see, with its query: %s',
    (wanted) => {
      const query = new URL(loginAddress(wanted), ORIGIN).searchParams;
      expect(safeNext(query.get('next'), ORIGIN)).toBe(wanted);
    },
  );

  it('is the same for an address that names this site in full', () => {
    expect(safeNext(`${ORIGIN}/messages/?a=b`, ORIGIN)).toBe('/messages/?a=b');
  });

  it.each([
    'https://evil.example/',
    'https://dashboard.example.evil.example/',
    'https://dashboard.example@evil.example/',
    'http://dashboard.example/',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '\\\\evil.example/',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    `blob:${ORIGIN}/0`,
    'https://[',
    '/.//[',
    '',
    null,
  ])('never leads to another site: %j', (next) => {
    expect(safeNext(next, ORIGIN)).toBe('/overview/');
  });

  it('is taken as the browser takes it: what it decodes from the query', () => {
    const query = new URL(`${ORIGIN}/login/?next=/%09/evil.example`).searchParams;
    expect(safeNext(query.get('next'), ORIGIN)).toBe('/overview/');
  });

  it('stays here for every address of a page that is asked for under a strange path', () => {
    const here = new URL(`${ORIGIN}//evil.example/numbers/`);
    const query = new URL(loginAddress(here.pathname), ORIGIN).searchParams;
    expect(safeNext(query.get('next'), ORIGIN)).toBe('/overview/');
  });
});
