import { loginAddress, safeNext } from './next-address';

describe('the address after logging in', () => {
  it('is the page someone wanted to see, with its query', () => {
    const wanted = '/numbers/view/?id=sess_1';
    const query = new URL(loginAddress(wanted), 'https://dashboard.example').searchParams;
    expect(safeNext(query.get('next'))).toBe(wanted);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    'javascript:alert(1)',
    '',
    null,
  ])('never leads to another site: %s', (next) => {
    expect(safeNext(next)).toBe('/overview/');
  });
});
