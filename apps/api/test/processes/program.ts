import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Node compiled for one start is read by the next, which then needs a fifth less of a core. */
const COMPILED = join(tmpdir(), 'whathooks-compiled');

/** A process that runs one of our entry scripts from its sources. */
export class SourceProgram {
  /** Its output so far, of standard output and standard error. */
  output = '';
  private readonly process: ChildProcess;
  private readonly over: Promise<unknown>;

  /** @param script such as `main.ts`, in `src`. */
  constructor(script: string, variables: Record<string, string>, args: string[] = []) {
    this.process = spawn(
      process.execPath,
      [
        '--require',
        join(__dirname, 'from-source.cjs'),
        join(__dirname, '../../src', script),
        ...args,
      ],
      {
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          NODE_COMPILE_CACHE: COMPILED,
          ...variables,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.over = once(this.process, 'close');
  }

  /** Resolves when it logs that it is ready; rejects with its output when it ends before. */
  async ready(): Promise<this> {
    const ended = this.over.then(() => Promise.reject(new Error(this.output)));
    await Promise.race([once(this.process, 'message'), ended]);
    ended.catch(() => undefined);
    return this;
  }

  /** Its exit code. */
  async exitCode(): Promise<number | null> {
    await this.over;
    return this.process.exitCode;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGTERM');
    }
    await this.over;
  }
}
