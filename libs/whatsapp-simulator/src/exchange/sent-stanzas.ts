import type { BinaryNode } from '@whiskeysockets/baileys';
import { child, children } from '../wire/nodes';

/** Stanzas of one number that are remembered. */
const REMEMBERED = 200;

/** An encrypted text of a message, for one device or, without an address, for whom the message goes to. */
export interface SentText {
  to: string | null;
  type: string;
  /** How often it was asked for, where it was encrypted anew. */
  count: string | null;
  /** Kind of file or card that the server is told. */
  mediatype: string | null;
}

/** A message stanza of a companion as it arrived, without what it says. */
export interface SentStanza {
  id: string;
  attrs: Record<string, string>;
  texts: SentText[];
  /** Tags of its children, in their order. */
  children: string[];
  /** The error with which it was refused; null for one that was taken. */
  refusedWith: string | null;
}

/** What companions handed to the server, for tests that look at the bytes' frame. */
export class SentStanzas {
  private readonly byPhone = new Map<string, SentStanza[]>();

  add(phone: string, stanza: BinaryNode, refusedWith: string | null): void {
    const all = this.byPhone.get(phone) ?? [];
    this.byPhone.set(phone, all);
    all.push({
      id: stanza.attrs['id'] ?? '',
      attrs: { ...stanza.attrs },
      texts: textsOf(stanza),
      children: children(stanza).map(({ tag }) => tag),
      refusedWith,
    });
    if (all.length > REMEMBERED) all.shift();
  }

  of(phone: string): SentStanza[] {
    return this.byPhone.get(phone) ?? [];
  }
}

function textsOf(stanza: BinaryNode): SentText[] {
  const own = children(stanza, 'enc').map((enc) => textOf(enc, null));
  const participants = children(child(stanza, 'participants'), 'to').flatMap((to) =>
    children(to, 'enc').map((enc) => textOf(enc, to.attrs['jid'] ?? null)),
  );
  return [...own, ...participants];
}

function textOf({ attrs }: BinaryNode, to: string | null): SentText {
  return {
    to,
    type: attrs['type'] ?? '',
    count: attrs['count'] ?? null,
    mediatype: attrs['mediatype'] ?? null,
  };
}
