import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/connection/data-source';
import { parseId } from '../../src/platform/database/ids';
import type { DataKey } from '../../src/platform/vault/cipher/data-key';
import type { KeySettings } from '../../src/platform/vault/master-key/find-master-key';
import { Vault } from '../../src/platform/vault/vault';
import { fromBase64, type SecretSearch } from './secret-search';

/** Bytes as stored in JSON. */
interface Stored {
  data: string;
}

interface StoredCredentials {
  noiseKey: { private: Stored };
  signedIdentityKey: { private: Stored };
  pairingEphemeralKeyPair: { private: Stored };
  signedPreKey: { keyPair: { private: Stored } };
  advSecretKey: string;
}

/** One generation of the key of a member of a group. */
interface StoredSenderKey {
  senderChainKey: { seed: Stored };
  /** Private where it is ours: nobody else's is known. */
  senderSigningKey: { private: Partial<Stored> };
}

/** Decrypts stored secrets, as the product does, so that a test can search for them. */
export class StoredSecrets {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly key: DataKey,
    private readonly search: SecretSearch,
  ) {}

  /** Collects all secrets stored for these sessions of an organization. */
  static async note(
    search: SecretSearch,
    databaseUrl: string,
    settings: KeySettings,
    { organization, sessions }: { organization: string; sessions: readonly string[] },
  ): Promise<void> {
    const dataSource = await new DataSource(dataSourceOptions(databaseUrl)).initialize();
    const vault = await Vault.open(dataSource, settings);
    const key = await vault.organization(parseId('organization', organization));
    const stored = new StoredSecrets(dataSource, vault, key, search);
    for (const [index, session] of sessions.entries()) {
      await stored.noteSession(parseId('session', session), index === 0 ? '' : ` ${index + 1}`);
    }
    await stored.noteSenderKeys(parseId('session', sessions[0] ?? ''));
    await stored.noteInstallation();
    await dataSource.destroy();
  }

  /** @param suffix of the names, for what there is more than one of. */
  private async noteSession(sessionId: string, suffix: string): Promise<void> {
    const note = (name: string, secret: string | Buffer): void =>
      this.search.note(`${name}${suffix}`, secret);
    const credentials = await this.credentials(sessionId);
    for (const name of ['noiseKey', 'signedIdentityKey', 'pairingEphemeralKeyPair'] as const) {
      note(name, fromBase64(credentials[name].private.data));
    }
    note('signedPreKey', fromBase64(credentials.signedPreKey.keyPair.private.data));
    note('advSecretKey', fromBase64(credentials.advSecretKey));
    const ratchets = (await this.keys(sessionId, 'session')).flatMap((text) =>
      [...text.matchAll(/"privKey":"([^"]+)"/g)].map(([, base64]) => fromBase64(base64 ?? '')),
    );
    ratchets.forEach((ratchet, index) => note(`ratchet ${index}`, ratchet));
  }

  /** Keys that allow reading and writing in the groups of the session. */
  private async noteSenderKeys(sessionId: string): Promise<void> {
    const records = (await this.keys(sessionId, 'sender-key')).flatMap(
      (text) => JSON.parse(text) as StoredSenderKey[],
    );
    records.forEach(({ senderChainKey, senderSigningKey }, index) => {
      this.search.note(`chain key of group ${index}`, fromBase64(senderChainKey.seed.data));
      const signing = senderSigningKey.private.data;
      if (signing) this.search.note('signing key of group', fromBase64(signing));
    });
  }

  private async noteInstallation(): Promise<void> {
    const [row] = await this.dataSource.query<{ value: Buffer }[]>(
      `SELECT value FROM installation_secrets WHERE name = 'access-token-key'`,
    );
    const sealer = (await this.vault.installation()).sealer(
      'installation_secrets',
      'access-token-key',
    );
    this.search.note('key of access tokens', sealer.open('value', row?.value ?? Buffer.alloc(0)));
  }

  private async credentials(sessionId: string): Promise<StoredCredentials> {
    const [row] = await this.dataSource.query<{ value: Buffer }[]>(
      'SELECT value FROM session_credentials WHERE session_id = $1',
      [sessionId],
    );
    const sealer = this.key.sealer('session_credentials', sessionId);
    return JSON.parse(sealer.openText('value', row?.value ?? Buffer.alloc(0))) as StoredCredentials;
  }

  /** JSON of all keys of one type. */
  private async keys(sessionId: string, type: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string; value: Buffer }[]>(
      'SELECT id, value FROM session_keys WHERE session_id = $1 AND type = $2',
      [sessionId, type],
    );
    const sealer = this.key.sealer('session_keys', sessionId);
    return rows.map(({ id, value }) => sealer.openText('value', value, `${type}\0${id}`));
  }
}
