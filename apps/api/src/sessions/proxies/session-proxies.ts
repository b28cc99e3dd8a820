import { Injectable } from '@nestjs/common';
import type { ProxyRoute } from '@whathooks/whatsapp';
import { AddressGuard } from '../../platform/outbound-http/address-guard';
import { Vault } from '../../platform/vault/vault';
import { parseProxy, refusedProxy } from './proxy-address';
import { SessionProxiesRepository } from './session-proxies.repository';
import type { SessionRef } from '../state/session-ref';

/** Proxies of sessions: sealed as they are stored, and checked as they are connected to. */
@Injectable()
export class SessionProxies {
  constructor(
    private readonly rows: SessionProxiesRepository,
    private readonly vault: Vault,
    private readonly guard: AddressGuard,
  ) {}

  /**
   * Seals a proxy for a session.
   *
   * @throws ApiError proxy_invalid, also for an address that no customer may make us connect to.
   */
  async seal({ id, organizationId }: SessionRef, text: string): Promise<Buffer> {
    const { url, host } = parseProxy(text);
    const why = await this.guard.reasonForbidden(host);
    if (why) throw refusedProxy(why);
    return (await this.vault.organization(organizationId))
      .sealer('sessions', id)
      .seal('proxy', url);
  }

  /** The proxy that a session has now, sealed; null for none. */
  read(session: SessionRef): Promise<Buffer | null> {
    return this.rows.find(session);
  }

  /**
   * The way through a proxy, with the addresses that its host has now.
   *
   * @throws Error that may be shown, where its name leads nowhere, or to where it must not.
   */
  async route({ id, organizationId }: SessionRef, sealed: Buffer): Promise<ProxyRoute> {
    const key = await this.vault.organization(organizationId);
    const url = key.sealer('sessions', id).openText('proxy', sealed);
    const { host } = parseProxy(url);
    return { url, addresses: await this.guard.allowedAddresses(host) };
  }
}
