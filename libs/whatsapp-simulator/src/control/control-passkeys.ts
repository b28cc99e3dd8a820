import type { FastifyInstance } from 'fastify';
import type { ControlOptions } from './control-options';
import * as passkeyShapes from './shapes/passkey-shapes';
import { readCredential } from '../phone/passkeys/virtual-authenticator';

interface PhoneParams {
  Params: { phone: string };
}

/** Accounts that ask for a passkey when a device is linked. */
export function passkeyRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { accounts, passkeys } = exchange;
  const of = (phone: string) => passkeys.of(accounts.get(phone).phone);
  api.get<PhoneParams>('/control/accounts/:phone/passkey', ({ params }) => of(params.phone).view);
  api.put<PhoneParams & { Body: passkeyShapes.SetPasskey }>(
    '/control/accounts/:phone/passkey',
    { schema: { body: passkeyShapes.setPasskey } },
    ({ params, body }) => {
      const own = of(params.phone);
      Object.assign(own, body);
      exchange.changed(params.phone);
      return own.view;
    },
  );
  api.post<PhoneParams & { Body: { id: string; publicKey: string } }>(
    '/control/accounts/:phone/passkey/credentials',
    { schema: { body: passkeyShapes.passkeyCredential } },
    ({ params, body }) => {
      const own = of(params.phone);
      own.register(readCredential(body.id, body.publicKey));
      return own.view;
    },
  );
  api.post<PhoneParams & { Body: passkeyShapes.AnswerPasskey }>(
    '/control/accounts/:phone/passkey/assertion',
    { schema: { body: passkeyShapes.answerPasskey } },
    ({ params, body: { options, ...twist } }) => of(params.phone).answer(options, twist),
  );
}
