import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { FileTooLarge } from '../../media/files/file-errors';
import type { FileFacts } from '../../media/files/file-facts';
import { FilesService } from '../../media/files/files.service';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import type { Tenant } from '../../platform/database/tenant-repository';
import { ApiError } from '../../platform/http/problems/api-error';
import { AddressGuard } from '../../platform/outbound-http/address-guard';
import { describeFailure } from '../../platform/outbound-http/http-errors';
import { StreamClient } from '../../platform/outbound-http/stream-client';
import { VERSION } from '../../platform/config/version';

/** A fetch takes no longer than this, in ms. */
const WITHIN_MS = 30_000;
const FIRST_BYTE_MS = 15_000;
const SILENCE_MS = 10_000;

/** Fetches files from addresses that customers give, straight into the store. */
@Injectable()
export class FetchedFiles implements OnModuleDestroy {
  private readonly http: StreamClient;

  constructor(
    guard: AddressGuard,
    private readonly files: FilesService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    this.http = new StreamClient(guard);
  }

  /**
   * @param path of the field that names the address.
   * @throws ApiError media_not_fetched, file_too_large, storage_full, storage_unavailable
   */
  async fetch(
    tenant: Tenant,
    address: string,
    path: string,
  ): Promise<{ file: FileFacts; fileName: string | undefined }> {
    const url = new URL(address);
    if (url.username || url.password) throw notFetched(path, 'it holds a user name or password');
    const signal = AbortSignal.timeout(WITHIN_MS);
    const answer = await this.http
      .get({
        url,
        headers: { 'user-agent': `whathooks/${VERSION}`, accept: '*/*' },
        tunnel: null,
        isTrusted: false,
        firstByteMs: FIRST_BYTE_MS,
        silenceMs: SILENCE_MS,
        signal,
      })
      .catch((error: unknown) => {
        throw notFetched(path, why(error, signal));
      });
    const { mediaMaxBytes: maxBytes } = this.environment;
    try {
      if (answer.status !== 200) throw notFetched(path, statusWords(answer.status));
      if (answer.length !== null && answer.length > maxBytes) throw new FileTooLarge(maxBytes);
      const bytes = this.readable(answer.body, path, signal);
      return { file: await this.files.store(tenant, bytes, { maxBytes }), fileName: nameIn(url) };
    } finally {
      answer.drop();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.http.close();
  }

  private async *readable(
    body: AsyncIterable<Buffer>,
    path: string,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    try {
      yield* body;
    } catch (error) {
      throw notFetched(path, why(error, signal));
    }
  }
}

function why(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `it took longer than ${WITHIN_MS / 1_000} seconds`;
  return describeFailure(error).detail;
}

function statusWords(status: number): string {
  return status >= 300 && status < 400
    ? `its server redirects (${status}), which is not followed: give the address that it leads to`
    : `its server answers ${status}, not 200`;
}

function notFetched(path: string, reason: string): ApiError {
  const message = `The file could not be fetched: ${reason}.`;
  return new ApiError('media_not_fetched', message, [{ path, message }]);
}

/** The last part of the path. */
function nameIn({ pathname }: URL): string | undefined {
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || undefined;
  } catch {
    return undefined;
  }
}
