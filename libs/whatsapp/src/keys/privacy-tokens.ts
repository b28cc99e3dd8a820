import { createHmac } from 'node:crypto';
import type { BinaryNode, SignalDataTypeMap } from '@whiskeysockets/baileys';
import { bareJid, isLid } from '../wire/addresses';

/** A token is true for the rest of the week in which it was issued, and for three weeks more. */
const BUCKET_S = 604_800;
const BUCKETS = 4;

type Tokens = Record<string, SignalDataTypeMap['tctoken'] | undefined>;

/** What tokens are made from. */
export interface TokenSource {
  tokens: (jids: string[]) => Promise<Tokens>;
  /** The salt that our own phone sent; null for none. */
  salt: () => Promise<Uint8Array | null>;
  /** The LID of a phone number, where it is known. */
  lidOf: (jid: string) => Promise<string | null>;
}

/**
 * Proves to WhatsApp that a message may go to a person: by the token that they issued to us, while it is
 * true, or by one that is computed from the salt of our own account. Never by both, which is malformed.
 */
export class PrivacyTokens {
  constructor(private readonly source: TokenSource) {}

  /** The node for a message to a person; null where there is none. */
  async nodeFor(jid: string): Promise<BinaryNode | null> {
    return (await this.trusted(jid)) ?? (await this.computed(jid));
  }

  /** Whether tokens can be computed at all. */
  async canCompute(): Promise<boolean> {
    return Boolean((await this.source.salt())?.length);
  }

  /** The token of our own making, where the person issued none: Baileys attaches theirs itself. */
  async computedFor(jid: string): Promise<BinaryNode | null> {
    return (await this.trusted(jid)) ? null : this.computed(jid);
  }

  private async trusted(jid: string): Promise<BinaryNode | null> {
    const name = (await this.lidOf(jid)) ?? bareJid(jid);
    const { [name]: entry } = await this.source.tokens([name]);
    if (!entry?.token.length || !isTrue(entry.timestamp)) return null;
    return { tag: 'tctoken', attrs: {}, content: entry.token };
  }

  private async computed(jid: string): Promise<BinaryNode | null> {
    const [lid, salt] = await Promise.all([this.lidOf(jid), this.source.salt()]);
    if (!lid || !salt?.length) return null;
    return { tag: 'cstoken', attrs: {}, content: createHmac('sha256', salt).update(lid).digest() };
  }

  private async lidOf(jid: string): Promise<string | null> {
    const lid = isLid(jid) ? jid : await this.source.lidOf(bareJid(jid));
    return lid && bareJid(lid);
  }
}

/** Whether a token of this time, in unix seconds, is still true. */
function isTrue(timestamp: string | undefined): boolean {
  const oldest = (Math.floor(Date.now() / 1_000 / BUCKET_S) - (BUCKETS - 1)) * BUCKET_S;
  return Number(timestamp ?? NaN) >= oldest;
}
