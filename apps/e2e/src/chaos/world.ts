import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import type { MessageBody, PageBody, SessionBody } from '../harness/api';
import { WebhookListener } from '../harness/listener';
import { OwnDatabase } from '../harness/own-database';
import { type Account, ALL_PRE_KEYS, Product } from '../harness/product';
import { until } from '@whathooks/testing';
import type { SeededRandom } from './seeded-random';
import type { Author, SentMessage, Observations } from './accounting/observations';
import { type Backlog, readBacklog } from './backlog';
import { type ApiContent, CarefulClient } from './careful-client';
import { phoneMessages } from './phone-views';
import { unedited } from './accounting/content-faults';
import { toWebhookEvent } from './accounting/webhook-events';
import { fileFor, sendFromPhone, wayOf } from './senders';
import { storedMessages } from './stored-messages';
import { WriteAudit } from './write-audit';

/** No new messages are sent while so many are in progress, since disruptions slow the product down. */
const MAX_BACKLOG = 300;
const POLL_MS = 500;
/** How often a stream looks whether the backlog is still full. */
const FULL_MS = 50;
/** Pauses between two messages of a stream. */
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 400;
/** Pace of files. */
const BYTES_PER_SECOND = 200_000;

export interface WorldOptions {
  numbers: number;
  contacts: number;
  /** Phones write files, edits and votes too, and not texts alone. */
  isVaried?: boolean;
  /** Of postgresql.conf. */
  settings?: Readonly<Record<string, string>>;
  /** Returns the database address for the product; the real one when left out. */
  connectVia?: (database: OwnDatabase) => Promise<TestDatabase>;
  /** The longest pause between two messages of a stream, in ms. */
  longestPauseMs?: number;
  /** Environment of the product, in addition to what every story sets. */
  variables?: Record<string, string>;
}

/** Numbers, contacts, a webhook and the product between them, with all messages sent. */
export class World {
  readonly sent: SentMessage[] = [];
  private readonly client: CarefulClient;
  private readonly sessions = new Map<string, string>();
  /** Each number has a group with all contacts. */
  private readonly groups = new Map<string, string>();
  private isStopped = false;
  private isBacklogFull = false;

  private constructor(
    readonly product: Product,
    readonly database: OwnDatabase,
    readonly audit: WriteAudit,
    readonly listener: WebhookListener,
    readonly account: Account,
    readonly numbers: readonly string[],
    readonly contacts: readonly string[],
    private readonly isVaried: boolean,
    private readonly longestPauseMs: number,
  ) {
    this.client = new CarefulClient(product, account.key);
  }

  /** Error responses to requests to send, which were repeated: `503 database_unavailable`. */
  get rejections(): ReadonlySet<string> {
    return this.client.rejections;
  }

  static async build(options: WorldOptions): Promise<World> {
    const { numbers, contacts, isVaried = false, longestPauseMs = LONGEST_PAUSE_MS } = options;
    const { settings, connectVia, variables = {} } = options;
    const database = await OwnDatabase.start(settings);
    const product = await Product.start(
      { ...ALL_PRE_KEYS, ...variables },
      (await connectVia?.(database)) ?? database,
    );
    const listener = await WebhookListener.start();
    const account = await product.account();
    const phones = (area: number, count: number): string[] =>
      Array.from({ length: count }, (_, n) => `4915${area}00000${String(n).padStart(2, '0')}`);
    const world = new World(
      product,
      database,
      await WriteAudit.start(database.url),
      listener,
      account,
      phones(120, numbers),
      phones(130, contacts),
      isVaried,
      longestPauseMs,
    );
    await account.staff.post('/v1/webhooks', {
      url: listener.url,
      events: [
        'message.received',
        'message.sent_from_phone',
        'message.status',
        'message.media',
        'message.edited',
        'poll.vote',
      ],
    });
    for (const phone of world.numbers) {
      world.sessions.set(phone, (await product.link(account, phone)).id);
    }
    for (const phone of world.contacts) {
      await product.simulator.createAccount({ phone, name: `Contact ${phone}` });
    }
    // Slow enough that files are on their way when something fails.
    await product.simulator.media.faults('everybody', { bytesPerSecond: BYTES_PER_SECOND });
    for (const number of world.numbers) {
      const members = [...world.contacts, number];
      const group = { subject: `Group of ${number}`, members };
      world.groups.set(number, (await product.simulator.createGroup(group)).jid);
    }
    return world;
  }

  /** Sends messages in all directions until `stopTraffic()`. Resolves when the last one is sent. */
  async runTraffic(random: SeededRandom): Promise<void> {
    const streams = this.numbers.flatMap((number) =>
      this.contacts.flatMap((contact) => [
        this.stream(random, 'contact', contact, number),
        this.stream(random, 'api', number, contact),
        this.stream(random, 'phone', number, contact),
      ]),
    );
    const inGroups = [...this.groups].flatMap(([number, group]) => [
      ...this.contacts.map((contact) => this.stream(random, 'contact', contact, group)),
      this.stream(random, 'api', number, group),
      this.stream(random, 'phone', number, group),
    ]);
    const readings = this.contacts.map((contact) => this.readMessages(random, contact));
    await Promise.all([...streams, ...inGroups, ...readings, this.watchBacklog()]);
  }

  private async watchBacklog(): Promise<void> {
    while (!this.isStopped) {
      this.isBacklogFull = await this.backlog().then(
        ({ pending, unacknowledged }) => pending + unacknowledged > MAX_BACKLOG,
        () => true,
      );
      await pause(POLL_MS);
    }
  }

  stopTraffic(): void {
    this.isStopped = true;
  }

