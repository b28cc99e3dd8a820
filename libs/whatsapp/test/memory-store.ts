import type {
  AppStateChange,
  InboundIdentity,
  InboundMessage,
  MessageReceipt,
  Notice,
  Placeholder,
  SessionCommit,
  SessionStore,
} from '../src';

/** Everything one session has stored. */
interface Contents {
  credentials: Uint8Array | null;
  keys: Map<string, Uint8Array>;
  messages: Map<string, InboundMessage>;
  /** What our own phone sent of messages that could not be read, by WhatsApp id. */
  resent: Map<string, InboundMessage>;
  receipts: MessageReceipt[];
  notices: Notice[];
  appState: AppStateChange[];
  sent: Map<string, { chat: string; bytes: Uint8Array }>;
}

/** What is read; `type` of keys. */
interface Read {
  method: 'loadKeys' | 'findBytes' | 'findSentBytes';
  type?: string;
}

/** A store in memory that commits all or nothing, and that can be told to fail. */
export class MemoryStore implements SessionStore {
  contents: Contents = {
    credentials: null,
    keys: new Map(),
    messages: new Map(),
    resent: new Map(),
    receipts: [],
    notices: [],
    appState: [],
    sent: new Map(),
  };
  /** Who sees status posts, by WhatsApp's ids. */
  readonly audiences = new Map<string, readonly string[]>();
  commits = 0;
  /** Decides over each read: throws to fail it. */
  beforeRead: (what: Read) => void = () => undefined;
  /** Decides over each commit: throws to refuse it, and may take its time. */
  beforeCommit: (batch: SessionCommit) => void | Promise<void> = () => undefined;
  /** After the commit is durable, before the socket hears of it. */
  afterCommit: (batch: SessionCommit) => void = () => undefined;

  /** Keeps a message before it is sent. */
  keepSent({ to, waMessageId }: { to: string; waMessageId: string }, bytes: Uint8Array): void {
    this.contents.sent.set(waMessageId, { chat: to, bytes });
  }

  loadCredentials(): Promise<Uint8Array | null> {
    return Promise.resolve(this.contents.credentials);
  }

  async loadKeys(type: string, ids: string[]): Promise<Map<string, Uint8Array>> {
    await this.read({ method: 'loadKeys', type });
    const found = ids.flatMap((id): [string, Uint8Array][] => {
      const value = this.contents.keys.get(`${type}/${id}`);
      return value ? [[id, value]] : [];
    });
    return new Map(found);
  }

  async commit(batch: SessionCommit): Promise<void> {
    // As with a database, others run while a commit is under way.
    await Promise.resolve();
    await this.beforeCommit(batch);
    this.commits += 1;
    if (batch.credentials) this.contents.credentials = batch.credentials;
    for (const { type, id, value } of batch.keys) {
      if (value) this.contents.keys.set(`${type}/${id}`, value);
      else this.contents.keys.delete(`${type}/${id}`);
    }
    for (const message of batch.messages) {
      if (message.source === 'resend') {
        this.contents.resent.set(message.waMessageId, message);
        continue;
      }
      const name = nameOf(message);
      const known = this.contents.messages.get(name);
      // One that could not be read when it came has waited for its content.
      if (!known || known.bytes.length === 0) this.contents.messages.set(name, message);
    }
    this.contents.receipts.push(...batch.receipts);
    this.contents.notices.push(...batch.notices);
    this.contents.appState.push(...batch.appState);
    this.afterCommit(batch);
  }

  async findBytes(identity: InboundIdentity): Promise<Uint8Array | null> {
    await this.read({ method: 'findBytes' });
    return this.contents.messages.get(nameOf(identity))?.bytes ?? null;
  }

  /** By WhatsApp's id. */
  received(id: string): InboundMessage | undefined {
    return [...this.contents.messages.values()].find(({ waMessageId }) => waMessageId === id);
  }

  findAudience(waMessageId: string): Promise<readonly string[]> {
    return Promise.resolve(this.audiences.get(waMessageId) ?? []);
  }

  async findSentBytes(waMessageId: string, chats: string[]): Promise<Uint8Array | null> {
    await this.read({ method: 'findSentBytes' });
    const sent = this.contents.sent.get(waMessageId);
    return sent && chats.includes(sent.chat) ? sent.bytes : null;
  }

  findPlaceholders(since: Date, limit: number): Promise<Placeholder[]> {
    const waiting = [...this.contents.messages.values()].filter(
      ({ awaitsPhone, timestamp, waMessageId }) =>
        awaitsPhone && timestamp > since && !this.contents.resent.has(waMessageId),
    );
    return Promise.resolve(waiting.reverse().slice(0, limit));
  }

  /** As with a database, others run while a read is under way. */
  private async read(what: Read): Promise<void> {
    await Promise.resolve();
    this.beforeRead(what);
  }

  get texts(): (string | null)[] {
    return [...this.contents.messages.values()].map(({ content }) => content.text);
  }
}

function nameOf({ chat, author, waMessageId }: InboundIdentity): string {
  return `${chat}/${author}/${waMessageId}`;
}
