import type { FastifyInstance } from 'fastify';
import type { ControlOptions } from './control-options';
import * as accountShapes from './shapes/account-shapes';
import * as groupShapes from './shapes/group-shapes';
import {
  changeGroup,
  changeMembers,
  changePicture,
  decideRequests,
  joinByLink,
  makeGroup,
  setTimer,
} from '../activity/group-changes';
import { block } from '../activity/blocks';
import type { Group } from '../store/groups';

/** A group as the control API shows it. */
export type GroupView = Group;

interface GroupParams {
  Params: { jid: string };
}
interface PhoneParams {
  Params: { phone: string };
}

/** Groups and who is in them. */
export function groupRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { groups } = exchange;
  api.get('/control/groups', () => ({ data: groups.all() }));
  api.post<{ Body: groupShapes.CreateGroup }>(
    '/control/groups',
    { schema: { body: groupShapes.createGroup } },
    ({ body }): GroupView => makeGroup(exchange, body),
  );
  api.post<GroupParams & { Body: { seconds: number; by?: string } }>(
    '/control/groups/:jid/disappearing',
    { schema: { body: groupShapes.groupTimer } },
    ({ params, body: { seconds, by } }): GroupView => {
      const group = groups.get(params.jid);
      setTimer(exchange, group, seconds, by);
      return group;
    },
  );
  api.post<GroupParams & { Body: groupShapes.ChangeMembers }>(
    '/control/groups/:jid/members',
    { schema: { body: groupShapes.changeMembers } },
    ({ params, body }): GroupView => {
      const group = groups.get(params.jid);
      changeMembers(exchange, group, body);
      return group;
    },
  );
  api.patch<GroupParams & { Body: groupShapes.ChangeGroup }>(
    '/control/groups/:jid',
    { schema: { body: groupShapes.changeGroup } },
    ({ params, body: { by, ...wish } }): GroupView => {
      const group = groups.get(params.jid);
      changeGroup(exchange, group, by ?? group.owner, wish);
      return group;
    },
  );
  api.put<GroupParams & { Body: { by?: string; base64: string | null } }>(
    '/control/groups/:jid/picture',
    { schema: { body: groupShapes.groupPicture } },
    ({ params, body: { by, base64 } }): GroupView => {
      const group = groups.get(params.jid);
      changePicture(
        exchange,
        group,
        by ?? group.owner,
        base64 === null ? null : Buffer.from(base64, 'base64'),
      );
      return group;
    },
  );
  joiningRoutes(api, exchange);
  personRoutes(api, exchange);
}

/** People come by the link of a group. */
function joiningRoutes(api: FastifyInstance, exchange: ControlOptions['exchange']): void {
  const { groups, accounts } = exchange;
  api.get<GroupParams>('/control/groups/:jid/invite', ({ params }) => ({
    code: groups.inviteCode(groups.get(params.jid)),
  }));
  api.post<GroupParams & { Body: groupShapes.DecideRequests }>(
    '/control/groups/:jid/requests',
    { schema: { body: groupShapes.decideRequests } },
    ({ params, body: { by, ...decided } }): GroupView => {
      const group = groups.get(params.jid);
      decideRequests(exchange, group, by ?? group.owner, decided);
      return group;
    },
  );
  api.post<PhoneParams & { Body: { code: string } }>(
    '/control/accounts/:phone/join',
    { schema: { body: groupShapes.joinGroup } },
    ({ params, body }) => ({
      joined: joinByLink(exchange, accounts.getRegistered(params.phone).phone, body.code),
    }),
  );
}

/** Pictures of numbers, and whom they block. */
function personRoutes(api: FastifyInstance, exchange: ControlOptions['exchange']): void {
  const { accounts, blocked, pictures } = exchange;
  api.get<PhoneParams>('/control/accounts/:phone/blocked', ({ params }) => ({
    data: blocked.of(accounts.get(params.phone).phone),
  }));
  api.put<PhoneParams & { Body: { phone: string; blocked: boolean } }>(
    '/control/accounts/:phone/blocked',
    { schema: { body: accountShapes.blockNumber } },
    ({ params, body }) => {
      const account = accounts.get(params.phone);
      block(exchange, account, accounts.get(body.phone), body.blocked);
      return { data: blocked.of(account.phone) };
    },
  );
  api.put<PhoneParams & { Body: { base64: string | null } }>(
    '/control/accounts/:phone/picture',
    { schema: { body: accountShapes.ownPicture } },
    ({ params, body: { base64 } }) => {
      const { phone } = accounts.get(params.phone);
      if (base64 === null) pictures.remove(phone);
      const id = base64 === null ? null : pictures.set(phone, Buffer.from(base64, 'base64'));
      return { id };
    },
  );
}
