import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '../../database/ids';
import { DataKey } from './data-key';
import { VaultError } from './vault-error';

const bytes = fc.uint8Array({ maxLength: 2_000 });
/** PostgreSQL text: any character except NUL. */
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));

const organizationId = newId();
const key = new DataKey(newId(), organizationId, randomBytes(32));
const session = newId();
const sealer = key.sealer('session_keys', session);

/** One line of our own that shows nothing of the plain value. */
function expectRefusal(open: () => unknown, why: RegExp = /cannot be decrypted: .*\.$/): void {
  expect(open).toThrow(VaultError);
  expect(open).toThrow(why);
}

describe('a sealed value', () => {
  it('opens at its place, for any value', () => {
    fc.assert(
      fc.property(bytes, text, (plain, row) => {
        expect(sealer.open('value', sealer.seal('value', plain, row), row)).toEqual(
          Buffer.from(plain),
        );
      }),
    );
  });

  it('opens with the same key in another process', () => {
    const secret = randomBytes(32);
    const id = newId();
    const sealed = new DataKey(id, organizationId, Buffer.from(secret))
      .sealer('webhooks', session)
      .seal('secret', 'whsec_1');
    const again = new DataKey(id, organizationId, secret).sealer('webhooks', session);
    expect(again.openText('secret', sealed)).toBe('whsec_1');
  });

  it('begins with its version and the id of its key, and is 45 bytes longer', () => {
    const sealed = sealer.seal('value', 'plain');
    expect(sealed[0]).toBe(1);
    expect(sealed.subarray(1, 17).toString('hex')).toBe(key.id.replaceAll('-', ''));
    expect(sealed).toHaveLength(45 + 'plain'.length);
  });

  it('is different each time', () => {
    const seen = new Set(
      Array.from({ length: 2_000 }, () => sealer.seal('value', 'same').toString('hex')),
    );
    expect(seen.size).toBe(2_000);
  });

  it('does not open when any bit was changed', () => {
    const sealed = sealer.seal('value', 'the signed identity key', 'a');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expectRefusal(() => sealer.open('value', changed, 'a'));
    }
  });

  it('does not open when it is shortened or extended', () => {
    const sealed = sealer.seal('value', 'plain');
    for (let length = 0; length < sealed.length; length += 1) {
      const why = length < 45 ? /too short to be encrypted/ : /it was changed/;
      expectRefusal(() => sealer.open('value', sealed.subarray(0, length)), why);
    }
    expectRefusal(() => sealer.open('value', Buffer.concat([sealed, Buffer.from([0])])));
  });

  it('does not open in another row or column', () => {
    fc.assert(
      fc.property(text, text, text, text, (column, row, otherColumn, otherRow) => {
        const sealed = sealer.seal(column, 'plain', row);
        for (const [inColumn, inRow] of [
          [otherColumn, row],
          [column, otherRow],
          [otherColumn, otherRow],
        ] as const) {
          if (inColumn === column && inRow === row) continue;
          expectRefusal(() => sealer.open(inColumn, sealed, inRow), /comes from another row/);
        }
      }),
    );
  });

  it('does not open in another table or under another root', () => {
    const sealed = sealer.seal('value', 'plain');
    const elsewhere = [
      key.sealer('session_credentials', session),
      key.sealer('session_keys', newId()),
    ];
    for (const other of elsewhere) {
      expectRefusal(() => other.open('value', sealed), /comes from another row/);
    }
  });

  it('does not open with the key of another organization', () => {
    const theirs = new DataKey(newId(), newId(), randomBytes(32)).sealer('session_keys', session);
    expectRefusal(() => theirs.open('value', sealer.seal('value', 'x')), /another organization/);
  });

  it('does not open for another organization with the same key and id', () => {
    const secret = randomBytes(32);
    const id = newId();
    const ours = new DataKey(id, organizationId, secret).sealer('webhooks', session);
    const theirs = new DataKey(id, newId(), secret).sealer('webhooks', session);
    expectRefusal(() => theirs.open('secret', ours.seal('secret', 'x')), /another row/);
  });

  it('of an unknown format is reported as such', () => {
    const sealed = sealer.seal('value', 'plain');
    sealed[0] = 2;
    expectRefusal(() => sealer.open('value', sealed), /its format 2 is not known to this version/);
  });
});
