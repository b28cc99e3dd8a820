import type { Addressing } from './accounts';
import type { BurstProgress } from './burst';
import type { SeenMessage } from './chats';
import type { Faults } from './faults';
import type { LineAction } from './line-server';
import type { Stats } from './exchange';

/** An account as the control API shows it. */
export interface AccountView {
  phone: string;
  lid: string;
  name: string;
  addressing: Addressing;
  devices: {
    id: number;
    jid: string;
    name: string;
    linkedAt: string;
    online: boolean;
    /** Stanzas that the device has not settled. */
    unsettled: number;
  }[];
  faults: Faults;
  stats: Stats;
}

/** Moves a simulator over HTTP. Every method rejects with the simulator's own sentence. */
export class SimulatorClient {
  /** @param controlUrl such as `http://127.0.0.1:3001/control` */
  constructor(private readonly controlUrl: string) {}

  /** Address and root key for clients. */
  info(): Promise<{ wsUrl: string; rootKey: string; accounts: number }> {
    return this.call('GET', '/info');
  }

  /** Makes an account with its phone, or renames the one that exists. */
  createAccount(account: {
    phone: string;
    name?: string;
    lidOnly?: boolean;
    addressing?: Addressing;
  }): Promise<AccountView> {
    return this.call('POST', '/accounts', account);
  }

  account(phone: string): Promise<AccountView> {
    return this.call('GET', `/accounts/${phone}`);
  }

  /** Its phone scans a linking code. */
  async scan(phone: string, qr: string): Promise<void> {
    await this.call('POST', `/accounts/${phone}/scan`, { qr });
  }

  /** A pairing code is typed on its phone. Resolves once it was accepted. */
  async enterPairingCode(phone: string, code: string): Promise<void> {
    await this.call('POST', `/accounts/${phone}/pairing-code`, { code });
  }

  /** A phone writes. The number's own companions get a copy. */
  sendMessage(
    from: string,
    message: { to: string; text: string; id?: string; timestamp?: string },
  ): Promise<{ id: string }> {
    return this.call('POST', `/accounts/${from}/messages`, message);
  }

  /** What a phone has seen, oldest first. */
  async messages(phone: string, options: { with?: string } = {}): Promise<SeenMessage[]> {
    const query = options.with ? `?with=${options.with}` : '';
    return (await this.call<{ data: SeenMessage[] }>('GET', `/accounts/${phone}/messages${query}`))
      .data;
  }

  /** Waits until a phone has seen a message. */
  waitForMessage(
    phone: string,
    message: { from?: string; text?: string; id?: string },
    timeoutMs = 20_000,
  ): Promise<SeenMessage> {
    const query = new URLSearchParams({ ...message, timeoutMs: String(timeoutMs) });
    return this.call('GET', `/accounts/${phone}/wait?${query.toString()}`);
  }

  /** A phone has read messages of a number. */
  async markRead(phone: string, read: { from: string; ids: string[] }): Promise<void> {
    await this.call('POST', `/accounts/${phone}/read`, read);
  }

  /** A phone removes its linked devices, or one of them. */
  async unlink(phone: string, device?: number): Promise<void> {
    await this.call('POST', `/accounts/${phone}/unlink`, device === undefined ? {} : { device });
  }

  /** Does something to the lines of a number. */
  line(phone: string, action: { action: LineAction; code?: number }): Promise<AccountView> {
    return this.call('POST', `/accounts/${phone}/line`, action);
  }

  /** Sets faults of a number; the others stay as they are. */
  faults(phone: string, faults: Partial<Faults>): Promise<Faults> {
    return this.call('PUT', `/accounts/${phone}/faults`, faults);
  }

  async clearFaults(phone: string): Promise<void> {
    await this.call('DELETE', `/accounts/${phone}/faults`);
  }

  /** A phone starts writing many texts. */
  burst(
    from: string,
    burst: { to: string; count: number; prefix?: string },
  ): Promise<BurstProgress> {
    return this.call('POST', `/accounts/${from}/burst`, burst);
  }

  burstStatus(from: string): Promise<BurstProgress> {
    return this.call('GET', `/accounts/${from}/burst`);
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(this.controlUrl + path, {
      method,
      ...(body
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(answer.error ?? `the simulator answered ${response.status}`);
    return answer;
  }
}
