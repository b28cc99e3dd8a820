import { createHash } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { answerAccountQuery } from './account-queries';
import { answerStateQuery } from './app-state-queries';
import { answerBlocklistQuery } from './blocklist-queries';
import { answerGroupQuery } from './group-queries';
import { answerPictureQuery } from './picture-queries';
import { QueryRefused } from './query-refused';
import type { Account, Device } from '../store/accounts';
import { lidJid, parseJid, phoneJid } from '../wire/addresses';
import { bundleNodes, readBundle } from '../phone/emulated-phone';
import type { Exchange } from '../exchange/exchange';
import { mediaConnection } from './media-connection';
import { bigEndian, bytes, child, children, node, readNumber, SERVER } from '../wire/nodes';
import type { OnlineDevice } from '../exchange/online-device';

/** Namespaces whose questions have an answer without content. */
const NOTHING_TO_TELL = new Set([
  'abt',
  'disappearing_mode',
  'urn:xmpp:whatsapp:dirty',
  'w:p',
  'w:stats',
]);

/** Responds to what a companion asks of the server. What it does not know is an error, as on WhatsApp. */
export class Queries {
  constructor(
    private readonly exchange: Exchange,
    private readonly unlink: (device: Device) => void,
  ) {}

  /**
   * @returns content of the result; null when there is no result to send.
   * @throws QueryRefused
   */
  async answer(online: OnlineDevice, iq: BinaryNode): Promise<BinaryNode[] | null> {
    const [question] = children(iq);
    switch (iq.attrs['xmlns']) {
      case 'encrypt':
        return this.keys(online.device, iq);
      case 'usync':
        return this.usync(iq);
      case 'w:sync:app:state':
        return answerStateQuery(this.exchange, online, question);
      case 'md':
        if (question?.tag === 'remove-companion-device') {
          this.unlink(online.device);
          return null;
        }
        throw notImplemented();
      case 'w:mex': {
        const answer = question && answerAccountQuery(this.exchange, online.account, question);
        if (answer) return [answer];
        throw notImplemented();
      }
      case 'privacy':
        if (question?.tag === 'tokens') return this.tokens(online.account, question);
        return [node('privacy', {}, [node('category', { name: 'readreceipts', value: 'all' })])];
      case 'w:m':
        if (question?.tag === 'media_conn') return [mediaConnection(this.exchange, online.account)];
        throw notImplemented();
      case 'w:g2':
        return answerGroupQuery(this.exchange, online.account, iq);
      case 'w:profile:picture':
        return answerPictureQuery(this.exchange, online.account, iq);
      case 'blocklist':
        return answerBlocklistQuery(this.exchange, online.account, iq);
      case 'passive':
        if (question?.tag === 'active') setImmediate(() => online.becomeActive());
        return [];
      default:
        if (NOTHING_TO_TELL.has(iq.attrs['xmlns'] ?? '')) return [];
        throw notImplemented();
    }
  }

  /** Companions issue tokens to those whom they write to. */
  private tokens(account: Account, question: BinaryNode): BinaryNode[] {
    for (const { attrs } of children(question, 'token'))
      this.exchange.tokens.gave(account, { jid: attrs['jid'] ?? '', t: attrs['t'] ?? '' });
    return [];
  }

  private keys(device: Device, iq: BinaryNode): BinaryNode[] {
    const [question] = children(iq);
    const { withholdKeys } = this.exchange.faults.of(device.phone);
    if (iq.attrs['type'] === 'set') {
      if (question?.tag === 'rotate') this.rotate(device, question);
      else this.upload(device, iq);
      return [];
    }
    if (question?.tag === 'count')
      return [node('count', { value: String(this.exchange.preKeys.told(device)) })];
    const { faults } = this.exchange;
    if (question?.tag === 'digest' && faults.of(device.phone).loseKeys)
      throw new QueryRefused('404', 'item-not-found');
    if (question?.tag === 'digest') return [digest(device, this.exchange.preKeys.all(device))];
    if (question?.tag === 'key')
      return [
        node(
          'list',
          {},
          withholdKeys ? [] : children(question, 'user').flatMap((user) => this.bundle(user)),
        ),
      ];
    return [];
  }

