import { once } from 'node:events';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Account } from './accounts';
import { burst, type Burst } from './burst';
import * as shapes from './control-shapes';
import type { Exchange } from './exchange';
import type { SeenMessage } from './chats';
import type { Faults } from './faults';
import type { LineServer } from './line-server';
import { SimulatorProblem } from './problem';
import { phoneJid } from './addresses';

interface ControlOptions {
  exchange: Exchange;
  lines: LineServer;
  info: () => { wsUrl: string; rootKey: string };
  pageDir?: string | undefined;
}

interface PhoneParams {
  Params: { phone: string };
}

/** Every way to move the simulator: tests, load and the phone page all come through this door. */
export async function buildControlApi({
  exchange,
  lines,
  info,
  pageDir,
}: ControlOptions): Promise<FastifyInstance> {
  const api = Fastify({ forceCloseConnections: true, bodyLimit: 1024 * 1024 });
  api.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof SimulatorProblem ? error.status : (error.statusCode ?? 500);
    return reply.status(status).send({ error: error.message });
  });
  const { accounts } = exchange;
  const bursts = new Map<string, Burst>();

  api.get('/control', () => ({ routes: shapes.ROUTES }));
  api.get('/control/info', () => ({ ...info(), accounts: accounts.all().length }));
  api.get('/control/accounts', () => ({
    data: accounts.all().map((account) => view(exchange, account)),
  }));
  api.post<{ Body: shapes.CreateAccount }>(
    '/control/accounts',
    { schema: { body: shapes.createAccount } },
    ({ body }) => {
      const addressing = body.addressing ?? (body.lidOnly ? 'lid' : 'phone');
      const account = accounts.create(body.phone, body.name ?? body.phone, addressing);
      exchange.changed(account.phone);
      return view(exchange, account);
    },
  );
  api.get<PhoneParams>('/control/accounts/:phone', ({ params }) =>
    view(exchange, accounts.get(params.phone)),
  );
  api.post<PhoneParams & { Body: { qr: string } }>(
    '/control/accounts/:phone/scan',
    { schema: { body: shapes.scan } },
    ({ params, body }) => {
      lines.pairing.scan(accounts.get(params.phone), body.qr);
      return { accepted: true };
    },
  );
  api.post<PhoneParams & { Body: { code: string } }>(
    '/control/accounts/:phone/pairing-code',
    { schema: { body: shapes.pairingCode } },
    async ({ params, body }) => {
      await lines.pairing.enterCode(accounts.get(params.phone), body.code);
      return { accepted: true };
    },
  );
  api.get<PhoneParams & { Querystring: { with?: string } }>(
    '/control/accounts/:phone/messages',
    ({ params, query }) => ({
      data: exchange.chats.list(accounts.get(params.phone).phone, query.with),
    }),
  );
  api.post<PhoneParams & { Body: shapes.SendMessage }>(
    '/control/accounts/:phone/messages',
    { schema: { body: shapes.sendMessage } },
    async ({ params, body }) => {
      const from = accounts.get(params.phone);
      const at = body.timestamp ? new Date(body.timestamp) : new Date();
      const id = await exchange.phoneSends(
        from,
        accounts.get(body.to),
        { conversation: body.text },
        body.id,
        at,
      );
      return { id };
    },
  );
  api.post<PhoneParams & { Body: shapes.MarkRead }>(
    '/control/accounts/:phone/read',
    { schema: { body: shapes.markRead } },
    ({ params, body }) => {
      const reader = accounts.get(params.phone);
      const writer = accounts.get(body.from);
      for (const id of body.ids) {
        exchange.chats.advance(writer.phone, reader.phone, id, 'read');
        exchange.chats.advance(reader.phone, writer.phone, id, 'read');
        exchange.sendReceipt(writer, reader, id, 'read');
      }
      exchange.changed(writer.phone);
      return { read: body.ids.length };
    },
  );
  api.get<PhoneParams & { Querystring: shapes.Wait }>(
    '/control/accounts/:phone/wait',
    { schema: { querystring: shapes.wait } },
    ({ params, query }) => waitFor(exchange, accounts.get(params.phone), query),
  );
  api.post<PhoneParams & { Body: { device?: number } }>(
    '/control/accounts/:phone/unlink',
    ({ params, body }) => {
      const account = accounts.get(params.phone);
      const devices = accounts
        .companions(account.phone)
        .filter(({ id }) => !body?.device || body.device === id);
      for (const device of devices) lines.unlink(device);
      return { unlinked: devices.length };
    },
  );
  api.post<PhoneParams & { Body: shapes.Line }>(
    '/control/accounts/:phone/line',
    { schema: { body: shapes.line } },
    ({ params, body }) => {
      const account = accounts.get(params.phone);
      lines.act(account.phone, body.action, body.code);
      return view(exchange, account);
    },
  );
  api.put<PhoneParams & { Body: Partial<Faults> }>(
    '/control/accounts/:phone/faults',
    { schema: { body: shapes.faults } },
    ({ params, body }) => exchange.faults.set(accounts.get(params.phone).phone, body),
  );
  api.delete<PhoneParams>('/control/accounts/:phone/faults', ({ params }) => {
    exchange.faults.clear(accounts.get(params.phone).phone);
    return {};
  });
  api.post<PhoneParams & { Body: shapes.StartBurst }>(
    '/control/accounts/:phone/burst',
    { schema: { body: shapes.startBurst } },
    ({ params, body }) => {
      const from = accounts.get(params.phone);
      const started = burst(
        exchange,
        from,
        accounts.get(body.to),
        body.count,
        body.prefix ?? 'burst',
      );
      bursts.set(from.phone, started);
      return started.progress;
    },
  );
  api.get<PhoneParams>('/control/accounts/:phone/burst', ({ params }) => {
    return (
      bursts.get(accounts.get(params.phone).phone)?.progress ?? { sent: 0, count: 0, done: true }
    );
  });
  api.get('/control/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    reply.raw.write(': simulator\n\n');
    const tell = (phone: string): void => {
      reply.raw.write(`event: change\ndata: ${JSON.stringify({ phone })}\n\n`);
    };
    exchange.events.on('change', tell);
    request.raw.on('close', () => exchange.events.off('change', tell));
  });
  if (pageDir)
    await api.register(fastifyStatic, { root: pageDir, prefix: '/', cacheControl: false });
  return api;
}

