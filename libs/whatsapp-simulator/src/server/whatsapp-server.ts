import type { BinaryNode, KeyPair, proto } from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import type { Account, Device } from '../store/accounts';
import { lidJid } from '../wire/addresses';
import { CompanionMessages } from './companion-messages';
import { CompanionReceipts } from './companion-receipts';
import { Connection, type ConnectionListener, type RawForm } from '../wire/connection';
import type { Exchange } from '../exchange/exchange';
import type { Faults } from '../exchange/faults';
import { sendFirstHistory } from '../activity/companions/phone-history';
import { shareStateKey } from '../activity/companions/state-changes';
import { child, node, seconds } from '../wire/nodes';
import { NoiseServer } from '../wire/noise-server';
import { OnlineDevice } from '../exchange/online-device';
import { Pairing, type RefLifetimes } from '../linking/pairing';
import { Queries, refusal, result } from './queries';
import { QueryRefused } from './query-refused';

export interface ServerOptions {
  roundTripMs: number;
  refLifetimes: RefLifetimes;
  serverStatic: KeyPair;
  certificates: Uint8Array;
}

/** Changes to a connection. `stream-end` ends it without a reason; `downgrade` says that linked devices are turned off. */
export const CONNECTION_ACTIONS = [
  'drop',
  'half-open',
  'restore',
  'conflict',
  'stream-error',
  'stream-end',
  'downgrade',
] as const;
export type ConnectionAction = (typeof CONNECTION_ACTIONS)[number];

/** How the server ends a connection. */
export interface StreamError {
  /** Default 503; none where there is a conflict or a cause. */
  code?: number;
  /** Type of its `conflict` element. */
  conflict?: string;
  /** Tag of another element in it, such as `xml-not-well-formed`, or `ack`, which names a stanza. */
  cause?: string;
}

/** WhatsApp's server for its clients: handshake, then linking or login, then stanzas. */
export class WhatsAppServer implements ConnectionListener {
  readonly pairing: Pairing;
  private readonly messages: CompanionMessages;
  private readonly receipts: CompanionReceipts;
  private readonly queries: Queries;
  private readonly connections = new Set<Connection>();
  private readonly online = new Map<Connection, OnlineDevice>();
  /** Numbers whose connections are silent until they are restored. */
  private readonly silent = new Set<string>();

  constructor(
    private readonly exchange: Exchange,
    private readonly options: ServerOptions,
  ) {
    this.pairing = new Pairing(exchange, options.refLifetimes);
    this.messages = new CompanionMessages(exchange);
    this.receipts = new CompanionReceipts(exchange);
    this.queries = new Queries(exchange, (device) => this.unlink(device));
  }

  take(socket: WebSocket): void {
    const noise = new NoiseServer(this.options.serverStatic, this.options.certificates);
    this.connections.add(new Connection(socket, noise, this, this.options.roundTripMs));
  }

  closeAll(): void {
    for (const connection of this.connections) connection.terminate();
  }

  onHello(connection: Connection, noiseKey: Buffer, payload: proto.ClientPayload): void {
    if (payload.devicePairingData) {
      if (this.refuses(connection, payload, this.exchange.faults.ofEverybody)) return;
      this.pairing.begin(connection, noiseKey, payload.devicePairingData);
    } else {
      this.login(connection, noiseKey, payload);
    }
  }

  async onNode(connection: Connection, stanza: BinaryNode): Promise<void> {
    const online = this.online.get(connection);
    if (!online) return this.pairing.handle(connection, stanza);
    switch (stanza.tag) {
      case 'iq':
        return this.query(online, stanza);
      case 'message':
        return this.messages.take(online, stanza);
      case 'receipt':
        if (stanza.attrs['type']) this.exchange.signals.add(online.account.phone, stanza);
        return this.receipts.takeReceipt(online, stanza);
      case 'ack':
        return this.receipts.takeAck(online, stanza);
      case 'ib':
        if (child(stanza, 'offline_batch')) await online.sendBacklog();
        return;
      case 'call':
        this.exchange.signals.add(online.account.phone, stanza);
        online.connection.send(callAck(stanza));
        return;
      case 'chatstate':
        this.exchange.signals.add(online.account.phone, stanza);
        return;
      case 'presence':
        this.exchange.signals.add(online.account.phone, stanza);
        if (stanza.attrs['type'] === 'subscribe') return;
        online.presence = stanza.attrs['type'] ?? online.presence;
        if (!stanza.attrs['type']) this.exchange.stats(online.account.phone).blankPresences += 1;
        return;
      default:
        // Telemetry changes nothing here.
        return;
    }
  }

  private async query(online: OnlineDevice, stanza: BinaryNode): Promise<void> {
    if (stanza.attrs['type'] === 'result') return;
    try {
      const content = await this.queries.answer(online, stanza);
      if (content) online.connection.send(result(stanza, content));
    } catch (error) {
      if (!(error instanceof QueryRefused)) throw error;
      online.connection.send(refusal(stanza, error));
    }
  }

