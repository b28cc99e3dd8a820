import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { reads, TestVaults } from '../../../test/secrets/vaults';
import type { KeySettings } from './master-key/find-master-key';
import type { MasterKey } from './master-key/master-key';
import { finishRotation, rotateMasterKey } from './rotation';
import { VaultError } from './cipher/vault-error';

const FIRST = 'a1'.repeat(32);
const SECOND = 'b2'.repeat(32);

/** A key service that never exports its key and is called for every data key. */
class KeyService implements MasterKey {
  /** Plain data keys by the wrapped value that was returned. */
  private readonly kept = new Map<string, { plain: Buffer; context: string }>();
  asked = 0;

  constructor(readonly id: string) {}

  async wrap(plain: Buffer, context: string): Promise<Buffer> {
    const wrapped = randomBytes(16);
    this.kept.set(wrapped.toString('hex'), { plain: Buffer.from(plain), context });
    return wrapped;
  }

  async unwrap(wrapped: Buffer, context: string): Promise<Buffer> {
    this.asked += 1;
    const kept = this.kept.get(wrapped.toString('hex'));
    if (kept?.context !== context) throw new VaultError(`${this.id} has not wrapped this.`);
    return kept.plain;
  }
}

let vaults: TestVaults;
beforeEach(async () => {
  vaults = await TestVaults.start();
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await vaults.stop();
});

describe('a master key of another kind', () => {
  const settings = (masterKey: string | MasterKey | null): KeySettings => ({
    masterKey,
    dataDir: vaults.dataDir,
  });
  const rotate = (own: string | MasterKey | null, next: string | MasterKey): Promise<void> =>
    rotateMasterKey(vaults.dataSource, settings(own), next, () => undefined);
  const finish = (own: string | MasterKey): Promise<void> =>
    finishRotation(vaults.dataSource, settings(own), () => undefined);

  it('wraps data keys, and is required from then on', async () => {
    const service = new KeyService('service');
    const organization = await vaults.found(await vaults.open(service));
    const vault = await vaults.open(service);
    const before = service.asked;
    await reads(vault, organization);
    await reads(vault, organization);
    expect(service.asked).toBe(before + 1);
    expect(existsSync(vaults.file)).toBe(false);
    await expect(vaults.open(FIRST)).rejects.toThrow(
      /^The master key is wrong: the database expects service/,
    );
    await expect(vaults.open(new KeyService('other'))).rejects.toThrow(/^The master key is wrong/);
    await expect(vaults.open(new KeyService('service'))).rejects.toThrow(VaultError);
  });

  it('replaces a local key, which it unwraps until the rotation is finished', async () => {
    const organization = await vaults.found(await vaults.open(null));
    const ours = readFileSync(vaults.file, 'utf8');
    const service = new KeyService('service');
    await rotate(null, service);
    const during = await vaults.found(await vaults.open(service));
    // The file stays unchanged: the new key is in no file.
    expect(readFileSync(vaults.file, 'utf8')).toBe(ours);
    const old = await vaults.open(null);
    await expect(old.organization(organization.id)).rejects.toThrow(/is not known to this process/);
    await finish(service);
    for (const one of [organization, during]) await reads(await vaults.open(service), one);
    await expect(vaults.open(null)).rejects.toThrow(/^The master key is wrong/);
  });

  it('is replaced by a local key', async () => {
    const service = new KeyService('service');
    const organization = await vaults.found(await vaults.open(service));
    await rotate(service, SECOND);
    for (const key of [service, SECOND]) await reads(await vaults.open(key), organization);
    await finish(SECOND);
    await reads(await vaults.open(SECOND), organization);
    await expect(vaults.open(service)).rejects.toThrow(/^The master key is wrong/);
  });

  it('resumes an interrupted rotation', async () => {
    const [one, other] = [new KeyService('one'), new KeyService('other')];
    const organization = await vaults.found(await vaults.open(one));
    const killed = rotateMasterKey(vaults.dataSource, settings(one), other, (line) => {
      if (line.startsWith('New master key')) throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    await rotate(one, other);
    await finish(other);
    await reads(await vaults.open(other), organization);
  });
});