/** What the outside may know of an account. */
function view(exchange: Exchange, account: Account): object {
  return {
    phone: account.phone,
    lid: account.lid,
    name: account.name,
    addressing: account.addressing,
    devices: exchange.accounts.companions(account.phone).map((device) => ({
      id: device.id,
      jid: phoneJid(device.phone, device.id),
      name: device.name,
      linkedAt: device.linkedAt,
      online: exchange.onlineDevice(device) !== undefined,
      unsettled: exchange.queue.size(device),
    })),
    faults: exchange.faults.of(account.phone),
    stats: exchange.stats(account.phone),
  };
}

/** Waits until a phone has seen a message that fits. */
async function waitFor(
  exchange: Exchange,
  account: Account,
  query: shapes.Wait,
): Promise<SeenMessage> {
  const deadline = AbortSignal.timeout(query.timeoutMs ?? 20_000);
  for (;;) {
    const found = exchange.chats
      .list(account.phone, query.from)
      .find(
        (message) =>
          message.direction === 'in' &&
          (query.text === undefined || message.text === query.text) &&
          (query.id === undefined || message.id === query.id),
      );
    if (found) return found;
    try {
      await once(exchange.events, 'change', { signal: deadline });
    } catch {
      throw new SimulatorProblem(`${account.phone} saw no such message in time.`, 408);
    }
  }
}
