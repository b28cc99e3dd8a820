import { type BinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import type { Addressing } from '../store/accounts';
import { ControlRequests, SimulatorRefusal } from './control-requests';
import { SimulatorMedia } from './simulator-media';
import type { BurstProgress } from '../activity/burst';
import type { SeenMessage } from '../activity/phone-shows';
import type { RawForm } from '../wire/connection';
import type { Faults, RefreshName } from '../exchange/faults';
import type { AccountView } from '../control/control-accounts';
import type { ChangeGroup, DecideRequests } from '../control/shapes/group-shapes';
import type { GroupView } from '../control/control-groups';
import type { ConnectionAction } from '../server/whatsapp-server';
import type { LimitsView } from '../control/control-limits';
import type { LinkingView } from '../linking/linking-records';
import type { Call, MoveCall, Post, Presence } from '../control/shapes/activity-shapes';
import type { SendMessage } from '../control/shapes/message-shapes';
import type { GivenToken } from '../exchange/privacy-tokens';
import type { ContactPolicy, SendLimits } from '../exchange/send-limits';
import type { StateView } from '../control/control-state';
import type { StateChangeRequest } from '../phone/app-state/state-actions';
import type { SaltSource } from '../activity/companions/privacy-token-salt';
import type { Signal } from '../exchange/signals';
import type { SentStanza } from '../exchange/sent-stanzas';
import type { PasskeyAsks, PasskeyTrouble, PasskeyView } from '../phone/passkeys/passkeys';
import type { Assertion, AssertionTwist } from '../phone/passkeys/virtual-authenticator';

/** How long a client may take to show another code after one was retired, in ms. */
const NEW_CODE_MS = 20_000;
/** Polling interval, in ms. */
const LOOK_MS = 20;

/** Controls a simulator over HTTP. Methods reject with the simulator's error message. */
export class SimulatorClient {
  /** Files: sent by phones, stored on the media servers, downloaded. */
  readonly media: SimulatorMedia;
  private readonly requests: ControlRequests;

  /** @param controlUrl such as `http://127.0.0.1:3001/control` */
  constructor(controlUrl: string) {
    this.requests = new ControlRequests(controlUrl);
    this.media = new SimulatorMedia(this.requests);
  }

  /** Address and root key for clients. */
  info(): Promise<{ wsUrl: string; rootKey: string; accounts: number }> {
    return this.request('GET', '/info');
  }

  /**
   * Makes an account with its phone, or changes what is given of the one that exists. A new one is
   * called after its number, writes from it and is on WhatsApp.
   */
  createAccount(account: {
    /** Digits with the country code. */
    phone: string;
    name?: string;
    /** Short for `addressing: 'hidden-lid'`. */
    lidOnly?: boolean;
    addressing?: Addressing;
    /** False: the number is not on WhatsApp. */
    registered?: boolean;
  }): Promise<AccountView> {
    return this.request('POST', '/accounts', account);
  }

  account(phone: string): Promise<AccountView> {
    return this.request('GET', `/accounts/${phone}`);
  }

  accounts(): Promise<{ data: AccountView[] }> {
    return this.request('GET', '/accounts');
  }

  /**
   * Its phone scans a linking code. Rejects for one that was used, has expired or is foreign, and with the
   * code `scan_again` for one that is retired: the first code that a client shows always is, as a rule.
   */
  async scan(phone: string, qr: string): Promise<void> {
    await this.request('POST', `/accounts/${phone}/scan`, { qr });
  }

  /**
   * Its phone scans what a client shows until it is linked: as people do, once more when the code was
   * retired.
   *
   * @param shown the code that the client shows now; null while it shows none.
   */
  async link(phone: string, shown: () => Promise<string | null> | string | null): Promise<void> {
    const end = Date.now() + NEW_CODE_MS;
    const scanned = new Set<string>();
    for (;;) {
      const qr = await shown();
      if (qr && !scanned.has(qr)) {
        scanned.add(qr);
        try {
          return await this.scan(phone, qr);
        } catch (error) {
          if (!(error instanceof SimulatorRefusal) || error.code !== 'scan_again') throw error;
        }
      }
      if (Date.now() > end) throw new Error(`no other code was shown in ${NEW_CODE_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /**
   * The server retires the code that a client shows for this phone. `force`: a
   * person is to ask for the next one.
   */
  refreshPairingCode(phone: string, { force = false } = {}): Promise<LinkingView> {
    return this.request('POST', `/accounts/${phone}/pairing-code/refresh`, { force });
  }

  /** Clients that wait to be linked or were linked, oldest first. */
  async linkings(): Promise<LinkingView[]> {
    return (await this.request<{ data: LinkingView[] }>('GET', '/linkings')).data;
  }

  /** The client that shows, or showed, a code. */
  async linking(qr: string): Promise<LinkingView> {
    const identity = qr.split(',').at(2);
    const found = (await this.linkings()).findLast((linking) => linking.identity === identity);
    if (!found) throw new Error('no client showed this code');
    return found;
  }

  /** The server tells a client to show another code, whether or not one was scanned. */
  refresh(
    linking: Pick<LinkingView, 'id'>,
    how: { name?: RefreshName; count?: number } = {},
  ): Promise<LinkingView> {
    return this.request('POST', `/linkings/${linking.id}/refresh`, how);
  }

  /** A pairing code is typed on its phone. Resolves once it was accepted. */
  async enterPairingCode(phone: string, code: string): Promise<void> {
    await this.request('POST', `/accounts/${phone}/pairing-code`, { code });
  }

  /** Whether an account asks for its passkey when a device is linked, and how far that is. */
  passkey(phone: string): Promise<PasskeyView> {
    return this.request('GET', `/accounts/${phone}/passkey`);
  }

  /** Makes an account ask for its passkey. `trouble` takes the place of what was set before. */
  setPasskey(
    phone: string,
    change: { asks?: PasskeyAsks; trouble?: PasskeyTrouble },
  ): Promise<PasskeyView> {
    return this.request('PUT', `/accounts/${phone}/passkey`, change);
  }

  /**
   * A passkey that was made elsewhere is one of the account's from now on.
   *
   * @param credential `id` in base64url, `publicKey` the SPKI of a P-256 key in base64
   */
  registerPasskey(
    phone: string,
    credential: { id: string; publicKey: string },
  ): Promise<PasskeyView> {
    return this.request('POST', `/accounts/${phone}/passkey/credentials`, credential);
  }

  /** Signs a challenge with the account's passkey, as WhatsApp's page does. */
  answerPasskey(
    phone: string,
    options: { challenge: string },
    twist: AssertionTwist = {},
  ): Promise<Assertion> {
    return this.request('POST', `/accounts/${phone}/passkey/assertion`, { options, ...twist });
  }

  /**
   * A phone writes to a number, a group, or its status. All devices of the others get it, and the
   * number's own companions a copy. `kind` says what, default `text`, and the field of that name how.
   */
  sendMessage(from: string, message: SendMessage): Promise<{ id: string }> {
    return this.request('POST', `/accounts/${from}/messages`, message);
  }

  /** Makes a group. The first member owns it; members appear under their LIDs unless it says otherwise. */
  createGroup(group: {
    subject: string;
    members: string[];
    addressing?: 'phone' | 'lid';
    /** Whether only administrators may write. Default false. */
    announcement?: boolean;
    /** Whether only administrators change its subject, description and picture. Default false. */
    locked?: boolean;
    /** Whether administrators approve who joins by the link. Default false. */
    approval?: boolean;
    /** Whether administrators alone add members. Default false. */
    adminsAdd?: boolean;
    /** JID of the community that it belongs to. */
    community?: string;
  }): Promise<GroupView> {
    return this.request('POST', '/groups', group);
  }

  /** All groups with their members. */
  async groups(): Promise<GroupView[]> {
    return (await this.request<{ data: GroupView[] }>('GET', '/groups')).data;
  }

  /** A member of a group, its owner by default, changes what it is called and how it is used. */
  changeGroup(jid: string, change: ChangeGroup): Promise<GroupView> {
    return this.request('PATCH', `/groups/${jid}`, change);
  }

  /** A member of a group, its owner by default, gives it a picture, a JPEG; null takes it away. */
  setGroupPicture(jid: string, picture: Uint8Array | null, by?: string): Promise<GroupView> {
    const base64 = picture && Buffer.from(picture).toString('base64');
    return this.request('PUT', `/groups/${jid}/picture`, { base64, ...(by && { by }) });
  }

  /** The code of a group's link. */
  async inviteCode(jid: string): Promise<string> {
    return (await this.request<{ code: string }>('GET', `/groups/${jid}/invite`)).code;
  }

  /** Somebody follows the link of a group. Returns whether they are in; else they asked to join. */
  async joinGroup(phone: string, code: string): Promise<boolean> {
    type Answer = { joined: boolean };
    return (await this.request<Answer>('POST', `/accounts/${phone}/join`, { code })).joined;
  }

  /** An administrator of a group, its owner by default, decides on those who asked to join. */
  decideRequests(jid: string, decided: DecideRequests): Promise<GroupView> {
    return this.request('POST', `/groups/${jid}/requests`, decided);
  }

  /** Somebody blocks a number, or lets it write again. Returns all whom they block. */
  async block(phone: string, other: string, blocked = true): Promise<string[]> {
    const change = { phone: other, blocked };
    type Answer = { data: string[] };
    return (await this.request<Answer>('PUT', `/accounts/${phone}/blocked`, change)).data;
  }

  /** Numbers that somebody blocks. */
  async blocked(phone: string): Promise<string[]> {
    return (await this.request<{ data: string[] }>('GET', `/accounts/${phone}/blocked`)).data;
  }

  /** The picture of an account, a JPEG; null for none. */
  async setPicture(phone: string, picture: Uint8Array | null): Promise<void> {
    const base64 = picture && Buffer.from(picture).toString('base64');
    await this.request('PUT', `/accounts/${phone}/picture`, { base64 });
  }

  /**
   * Numbers come and go in a group, become administrators or are ones no more. `by`: the member who
   * does it, default the owner, who is always an administrator.
   */
  changeMembers(
    jid: string,
    change: {
      add?: string[];
      remove?: string[];
      promote?: string[];
      demote?: string[];
      by?: string;
    },
  ): Promise<GroupView> {
    return this.request('POST', `/groups/${jid}/members`, change);
  }

  /** A member of a group, its owner by default, sets the message timer in seconds; 0 turns it off. */
  setGroupTimer(jid: string, timer: { seconds: number; by?: string }): Promise<GroupView> {
    return this.request('POST', `/groups/${jid}/disappearing`, timer);
  }

  /** A phone calls a number, and hangs up when it is not answered. */
  call(from: string, call: Call): Promise<{ id: string }> {
    return this.request('POST', `/accounts/${from}/call`, call);
  }

  /** Accepts, rejects or terminates a call. */
  async moveCall(from: string, id: string, move: MoveCall): Promise<void> {
    await this.request('POST', `/accounts/${from}/call/${id}`, move);
  }

  /**
   * Sends the presence of a number: available, unavailable, composing, recording or paused. The first two go only to
   * devices that subscribed to it. @returns how many devices received it.
   */
  presence(from: string, presence: Presence): Promise<{ told: number }> {
    return this.request('POST', `/accounts/${from}/presence`, presence);
  }

  /** A channel posts to numbers that follow it. */
  postToChannel(jid: string, post: Post): Promise<{ id: string }> {
    return this.request('POST', `/newsletters/${jid}/messages`, post);
  }

  /** The server tells the companions of a number that its own profile changed. */
  async notify(phone: string): Promise<void> {
    await this.request('POST', `/accounts/${phone}/notify`, {});
  }

  /** The phone of a linked number writes itself: its companions get a copy. */
  sendFromOwnPhone(phone: string, message: { to: string; text: string }): Promise<{ id: string }> {
    return this.sendMessage(phone, message);
  }

  /** What a phone has seen, oldest first: with one other number or group, and unread ones alone, if so asked. */
  async messages(
    phone: string,
    { with: peer, unread }: { with?: string; unread?: boolean } = {},
  ): Promise<SeenMessage[]> {
    const query = new URLSearchParams({
      ...(peer !== undefined && { with: peer }),
      ...(unread !== undefined && { unread: String(unread) }),
    });
    type Answer = { data: SeenMessage[] };
    return (await this.request<Answer>('GET', `/accounts/${phone}/messages?${query.toString()}`))
      .data;
  }

  /** Waits until a phone has seen a message. Rejects when it has not in time. */
  waitForMessage(
    phone: string,
    message: { from?: string; text?: string; id?: string },
    timeoutMs = 20_000,
  ): Promise<SeenMessage> {
    const query = new URLSearchParams({ ...message, timeoutMs: String(timeoutMs) });
    return this.request('GET', `/accounts/${phone}/wait?${query.toString()}`);
  }

  /** A phone has read messages of a number, or heard voice messages. */
  async markRead(
    phone: string,
    read: { from: string; ids: string[]; played?: boolean },
  ): Promise<void> {
    await this.request('POST', `/accounts/${phone}/read`, read);
  }

  /** A phone removes its linked devices, or one of them. */
  async unlink(phone: string, device?: number): Promise<void> {
    await this.request('POST', `/accounts/${phone}/unlink`, device === undefined ? {} : { device });
  }

  /** Changes the connections of a number. `code`, `conflict` and `cause` are those of a stream error. */
  changeConnection(
    phone: string,
    action: { action: ConnectionAction; code?: number; conflict?: string; cause?: string },
  ): Promise<AccountView> {
    return this.request('POST', `/accounts/${phone}/connection`, action);
  }

  /**
   * Sends bytes on the connections of a number that no server would send, each piece in a message of its own.
   * @returns how many connections there were.
   */
  sendRaw(phone: string, as: RawForm, ...pieces: Uint8Array[]): Promise<{ connections: number }> {
    const base64 = pieces.map((bytes) => Buffer.from(bytes).toString('base64'));
    return this.request('POST', `/accounts/${phone}/raw`, { as, base64 });
  }

  /** Sends a stanza on the connections of a number as it is, whatever it says. No receipt is awaited. */
  sendStanza(phone: string, stanza: BinaryNode): Promise<{ connections: number }> {
    return this.sendRaw(phone, 'plaintext', encodeBinaryNode(stanza));
  }

  /** Sets faults of a number, or of all without one; those not named stay as they are. */
  faults(phone: string, faults: Partial<Faults>): Promise<Faults>;
  faults(faults: Partial<Faults> & { phone?: string }): Promise<Faults>;
  faults(
    given: string | (Partial<Faults> & { phone?: string }),
    more: Partial<Faults> = {},
  ): Promise<Faults> {
    const { phone, ...faults } = typeof given === 'string' ? { phone: given, ...more } : given;
    return this.request('PUT', phone ? `/accounts/${phone}/faults` : '/faults', faults);
  }

  /** Ends the faults of a number, or all of them without one. */
  async clearFaults(phone?: string): Promise<void> {
    await this.request('DELETE', phone ? `/accounts/${phone}/faults` : '/faults');
  }

  /** What a number may send to people it does not know, and how often its devices asked. */
  limits(phone: string): Promise<LimitsView> {
    return this.request('GET', `/accounts/${phone}/limits`);
  }

  /** Sets what a number may send; what is not named stays. `push: false`: its devices are not told. */
  setLimits(phone: string, limits: Partial<SendLimits> & { push?: boolean }): Promise<LimitsView> {
    return this.request('PUT', `/accounts/${phone}/limits`, limits);
  }

  /** How messages of a number to a contact, to a group by its JID, or to everybody else fare. */
  setSendPolicy(
    phone: string,
    policy: Partial<ContactPolicy> & { contact?: string },
  ): Promise<ContactPolicy> {
    return this.request('PUT', `/accounts/${phone}/send-policy`, policy);
  }

  /** A phone lets a number write to it: it issues a token, as old as is said. */
  issueToken(from: string, token: { to: string; ageDays?: number }): Promise<{ t: number }> {
    return this.request('POST', `/accounts/${from}/tokens`, token);
  }

  /** The tokens that the devices of a number issued, oldest first. */
  async givenTokens(phone: string): Promise<GivenToken[]> {
    return (await this.request<{ data: GivenToken[] }>('GET', `/accounts/${phone}/tokens`)).data;
  }

  /**
   * The salt from which a number's devices compute tokens; its phone tells them, in a history unless it
   * says otherwise. Null takes it back, in the state of the account alone.
   */
  async setSalt(phone: string, salt: Uint8Array | null, via?: SaltSource): Promise<void> {
    const base64 = salt && Buffer.from(salt).toString('base64');
    await this.request('PUT', `/accounts/${phone}/nct-salt`, { base64, ...(via && { via }) });
  }

  /**
   * What a number's devices told besides messages, oldest first: calls they rejected, what they typed and read,
   * whose presence they asked for.
   */
  async signals(phone: string): Promise<Signal[]> {
    return (await this.request<{ data: Signal[] }>('GET', `/accounts/${phone}/signals`)).data;
  }

  /** The message stanzas of a number's devices as they arrived, oldest first. */
  async sent(phone: string): Promise<SentStanza[]> {
    return (await this.request<{ data: SentStanza[] }>('GET', `/accounts/${phone}/sent`)).data;
  }

  /** What a phone holds of the state of its account, and what it ignored of the patches of its devices. */
  appState(phone: string): Promise<StateView> {
    return this.request('GET', `/accounts/${phone}/app-state`);
  }

  /** People do things on a phone: its linked devices are told by the state of the account. */
  async changeState(phone: string, ...changes: StateChangeRequest[]): Promise<void> {
    await this.request('POST', `/accounts/${phone}/app-state`, { changes });
  }

  /** A phone shares the key of its state with its linked devices once more. */
  async shareStateKey(phone: string): Promise<void> {
    await this.request('POST', `/accounts/${phone}/app-state/key`, {});
  }

  /** A phone starts writing many texts, numbered after the prefix, as fast as it can. */
  burst(
    from: string,
    burst: { to: string; count: number; prefix?: string },
  ): Promise<BurstProgress> {
    return this.request('POST', `/accounts/${from}/burst`, burst);
  }

  burstStatus(from: string): Promise<BurstProgress> {
    return this.request('GET', `/accounts/${from}/burst`);
  }

  private request<T>(method: string, path: string, body?: object): Promise<T> {
    return this.requests.send(method, path, body);
  }
}
