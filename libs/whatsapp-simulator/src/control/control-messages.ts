import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { type Account, chatJid } from '../store/accounts';
import { phoneJid } from '../wire/addresses';
import { burst, type BurstProgress } from '../activity/burst';
import { notifyOfProfile, placeCall } from '../activity/calls';
import { type SeenMessage, shows } from '../activity/phone-shows';
import type { ControlOptions } from './control-options';
import * as shapes from './control-shapes';
import type { Exchange } from '../exchange/exchange';
import { phonePosts } from '../activity/group-messages';
import { isGroup, memberJid } from '../store/groups';
import { isMediaKind, type MediaKind } from '../media/media-kinds';
import { directPath } from '../media/media-store';
import { mediaLetter } from '../phone/media-letters';
import { type Letter, letterOf, letterWith } from '../phone/message-kinds';
import { SimulatorProblem } from '../store/problem';
import { issueTokenWith } from '../exchange/token-notices';

interface PhoneParams {
  Params: { phone: string };
}

const WAIT_MS = 20_000;

/** What phones write, see and read. */
export function messageRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { accounts, chats, groups } = exchange;
  api.get<PhoneParams & { Querystring: shapes.ListMessages }>(
    '/control/accounts/:phone/messages',
    { schema: { querystring: shapes.listMessages } },
    ({ params, query: { with: peer, unread } }) => ({
      data: chats
        .list(accounts.get(params.phone).phone, {
          ...(peer !== undefined && { peer }),
          ...(unread !== undefined && { unread }),
        })
        .map((noted) => shows(exchange, accounts.get(params.phone).phone, noted)),
    }),
  );
  api.post<PhoneParams & { Body: shapes.SendMessage }>(
    '/control/accounts/:phone/messages',
    { schema: { body: shapes.sendMessage } },
    async ({ params, body }) => {
      const { to, text = '', kind = 'text', content, about = '', aboutFrom, id, timestamp } = body;
      const from = accounts.getRegistered(params.phone);
      const group = isGroup(to) ? groups.get(to) : null;
      const other = group ? from : accounts.getRegistered(to);
      const author = accounts.get(aboutFrom ?? (kind === 'reaction' ? other : from).phone);
      const chat = group?.jid ?? chatJid(other);
      const participant = group ? memberJid(group, author) : phoneJid(author.phone);
      const target = { id: about, chat, author, participant };
      const letter = content
        ? letterWith(content)
        : isMediaKind(kind)
          ? fileLetter(exchange, from, kind, body)
          : letterOf(kind, text, from, target);
      const options = {
        ...(id !== undefined && { id }),
        ...(timestamp !== undefined && { at: new Date(timestamp) }),
      };
      const sent = group
        ? phonePosts(exchange, from, group, letter, options)
        : exchange.phoneSends(from, other, letter, options);
      const answer = { id: await sent };
      if (!group) issueTokenWith(exchange, from, other);
      return answer;
    },
  );
  api.post<PhoneParams & { Body: shapes.Call }>(
    '/control/accounts/:phone/call',
    { schema: { body: shapes.call } },
    ({ params, body: { to, hangUp = true } }) => ({
      id: placeCall(
        exchange,
        accounts.getRegistered(params.phone),
        accounts.getRegistered(to),
        hangUp,
      ),
    }),
  );
  api.post<PhoneParams>('/control/accounts/:phone/notify', ({ params }) => {
    notifyOfProfile(exchange, accounts.get(params.phone));
    return {};
  });
  api.post<PhoneParams & { Body: shapes.MarkRead }>(
    '/control/accounts/:phone/read',
    { schema: { body: shapes.markRead } },
    ({ params, body }) => {
      markRead(exchange, accounts.get(params.phone), accounts.get(body.from), body.ids);
      return { read: body.ids.length };
    },
  );
  api.get<PhoneParams & { Querystring: shapes.Wait }>(
    '/control/accounts/:phone/wait',
    { schema: { querystring: shapes.wait } },
    ({ params, query }) => waitFor(exchange, accounts.get(params.phone), query),
  );
  burstRoutes(api, exchange);
}

/** A message with a file that was uploaded before. */
function fileLetter(
  exchange: Exchange,
  { phone }: Account,
  kind: MediaKind,
  { media: wish, text }: shapes.SendMessage,
): Letter {
  const { media, mediaFaults } = exchange;
  if (!wish) throw new SimulatorProblem(`"media" is missing: the file of the ${kind}.`);
  const stored = media.get(wish.id);
  if (!stored.made) throw new SimulatorProblem('No phone made this file.', 409);
  const { foreignOrigin } = mediaFaults.of(phone, stored.id);
  const place = {
    url: media.urlOf(stored, foreignOrigin ?? undefined),
    directPath: directPath(stored),
  };
  return mediaLetter(kind, stored.made, place, { ...(text ? { caption: text } : {}), ...wish });
}

function burstRoutes(api: FastifyInstance, exchange: Exchange): void {
  const { accounts } = exchange;
  const bursts = new Map<string, BurstProgress>();
  api.post<PhoneParams & { Body: shapes.StartBurst }>(
    '/control/accounts/:phone/burst',
    { schema: { body: shapes.startBurst } },
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
function markRead(exchange: Exchange, reader: Account, writer: Account, ids: string[]): void {
  const { chats, groups } = exchange;
  for (const id of ids) {
    const group = groups.find(chats.groupOf(reader.phone, writer.phone, id) ?? '');
    chats.advance(writer.phone, group?.jid ?? reader.phone, id, 'read');
    chats.advance(reader.phone, group?.jid ?? writer.phone, id, 'read');
    const from = group
      ? { from: group.jid, participant: memberJid(group, reader) }
      : { from: chats.address(reader.phone, writer.phone, id) ?? chatJid(reader) };
    exchange.sendReceipt(writer, from, id, 'read');
  }
  exchange.changed(writer.phone);
}

/** Waits until a phone has seen a message that fits. */
async function waitFor(
  exchange: Exchange,
  { phone }: Account,
  { timeoutMs = WAIT_MS, ...wanted }: shapes.Wait,
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