  /**
   * Waits until nothing is in progress.
   *
   * @param deadlineMs for the numbers to be online, and then for everything to be idle.
   */
  async waitUntilIdle(deadlineMs: number): Promise<void> {
    for (const id of this.sessions.values()) {
      const isOnline = (session: SessionBody): boolean => session.status === 'CONNECTED';
      await this.product.session(this.account, id, isOnline, deadlineMs);
    }
    let before = '';
    let since = Date.now();
    await until(
      () => `everything to be idle; the last state was ${before}`,
      async () => {
        const now = await this.progress();
        if (now !== before) since = Date.now();
        before = now;
        if (Date.now() - since > 10_000) await this.resendRetrying();
        await pause(POLL_MS);
        // Nothing is pending, and nothing changed for longer than any step takes.
        return now.startsWith('0 ') && Date.now() - since > 3_000;
      },
      deadlineMs,
      // After a timeout the accounting shows what is missing.
    ).catch(() => undefined);
  }

  /** Observes everything at the end of a run. */
  async observe(): Promise<Observations> {
    const rows = await storedMessages(this.account.key);
    const of = (direction: string): MessageBody[] =>
      rows.filter((row) => row.direction === direction);
    const views = await Promise.all(
      this.contacts.map((reader) => phoneMessages(this.product.simulator, reader)),
    );
    const ours = await Promise.all(this.numbers.map((one) => this.product.simulator.account(one)));
    return {
      inboundRows: of('inbound').map(({ text }) => unedited(text ?? '')),
      outboundRows: of('outbound').map((row) => ({ ...row, text: row.text ?? '' })),
      webhook: this.listener.received.map(toWebhookEvent),
      phones: views.flat(),
      unacknowledged: await this.countUnacknowledged(),
      nacks: Object.fromEntries(ours.map(({ phone, stats }) => [phone, stats.nacks])),
      staleWrites: await this.audit.staleWrites(),
      rejections: [...this.rejections],
    };
  }

  /** Stanzas for our numbers that are not acknowledged. */
  private async countUnacknowledged(): Promise<number> {
    const ours = await Promise.all(this.numbers.map((one) => this.product.simulator.account(one)));
    const devices = ours.flatMap((account) => account.devices);
    return devices.reduce((sum, { unsettled }) => sum + unsettled, 0);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.listener.stop();
    await this.product.stop();
  }

  private async stream(
    random: SeededRandom,
    author: Author,
    from: string,
    to: string,
  ): Promise<void> {
    const stream = `${author} ${from} to ${to}`;
    const isToGroup = to.endsWith('@g.us');
    const others = isToGroup ? this.contacts : [to];
    const readers = author === 'contact' ? [] : others;
    for (let n = 0; !this.isStopped; n += 1) {
      while (this.isBacklogFull && !this.isStopped) await pause(FULL_MS);
      const entry: SentMessage = { author, stream, text: `${stream} #${n}`, isToGroup, readers };
      this.sent.push(entry);
      if (author === 'api') entry.response = await this.sendByApi(from, to, entry, n);
      else await this.sendByPhone(from, to, entry, n);
      await pause(random.between(SHORTEST_PAUSE_MS, this.longestPauseMs));
    }
  }

  private sendByApi(from: string, to: string, entry: SentMessage, n: number): Promise<string> {
    return this.client.send(this.sessions.get(from), to, this.content(entry, n));
  }

  private sendByPhone(from: string, to: string, entry: SentMessage, n: number): Promise<void> {
    const way = this.isVaried ? wayOf(entry, n) : 'text';
    return sendFromPhone(this.product.simulator, from, to, entry, way);
  }

  /** A contact reads messages every now and then. */
  private async readMessages(random: SeededRandom, contact: string): Promise<void> {
    const { simulator } = this.product;
    while (!this.isStopped) {
      await pause(random.between(300, 1_500));
      const unread = await simulator.messages(contact, { unread: true });
      for (const from of this.numbers) {
        const ids = unread.filter((message) => message.from === from).map(({ id }) => id);
        if (ids.length > 0) await simulator.markRead(contact, { from, ids });
      }
    }
  }

  /** A text, or now and then a document with that caption. */
  private content(entry: SentMessage, n: number): ApiContent {
    const { text } = entry;
    if (!this.isVaried || wayOf(entry, n) !== 'file') return { text };
    const { bytes, sha256 } = fileFor(text);
    entry.file = { sha256 };
    const base64 = bytes.toString('base64');
    return { document: { base64, fileName: 'chaos.txt', caption: text } };
  }

  /** Number of pending and observed items: changes while anything is in progress. */
  private async progress(): Promise<string> {
    const { pending, deliveries, files, unacknowledged, statusCounts } = await this.backlog();
    const waiting = pending + deliveries + files + unacknowledged;
    return `${waiting} waiting, ${this.listener.received.length} delivered; ${statusCounts}`;
  }

  private async backlog(): Promise<Backlog & { unacknowledged: number }> {
    const [stored, unacknowledged] = [
      await readBacklog(this.database.url),
      await this.countUnacknowledged(),
    ];
    return { ...stored, unacknowledged };
  }

  /** Resends deliveries that failed twice: their retry would wait for five minutes. */
  private async resendRetrying(): Promise<void> {
    for (const { id } of await this.deliveries('retrying')) {
      await this.account.key.post(`/v1/deliveries/${id}/resend`);
    }
  }

  /** Deliveries in a status; the first hundred. */
  private async deliveries(status: string): Promise<{ id: string }[]> {
    const path = `/v1/deliveries?limit=100&status=${status}`;
    return (await this.account.key.get<PageBody<{ id: string }>>(path)).body.data;
  }
}
