import type { BinaryNode } from '@whiskeysockets/baileys';
import { children } from '../wire/nodes';

/** Signals of one number that are remembered. */
const REMEMBERED = 500;

/** What a companion told besides messages, with tags and attributes alone. */
export interface Signal {
  tag: string;
  attrs: Record<string, string>;
  children: Signal[];
}

/** Calls that companions rejected, what they typed, read, and wanted to know of others. */
export class Signals {
  private readonly byPhone = new Map<string, Signal[]>();

  add(phone: string, stanza: BinaryNode): void {
    const all = this.byPhone.get(phone) ?? [];
    this.byPhone.set(phone, all);
    all.push(signalOf(stanza));
    if (all.length > REMEMBERED) all.shift();
  }

  of(phone: string): Signal[] {
    return this.byPhone.get(phone) ?? [];
  }
}

function signalOf(node: BinaryNode): Signal {
  return { tag: node.tag, attrs: { ...node.attrs }, children: children(node).map(signalOf) };
}
