/** What somebody began to write in a chat, and the message that it answers. */
export interface Draft {
  text: string;
  replyTo: string | null;
}

type KeptDraft = Draft & {
  /** When it was written. ISO 8601. */
  at: string;
};

/** Drafts that are not on the server yet, one for each chat: they outlive a reload, and a server that is away. */
export class KeptDrafts {
  private readonly prefix: string;
  /** Where the browser keeps nothing, they last as long as the page. */
  private readonly memory = new Map<string, KeptDraft>();
  /** Those that an earlier page left. */
  private readonly fromBefore = new Set<string>();

  constructor(
    userId: string,
    private readonly storage: Storage | null,
  ) {
    this.prefix = `whathooks.draft.${userId}.`;
    for (const chatId of this.stored()) {
      const draft = this.read(chatId);
      if (!draft) continue;
      this.memory.set(chatId, draft);
      this.fromBefore.add(chatId);
    }
  }

  get(chatId: string): KeptDraft | null {
    return this.memory.get(chatId) ?? null;
  }

  chats(): string[] {
    return [...this.memory.keys()];
  }

  isFromBefore(chatId: string): boolean {
    return this.fromBefore.has(chatId);
  }

  put(chatId: string, { text, replyTo }: Draft): void {
    const before = this.memory.get(chatId)?.at ?? '';
    let at = new Date().toISOString();
    // Two of the same millisecond are told apart.
    if (at <= before) at = new Date(Date.parse(before) + 1).toISOString();
    this.memory.set(chatId, { text, replyTo, at });
    this.fromBefore.delete(chatId);
    try {
      this.storage?.setItem(this.prefix + chatId, JSON.stringify({ text, replyTo, at }));
    } catch {
      // The store is full or switched off: the page still has it.
    }
  }

  remove(chatId: string): void {
    this.memory.delete(chatId);
    try {
      this.storage?.removeItem(this.prefix + chatId);
    } catch {
      // As above.
    }
  }

  private stored(): string[] {
    try {
      return Object.keys(this.storage ?? {})
        .filter((key) => key.startsWith(this.prefix))
        .map((key) => key.slice(this.prefix.length));
    } catch {
      return [];
    }
  }

  private read(chatId: string): KeptDraft | null {
    try {
      const { text, replyTo, at } = JSON.parse(
        this.storage?.getItem(this.prefix + chatId) ?? '',
      ) as Partial<KeptDraft>;
      if (typeof text !== 'string' || typeof at !== 'string') return null;
      return { text, replyTo: replyTo ?? null, at };
    } catch {
      return null;
    }
  }
}