  onClose(connection: Connection): void {
    this.connections.delete(connection);
    this.pairing.end(connection);
    const online = this.online.get(connection);
    this.online.delete(connection);
    if (online) this.exchange.setOffline(online);
  }

  /** Removes a linked device, as the phone does. */
  unlink(device: Device): void {
    const online = this.exchange.onlineDevice(device);
    this.exchange.accounts.removeDevice(device);
    this.exchange.changed(device.phone);
    online?.connection.sendLast(
      node('stream:error', { code: '401' }, [node('conflict', { type: 'device_removed' })]),
    );
  }

  /** Changes all connections of a number. */
  act(phone: string, action: ConnectionAction, error: StreamError = {}): void {
    const found = [...this.online.values()].filter((online) => online.account.phone === phone);
    if (action === 'half-open') this.silent.add(phone);
    if (action === 'restore') this.silent.delete(phone);
    for (const { connection } of found) {
      if (action === 'drop') connection.terminate();
      if (action === 'half-open') connection.setSilent(true);
      if (action === 'restore') connection.setSilent(false);
      if (action === 'conflict') replace(connection);
      if (action === 'stream-error') connection.sendLast(streamError(error));
      if (action === 'stream-end') connection.sendLast(node('xmlstreamend'));
      if (action === 'downgrade')
        connection.sendLast(node('ib', {}, [node('downgrade_webclient')]));
    }
    this.exchange.changed(phone);
  }

  /** Sends raw bytes over all connections of a number. @returns how many connections there were. */
  sendRaw(phone: string, as: RawForm, pieces: readonly Uint8Array[]): number {
    const found = [...this.online.values()].filter((online) => online.account.phone === phone);
    for (const { connection } of found) connection.sendRaw(as, pieces);
    return found.length;
  }

  beforeSending(): void {
    this.exchange.database.commit();
  }

  private login(connection: Connection, noiseKey: Buffer, payload: proto.ClientPayload): void {
    const account = this.exchange.accounts.find(String(payload.username));
    const device =
      account && this.exchange.accounts.companion(account.phone, Number(payload.device));
    if (!account || !device?.noiseKey.equals(noiseKey)) {
      connection.sendLast(node('failure', { reason: '401', location: 'sim' }));
      return;
    }
    if (this.refuses(connection, payload, this.exchange.faults.of(account.phone))) {
      this.exchange.stats(account.phone).refusedLogins += 1;
      return;
    }
    const before = this.exchange.onlineDevice(device);
    if (before && before.connection !== connection) replace(before.connection);
    const online = this.enter(connection, account, device);
    // A client that logs in passively reports later that it is ready.
    if (!payload.passive) online.becomeActive();
  }

  private refuses(
    connection: Connection,
    { userAgent }: proto.ClientPayload,
    { refuseLogin, refuseLoginWith, minRevision, maxRevision }: Faults,
  ): boolean {
    const revision = Number(userAgent?.appVersion?.tertiary ?? 0);
    const isUnknown = revision < (minRevision ?? 0) || revision > (maxRevision ?? Infinity);
    const reason = refuseLogin ?? (isUnknown ? 405 : null);
    if (reason === null) return false;
    const attrs = { reason: String(reason), location: 'sim', ...refuseLoginWith };
    connection.sendLast(node('failure', attrs));
    return true;
  }

  private enter(connection: Connection, account: Account, device: Device): OnlineDevice {
    const faults = () => this.exchange.faults.of(account.phone);
    const online = new OnlineDevice(account, device, connection, this.exchange.queue, faults);
    this.online.set(connection, online);
    connection.setSilent(this.silent.has(account.phone));
    this.exchange.setOnline(online);
    connection.send(node('success', { t: seconds(), lid: lidJid(account.lid, device.id) }));
    void this.welcome(account, device);
    return online;
  }

  /** After linking, the phone shares its app state key and sends its history. */
  private async welcome(account: Account, device: Device): Promise<void> {
    if (device.historySent) return;
    const { withholdStateKeys } = this.exchange.faults.of(account.phone);
    const key = withholdStateKeys ? null : shareStateKey(this.exchange, account, [device]);
    await Promise.all([key, sendFirstHistory(this.exchange, account, device)]);
  }
}

function streamError({ code, conflict, cause }: StreamError): BinaryNode {
  const number = code ?? (conflict === undefined && cause === undefined ? 503 : undefined);
  const attrs = number === undefined ? {} : { code: String(number) };
  const inside = [
    ...(conflict ? [node('conflict', { type: conflict })] : []),
    ...(cause
      ? [node(cause, cause === 'ack' ? { class: 'message', id: 'UNACKNOWLEDGED' } : {})]
      : []),
  ];
  return node('stream:error', attrs, inside);
}

/** Ends a connection that another one with the same credentials replaces. */
function replace(connection: Connection): void {
  connection.sendLast(node('stream:error', {}, [node('conflict', { type: 'replaced' })]));
}

/** Acknowledges a companion's `call` stanza. */
function callAck({ attrs }: BinaryNode): BinaryNode {
  return node('ack', { class: 'call', id: attrs['id'], from: attrs['to'] });
}
