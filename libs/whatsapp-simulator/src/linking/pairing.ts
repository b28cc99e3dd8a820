import { randomBytes } from 'node:crypto';
import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { lidJid, phoneJid } from '../wire/addresses';
import type { PendingCompanion, CodeStage } from './pending-companion';
import type { Connection } from '../wire/connection';
import type { Exchange } from '../exchange/exchange';
import type { RefreshName } from '../exchange/faults';
import { deviceProps, offeredDevice, signedIdentity } from './device-identity';
import { LinkingRecords, type LinkingView, noteAck } from './linking-records';
import { child, node, seconds, SERVER } from '../wire/nodes';
import { PasskeyCeremony } from './passkey-ceremony';
import { SimulatorProblem } from '../store/problem';
import { TypedCodes } from './typed-codes';

const REFS = 6;
/** Companions that one account may have. */
const MAX_COMPANIONS = 4;

/** How long the codes of a pairing live, in ms. */
export interface RefLifetimes {
  first: number;
  others: number;
}

/** Links companions to phones: by the QR code they show, or by a code typed on the phone. */
export class Pairing {
  readonly records = new LinkingRecords();
  private readonly pending = new Map<Connection, PendingCompanion>();

  private readonly codes: TypedCodes;

  constructor(
    private readonly exchange: Exchange,
    private readonly lifetimes: RefLifetimes,
  ) {
    this.codes = new TypedCodes(exchange, (companion, account, secret) =>
      this.accept(companion, account, secret, 'code'),
    );
  }

  /** Offers codes to a client that wants to register. */
  begin(
    connection: Connection,
    noiseKey: Buffer,
    data: proto.ClientPayload.IDevicePairingRegistrationData,
  ): void {
    const refs = Array.from({ length: REFS }, () => `2@${randomBytes(48).toString('base64')}`);
    const record = this.records.begin(
      randomBytes(4).toString('hex'),
      Buffer.from(data.eIdent ?? []).toString('base64'),
    );
    const end = setTimeout(
      () => connection.sendLast(node('xmlstreamend')),
      this.exchange.faults.ofEverybody.unlinkedStreamMs,
    ).unref();
    this.pending.set(connection, {
      ...{ connection, noiseKey, data, refs, since: Date.now(), record, end },
      refreshes: 0,
      retired: new Set(),
    });
    connection.send(
      node('iq', { from: SERVER, type: 'set', id: randomBytes(4).toString('hex') }, [
        node(
          'pair-device',
          {},
          refs.map((ref) => node('ref', {}, Buffer.from(ref))),
        ),
      ]),
    );
  }

  end(connection: Connection): void {
    const companion = this.pending.get(connection);
    if (!companion) return;
    clearTimeout(companion.end);
    companion.record.state = 'gone';
    companion.code?.done?.reject(new SimulatorProblem('The client has left.', 409));
    companion.passkey?.end();
    this.pending.delete(connection);
  }

  isPending(connection: Connection): boolean {
    return this.pending.has(connection);
  }

  /**
   * A phone scans a code.
   *
   * @throws SimulatorProblem when the code is none, or has expired, or was used, or is retired.
   */
  scan(account: Account, qr: string): void {
    const parts = qr.trim().split('#').at(-1)?.split(',') ?? [];
    const [ref, noisePublic, identityPublic, advSecret] = parts;
    if (!ref || !noisePublic || !identityPublic || !advSecret) {
      throw new SimulatorProblem('This is not the text of a linking QR code.');
    }
    const companion = [...this.pending.values()].find(({ refs }) => refs.includes(ref));
    if (!companion) {
      throw new SimulatorProblem(
        'This code was used, or its client is gone. Scan the code that is shown now.',
        409,
      );
    }
    if (companion.refs[this.currentRef(companion)] !== ref) {
      throw new SimulatorProblem('This code has expired. Scan the one that is shown now.', 409);
    }
    const { eIdent } = companion.data;
    if (
      companion.noiseKey.toString('base64') !== noisePublic ||
      Buffer.from(eIdent ?? []).toString('base64') !== identityPublic
    ) {
      throw new SimulatorProblem(
        'This code was made by another client than the one that waits.',
        409,
      );
    }
    this.assertMayLink(account);
    this.retireAtScan(companion, account, advSecret);
    this.accept(companion, account, Buffer.from(advSecret, 'base64'), 'scan');
  }

  /**
   * The server tells a client to show another code, without a scan.
   *
   * @throws SimulatorProblem when no such client waits.
   */
  refresh(id: string, name: RefreshName, count: number): LinkingView {
    const companion = [...this.pending.values()].find(({ record }) => record.id === id);
    if (!companion) throw new SimulatorProblem(`No client ${id} waits to be linked.`, 404);
    for (let sent = 0; sent < count; sent += 1) this.requestRefresh(companion, name);
    return companion.record;
  }

  /** At a scan the server retires the code, tells the client, and lets the phone fail. */
  private retireAtScan(companion: PendingCompanion, { phone }: Account, advSecret: string): void {
    const { refreshAtScan, refreshName } = this.exchange.faults.of(phone);
    if (companion.refreshes < refreshAtScan && !companion.retired.has(advSecret)) {
      companion.refreshes += 1;
      this.requestRefresh(companion, refreshName);
      if (refreshName !== 'unknown') companion.retired.add(advSecret);
    }
    if (companion.retired.has(advSecret))
      throw new SimulatorProblem(
        'Couldn’t link device. WhatsApp has retired this code: scan the new one that is shown now.',
        409,
        'scan_again',
      );
  }

