import type { proto } from '@whiskeysockets/baileys';
import { firstCharacters, storableText } from '../../wire/clean';

/**
 * Longest text that is kept, in characters (code points), and that is sent: what arrives is not capped
 * by the protocol.
 */
export const TEXT_MAX = 65_536;

/** What a message of any kind may say. A field that does not apply is absent. */
export interface Said {
  /** Text, caption, or what else of the kind can be read as text; null where there is nothing to read. */
  text: string | null;
  /** There, and true, where the text was longer than what is kept. */
  truncated?: true;
  /** Who is mentioned: digits of the number where it is known, else of the LID; {@link ALL} for the whole group. */
  mentions?: string[];
  /** The message that is answered. */
  replyTo?: Quoted;
  /** There, and true, where it was forwarded, and where that was often. */
  forwarded?: true;
  forwardedOften?: true;
  /** There, and true, where it is to be looked at once. */
  viewOnce?: true;
  /** How long phones keep it once it is there. */
  expiresInSeconds?: number;
  /** WhatsApp's id of the album that it came in. */
  albumId?: string;
}

/** Mentions everybody in a group. */
export const ALL = 'all';

/** A message that another one answers, as that one names it. */
export interface Quoted {
  waMessageId: string;
  /** JID of its chat where it stands in another chat; else null. */
  chat: string | null;
  /** Author: digits of the phone number where it is known, else of the LID; null where none is named. */
  from: string | null;
  /** What can be read of it, such as its text or the name of its file; null where there is nothing to read. */
  text: string | null;
  /** Its kind, as contents have it in their `type`; null where nothing of it came along. */
  type: string | null;
}

/** One kind of message: its protobuf on one side, what it says on the other. */
export interface Kind<Content extends Said & { type: string }> {
  readonly type: Content['type'];
  /**
   * What a message of this kind says; null for a message of another kind.
   *
   * @param message without wrappers around it.
   */
  read(message: proto.IMessage): Content | null;
  /** The protobuf that says it. Kinds without are received only. */
  write?(content: Content): proto.IMessage;
}

/** A text as it is kept: storable, and no longer than {@link TEXT_MAX}. */
export function textOf(text: string | null | undefined): Pick<Said, 'text' | 'truncated'> {
  const whole = storableText(text ?? '');
  const kept = firstCharacters(whole, TEXT_MAX);
  return { text: kept || null, ...(kept.length < whole.length && { truncated: true }) };
}

/** A line of a message, such as the name of a place, storable and no longer than `max` characters; null for none. */
export function lineOf(line: string | null | undefined, max = LINE_MAX): string | null {
  return line ? firstCharacters(storableText(line), max) || null : null;
}

/** Longest line that is kept, in characters. */
export const LINE_MAX = 1_024;
