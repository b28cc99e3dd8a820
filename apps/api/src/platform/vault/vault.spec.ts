import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { type Founded, reads, TestVaults } from '../../../test/secrets/vaults';
import { newId } from '../database/ids';
import { UnitOfWork } from '../database/unit-of-work';
import { LocalMasterKey } from './master-key/master-key';
import { MasterKeys } from './master-key/master-keys';
import { finishRotation, rotateMasterKey } from './rotation';
import { dataKeyContext, type Vault } from './vault';
import { VaultError } from './cipher/vault-error';

const FIRST = 'a1'.repeat(32);
const SECOND = 'b2'.repeat(32);
const THIRD = 'c3'.repeat(32);

let vaults: TestVaults;
let dataSource: DataSource;
let dataDir: string;
let printed: string[];
beforeEach(async () => {
  vaults = await TestVaults.start();
  ({ dataSource, dataDir } = vaults);
  printed = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await vaults.stop();
});

const open = (masterKey: string | null): Promise<Vault> => vaults.open(masterKey);
const founded = (vault: Vault): Promise<Founded> => vaults.found(vault);
const file = (): string => vaults.file;

describe('the first start', () => {
  it('makes a key in the data folder and prints a request to back it up', async () => {
    const vault = await open(null);
    expect(readFileSync(file(), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(printed).toEqual([expect.stringMatching(/^BACK UP .*master\.key: [^\n]+\n$/)]);
    const organization = await founded(vault);
    await reads(await open(null), organization);
    expect(printed).toHaveLength(1);
  });

  it('adopts MASTER_KEY and creates no file', async () => {
    const organization = await founded(await open(FIRST));
    expect(existsSync(file())).toBe(false);
    expect(printed).toEqual([]);
    await reads(await open(FIRST), organization);
  });

  it('of many processes at once decides on one key', async () => {
    const vaults = await Promise.all(Array.from({ length: 8 }, () => open(null)));
    const organizations = await Promise.all(vaults.map(founded));
    for (const organization of organizations) await reads(vaults[0] as Vault, organization);
    expect(await dataSource.query('SELECT id FROM master_keys')).toHaveLength(1);
    expect(printed).toHaveLength(1);
  });
});

describe('a start', () => {
  it('with another key fails with one line that names both', async () => {
    await open(FIRST);
    const failure = await open(SECOND).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(VaultError);
    expect((failure as Error).message).toMatch(
      /^The master key is wrong: the database expects [0-9a-f]{16}, and MASTER_KEY holds [0-9a-f]{16}\.[^\n]+$/,
    );
    expect((failure as Error).message).not.toMatch(/a1a1|b2b2/);
  });

  it('without the key fails and generates no other', async () => {
    await open(null);
    rmSync(file());
    await expect(open(null)).rejects.toThrow(
      /^The master key is missing: the database expects [0-9a-f]{16}\. Set MASTER_KEY, or restore .*master\.key from its backup\.$/,
    );
    expect(existsSync(file())).toBe(false);
  });

  it('with a changed check value fails', async () => {
    await open(FIRST);
    await dataSource.query('UPDATE master_keys SET check_value = $1', [randomBytes(60)]);
    await expect(open(FIRST)).rejects.toThrow(VaultError);
  });
});

describe('a data key', () => {
  it('is different for each organization', async () => {
    const vault = await open(FIRST);
    const [one, other] = [await founded(vault), await founded(vault)];
    const theirs = (await vault.organization(other.id)).sealer('webhooks', one.id);
    expect(() => theirs.open('secret', one.sealed)).toThrow(/another organization/);
  });

  it('that was put into the row of another organization opens nothing', async () => {
    const [one, other] = [await founded(await open(FIRST)), await founded(await open(FIRST))];
    await dataSource.query(
      'UPDATE data_keys SET organization_id = NULL WHERE organization_id = $1',
      [one.id],
    );
    await dataSource.query('UPDATE data_keys SET organization_id = $2 WHERE organization_id = $1', [
      other.id,
      one.id,
    ]);
    await expect((await open(FIRST)).organization(one.id)).rejects.toThrow(VaultError);
  });

  it('is read from the database once', async () => {
    const vault = await open(FIRST);
    const organization = await founded(vault);
    await dataSource.query('DELETE FROM data_keys');
    await reads(vault, organization);
  });

  it('is deleted with its organization', async () => {
    const { id } = await founded(await open(FIRST));
    await dataSource.query('DELETE FROM organizations WHERE id = $1', [id]);
    await expect((await open(FIRST)).organization(id)).rejects.toThrow(/has no data key/);
  });

  it('is not created when its organization was not created', async () => {
    const vault = await open(FIRST);
    const failed = new UnitOfWork(dataSource).run(async (tx) => {
      const id = newId();
      await tx.query('INSERT INTO organizations (id, name) VALUES ($1, $2)', [id, 'A']);
      await vault.createOrganizationKey(tx, id);
      throw new Error('a name that is taken');
    });
    await expect(failed).rejects.toThrow('a name that is taken');
    expect(await dataSource.query('SELECT id FROM data_keys')).toEqual([]);
  });
});

describe('a rotation of the master key', () => {
  const said: string[] = [];
  const say = (line: string): unknown => said.push(line);
  const rotate = (masterKey: string | null, next: string | null): Promise<void> =>
    rotateMasterKey(dataSource, { masterKey, dataDir }, next, say);
  const finish = (masterKey: string | null): Promise<void> =>
    finishRotation(dataSource, { masterKey, dataDir }, say);
  beforeEach(() => said.splice(0));

  it('lets processes with either key continue, and revokes the old one when finished', async () => {
    const running = await open(FIRST);
    const before = await Promise.all(Array.from({ length: 5 }, () => founded(running)));
    const idle = await open(FIRST);
    await rotate(FIRST, SECOND);
    expect(said).toContain('Rewrapped 5 of 5 data keys.');

    // Neither started with the new key; the idle one has not even read a data key.
    const during = await founded(running);
    for (const organization of [...before, during]) await reads(idle, organization);
    for (const masterKey of [FIRST, SECOND]) {
      for (const organization of [...before, during])
        await reads(await open(masterKey), organization);
    }
    expect(
      await dataSource.query('SELECT count(DISTINCT master_key_id)::int AS keys FROM data_keys'),
    ).toEqual([{ keys: 1 }]);

    await expect(finish(FIRST)).rejects.toThrow(/set that one first/);
    await finish(SECOND);
    await expect(open(FIRST)).rejects.toThrow(/^The master key is wrong/);
    await reads(await open(SECOND), during);
    expect(await dataSource.query('SELECT 1 FROM master_key_links')).toEqual([]);
  });

  it('runs in batches, and resumes between two', async () => {
    const running = await open(FIRST);
    const organizations = await Promise.all(Array.from({ length: 5 }, () => founded(running)));
    const inTwos = (masterKey: string, next: string | null, tell: (line: string) => void) =>
      rotateMasterKey(dataSource, { masterKey, dataDir }, next, tell, 2);
    const broken = inTwos(FIRST, SECOND, (line) => {
      said.push(line);
      if (line.startsWith('Rewrapped 2 of')) throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    const rewrapped = await dataSource.query(
      'SELECT count(*)::int AS keys FROM data_keys GROUP BY master_key_id ORDER BY 1',
    );
    expect(rewrapped).toEqual([{ keys: 2 }, { keys: 3 }]);
    for (const masterKey of [FIRST, SECOND]) {
      for (const organization of organizations) await reads(await open(masterKey), organization);
    }
    await inTwos(SECOND, null, say);
    expect(said.filter((line) => line.startsWith('Rewrapped'))).toEqual([
      'Rewrapped 2 of 5 data keys.',
      'Rewrapped 2 of 3 data keys.',
      'Rewrapped 3 of 3 data keys.',
    ]);
    await finish(SECOND);
    for (const organization of organizations) await reads(await open(SECOND), organization);
  });

  it('resumes where it was interrupted, with either key', async () => {
    const old = await open(FIRST);
    const organizations = await Promise.all(Array.from({ length: 3 }, () => founded(old)));
    await rotate(FIRST, SECOND);
    // As if it had ended after the first of them.
    const late = await founded(await open(FIRST));
    const [{ id: first } = { id: '' }] = await dataSource.query<{ id: string }[]>(
      'SELECT id FROM master_keys ORDER BY created_at LIMIT 1',
    );
    await rewrapBack(first, [...organizations, late].slice(1));
    await expect(finish(SECOND)).rejects.toThrow(/Not every data key/);
    await rotate(SECOND, null);
    expect(said).toContain('Rewrapped 3 of 3 data keys.');
    await finish(SECOND);
    for (const organization of [...organizations, late])
      await reads(await open(SECOND), organization);
  });

  /** Wraps data keys of organizations with the first master key again. */
  async function rewrapBack(first: string, of: readonly { id: string }[]): Promise<void> {
    const keys = new MasterKeys(LocalMasterKey.fromHex(SECOND));
    for (const { id: organizationId } of of) {
      const [row] = await dataSource.query<{ id: string; wrapped: Buffer; master: string }[]>(
        'SELECT id, wrapped, master_key_id AS master FROM data_keys WHERE organization_id = $1',
        [organizationId],
      );
      if (!row) throw new Error('no data key');
      const context = dataKeyContext(row.id, organizationId);
      const from = await keys.get(dataSource, row.master);
      const to = await keys.get(dataSource, first);
      await dataSource.query(
        'UPDATE data_keys SET wrapped = $2, master_key_id = $3 WHERE id = $1',
        [row.id, await to.wrap(await from.unwrap(row.wrapped, context), context), first],
      );
    }
  }

  it('puts a new key into the file, and keeps the old one', async () => {
    const organization = await founded(await open(null));
    const old = readFileSync(file(), 'utf8');
    await rotate(null, null);
    expect(readFileSync(file(), 'utf8')).not.toBe(old);
    await finish(null);
    await reads(await open(null), organization);
    await expect(open(old.trim())).rejects.toThrow(/^The master key is wrong/);
    expect(said.join('\n')).not.toContain(readFileSync(file(), 'utf8').trim());
  });

  it('interrupted before the file was replaced replaces it at the next run', async () => {
    const organization = await founded(await open(null));
    const old = readFileSync(file());
    await rotate(null, null);
    const fresh = readFileSync(file());
    writeFileSync(file(), old);
    await rotate(null, null);
    expect(readFileSync(file())).toEqual(fresh);
    await finish(null);
    await reads(await open(null), organization);
  });

  it('needs a new key when the old one is a variable, and rejects the one in use', async () => {
    await open(FIRST);
    await expect(rotate(FIRST, null)).rejects.toThrow(/^NEW_MASTER_KEY is missing/);
    await expect(rotate(FIRST, FIRST)).rejects.toThrow(/that is in use/);
    await expect(rotate(SECOND, THIRD)).rejects.toThrow(/^The master key is wrong/);
  });

  it('runs one at a time', async () => {
    await open(FIRST);
    await rotate(FIRST, SECOND);
    await expect(rotate(FIRST, THIRD)).rejects.toThrow(/is in progress/);
    await finish(SECOND);
    await rotate(SECOND, THIRD);
  });

  it('misses no organization created meanwhile', async () => {
    const vaults = await Promise.all(Array.from({ length: 4 }, () => open(FIRST)));
    const founding = vaults.map(async (vault) => {
      const made = [];
      for (let n = 0; n < 10; n += 1) made.push(await founded(vault));
      return made;
    });
    await rotate(FIRST, SECOND);
    const organizations = (await Promise.all(founding)).flat();
    await finish(SECOND);
    const after = await open(SECOND);
    for (const organization of organizations) await reads(after, organization);
  });
});
