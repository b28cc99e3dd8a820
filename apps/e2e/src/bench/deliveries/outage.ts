import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type Account, ALL_PRE_KEYS, Product } from '../../harness/product';
import { freePort, until } from '@whathooks/testing';
import { pairs } from '../sessions/number-pairs';

const OUTAGE_MS = 60_000;
const CHATS = 5;
const PER_CHAT = 20;

/** How an endpoint is down: it refuses connections, or never responds. */
export type OutageKind = 'refuses' | 'hangs';

/** The result of an outage. */
export interface OutageResult {
  /** Seconds from the endpoint's recovery until everything had arrived. */
  seconds: number;
  /** Messages that arrived after a later one of their chat. */
  outOfOrder: number;
}

/** A webhook's server that goes down and comes back at the same address. */
class Endpoint {
  /** Texts by event, in order of first arrival. */
  readonly arrived = new Map<string, string>();
  private server: Server | undefined;
  private hangs = false;

  constructor(private readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  async back(): Promise<void> {
    this.hangs = false;
    if (!this.server) await this.listen();
    this.server?.closeAllConnections();
  }

  async away(how: OutageKind): Promise<void> {
    this.hangs = how === 'hangs';
    if (this.hangs) await this.listen();
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    if (this.server) await once(this.server.close(), 'close');
  }

  private async listen(): Promise<void> {
    this.server = createServer((request, response) => void this.take(request, response));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.hangs) return;
    const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { text: string } };
    const id = String(request.headers['webhook-id']);
    if (!this.arrived.has(id)) this.arrived.set(id, data.text);
    response.writeHead(200).end();
  }
}

/**
 * An endpoint is down for a minute while messages come in, and the delivery process is killed
 * twice: during the outage, and right after the first delivery that succeeded.
 */
export async function outage(away: OutageKind, area: number): Promise<OutageResult> {
  const product = await Product.start(ALL_PRE_KEYS);
  const endpoint = new Endpoint(await freePort());
  try {
    const account = await product.account();
    await account.key.post('/v1/webhooks', { url: endpoint.url, events: ['message.received'] });
    await endpoint.away(away);
    await write(product, account, area);
    await setTimeout(OUTAGE_MS / 2);
    await restart(product);
    await setTimeout(OUTAGE_MS / 2);
    await endpoint.back();
    const returned = performance.now();
    await until('the first to arrive', () => endpoint.arrived.size > 0, 60_000);
    await restart(product);
    const all = CHATS * PER_CHAT;
    await until(
      () => `${all} to arrive, ${endpoint.arrived.size} so far`,
      () => endpoint.arrived.size >= all,
      600_000,
    );
    const seconds = (performance.now() - returned) / 1_000;
    return { seconds, outOfOrder: outOfOrder([...endpoint.arrived.values()]) };
  } finally {
    await endpoint.stop();
    await product.stop();
  }
}

async function write(product: Product, account: Account, area: number): Promise<void> {
  const contacts = await pairs(product.simulator, area, CHATS);
  const [pair] = contacts;
  if (!pair) throw new Error('no account');
  await product.link(account, pair.number);
  for (let n = 0; n < PER_CHAT; n += 1) {
    for (const { contact } of contacts) {
      const text = `${contact} ${String(n).padStart(3, '0')}`;
      await product.simulator.sendMessage(contact, { to: pair.number, text });
    }
  }
}

async function restart(product: Product): Promise<void> {
  await product.stopGateway('SIGKILL');
  await product.startGateway();
}

/** @param texts `<chat> <number>`, in order of arrival. */
function outOfOrder(texts: readonly string[]): number {
  const last = new Map<string, string>();
  let count = 0;
  for (const text of texts) {
    const [chat = '', number = ''] = text.split(' ');
    if (number < (last.get(chat) ?? '')) count += 1;
    else last.set(chat, number);
  }
  return count;
}