  private requestRefresh({ connection, record }: PendingCompanion, name: RefreshName): void {
    const id = randomBytes(4).toString('hex');
    const child = name === 'unknown' ? 'companion_reg_unknown' : name;
    record.notifications.push({ id, type: 'companion_reg_refresh', child, acks: 0 });
    connection.send(
      node('notification', { from: SERVER, type: 'companion_reg_refresh', id, t: seconds() }, [
        node(child),
      ]),
    );
  }

  private currentRef({ since }: PendingCompanion): number {
    const age = Date.now() - since;
    if (age < this.lifetimes.first) return 0;
    return 1 + Math.floor((age - this.lifetimes.first) / this.lifetimes.others);
  }

  private assertMayLink(account: Account): void {
    if (this.exchange.faults.of(account.phone).refuseNewDevices) {
      throw new SimulatorProblem(`The phone of ${account.phone} refuses to link a device.`, 403);
    }
    if (this.exchange.accounts.companions(account.phone).length >= MAX_COMPANIONS) {
      throw new SimulatorProblem(
        `${account.phone} has ${MAX_COMPANIONS} linked devices already.`,
        409,
      );
    }
  }

  /** The phone accepts; an account may ask for its passkey first. */
  private accept(
    companion: PendingCompanion,
    account: Account,
    advSecret: Buffer,
    way: 'scan' | 'code',
  ): void {
    this.assertMayLink(account);
    const passkeys = this.exchange.passkeys.of(account.phone);
    if (!passkeys.asksFor(way)) {
      this.link(companion, account, advSecret);
      return;
    }
    const { connection, noiseKey, data } = companion;
    companion.refs = [];
    companion.passkey = new PasskeyCeremony(
      passkeys,
      {
        connection,
        noiseKey,
        identity: Buffer.from(data.eIdent ?? []),
        deviceType: deviceProps(data).platformType ?? 0,
        advSecret,
      },
      (secret) => this.link(companion, account, secret),
      () => this.exchange.changed(account.phone),
    );
    // Nobody knows how long a connection may take that asks for one.
    clearTimeout(companion.end);
    companion.passkey.begin();
  }

  /** The phone signs the companion's identity, and the server tells the companion. */
  private link(companion: PendingCompanion, account: Account, advSecret: Buffer): void {
    const device = offeredDevice(companion, account.phone, this.newDeviceId(account));
    const identity = signedIdentity(device, account, advSecret);
    companion.refs = [];
    companion.accepted = device;
    companion.record.state = 'accepted';
    companion.connection.send(
      node('iq', { from: SERVER, type: 'set', id: randomBytes(4).toString('hex') }, [
        node('pair-success', {}, [
          node('device-identity', {}, identity),
          node('device', {
            jid: phoneJid(account.phone, device.id),
            lid: lidJid(account.lid, device.id),
          }),
          node('platform', { name: 'android' }),
        ]),
      ]),
    );
  }

  private newDeviceId(account: Account): number {
    const id = account.nextDeviceId;
    account.nextDeviceId += 1;
    this.exchange.accounts.save(account);
    return id;
  }

  /** What a waiting client sends: the answer to an offer, or a step of linking by code. */
  async handle(connection: Connection, stanza: BinaryNode): Promise<void> {
    const companion = this.pending.get(connection);
    if (!companion) return;
    if (stanza.tag === 'ack') {
      if (companion.passkey) companion.passkey.acknowledged(stanza.attrs['type'] ?? '');
      else noteAck(companion.record, stanza);
    }
    if (stanza.tag !== 'iq' || companion.passkey?.handle(stanza)) return;
    if (child(stanza, 'pair-device-sign') && companion.accepted) {
      this.exchange.accounts.saveDevice(companion.accepted);
      this.exchange.changed(companion.accepted.phone);
      companion.record.state = 'linked';
      clearTimeout(companion.end);
      this.pending.delete(connection);
      connection.sendLast(node('stream:error', { code: '515' }));
      return;
    }
    if (this.codes.handle(companion, stanza)) return;
    if (stanza.attrs['type'] !== 'result') {
      connection.send(node('iq', { from: SERVER, type: 'result', id: stanza.attrs['id'] }));
    }
    await Promise.resolve();
  }

  /**
   * A code is typed on a phone. Resolves when the client was linked.
   *
   * @throws SimulatorProblem when no client waits for this phone, or the code is wrong or too old.
   */
  async enterCode(account: Account, code: string): Promise<void> {
    const { companion, stage } = this.showingCode(account.phone);
    this.assertMayLink(account);
    await this.codes.enter(companion, stage, account, code);
  }

  /**
   * The server tells the client that shows a code for a phone that it is no longer valid.
   *
   * @throws SimulatorProblem when there is none.
   */
  refreshCode(phone: string, force: boolean): LinkingView {
    const { companion } = this.showingCode(phone);
    this.codes.refresh(companion, force);
    return companion.record;
  }

  /** The client that asked last for a code of a phone. */
  private showingCode(phone: string): { companion: PendingCompanion; stage: CodeStage } {
    const companion = [...this.pending.values()].findLast(({ code }) => code?.phone === phone);
    if (!companion?.code)
      throw new SimulatorProblem(`No client waits for a code typed on ${phone}.`, 409);
    return { companion, stage: companion.code };
  }
}
