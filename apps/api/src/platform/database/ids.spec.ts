import fc from 'fast-check';
import { ApiError } from '../http/problems/api-error';
import { decodeCursor, encodeCursor, toPage } from './cursor';
import { newId, parseId, publicId } from './ids';

describe('ids', () => {
  it('come back from their public form', () => {
    const id = newId();
    expect(publicId('session', id)).toMatch(/^sess_[0-9a-f]{32}$/);
    expect(parseId('session', publicId('session', id))).toBe(id);
  });

  it('sort by the time they were made', () => {
    const ids = Array.from({ length: 200 }, () => newId());
    expect([...ids].sort()).toEqual(ids);
  });

  it('of another kind do not exist', () => {
    expect(() => parseId('session', publicId('message', newId()))).toThrow(ApiError);
  });

  it('that are no ids do not exist, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseId('session', text)).toThrow(ApiError);
        expect(() => parseId('session', `sess_${text}`)).toThrow(ApiError);
      }),
    );
  });
});

describe('cursors', () => {
  it('come back as the id they were made of', () => {
    const id = newId();
    expect(decodeCursor(encodeCursor(id))).toBe(id);
  });

  it('that nobody issued are refused', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/^[\w-]{22}$/.test(text)),
        (text) => expect(() => decodeCursor(text)).toThrow(/nextCursor/),
      ),
    );
  });
});

describe('a page', () => {
  const rows = [3, 2, 1].map((n) => ({ id: `0000000${n}-0000-7000-8000-000000000000` }));

  it('points at the next one when a row is left', () => {
    const page = toPage(rows, 2, (row) => row.id);
    expect(page.data).toHaveLength(2);
    expect(decodeCursor(page.nextCursor ?? '')).toBe(rows[1]?.id);
  });

  it('is the last when none is left', () => {
    expect(toPage(rows, 3, (row) => row.id).nextCursor).toBeNull();
  });
});
