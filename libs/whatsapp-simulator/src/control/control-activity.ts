import { proto } from '@whiskeysockets/baileys';
import type { FastifyInstance } from 'fastify';
import { moveCall, notifyOfProfile, placeCall } from '../activity/calls';
import { postToFollowers } from '../activity/newsletters';
import { sendPresence } from '../activity/presence';
import { isGroup } from '../store/groups';
import * as shapes from './shapes/activity-shapes';
import type { ControlOptions } from './control-options';

interface PhoneParams {
  Params: { phone: string };
}

/** Calls, what people do in front of their phones, and what channels post. */
export function activityRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { accounts, groups } = exchange;
  const path = '/control/accounts/:phone';
  api.post<PhoneParams & { Body: shapes.Call }>(
    `${path}/call`,
    { schema: { body: shapes.call } },
    ({ params, body: { to, hangUp = true, video = false, group } }) => {
      const [from, called] = [accounts.getRegistered(params.phone), accounts.getRegistered(to)];
      return { id: placeCall(exchange, from, called, { hangUp, video, group }) };
    },
  );
  api.post<{ Params: { phone: string; id: string }; Body: shapes.MoveCall }>(
    `${path}/call/:id`,
    { schema: { body: shapes.moveCall } },
    ({ params: { phone, id }, body: { to, step, reason } }) => {
      moveCall(exchange, accounts.get(phone), accounts.get(to), { id, step, reason });
      return {};
    },
  );
  api.post<PhoneParams>(`${path}/notify`, ({ params }) => {
    notifyOfProfile(exchange, accounts.get(params.phone));
    return {};
  });
  api.post<PhoneParams & { Body: shapes.Presence }>(
    `${path}/presence`,
    { schema: { body: shapes.presence } },
    ({ params, body: { to, state, lastSeen } }) => {
      const chat = isGroup(to) ? groups.get(to) : accounts.get(to);
      const request = { state, lastSeen: lastSeen === undefined ? undefined : new Date(lastSeen) };
      return { told: sendPresence(exchange, accounts.getRegistered(params.phone), chat, request) };
    },
  );
  api.post<{ Params: { jid: string }; Body: shapes.Post }>(
    '/control/newsletters/:jid/messages',
    { schema: { body: shapes.post } },
    ({ params: { jid }, body: { followers, text = '', content, serverId = 1, ...change } }) => {
      const said = proto.Message.fromObject(content ?? { conversation: text });
      const readers = followers.map((phone) => accounts.get(phone));
      return {
        id: postToFollowers(exchange, readers, { jid, content: said, serverId, ...change }),
      };
    },
  );
}
