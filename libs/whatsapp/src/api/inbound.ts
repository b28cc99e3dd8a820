import type { MessageContent } from '../content/kinds/kinds';
import type { GroupNews } from './groups';
import type { LidNumber, Person } from '../wire/addresses';

/**
 * What a message does to an earlier one: puts an emoji to it, rewords it, takes it back, votes in it, answers
 * its invitation, pins it, or keeps it from disappearing.
 */
export interface MessageChange {
  kind: 'reaction' | 'edit' | 'delete' | 'vote' | 'answer' | 'option' | 'pin' | 'keep' | 'comment';
  /** Whether its content is encrypted with the secret of that message: `openSealed` decrypts it. */
  isSealed?: true;
  /** Of a pin and a keep: false where it is taken off again. */
  isSet?: boolean;
  /** Of a pin: after how many seconds it ends by itself. */
  lastsSeconds?: number;
  target: {
    waMessageId: string;
    /** Whether our own number wrote it. */
    fromMe: boolean;
    /**
     * JID of who wrote it; null where only the chat tells. Another than the writer of a deletion only
     * in a group, where administrators delete what others wrote; anybody can claim to be one.
     */
    author: string | null;
  };
}

/** Where a message stands in what the phone tells. */
export interface ToldPlace {
  /** When that came: a later history tells what is older. */
  at: Date;
  /** Its place among all that the history tells, oldest of a chat first. */
  index: number;
}

/** A message that WhatsApp handed us, decrypted, not yet acknowledged. */
export interface InboundMessage {
  /** WhatsApp's id of the message: unique only together with chat and author. */
  waMessageId: string;
  /** JID of the chat as it arrived (`…@s.whatsapp.net`, `…@lid`, `…@g.us`). */
  chat: string;
  /** JID of the author as it arrived. */
  author: string;
  /** Author's phone number in digits when it can be known, else the digits of the LID. */
  from: string;
  fromType: 'phone' | 'lid';
  /** True when our own phone, or another of our devices, wrote it. */
  fromMe: boolean;
  /** Number (or LID, or group JID) it was written to, when `fromMe`. */
  to: string | null;
  /** What `to` is; null where it is no person. */
  toType: 'phone' | 'lid' | null;
  /** Both addresses of the other person, where the message or the session names them; else null. */
  lidNumber: LidNumber | null;
  pushName: string | null;
  /** What it says; of an edit what is new. */
  content: MessageContent;
  /** When it was sent, by WhatsApp's clock (whole seconds). */
  timestamp: Date;
  /** True when the server kept it while this device was offline. */
  offline: boolean;
  /** The decrypted protobuf (`proto.Message`, unpadded), as received; empty where it could not be read. */
  bytes: Uint8Array;
  /** Null for a message that stands for itself. */
  change: MessageChange | null;
  /**
   * How it came: from its writer; from our own phone, out of the time before we were linked; or from
   * our own phone as the content of a message that could not be read when it came.
   */
  source: 'writer' | 'history' | 'resend';
  /** Of a history: where it stands in it. WhatsApp tells times in whole seconds. */
  toldAt?: ToldPlace;
  /** Whether it came without its content, which our own phone may send. */
  awaitsPhone: boolean;
}

/** A message that came without its content, as our own phone knows it. */
export type Placeholder = Pick<InboundMessage, 'waMessageId' | 'chat' | 'author' | 'fromMe'>;

/** Names one received `enc`: the key under which a redelivered stanza is recognised. */
export interface InboundIdentity {
  waMessageId: string;
  chat: string;
  author: string;
}

/** A delivered, read or played receipt, or the server's own ack, for a message that we sent; or what our phone read. */
export interface MessageReceipt {
  waMessageId: string;
  /** JID of the chat the message was sent to. */
  chat: string;
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed';
  /** It is about a message that came: another device of the number has read it. */
  isOurs?: true;
  /** In a group, the member who got or read it; absent where it is not of a group. */
  by?: Person;
  /** WhatsApp's error code where the server refused the message. */
  error: string | null;
  timestamp: Date;
}

/** Something that is no message: a call, or what happened to a group, a contact or the account. */
export interface Notice {
  /** WhatsApp's id of the stanza; unique only together with `from`. */
  waId: string;
  kind: 'call' | 'notification';
  /** WhatsApp's own word for it: `offer`, `terminate`, `w:gp2`, `devices`, … */
  type: string;
  /** JID it came from: a caller, a group, a contact, the account itself. */
  from: string;
  /** Who did it, where that is known. */
  author: Pick<InboundMessage, 'from' | 'fromType'> | null;
  /** The stanza's tags and attributes, without any bytes: those may be keys. */
  details: NoticeNode;
  /** The change of a group that it reports; absent for any other notice. */
  group?: GroupNews[];
  timestamp: Date;
}

/** A node of a stanza, for reading. */
export interface NoticeNode {
  tag: string;
  attrs: Record<string, string>;
  children: NoticeNode[];
}
