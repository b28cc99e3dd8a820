import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalMasterKey } from './master-key';
import {
  makeMasterKeyFile,
  masterKeyFile,
  readMasterKeyFile,
  replaceMasterKeyFile,
} from './master-key-file';
import { VaultError } from '../cipher/vault-error';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-master-key-'));
  path = masterKeyFile(join(folder, 'data'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('the file of the master key', () => {
  it('is created for its owner only and can be read again', () => {
    const key = makeMasterKeyFile(path);
    expect(modeOf(path)).toBe('600');
    expect(modeOf(join(folder, 'data'))).toBe('700');
    expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readMasterKeyFile(path)?.id).toBe(key.id);
  });

  it('does not exist before', () => {
    expect(readMasterKeyFile(path)).toBeNull();
  });

  it('is never overwritten by a new one', () => {
    const { id } = makeMasterKeyFile(path);
    expect(() => makeMasterKeyFile(path)).toThrow(VaultError);
    expect(readMasterKeyFile(path)?.id).toBe(id);
  });

  it.each([0o640, 0o604, 0o660, 0o644])('is rejected with mode %o', (mode) => {
    makeMasterKeyFile(path);
    chmodSync(path, mode);
    expect(() => readMasterKeyFile(path)).toThrow(
      new VaultError(
        `The master key in ${path} can be read by others (mode 0${mode.toString(8)}): run chmod 600 ${path}`,
      ),
    );
  });

  it.each(['', 'no key', 'ab'.repeat(31), 'ab'.repeat(33)])(
    'is rejected with %j inside',
    (text) => {
      makeMasterKeyFile(path);
      writeFileSync(path, text);
      expect(() => readMasterKeyFile(path)).toThrow(/does not hold a master key/);
    },
  );

  it('keeps the previous key next to the new one, even when interrupted', () => {
    const old = makeMasterKeyFile(path);
    const key = LocalMasterKey.fromHex('ab'.repeat(32));
    writeFileSync(`${path}.new`, 'half');
    const kept = replaceMasterKeyFile(path, old, key);
    expect(readMasterKeyFile(path)?.id).toBe(key.id);
    expect(readMasterKeyFile(kept)?.id).toBe(old.id);
    expect([modeOf(path), modeOf(kept)]).toEqual(['600', '600']);
  });
});

describe('a master key', () => {
  it('unwraps what it wrapped, for the same purpose', async () => {
    const key = LocalMasterKey.fromHex('ab'.repeat(32));
    const wrapped = await key.wrap(Buffer.from('data key'), 'one');
    expect((await key.unwrap(wrapped, 'one')).toString()).toBe('data key');
    await expect(key.unwrap(wrapped, 'two')).rejects.toThrow(VaultError);
    const other = LocalMasterKey.fromHex('ba'.repeat(32));
    await expect(other.unwrap(wrapped, 'one')).rejects.toThrow(VaultError);
    await expect(key.unwrap(wrapped.subarray(0, 9), 'one')).rejects.toThrow(VaultError);
  });

  it('does not show its bytes when printed', () => {
    const key = LocalMasterKey.fromHex('ab'.repeat(32));
    expect(JSON.stringify(key) + String(key)).not.toMatch(/abab|171,171/);
  });
});
