import type { FastifyInstance } from 'fastify';
import { pushLimits } from '../server/account-queries';
import type { Account } from '../store/accounts';
import type { ControlOptions } from './control-options';
import * as shapes from './shapes/limit-shapes';
import type { Exchange } from '../exchange/exchange';
import type { AskedFor, ContactPolicy, SendLimits } from '../exchange/send-limits';
import type { SentStanza } from '../exchange/sent-stanzas';
import type { Signal } from '../exchange/signals';
import { type SaltSource, sendSalt } from '../activity/companions/privacy-token-salt';
import { issueToken } from '../exchange/token-notices';

interface PhoneParams {
  Params: { phone: string };
}

/** What a number may send, and how often its companions asked. */
export interface LimitsView extends SendLimits {
  asked: AskedFor;
}

const DAY_S = 86_400;

/** What WhatsApp lets a number send to people it does not know. */
export function limitRoutes(api: FastifyInstance, { exchange }: ControlOptions): void {
  const { accounts, limits, tokens } = exchange;
  const path = '/control/accounts/:phone';
  api.get<PhoneParams>(`${path}/limits`, ({ params }) =>
    view(exchange, accounts.get(params.phone)),
  );
  api.put<PhoneParams & { Body: shapes.Limits }>(
    `${path}/limits`,
    { schema: { body: shapes.limits } },
    ({ params, body: { push = true, ...change } }) => {
      const account = accounts.get(params.phone);
      limits.set(account.phone, change);
      if (push && change.timelock !== undefined) pushLimits(exchange, account, 'timelock');
      if (push && change.newChats !== undefined) pushLimits(exchange, account, 'newChats');
      exchange.changed(account.phone);
      return view(exchange, account);
    },
  );
  api.put<PhoneParams & { Body: Partial<ContactPolicy> & { contact?: string } }>(
    `${path}/send-policy`,
    { schema: { body: shapes.policy } },
    ({ params, body: { contact, ...change } }) =>
      limits.setPolicy(accounts.get(params.phone).phone, contact, change),
  );
  api.post<PhoneParams & { Body: { to: string; ageDays?: number } }>(
    `${path}/tokens`,
    { schema: { body: shapes.token } },
    ({ params, body: { to, ageDays = 0 } }) => {
      const t = Math.floor(Date.now() / 1_000) - ageDays * DAY_S;
      issueToken(exchange, accounts.get(params.phone), accounts.get(to), t);
      return { t };
    },
  );
  api.get<PhoneParams>(`${path}/tokens`, ({ params }) => ({
    data: tokens.givenBy(accounts.get(params.phone)),
  }));
  api.put<PhoneParams & { Body: { base64: string | null; via?: SaltSource } }>(
    `${path}/nct-salt`,
    { schema: { body: shapes.salt } },
    async ({ params, body: { base64, via } }) => {
      const account = accounts.get(params.phone);
      tokens.setSalt(account, base64 === null ? null : Buffer.from(base64, 'base64'));
      await sendSalt(exchange, account, via);
      return {};
    },
  );
  api.get<PhoneParams>(`${path}/signals`, ({ params }): { data: Signal[] } => ({
    data: exchange.signals.of(accounts.get(params.phone).phone),
  }));
  api.get<PhoneParams>(`${path}/sent`, ({ params }): { data: SentStanza[] } => ({
    data: exchange.sent.of(accounts.get(params.phone).phone),
  }));
}

function view({ limits }: Exchange, { phone }: Account): LimitsView {
  return { ...limits.of(phone), asked: limits.asked(phone) };
}
