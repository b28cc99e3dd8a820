import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { SimulatorClient } from '@whathooks/whatsapp-simulator';
import type { Order, Report } from './bare-sockets';

/** Controls a process of bare Baileys sockets. */
export class BareProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly simulator: SimulatorClient,
  ) {}

  static async start(simulator: SimulatorClient): Promise<BareProcess> {
    const { wsUrl, rootKey } = await simulator.info();
    const child = fork(resolve(__dirname, 'bare-sockets.js'), [wsUrl, rootKey], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'spawn');
    return new BareProcess(child, simulator);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Links a number and resolves when it is logged in. */
  async link(phone: string): Promise<void> {
    const scanned = this.report((report) =>
      'qr' in report && report.id === phone ? report : null,
    );
    this.order({ do: 'connect', id: phone });
    const { qr } = await scanned;
    const open = this.report((report) =>
      'open' in report && report.open === phone ? report : null,
    );
    // Baileys keeps showing a code that is retired.
    await this.simulator.faults(phone, { refreshAtScan: 0 });
    await this.simulator.scan(phone, qr);
    await open;
  }

  async received(): Promise<number> {
    const answer = this.report((report) => ('received' in report ? report : null));
    this.order({ do: 'received' });
    return (await answer).received;
  }

  /** Messages sent and acknowledged per second. */
  async sendRate(from: string, to: string, count: number, concurrency: number): Promise<number> {
    const answer = this.report((report) => ('sent' in report ? report : null));
    this.order({ do: 'send', id: from, to, count, concurrency });
    const { sent, milliseconds } = await answer;
    return (sent / milliseconds) * 1000;
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private order(order: Order): void {
    this.child.send(order);
  }

  private report<T>(pick: (report: Report) => T | null): Promise<T> {
    return new Promise((resolve) => {
      const listen = (report: Report): void => {
        const picked = pick(report);
        if (picked === null) return;
        this.child.off('message', listen);
        resolve(picked);
      };
      this.child.on('message', listen);
    });
  }
}