  private upload(device: Device, iq: BinaryNode): void {
    const { faults } = this.exchange;
    if (faults.of(device.phone).loseKeys) faults.set(device.phone, { loseKeys: false });
    const bundle = readBundle(iq, readNumber(child(iq, 'registration')));
    if (bundle) {
      device.registrationId = bundle.registrationId;
      device.signedPreKey = {
        id: bundle.signedPreKey.id,
        public: Buffer.from(bundle.signedPreKey.public),
        signature: Buffer.from(bundle.signedPreKey.signature),
      };
      this.exchange.accounts.saveDevice(device);
    }
    for (const key of children(child(iq, 'list'), 'key')) {
      this.exchange.preKeys.put(device, { id: child(key, 'id'), value: child(key, 'value') });
    }
  }

  private rotate(device: Device, question: BinaryNode): void {
    const skey = child(question, 'skey');
    device.signedPreKey = {
      id: readNumber(child(skey, 'id')),
      public: bytes(child(skey, 'value')),
      signature: bytes(child(skey, 'signature')),
    };
    this.exchange.accounts.saveDevice(device);
  }

  /** Keys of the device a JID names: of a phone, or of a companion. */
  private bundle(user: BinaryNode): BinaryNode[] {
    const jid = user.attrs['jid'] ?? '';
    const account = this.exchange.accounts.named(jid);
    if (!account) return [];
    const { device: deviceId } = parseJid(jid);
    const device = this.exchange.accounts.companion(account.phone, deviceId);
    if (deviceId > 0 && !device) return [];
    const bundle = device
      ? this.exchange.preKeys.takeBundle(device)
      : this.exchange.phone(account).bundle();
    return [node('user', { jid }, bundleNodes(bundle))];
  }

  private usync(iq: BinaryNode): BinaryNode[] {
    const usync = child(iq, 'usync');
    const asked = new Set(children(child(usync, 'query')).map((protocol) => protocol.tag));
    const users = children(child(usync, 'list'), 'user').map((user) => this.user(user, asked));
    return [
      node('usync', { ...usync?.attrs }, [
        node(
          'result',
          {},
          [...asked].map((tag) => node(tag)),
        ),
        node('list', {}, users),
      ]),
    ];
  }

  private user(user: BinaryNode, asked: Set<string>): BinaryNode {
    const contact = child(user, 'contact');
    const number = contact ? bytes(contact).toString().replace(/\D/g, '') : '';
    const jid = user.attrs['jid'] ?? phoneJid(number);
    const account = this.exchange.accounts.named(jid);
    const answers: BinaryNode[] = [];
    if (asked.has('contact')) answers.push(node('contact', { type: account ? 'in' : 'out' }));
    if (account && asked.has('devices')) answers.push(this.devices(account));
    // A query by LID gets no answer: it would look like a phone number that is a LID.
    if (account && asked.has('lid') && parseJid(jid).server === SERVER)
      answers.push(node('lid', { val: lidJid(account.lid) }));
    return node('user', { jid }, answers);
  }

  private devices(account: Account): BinaryNode {
    const companions = this.exchange.accounts.companions(account.phone);
    return node('devices', {}, [
      node('device-list', {}, [
        node('device', { id: '0' }),
        ...companions.map(({ id }) => node('device', { id: String(id), 'key-index': String(id) })),
      ]),
    ]);
  }
}

/** What the server holds of a device's keys, and a hash over them, by which the device sees that it is right. */
function digest(device: Device, preKeys: { id: number; public: Uint8Array }[]): BinaryNode {
  const [registration, type, identity, skey] = bundleNodes(device);
  const hash = createHash('sha1').update(device.identity).update(device.signedPreKey.public);
  hash.update(device.signedPreKey.signature);
  for (const key of preKeys) hash.update(key.public);
  const ids = preKeys.map(({ id }) => node('id', {}, bigEndian(id, 3)));
  const list = node('list', {}, ids);
  const content = [registration, type, identity, skey, list, node('hash', {}, hash.digest())];
  return node(
    'digest',
    {},
    content.filter((one) => one !== undefined),
  );
}

function notImplemented(): QueryRefused {
  return new QueryRefused('501', 'feature-not-implemented');
}

/** Wraps content in the result of a query. */
export function result(iq: BinaryNode, content: BinaryNode[]): BinaryNode {
  return node('iq', { from: SERVER, type: 'result', id: iq.attrs['id'] }, content);
}

/** Builds the error of a query. */
export function refusal(iq: BinaryNode, { code, text }: QueryRefused): BinaryNode {
  const error = node('error', { code, text });
  return node('iq', { from: iq.attrs['to'], type: 'error', id: iq.attrs['id'] }, [error]);
}
