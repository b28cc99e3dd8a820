import type { BinaryNode } from '@whiskeysockets/baileys';
import { SERVER } from '../wire/nodes';

/** Clients whose record is kept, the newest ones. */
const KEPT = 1_000;

/** A notification that a client got while it waited to be linked. */
export interface LinkingNotification {
  id: string;
  type: string;
  /** Tag of its child. */
  child: string;
  /** How often the client acknowledged it. */
  acks: number;
}

/** What a client sent when it asked for a code to be typed on a phone. */
export interface CodeAsked {
  phone: string;
  /** How it calls itself. */
  display: string;
  platformId: string;
  /** Hex digits. */
  nonce: string;
}

/** What the server noted of a client that wants, or wanted, to be linked. */
export interface LinkingView {
  id: string;
  /** Public identity key in base64: the third field of its QR codes. */
  identity: string;
  state: 'waiting' | 'accepted' | 'linked' | 'gone';
  /** ISO 8601. */
  since: string;
  /** In the order they were sent. */
  notifications: LinkingNotification[];
  /** Acks that fit no notification, or that are written wrongly. */
  strayAcks: number;
  /** Codes to be typed that it asked for, taken or not. */
  codes: CodeAsked[];
  /** How often it took the last step of such a code. */
  finishes: number;
}

/** Remembers clients that want to be linked, after they are gone, too. */
export class LinkingRecords {
  private readonly records: LinkingView[] = [];

  begin(id: string, identity: string): LinkingView {
    const record: LinkingView = {
      id,
      identity,
      state: 'waiting',
      since: new Date().toISOString(),
      notifications: [],
      strayAcks: 0,
      codes: [],
      finishes: 0,
    };
    this.records.push(record);
    if (this.records.length > KEPT) this.records.shift();
    return record;
  }

  all(): readonly LinkingView[] {
    return this.records;
  }
}

/** Notes an ack with the notification that it is for. */
export function noteAck(record: LinkingView, { attrs }: BinaryNode): void {
  const acknowledged = record.notifications.find(
    ({ id, type }) =>
      attrs['id'] === id &&
      attrs['class'] === 'notification' &&
      attrs['type'] === type &&
      attrs['to'] === SERVER,
  );
  if (acknowledged) acknowledged.acks += 1;
  else record.strayAcks += 1;
}
