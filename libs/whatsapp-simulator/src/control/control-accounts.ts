import type { FastifyInstance } from 'fastify';
import { type AccountRequest, type Addressing, type Account } from '../store/accounts';
import { phoneJid } from '../wire/addresses';
import type { ControlOptions } from './control-options';
import * as accountShapes from './shapes/account-shapes';
import type { Exchange, Stats } from '../exchange/exchange';
import type { Faults } from '../exchange/faults';

/** An account as the control API shows it. */
export interface AccountView {
  phone: string;
  lid: string;
  name: string;
  addressing: Addressing;
  registered: boolean;
  devices: DeviceView[];
  /** What goes wrong on purpose. */
  faults: Faults;
  /** Counted since the simulator started. */
  stats: Stats;
}

export interface DeviceView {
  id: number;
  jid: string;
  online: boolean;
  /** ISO 8601. */
  linkedAt: string;
  /** As the device calls its kind, such as `CHROME`. */
  platform: string;
  /** As the phone lists it. */
  deviceName: string;
  /** The same, under its shorter name. */
  name: string;
  /** `available` or `unavailable`, when it said so. */
  presence: string | null;
  /** Stanzas that wait for it to come online. */
  offlineQueue: number;
  /** Stanzas that it has not settled, whether it got them or not. */
  unsettled: number;
}

interface PhoneParams {
  Params: { phone: string };
}

/** Accounts, linking and unlinking. */
export function accountRoutes(api: FastifyInstance, { exchange, server }: ControlOptions): void {
  const { accounts } = exchange;
  api.get('/control/accounts', () => ({
    data: accounts.all().map((account) => view(exchange, account)),
  }));
  api.post<{ Body: accountShapes.CreateAccount }>(
    '/control/accounts',
    { schema: { body: accountShapes.createAccount } },
    ({ body }) => {
      const account = accounts.create(request(body));
      exchange.changed(account.phone);
      return view(exchange, account);
    },
  );
  api.get<PhoneParams>('/control/accounts/:phone', ({ params }) =>
    view(exchange, accounts.get(params.phone)),
  );
  api.post<PhoneParams & { Body: { qr: string } }>(
    '/control/accounts/:phone/scan',
    { schema: { body: accountShapes.scan } },
    ({ params, body }) => {
      server.pairing.scan(accounts.getRegistered(params.phone), body.qr);
      return { accepted: true };
    },
  );
  api.post<PhoneParams & { Body: { code: string } }>(
    '/control/accounts/:phone/pairing-code',
    { schema: { body: accountShapes.pairingCode } },
    async ({ params, body }) => {
      await server.pairing.enterCode(accounts.getRegistered(params.phone), body.code);
      return { accepted: true };
    },
  );
  api.post<PhoneParams & { Body: { force?: boolean } }>(
    '/control/accounts/:phone/pairing-code/refresh',
    { schema: { body: accountShapes.refreshCode } },
    ({ params, body }) => server.pairing.refreshCode(params.phone, body.force === true),
  );
  api.get('/control/linkings', () => ({ data: server.pairing.records.all() }));
  api.post<{ Params: { id: string }; Body: accountShapes.Refresh }>(
    '/control/linkings/:id/refresh',
    { schema: { body: accountShapes.refresh } },
    ({ params, body: { name = 'companion_reg_refresh', count = 1 } }) =>
      server.pairing.refresh(params.id, name, count),
  );
  api.post<PhoneParams & { Body: { device?: number } | null }>(
    '/control/accounts/:phone/unlink',
    { schema: { body: accountShapes.unlink } },
    ({ params, body }) => {
      const account = accounts.get(params.phone);
      const devices = accounts
        .companions(account.phone)
        .filter(({ id }) => body?.device === undefined || body.device === id);
      for (const device of devices) server.unlink(device);
      return { unlinked: devices.length };
    },
  );
}

function request({
  phone,
  name,
  addressing,
  lidOnly,
  registered,
}: accountShapes.CreateAccount): AccountRequest {
  const address = addressing ?? (lidOnly ? 'hidden-lid' : undefined);
  return {
    phone,
    ...(name !== undefined && { name }),
    ...(address !== undefined && { addressing: address }),
    ...(registered !== undefined && { registered }),
  };
}

/** What the outside may know of an account. */
export function view(exchange: Exchange, account: Account): AccountView {
  const { phone, lid, name, addressing, registered } = account;
  const devices = exchange.accounts.companions(phone).map((device) => {
    const online = exchange.onlineDevice(device);
    const unsettled = exchange.queue.size(device);
    return {
      id: device.id,
      jid: phoneJid(phone, device.id),
      online: online !== undefined,
      linkedAt: device.linkedAt,
      platform: device.platform,
      deviceName: device.name,
      name: device.name,
      presence: online?.presence ?? null,
      offlineQueue: online?.isLive ? 0 : unsettled,
      unsettled,
    };
  });
  const faults = exchange.faults.of(phone);
  const stats = exchange.stats(phone);
  return { phone, lid, name, addressing, registered, devices, faults, stats };
}
