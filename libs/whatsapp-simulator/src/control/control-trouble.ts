import type { FastifyInstance } from 'fastify';
import { view } from './control-accounts';
import type { ControlOptions } from './control-options';
import * as troubleShapes from './shapes/trouble-shapes';
import type { Faults } from '../exchange/faults';

interface PhoneParams {
  Params: { phone: string };
}

/** A frame has at most 16 MiB; in base64 it is longer. */
const RAW_MAX_BYTES = 24 * 1024 * 1024;

/** Routes that break connections and set faults. */
export function troubleRoutes(api: FastifyInstance, { exchange, server }: ControlOptions): void {
  const { accounts, faults } = exchange;
  api.post<PhoneParams & { Body: troubleShapes.ConnectionChange }>(
    '/control/accounts/:phone/connection',
    { schema: { body: troubleShapes.connection } },
    ({ params, body }) => {
      const account = accounts.get(params.phone);
      server.act(account.phone, body.action, body);
      return view(exchange, account);
    },
  );
  api.post<PhoneParams & { Body: troubleShapes.Raw }>(
    '/control/accounts/:phone/raw',
    { schema: { body: troubleShapes.raw }, bodyLimit: RAW_MAX_BYTES },
    ({ params, body: { as, base64 } }) => ({
      connections: server.sendRaw(
        accounts.get(params.phone).phone,
        as,
        base64.map((piece) => Buffer.from(piece, 'base64')),
      ),
    }),
  );
  api.put<PhoneParams & { Body: Partial<Faults> }>(
    '/control/accounts/:phone/faults',
    { schema: { body: troubleShapes.faults } },
    ({ params, body }) => faults.set(accounts.get(params.phone).phone, body),
  );
  api.delete<PhoneParams>('/control/accounts/:phone/faults', ({ params }) => {
    const { phone } = accounts.get(params.phone);
    faults.clear(phone);
    exchange.mediaFaults.clearPhone(phone);
    return faults.of(phone);
  });
  api.put<{ Body: Partial<Faults> }>(
    '/control/faults',
    { schema: { body: troubleShapes.faults } },
    ({ body }) => faults.setForAll(body),
  );
  api.delete('/control/faults', () => {
    faults.clearAll();
    exchange.mediaFaults.clearAll();
    return {};
  });
}
