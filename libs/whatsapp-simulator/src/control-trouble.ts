import type { FastifyInstance } from 'fastify';
import { view } from './control-accounts';
import type { ControlOptions } from './control-options';
import * as shapes from './control-shapes';
import type { Faults } from './faults';

interface PhoneParams {
  Params: { phone: string };
}

/** Lines that break and everything else that goes wrong on purpose. */
export function troubleRoutes(api: FastifyInstance, { exchange, lines }: ControlOptions): void {
  const { accounts, faults } = exchange;
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
    ({ params, body }) => faults.set(accounts.get(params.phone).phone, body),
  );
  api.delete<PhoneParams>('/control/accounts/:phone/faults', ({ params }) => {
    const { phone } = accounts.get(params.phone);
    faults.clear(phone);
    return faults.of(phone);
  });
  api.put<{ Body: Partial<Faults> }>(
    '/control/faults',
    { schema: { body: shapes.faults } },
    ({ body }) => faults.setForAll(body),
  );
  api.delete('/control/faults', () => {
    faults.clearAll();
    return {};
  });
}
