import type { AddressInfo, Server } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';

/** Where browsers reach this installation: what addresses that it hands out begin with. */
@Injectable()
export class OwnOrigin {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly adapters: HttpAdapterHost,
  ) {}

  /** `PUBLIC_URL` with its path, or where this process listens. Without a slash at its end. */
  get value(): string {
    const { publicUrl, host, port } = this.environment;
    if (publicUrl) return publicUrl;
    const server = this.adapters.httpAdapter?.getHttpServer() as Server | undefined;
    const listening = server?.address() as AddressInfo | null | undefined;
    return `http://${nameOf(host)}:${listening?.port ?? port}`;
  }
}

/** A server that listens on all addresses has no host name of its own. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
