import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parse, stringify } from 'uuid';
import { InstallationSecrets } from '../../platform/vault/installation-secrets';

const ID_BYTES = 16;
const GENERATION_BYTES = 4;
const MAC_BYTES = 32;

/** Which token of which sign-in. */
export interface RefreshTokenContent {
  /** UUID. */
  signInId: string;
  /** Counts the tokens of a sign-in from 0. */
  generation: number;
}

/**
 * Makes and reads refresh tokens: the id of the sign-in and a number, under a keyed hash. The token of a
 * number is always the same, so a sign-in has one successor for each token, however often it is asked for.
 */
@Injectable()
export class RefreshTokens implements OnModuleInit {
  private key: Buffer;

  constructor(private readonly secrets: InstallationSecrets) {}

  async onModuleInit(): Promise<void> {
    this.key = await this.secrets.get('refresh-token-key');
  }

  make({ signInId, generation }: RefreshTokenContent): string {
    const content = Buffer.alloc(ID_BYTES + GENERATION_BYTES);
    content.set(parse(signInId));
    content.writeUInt32BE(generation, ID_BYTES);
    return Buffer.concat([content, this.mac(content)]).toString('base64url');
  }

  /** Null for what this installation never made. */
  read(token: string): RefreshTokenContent | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== ID_BYTES + GENERATION_BYTES + MAC_BYTES) return null;
    const content = bytes.subarray(0, ID_BYTES + GENERATION_BYTES);
    if (!timingSafeEqual(bytes.subarray(content.length), this.mac(content))) return null;
    return {
      signInId: stringify(content.subarray(0, ID_BYTES)),
      generation: content.readUInt32BE(ID_BYTES),
    };
  }

  private mac(content: Buffer): Buffer {
    return createHmac('sha256', this.key).update(content).digest();
  }
}
