import { proto } from '@whiskeysockets/baileys';
import type { FastifyInstance } from 'fastify';
import { changeState, shareStateKey } from '../activity/companions/state-changes';
import { COLLECTIONS, type IgnoredChange, type TakenPatch } from '../phone/app-state/app-state';
import { STATE_ACTIONS, type StateChangeRequest } from '../phone/app-state/state-actions';
import type { ControlOptions } from './control-options';
import { object } from './shapes/schemas';

/** The state of an account, as its phone has it. */
export interface StateView {
  /** Version of each collection. */
  versions: Record<string, number>;
  /** What they hold, as the phone reads it. */
  entries: { collection: string; index: string[]; value: Record<string, unknown> }[];
  /** Patches of companions that the server took, oldest first. */
  patches: TakenPatch[];
  /** What the phone did not do of them, and why. */
  ignored: IgnoredChange[];
}

interface PhoneParams {
  Params: { phone: string };
}

/** Ten thousand changes at once. */
const BODY_MAX_BYTES = 4 * 1024 * 1024;

const text = { type: 'string', maxLength: 500 };
const changes = object(
  {
    changes: {
      type: 'array',
      minItems: 1,
      maxItems: 20_000,
      items: object(
        {
          action: { type: 'string', enum: [...STATE_ACTIONS] },
          chat: text,
          id: text,
          on: { type: 'boolean' },
          until: { type: 'integer', minimum: -1 },
          label: text,
          name: text,
          color: { type: 'integer', minimum: 0, maximum: 19 },
          at: { type: 'integer', minimum: 1 },
        },
        ['action'],
      ),
    },
  },
  ['changes'],
);

/** What people do on phones that companions are told by the state of the account. */
export function stateRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { accounts, appState } = exchange;
  const path = '/control/accounts/:phone/app-state';
  api.get<PhoneParams>(path, ({ params }): StateView => {
    const { phone } = accounts.get(params.phone);
    return {
      versions: Object.fromEntries(
        COLLECTIONS.map((name) => [name, appState.version(phone, name)]),
      ),
      entries: appState
        .entries(phone)
        .flatMap(({ collection, entries }) =>
          entries.map(({ index, value }) => ({ collection, index, value: readable(value) })),
        ),
      patches: appState.taken(phone),
      ignored: appState.ignored(phone),
    };
  });
  api.post<PhoneParams & { Body: { changes: StateChangeRequest[] } }>(
    path,
    { schema: { body: changes }, bodyLimit: BODY_MAX_BYTES },
    ({ params, body }) => ({
      changed: changeState(exchange, accounts.getRegistered(params.phone), body.changes),
    }),
  );
  api.post<PhoneParams>(`${path}/key`, async ({ params }) => {
    await shareStateKey(exchange, accounts.getRegistered(params.phone));
    return {};
  });
}

function readable(value: Uint8Array): Record<string, unknown> {
  const options = { longs: Number, enums: String, bytes: String };
  return proto.SyncActionValue.toObject(proto.SyncActionValue.decode(value), options);
}
