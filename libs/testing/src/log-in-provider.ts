import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../log-in-provider.mjs');

/** What a log-in provider and those who use it know of each other. */
export interface ProviderSettings {
  /** `http://localhost:9000`: where it listens, and what it calls itself. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The page to which it sends browsers back. */
  redirectUri: string;
}

/** A running OpenID Connect provider, a process of its own. */
export class LogInProvider {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when it listens. */
  static async start(settings: ProviderSettings): Promise<LogInProvider> {
    const { issuer, clientId, clientSecret, redirectUri } = settings;
    const child = spawn(process.execPath, [PROGRAM, issuer, clientId, clientSecret, redirectUri], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => {
        throw new Error(`the log-in provider did not start:\n${said}`);
      }),
    ]);
    return new LogInProvider(child);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
