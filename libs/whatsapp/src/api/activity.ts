/** A message that came, as a read receipt has to name it. */
export interface ReadMessage {
  waMessageId: string;
  /** JID of the chat as it arrived. */
  chat: string;
  /** JID of who wrote it, as it arrived. */
  author: string;
}

/** What a number shows in a chat: that it writes, records a voice message, or does neither. */
export type TypingState = 'composing' | 'recording' | 'paused';

/** The presence of a person, as far as WhatsApp reports it. */
export interface Presence {
  /** JID of the chat: of the person, or of a group in which they write. */
  chat: string;
  /** Digits of the person: of their number when it can be known, else of the LID. */
  from: string;
  fromType: 'phone' | 'lid';
  state: 'available' | 'unavailable' | TypingState;
  /** When they were last there; null where they do not show it. */
  lastSeenAt: Date | null;
}

/** What else a number takes in, besides what people write to it and to its groups. */
export interface Receives {
  /** Status posts of contacts. */
  readonly status: boolean;
  /** Messages of channels that it follows. */
  readonly channels: boolean;
}
