import type { FastifyInstance } from 'fastify';
import type { ControlOptions } from './control-options';
import * as shapes from './shapes/control-shapes';
import { changeMembers, makeGroup, setTimer } from '../activity/group-messages';
import type { Group } from '../store/groups';

/** A group as the control API shows it. */
export type GroupView = Group;

interface GroupParams {
  Params: { jid: string };
}

/** Groups and who is in them. */
export function groupRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { groups } = exchange;
  api.get('/control/groups', () => ({ data: groups.all() }));
  api.post<{ Body: shapes.CreateGroup }>(
    '/control/groups',
    { schema: { body: shapes.createGroup } },
    ({ body }): GroupView => makeGroup(exchange, body),
  );
  api.post<GroupParams & { Body: { seconds: number; by?: string } }>(
    '/control/groups/:jid/disappearing',
    { schema: { body: shapes.groupTimer } },
    ({ params, body: { seconds, by } }): GroupView => {
      const group = groups.get(params.jid);
      setTimer(exchange, group, seconds, by);
      return group;
    },
  );
  api.post<GroupParams & { Body: shapes.ChangeMembers }>(
    '/control/groups/:jid/members',
    { schema: { body: shapes.changeMembers } },
    ({ params, body: { add = [], remove = [], promote = [], demote = [], by } }): GroupView => {
      const group = groups.get(params.jid);
      changeMembers(exchange, group, { add, remove, promote, demote, by });
      return group;
    },
  );
}
