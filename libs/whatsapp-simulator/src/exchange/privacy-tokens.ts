import { createHmac, randomBytes } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { lidJid, phoneJid } from '../wire/addresses';
import { bytes, child } from '../wire/nodes';

/** A token is true for the rest of the week in which it was issued, and for three weeks more. */
const BUCKET_S = 604_800;
const BUCKETS = 4;

/** A token that a contact gave to a number: it may be written to. */
export interface IssuedToken {
  /** Unix time in seconds. */
  t: number;
  token: Buffer;
}

/** A token that a companion of a number issued to a contact. */
export interface GivenToken {
  /** JID as the companion named it. */
  jid: string;
  /** Unix time in seconds, as the companion wrote it. */
  t: string;
}

/** Who may write to whom, by the tokens of WhatsApp's privacy rules. Forgotten at a restart. */
export class PrivacyTokens {
  /** By who issued them and to whom, oldest first. */
  private readonly issued = new Map<string, IssuedToken[]>();
  private readonly given = new Map<string, GivenToken[]>();
  private readonly salts = new Map<string, Buffer>();

  /** A contact issues a token to a number. */
  issue(contact: Account, to: Account, t: number): IssuedToken {
    const issued = { t, token: randomBytes(16) };
    const all = this.issued.get(nameOf(contact, to)) ?? [];
    this.issued.set(nameOf(contact, to), [...all, issued]);
    return issued;
  }

  /** Whether a contact has issued no token to a number in this bucket. */
  isDue(contact: Account, to: Account): boolean {
    const now = Math.floor(Date.now() / 1_000 / BUCKET_S);
    const all = this.issued.get(nameOf(contact, to)) ?? [];
    return all.every(({ t }) => Math.floor(t / BUCKET_S) < now);
  }

  /** Notes what a companion of a number issued. */
  gave(number: Account, token: GivenToken): void {
    this.given.set(number.phone, [...this.givenBy(number), token]);
  }

  givenBy(number: Account): GivenToken[] {
    return this.given.get(number.phone) ?? [];
  }

  /** The salt from which a number computes tokens for people who gave it none; null for none. */
  setSalt(number: Account, salt: Buffer | null): void {
    if (salt) this.salts.set(number.phone, salt);
    else this.salts.delete(number.phone);
  }

  saltOf(number: Account): Buffer | null {
    return this.salts.get(number.phone) ?? null;
  }

  /** Whether a contact issued these bytes to a number, however long ago. */
  isIssued(contact: Account, to: Account, trusted: BinaryNode): boolean {
    return this.find(contact, to, trusted) !== undefined;
  }

  /** Whether a number computed these bytes for a contact. */
  isComputed(contact: Account, by: Account, computed: BinaryNode): boolean {
    const salt = this.saltOf(by);
    if (!salt) return false;
    const expected = createHmac('sha256', salt).update(lidJid(contact.lid)).digest();
    return bytes(computed).equals(expected);
  }

  /** Whether a message carries a token of its recipient that is still true, or one that it computed. */
  isValid(contact: Account, from: Account, stanza: BinaryNode): boolean {
    const [trusted, computed] = [child(stanza, 'tctoken'), child(stanza, 'cstoken')];
    if (computed) return this.isComputed(contact, from, computed);
    const found = trusted && this.find(contact, from, trusted);
    return found !== undefined && found.t >= oldestTrue();
  }

  private find(contact: Account, to: Account, trusted: BinaryNode): IssuedToken | undefined {
    const token = bytes(trusted);
    const all = this.issued.get(nameOf(contact, to)) ?? [];
    return all.find((issued) => issued.token.equals(token));
  }
}

/** The unix time, in seconds, of the oldest token that is true now. */
function oldestTrue(): number {
  return (Math.floor(Date.now() / 1_000 / BUCKET_S) - (BUCKETS - 1)) * BUCKET_S;
}

function nameOf(contact: Account, to: Account): string {
  return `${phoneJid(contact.phone)} ${phoneJid(to.phone)}`;
}
