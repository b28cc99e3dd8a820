/** Whether WhatsApp refuses messages to people whom the number does not know. */
export interface ReachOutTimelock {
  active: boolean;
  /** When it ends; null while it is not active. */
  until: Date | null;
  /** WhatsApp did not say when it ends: `until` is a guess, which is corrected before it has passed. */
  isGuess: boolean;
  /** WhatsApp's own word for the kind of restriction. */
  type: string | null;
}

/** How many new chats the number may begin, and has begun. */
export interface NewChatQuota {
  /** Null: there is no quota. */
  quota: number | null;
  used: number;
  /** `capped`: no new chat may be begun before `resetsAt`. */
  status: 'ok' | 'first_warning' | 'second_warning' | 'capped';
  /** When the quota is reset; null where WhatsApp does not report it. */
  resetsAt: Date | null;
}

/** An update of a number's limits; limits that WhatsApp did not report are absent. */
export interface LimitsUpdate {
  reachOutTimelock?: ReachOutTimelock;
  newChats?: NewChatQuota;
}
