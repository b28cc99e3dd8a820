import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { publicId } from '../../platform/database/ids';
import { OwnOrigin } from '../../platform/http/own-origin';
import { InstallationSecrets } from '../../platform/vault/installation-secrets';

const SECRET = 'media-addresses';
const DAY_S = 86_400;
/** Addresses of the same hour are equal, so that browsers need not load a picture again. */
const ROUNDED_TO_S = 3_600;

/** Addresses under which a file can be downloaded without credentials, until they expire. */
@Injectable()
export class MediaAddresses implements OnModuleInit {
  private secret: Buffer;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly secrets: InstallationSecrets,
    private readonly origin: OwnOrigin,
  ) {}

  async onModuleInit(): Promise<void> {
    this.secret = await this.secrets.get(SECRET);
  }

  /**
   * A new address.
   *
   * @param mediaId UUID.
   */
  of(mediaId: string): string {
    const until = Date.now() / 1_000 + this.environment.mediaUrlDays * DAY_S;
    const expires = Math.ceil(until / ROUNDED_TO_S) * ROUNDED_TO_S;
    const id = publicId('media', mediaId);
    const signature = this.signature(id, String(expires)).toString('base64url');
    return `${this.origin.value}/v1/media/${id}?expires=${expires}&signature=${signature}`;
  }

  /**
   * Whether an address is one of ours and has not expired.
   *
   * @param id as it stands in the address.
   */
  isValid(id: string, expires: string, signature: string): boolean {
    const ours = this.signature(id, expires);
    const theirs = Buffer.from(signature, 'base64url');
    const isOurs = theirs.length === ours.length && timingSafeEqual(theirs, ours);
    return isOurs && Number(expires) * 1_000 > Date.now();
  }

  private signature(id: string, expires: string): Buffer {
    return createHmac('sha256', this.secret).update(`${id}\0${expires}`).digest();
  }
}
