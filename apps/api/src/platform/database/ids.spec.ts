import fc from 'fast-check';
import { ApiError } from '../http/problems/api-error';
import { decodeCursor, encodeCursor, toPage } from './cursor';
import { newId, parseId, publicId } from './ids';

describe('ids', () => {
  it('are restored from their public form', () => {
    const id = newId();
    expect(publicId('session', id)).toMatch(/^sess_[0-9a-f]{32}$/);
    expect(parseId('session', publicId('session', id))).toBe(id);
  });

  it('sort by creation time', () => {
    const ids = Array.from({ length: 200 }, () => newId());
    expect([...ids].sort()).toEqual(ids);
  });

  it('of another type are not found', () => {
    expect(() => parseId('session', publicId('message', newId()))).toThrow(ApiError);
  });

  it('that are invalid are not found', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseId('session', text)).toThrow(ApiError);
        expect(() => parseId('session', `sess_${text}`)).toThrow(ApiError);
      }),
    );
  });
});

describe('cursors', () => {
  it('are restored to the id they were made from', () => {
    const id = newId();
    expect(decodeCursor(encodeCursor(id))).toBe(id);
  });

  it('that were not issued are rejected', () => {
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

  it('has a cursor when rows are left', () => {
    const page = toPage(rows, 2, (row) => row.id);
    expect(page.data).toHaveLength(2);
    expect(decodeCursor(page.nextCursor ?? '')).toBe(rows[1]?.id);
  });

  it('has no cursor when none is left', () => {
    expect(toPage(rows, 3, (row) => row.id).nextCursor).toBeNull();
  });
});
