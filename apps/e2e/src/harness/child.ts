import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Node compiled for one start is read by the next, which then needs a fifth less of a core. */
const COMPILED = join(tmpdir(), 'whathooks-compiled');

/** A program under test. Its output is kept and shown when it does not do what was expected. */
export class Child {
  private output = '';
  readonly process: ChildProcess;

  constructor(
    readonly name: string,
    script: string,
    environment: Record<string, string>,
  ) {
    this.process = spawn(process.execPath, [script], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        NODE_COMPILE_CACHE: COMPILED,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-200_000);
      });
    }
  }

  get log(): string {
    return this.output;
  }

  get running(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Sends a signal and waits until the process is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (!this.running) return;
    const gone = once(this.process, 'exit');
    this.process.kill(signal);
    await gone;
  }
}
