import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { type Account, chatJid } from '../store/accounts';
import { burst, type BurstProgress } from '../activity/burst';
import { type SeenMessage, shows } from '../activity/phone-shows';
import type { ControlOptions } from './control-options';
import * as chatShapes from './shapes/chat-shapes';
import { sendMessage, type SendMessage } from './shapes/message-shapes';
import type { Exchange } from '../exchange/exchange';
import { phonePosts } from '../activity/group-messages';
import { compose } from '../activity/compose';
import { type Group, isGroup, memberJid, STATUS, statusGroup } from '../store/groups';
import { SimulatorProblem } from '../store/problem';
import { issueTokenWith } from '../exchange/token-notices';

interface PhoneParams {
  Params: { phone: string };
}

const WAIT_MS = 20_000;

/** What phones write, see and read. */
export function messageRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { accounts, chats } = exchange;
  api.get<PhoneParams & { Querystring: chatShapes.ListMessages }>(
    '/control/accounts/:phone/messages',
    { schema: { querystring: chatShapes.listMessages } },
    ({ params, query: { with: peer, unread } }) => ({
      data: chats
        .list(accounts.get(params.phone).phone, {
          ...(peer !== undefined && { peer }),
          ...(unread !== undefined && { unread }),
        })
        .map((noted) => shows(exchange, accounts.get(params.phone).phone, noted)),
    }),
  );
  api.post<PhoneParams & { Body: SendMessage }>(
    '/control/accounts/:phone/messages',
    { schema: { body: sendMessage } },
    async ({ params, body }) => {
      const { to, id, timestamp, audience, ...request } = body;
      const from = accounts.getRegistered(params.phone);
      const group = to === 'status' ? statusGroup(from, audience ?? []) : groupAt(exchange, to);
      const other = group ? null : accounts.getRegistered(to);
      const encoded = compose({ exchange, from, to: other, group }, request);
      const options = {
        ...(id !== undefined && { id }),
        ...(timestamp !== undefined && { at: new Date(timestamp) }),
      };
      const sent = group
        ? phonePosts(exchange, from, group, encoded, options)
        : exchange.phoneSends(from, other ?? from, encoded, options);
      const answer = { id: await sent };
      if (other) issueTokenWith(exchange, from, other);
      return answer;
    },
  );
  api.post<PhoneParams & { Body: chatShapes.MarkRead }>(
    '/control/accounts/:phone/read',
    { schema: { body: chatShapes.markRead } },
    ({ params, body }) => {
      const [reader, writer] = [accounts.get(params.phone), accounts.get(body.from)];
      markRead(exchange, reader, writer, body.ids, body.played ? 'played' : 'read');
      return { read: body.ids.length };
    },
  );
  api.get<PhoneParams & { Querystring: chatShapes.Wait }>(
    '/control/accounts/:phone/wait',
    { schema: { querystring: chatShapes.wait } },
    ({ params, query }) => waitFor(exchange, accounts.get(params.phone), query),
  );
  burstRoutes(api, exchange);
}

function groupAt({ groups }: Exchange, to: string): Group | null {
  return isGroup(to) ? groups.get(to) : null;
}

function burstRoutes(api: FastifyInstance, exchange: Exchange): void {
  const { accounts } = exchange;
  const bursts = new Map<string, BurstProgress>();
  api.post<PhoneParams & { Body: chatShapes.StartBurst }>(
    '/control/accounts/:phone/burst',
    { schema: { body: chatShapes.startBurst } },
    ({ params, body: { to, count, prefix = 'burst' } }) => {
      const from = accounts.getRegistered(params.phone);
      const started = burst(exchange, from, accounts.getRegistered(to), count, prefix);
      bursts.set(from.phone, started);
      return started;
    },
  );
  api.get<PhoneParams>('/control/accounts/:phone/burst', ({ params }) => {
    const nothing: BurstProgress = { sent: 0, count: 0, done: true, perSecond: 0 };
    return bursts.get(accounts.get(params.phone).phone) ?? nothing;
  });
}

/** A phone has read messages: the writer's phone and companions are told. */
function markRead(
  exchange: Exchange,
  reader: Account,
  writer: Account,
  ids: string[],
  status: 'read' | 'played',
): void {
  const { chats, groups } = exchange;
  for (const id of ids) {
    const chat = chats.groupOf(reader.phone, writer.phone, id) ?? '';
    const group = chat === STATUS ? statusGroup(writer, [reader.phone]) : groups.find(chat);
    chats.advance(writer.phone, group?.jid ?? reader.phone, id, status);
    chats.advance(reader.phone, group?.jid ?? writer.phone, id, status);
    const from = group
      ? { from: group.jid, participant: memberJid(group, reader) }
      : { from: chats.address(reader.phone, writer.phone, id) ?? chatJid(reader) };
    exchange.sendReceipt(writer, from, id, status);
  }
  exchange.changed(writer.phone);
}

/** Waits until a phone has seen a message that fits. */
async function waitFor(
  exchange: Exchange,
  { phone }: Account,
  { timeoutMs = WAIT_MS, ...wanted }: chatShapes.Wait,
): Promise<SeenMessage> {
  const deadline = AbortSignal.timeout(timeoutMs);
  for (;;) {
    const found = exchange.chats.find(phone, wanted);
    if (found) return shows(exchange, phone, found);
    try {
      let changed: unknown;
      do [changed] = await once(exchange.events, 'change', { signal: deadline });
      while (changed !== phone);
    } catch {
      throw new SimulatorProblem(`${phone} saw no such message in ${timeoutMs} ms.`, 408);
    }
  }
}
