import type { BinaryNode } from '@whiskeysockets/baileys';
import type { FastifyInstance } from 'fastify';
import { changePicture } from '../activity/group-changes';
import type { Account } from '../store/accounts';
import type { Exchange } from '../exchange/exchange';
import { isGroup } from '../store/groups';
import { FOR_CLIENTS } from '../media/media-server';
import { bytes, children, node } from '../wire/nodes';
import { QueryRefused } from './query-refused';

/** @returns what stands in the result. */
export function answerPictureQuery(
  exchange: Exchange,
  account: Account,
  iq: BinaryNode,
): BinaryNode[] {
  const { target = '', to = '', type } = iq.attrs;
  const [question] = children(iq);
  if (type === 'set') return setPicture(exchange, account, target, question);
  const of = ownerOf(exchange, account, target || to);
  const picture = exchange.pictures.find(of);
  if (!picture) throw new QueryRefused('404', 'item-not-found');
  const url = `http://${exchange.media.host}/pps/${encodeURIComponent(of)}/${picture.id}.jpg`;
  return [node('picture', { id: picture.id, type: question?.attrs['type'], url })];
}

/** Whose picture it is: a number, or the JID of a group of which the asking number is a member. */
function ownerOf({ accounts, groups }: Exchange, account: Account, jid: string): string {
  if (!isGroup(jid)) return accounts.named(jid)?.phone ?? '';
  if (!groups.find(jid)?.members.includes(account.phone))
    throw new QueryRefused('401', 'not-authorized');
  return jid;
}

function setPicture(
  exchange: Exchange,
  account: Account,
  target: string,
  picture: BinaryNode | undefined,
): BinaryNode[] {
  const { groups } = exchange;
  const content = picture ? bytes(picture) : null;
  if (content && !(content[0] === 0xff && content[1] === 0xd8))
    throw new QueryRefused('406', 'not-acceptable');
  if (!target) {
    if (!content) exchange.pictures.remove(account.phone);
    const id = content && exchange.pictures.set(account.phone, content);
    return id ? [node('picture', { id })] : [];
  }
  const group = groups.find(target);
  if (!group) throw new QueryRefused('404', 'item-not-found');
  if (!group.members.includes(account.phone)) throw new QueryRefused('403', 'forbidden');
  if (group.locked && !groups.isAdmin(group, account.phone))
    throw new QueryRefused('401', 'not-authorized');
  const id = changePicture(exchange, group, account.phone, content);
  return id ? [node('picture', { id })] : [];
}

/** The server that pictures are downloaded from. */
export function servePictures(api: FastifyInstance, { pictures }: Exchange): void {
  api.get<{ Params: { of: string; name: string } }>(
    '/pps/:of/:name',
    { config: FOR_CLIENTS },
    async ({ params: { of, name } }, reply) => {
      const picture = pictures.find(of);
      if (!picture || name !== `${picture.id}.jpg`)
        return reply.code(404).send({ error: 'There is no such picture.' });
      return reply.type('image/jpeg').send(Buffer.from(picture.bytes));
    },
  );
}
