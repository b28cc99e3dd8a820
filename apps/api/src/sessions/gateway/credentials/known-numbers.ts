import { Injectable } from '@nestjs/common';
import { numberOfLid } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { Vault } from '../../../platform/vault/vault';
import { readKeys } from './credential-store';

/** Tells the numbers behind LIDs that a session has learnt, whichever process has its connection. */
@Injectable()
export class KnownNumbers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  async behind(session: Tenant & { id: string }, lid: string): Promise<string | null> {
    const key = await this.vault.organization(session.organizationId);
    const sealer = key.sealer('session_keys', session.id);
    const loadKeys = (type: string, ids: string[]): Promise<Map<string, Uint8Array>> =>
      readKeys(this.dataSource, session, sealer, type, ids);
    return numberOfLid({ loadKeys }, lid);
  }
}
