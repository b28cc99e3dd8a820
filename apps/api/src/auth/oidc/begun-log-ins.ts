import { Injectable } from '@nestjs/common';
import { hashToken, newToken } from '../../platform/access/link-token';
import { newId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { Vault } from '../../platform/vault/vault';
import type { Identity } from './identity';
import { OidcRepository } from './oidc.repository';
import type { Checks } from './provider';

/** How long somebody may take at the provider, and again at our questions after it. */
export const BEGUN_SECONDS = 10 * 60;

/** What somebody wants who goes to the provider. */
export type Purpose =
  /** `invitation`: the secret of one that is accepted; null for none. */
  | { kind: 'enter'; invitation: string | null }
  /** A person who is logged in links the account that they have there. UUIDs. */
  | { kind: 'link'; userId: string; signInId: string; organizationId: string };

/** Somebody is at the provider. */
export interface Asked {
  stage: 'asked';
  purpose: Purpose;
  checks: Checks;
}

/** The provider said who somebody is, and they are asked for something else before they are let in. */
export interface Proven {
  stage: 'proven';
  invitation: string | null;
  identity: Identity;
}

type Begun = Asked | Proven;

/** Log-ins with the provider that have not ended. Each is held by the secret in a cookie, and goes on once. */
@Injectable()
export class BegunLogIns {
  constructor(
    private readonly rows: OidcRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** The secret for the cookie. */
  async begin(begun: Begun): Promise<string> {
    const secret = newToken();
    const id = newId();
    const content = (await this.sealer(id)).seal('content', JSON.stringify(begun));
    await this.rows.begin({ id, content }, hashToken(secret), BEGUN_SECONDS);
    return secret;
  }

  /**
   * Somebody comes back from the provider. Nobody does a second time, whatever becomes of it.
   *
   * @throws ApiError provider_refused
   */
  async returned(secret: string): Promise<Asked> {
    const { id, begun } = await this.find(secret);
    await this.unitOfWork.run((tx) => this.end(tx, id));
    if (begun.stage !== 'asked') throw over();
    return begun;
  }

  /** @throws ApiError provider_refused */
  async proven(secret: string): Promise<Proven & { id: string }> {
    const { id, begun } = await this.find(secret);
    if (begun.stage !== 'proven') throw over();
    return { ...begun, id };
  }

  /** @throws ApiError provider_refused when it ended a moment ago */
  async end(tx: Transaction, id: string): Promise<void> {
    if (!(await this.rows.end(tx, id))) throw over();
  }

  private async find(secret: string): Promise<{ id: string; begun: Begun }> {
    const row = await this.rows.begun(hashToken(secret));
    if (!row) throw over();
    const content = (await this.sealer(row.id)).openText('content', row.content);
    return { id: row.id, begun: JSON.parse(content) as Begun };
  }

  private async sealer(id: string) {
    return (await this.vault.installation()).sealer('oidc_log_ins', id);
  }
}

function over(): ApiError {
  return new ApiError('provider_refused');
}
