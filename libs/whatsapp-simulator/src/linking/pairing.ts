import { randomBytes } from 'node:crypto';
import {
  type BinaryNode,
  Curve,
  hmacSign,
  proto,
  WA_ADV_ACCOUNT_SIG_PREFIX,
} from '@whiskeysockets/baileys';
import type { Account, Device } from '../store/accounts';
import { lidJid, phoneJid } from '../wire/addresses';
import type { Candidate, CodeStage } from './candidate';
import type { Connection } from '../wire/connection';
import type { Exchange } from '../exchange/exchange';
import type { RefreshName } from '../exchange/faults';
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
  private readonly candidates = new Map<Connection, Candidate>();

  private readonly codes: TypedCodes;

  constructor(
    private readonly exchange: Exchange,
    private readonly lifetimes: RefLifetimes,
  ) {
    this.codes = new TypedCodes(exchange, (candidate, account, secret) =>
      this.accept(candidate, account, secret, 'code'),
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
    this.candidates.set(connection, {
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
    const candidate = this.candidates.get(connection);
    if (!candidate) return;
    clearTimeout(candidate.end);
    candidate.record.state = 'gone';
    candidate.code?.done?.reject(new SimulatorProblem('The client has left.', 409));
    candidate.passkey?.end();
    this.candidates.delete(connection);
  }

  isCandidate(connection: Connection): boolean {
    return this.candidates.has(connection);
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
    const candidate = [...this.candidates.values()].find(({ refs }) => refs.includes(ref));
    if (!candidate) {
      throw new SimulatorProblem(
        'This code was used, or its client is gone. Scan the code that is shown now.',
        409,
      );
    }
    if (candidate.refs[this.currentRef(candidate)] !== ref) {
      throw new SimulatorProblem('This code has expired. Scan the one that is shown now.', 409);
    }
    const { eIdent } = candidate.data;
    if (
      candidate.noiseKey.toString('base64') !== noisePublic ||
      Buffer.from(eIdent ?? []).toString('base64') !== identityPublic
    ) {
      throw new SimulatorProblem(
        'This code was made by another client than the one that waits.',
        409,
      );
    }
    this.assertMayLink(account);
    this.retireAtScan(candidate, account, advSecret);
    this.accept(candidate, account, Buffer.from(advSecret, 'base64'), 'scan');
  }

  /**
   * The server tells a client to show another code, without a scan.
   *
   * @throws SimulatorProblem when no such client waits.
   */
  refresh(id: string, name: RefreshName, count: number): LinkingView {
    const candidate = [...this.candidates.values()].find(({ record }) => record.id === id);
    if (!candidate) throw new SimulatorProblem(`No client ${id} waits to be linked.`, 404);
    for (let sent = 0; sent < count; sent += 1) this.tellToRefresh(candidate, name);
    return candidate.record;
  }

  /** At a scan the server retires the code, tells the client, and lets the phone fail. */
  private retireAtScan(candidate: Candidate, { phone }: Account, advSecret: string): void {
    const { refreshAtScan, refreshName } = this.exchange.faults.of(phone);
    if (candidate.refreshes < refreshAtScan && !candidate.retired.has(advSecret)) {
      candidate.refreshes += 1;
      this.tellToRefresh(candidate, refreshName);
      if (refreshName !== 'unknown') candidate.retired.add(advSecret);
    }
    if (candidate.retired.has(advSecret))
      throw new SimulatorProblem(
        'Couldn’t link device. WhatsApp has retired this code: scan the new one that is shown now.',
        409,
        'scan_again',
      );
  }

  private tellToRefresh({ connection, record }: Candidate, name: RefreshName): void {
    const id = randomBytes(4).toString('hex');
    const child = name === 'unknown' ? 'companion_reg_unknown' : name;
    record.notifications.push({ id, type: 'companion_reg_refresh', child, acks: 0 });
    connection.send(
      node('notification', { from: SERVER, type: 'companion_reg_refresh', id, t: seconds() }, [
        node(child),
      ]),
    );
  }

  private currentRef({ since }: Candidate): number {
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
    candidate: Candidate,
    account: Account,
    advSecret: Buffer,
    way: 'scan' | 'code',
  ): void {
    this.assertMayLink(account);
    const passkeys = this.exchange.passkeys.of(account.phone);
    if (!passkeys.asksFor(way)) {
      this.link(candidate, account, advSecret);
      return;
    }
    const { connection, noiseKey, data } = candidate;
    candidate.refs = [];
    candidate.passkey = new PasskeyCeremony(
      passkeys,
      {
        connection,
        noiseKey,
        identity: Buffer.from(data.eIdent ?? []),
        deviceType: deviceProps(data).platformType ?? 0,
        advSecret,
      },
      (secret) => this.link(candidate, account, secret),
      () => this.exchange.changed(account.phone),
    );
    // Nobody knows how long a connection may take that asks for one.
    clearTimeout(candidate.end);
    candidate.passkey.begin();
  }

  /** The phone signs the companion's identity, and the server tells the companion. */
  private link(candidate: Candidate, account: Account, advSecret: Buffer): void {
    const device = this.newDevice(candidate, account);
    const details = proto.ADVDeviceIdentity.encode({
      rawId: 1,
      timestamp: Math.floor(Date.now() / 1000),
      keyIndex: device.id,
    }).finish();
    const accountSignature = Curve.sign(
      account.identity.private,
      Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, device.identity]),
    );
    const signed = proto.ADVSignedDeviceIdentity.encode({
      details,
      accountSignatureKey: account.identity.public,
      accountSignature,
    }).finish();
    const identity = proto.ADVSignedDeviceIdentityHMAC.encode({
      details: signed,
      hmac: hmacSign(signed, advSecret),
    }).finish();
    candidate.refs = [];
    candidate.accepted = device;
    candidate.record.state = 'accepted';
    candidate.connection.send(
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

  private newDevice({ noiseKey, data }: Candidate, account: Account): Device {
    const id = account.nextDeviceId;
    account.nextDeviceId += 1;
    this.exchange.accounts.save(account);
    const props = deviceProps(data);
    return {
      phone: account.phone,
      id,
      noiseKey,
      identity: Buffer.from(data.eIdent ?? []),
      signedPreKey: {
        id: Buffer.from(data.eSkeyId ?? [0, 0, 0]).readUIntBE(0, 3),
        public: Buffer.from(data.eSkeyVal ?? []),
        signature: Buffer.from(data.eSkeySig ?? []),
      },
      registrationId: Buffer.from(data.eRegid ?? [0, 0, 0, 0]).readUInt32BE(),
      platform: proto.DeviceProps.PlatformType[props.platformType ?? 0] ?? 'UNKNOWN',
      name: props.os ?? '',
      linkedAt: new Date().toISOString(),
      historySent: false,
    };
  }

  /** What a waiting client sends: the answer to an offer, or a step of linking by code. */
  async handle(connection: Connection, stanza: BinaryNode): Promise<void> {
    const candidate = this.candidates.get(connection);
    if (!candidate) return;
    if (stanza.tag === 'ack') {
      if (candidate.passkey) candidate.passkey.acknowledged(stanza.attrs['type'] ?? '');
      else noteAck(candidate.record, stanza);
    }
    if (stanza.tag !== 'iq' || candidate.passkey?.handle(stanza)) return;
    if (child(stanza, 'pair-device-sign') && candidate.accepted) {
      this.exchange.accounts.saveDevice(candidate.accepted);
      this.exchange.changed(candidate.accepted.phone);
      candidate.record.state = 'linked';
      clearTimeout(candidate.end);
      this.candidates.delete(connection);
      connection.sendLast(node('stream:error', { code: '515' }));
      return;
    }
    if (this.codes.handle(candidate, stanza)) return;
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
    const { candidate, stage } = this.showingCode(account.phone);
    this.assertMayLink(account);
    await this.codes.enter(candidate, stage, account, code);
  }

  /**
   * The server tells the client that shows a code for a phone that it is not good any more.
   *
   * @throws SimulatorProblem when there is none.
   */
  refreshCode(phone: string, force: boolean): LinkingView {
    const { candidate } = this.showingCode(phone);
    this.codes.refresh(candidate, force);
    return candidate.record;
  }

  /** The client that asked last for a code of a phone. */
  private showingCode(phone: string): { candidate: Candidate; stage: CodeStage } {
    const candidate = [...this.candidates.values()].findLast(({ code }) => code?.phone === phone);
    if (!candidate?.code)
      throw new SimulatorProblem(`No client waits for a code typed on ${phone}.`, 409);
    return { candidate, stage: candidate.code };
  }
}

/** What a device says of itself. */
function deviceProps(data: proto.ClientPayload.IDevicePairingRegistrationData): proto.DeviceProps {
  return proto.DeviceProps.decode(data.deviceProps ?? new Uint8Array());
}
