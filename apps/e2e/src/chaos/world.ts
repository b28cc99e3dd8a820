import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import type { MessageBody, PageBody, SessionBody } from '../harness/api';
import { type ReceivedDelivery, WebhookListener } from '../harness/listener';
import { OwnDatabase } from '../harness/own-database';
import { type Account, Product } from '../harness/product';
import { until } from '@whathooks/testing';
import type { Chance } from './chance';
import type { Author, Entry, Sightings, Told, View } from './evidence';
import { type Standing, standing } from './standing';
import { WriteAudit } from './write-audit';

/** What is answered while nobody is at home, and may be asked again. */
const TRY_AGAIN = new Set([409, 429, 500, 502, 503, 504]);
const AGAIN_MS = 50;

/** Nobody writes on while so much is on its way: what is broken all the time cannot take up any amount. */
const MOST_UNDER_WAY = 300;
const LOOK_MS = 500;

export interface WorldOptions {
  numbers: number;
  contacts: number;
  /** Of postgresql.conf. */
  settings?: Readonly<Record<string, string>>;
  /** How the product reaches its database; directly when left out. */
  reach?: (database: OwnDatabase) => Promise<TestDatabase>;
  /** Environment of the product, besides what every story sets. */
  variables?: Record<string, string>;
}

/** Numbers, contacts, a webhook and the product between them, and everything anybody wrote. */
export class World {
  readonly entries: Entry[] = [];
  /** How requests to send were answered that were made again: `503 database_unavailable`. */
  readonly refusals = new Set<string>();
  private readonly sessions = new Map<string, string>();
  /** Each number has a group with all contacts. */
  private readonly groups = new Map<string, string>();
  private over = false;
  private isCrowded = false;

  private constructor(
    readonly product: Product,
    readonly database: OwnDatabase,
    readonly audit: WriteAudit,
    readonly listener: WebhookListener,
    readonly account: Account,
    readonly numbers: readonly string[],
    readonly contacts: readonly string[],
  ) {}

  static async build(options: WorldOptions): Promise<World> {
    const { numbers, contacts, settings, reach, variables = {} } = options;
    const database = await OwnDatabase.start(settings);
    const product = await Product.start(variables, (await reach?.(database)) ?? database);
    const listener = await WebhookListener.start();
    const account = await product.account();
    const phones = (area: number, count: number): string[] =>
      Array.from({ length: count }, (_, n) => `4915${area}00000${String(n).padStart(2, '0')}`);
    const world = new World(
      product,
      database,
      await WriteAudit.begin(database.url),
      listener,
      account,
      phones(120, numbers),
      phones(130, contacts),
    );
    await account.staff.post('/v1/webhooks', {
      url: listener.url,
      events: ['message.received', 'message.sent_from_phone', 'message.status'],
    });
    for (const phone of world.numbers) {
      world.sessions.set(phone, (await product.link(account, phone)).id);
    }
    for (const phone of world.contacts) {
      await product.simulator.createAccount({ phone, name: `Contact ${phone}` });
    }
    for (const number of world.numbers) {
      const members = [...world.contacts, number];
      const group = { subject: `Group of ${number}`, members };
      world.groups.set(number, (await product.simulator.createGroup(group)).jid);
    }
    return world;
  }

  /** Everybody writes, until `rest()`. Resolves when the last one has finished a sentence. */
  async live(chance: Chance): Promise<void> {
    const streams = this.numbers.flatMap((number) =>
      this.contacts.flatMap((contact) => [
        this.stream(chance, 'contact', contact, number),
        this.stream(chance, 'api', number, contact),
        this.stream(chance, 'phone', number, contact),
      ]),
    );
    const inGroups = [...this.groups].flatMap(([number, group]) => [
      ...this.contacts.map((contact) => this.stream(chance, 'contact', contact, group)),
      this.stream(chance, 'api', number, group),
      this.stream(chance, 'phone', number, group),
    ]);
    const readings = this.contacts.map((contact) => this.read(chance, contact));
    await Promise.all([...streams, ...inGroups, ...readings, this.watchTheCrowd()]);
  }

  private async watchTheCrowd(): Promise<void> {
    while (!this.over) {
      this.isCrowded = await this.standing().then(
        ({ pending, unsettled }) => pending + unsettled > MOST_UNDER_WAY,
        () => true,
      );
      await pause(LOOK_MS);
    }
  }

  rest(): void {
    this.over = true;
  }

  /**
   * Waits until nothing moves any more, however long that takes within reason.
   *
   * @param deadlineMs for the numbers to be online, and then for everything to come to rest.
   */
  async calm(deadlineMs: number): Promise<void> {
    for (const id of this.sessions.values()) {
      const isOnline = (session: SessionBody): boolean => session.status === 'CONNECTED';
      await this.product.session(this.account, id, isOnline, deadlineMs);
    }
    let before = '';
    let since = Date.now();
    await until(
      () => `nothing to move any more; the last state was ${before}`,
      async () => {
        const now = await this.movement();
        if (now !== before) since = Date.now();
        before = now;
        if (Date.now() - since > 10_000) await this.hasten();
        await pause(LOOK_MS);
        // Nothing is pending, and nothing has happened for longer than anything takes.
        return now.startsWith('0 ') && Date.now() - since > 3_000;
      },
      deadlineMs,
      // Then the account tells what is missing.
    ).catch(() => undefined);
  }

