import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';
import { quietLibsignal, SimulatorClient, type SimulatorOptions, WhatsAppSimulator } from '../src';
import { until } from '@whathooks/testing';
import { BareSocket } from './bare-socket';

/** A simulator with everything that a spec opened against it, to be closed together. */
export class Simulated {
  private readonly sockets: BareSocket[] = [];
  private counter = 0;

  private constructor(
    public simulator: WhatsAppSimulator,
    private readonly options: Partial<SimulatorOptions>,
  ) {}

  static async start(options: Partial<SimulatorOptions> = {}): Promise<Simulated> {
    quietLibsignal();
    const simulated = new Simulated(
      await WhatsAppSimulator.start({ port: 0, ...options }),
      options,
    );
    simulated.trust();
    return simulated;
  }

  get client(): SimulatorClient {
    return new SimulatorClient(this.simulator.controlUrl);
  }

  /** A socket that wants to be linked. */
  socket(): BareSocket {
    const socket = new BareSocket(this.simulator.wsUrl);
    this.sockets.push(socket);
    return socket;
  }

  /** A number that nobody has yet. */
  number(): string {
    this.counter += 1;
    return `49151${String(1_000_000 + this.counter)}`;
  }

  /** A contact with a number of their own. */
  async contact(
    request: Parameters<SimulatorClient['createAccount']>[0] | object = {},
  ): Promise<string> {
    const phone = this.number();
    await this.client.createAccount({ name: 'Jane Doe', ...request, phone });
    return phone;
  }

  /** A number with a linked socket that has taken the key and the history which a phone sends after linking. */
  async linked(): Promise<{ socket: BareSocket; phone: string }> {
    const phone = this.number();
    const socket = await this.socket().link(this.client, phone);
    await until('the history', async () => (await this.client.account(phone)).stats.receipts === 2);
    return { socket, phone };
  }

  /** Whether everything that a number was sent has been settled. */
  async isSettled(phone: string): Promise<boolean> {
    return (await this.client.account(phone)).devices.every(({ unsettled }) => unsettled === 0);
  }

  /** Stops the simulator and starts it over the same folder and port. */
  async restart(): Promise<void> {
    const { port } = this.simulator;
    await this.simulator.close();
    this.simulator = await WhatsAppSimulator.start({ ...this.options, port });
    this.trust();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) await socket.end();
    await this.simulator.close();
  }

  private trust(): void {
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(this.simulator.rootKey, 'hex');
  }
}