  /** Where everything is now. */
  async sightings(): Promise<Sightings> {
    const rows = await this.messages();
    const of = (direction: string): MessageBody[] =>
      rows.filter((row) => row.direction === direction);
    const views = await Promise.all(this.contacts.map((reader) => this.viewsOf(reader)));
    const ours = await Promise.all(this.numbers.map((one) => this.product.simulator.account(one)));
    return {
      inboundRows: of('inbound').map(({ text }) => text ?? ''),
      outboundRows: of('outbound').map((row) => ({ ...row, text: row.text ?? '' })),
      webhook: this.listener.received.map(toTold),
      contacts: views.flat(),
      unsettled: await this.unsettled(),
      nacks: Object.fromEntries(ours.map(({ phone, stats }) => [phone, stats.nacks])),
      staleWrites: await this.audit.staleWrites(),
      refusals: [...this.refusals],
    };
  }

  /** What came to the phone of a contact. */
  private async viewsOf(reader: string): Promise<View[]> {
    const messages = await this.product.simulator.messages(reader);
    return messages
      .filter(({ direction }) => direction === 'in')
      .map(({ text, deliveries, status }) => ({ reader, text: text ?? '', deliveries, status }));
  }

  /** Stanzas that the server still keeps for our numbers. */
  private async unsettled(): Promise<number> {
    const ours = await Promise.all(this.numbers.map((one) => this.product.simulator.account(one)));
    const devices = ours.flatMap((account) => account.devices);
    return devices.reduce((sum, { unsettled }) => sum + unsettled, 0);
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.listener.stop();
    await this.product.stop();
  }

  private async stream(chance: Chance, author: Author, from: string, to: string): Promise<void> {
    const stream = `${author} ${from} to ${to}`;
    const isToGroup = to.endsWith('@g.us');
    const others = isToGroup ? this.contacts : [to];
    const readers = author === 'contact' ? [] : others;
    for (let n = 0; !this.over; n += 1) {
      while (this.isCrowded && !this.over) await pause(AGAIN_MS);
      const entry: Entry = { author, stream, text: `${stream} #${n}`, isToGroup, readers };
      this.entries.push(entry);
      if (author === 'api') entry.answer = await this.sendByApi(from, to, entry.text);
      else await this.product.simulator.sendMessage(from, { to, text: entry.text });
      await pause(chance.between(20, 400));
    }
  }

  /** A contact looks at the phone every now and then. */
  private async read(chance: Chance, contact: string): Promise<void> {
    const { simulator } = this.product;
    while (!this.over) {
      await pause(chance.between(300, 1_500));
      const unread = await simulator.messages(contact, { unread: true });
      for (const from of this.numbers) {
        const ids = unread.filter((message) => message.from === from).map(({ id }) => id);
        if (ids.length > 0) await simulator.markRead(contact, { from, ids });
      }
    }
  }

  /** As a careful integrator does it: again with the same key until there is an answer. */
  private async sendByApi(number: string, to: string, text: string): Promise<string> {
    const body = { sessionId: this.sessions.get(number), to, text, queue: true };
    const headers = { 'Idempotency-Key': text.replaceAll(' ', '-') };
    for (;;) {
      const answer = await this.account.key
        .call<{ code?: string; detail?: string }>('POST', '/v1/messages', body, headers)
        .catch(() => null);
      if (answer && !TRY_AGAIN.has(answer.status)) {
        const { code = '', detail = '' } = answer.body;
        return `${answer.status} ${code} ${detail}`.trim();
      }
      if (answer) this.refusals.add(this.refusal(answer.status, answer.body.code));
      await pause(AGAIN_MS);
    }
  }

  /** How a request was refused, and what the product said of it that it must not have happened. */
  private refusal(status: number, code = ''): string {
    if (status !== 500) return `${status} ${code}`;
    const errors = this.product.log.split('\n').filter((line) => line.includes(' failed'));
    return `${status} ${code} (${errors.at(-1) ?? 'and nothing in the log'})`;
  }

  /** How much is pending, and how much was seen: changes as long as anything moves. */
  private async movement(): Promise<string> {
    const { pending, deliveries, unsettled, tally } = await this.standing();
    const waiting = pending + deliveries + unsettled;
    return `${waiting} waiting, ${this.listener.received.length} delivered; ${tally}`;
  }

  private async standing(): Promise<Standing & { unsettled: number }> {
    const [stored, unsettled] = [await standing(this.database.url), await this.unsettled()];
    return { ...stored, unsettled };
  }

  /** Asks for deliveries that have failed twice: they would wait for five minutes. */
  private async hasten(): Promise<void> {
    for (const { id } of await this.deliveries('retrying')) {
      await this.account.key.post(`/v1/deliveries/${id}/resend`);
    }
  }

  /** Deliveries that stand here; the first hundred of them. */
  private async deliveries(status: string): Promise<{ id: string }[]> {
    const path = `/v1/deliveries?limit=100&status=${status}`;
    return (await this.account.key.get<PageBody<{ id: string }>>(path)).body.data;
  }

  /** All that is stored, oldest first. */
  private async messages(): Promise<MessageBody[]> {
    const all: MessageBody[] = [];
    let cursor = '';
    do {
      const { body } = await this.account.key.get<PageBody<MessageBody>>(
        `/v1/messages?limit=100${cursor && `&cursor=${cursor}`}`,
      );
      all.push(...body.data);
      cursor = body.nextCursor ?? '';
    } while (cursor);
    return all.reverse();
  }
}

function toTold({ body, headers, raw }: ReceivedDelivery): Told {
  const { data } = body;
  const told = { eventId: String(headers['webhook-id']), body: raw.toString() };
  if (body.event !== 'message.status') return { ...told, text: String(data['text']) };
  return { ...told, text: null, moved: { id: String(data['id']), status: String(data['status']) } };
}
