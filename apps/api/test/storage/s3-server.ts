import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: 'eu-central-1',
};

/** A store that speaks the protocol of S3, with an empty bucket. */
export class S3Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly endpoint: string,
    readonly bucket: string,
  ) {}

  /** @param onPort 0 for any that is free. */
  static async start(bucket = 'media', onPort = '0'): Promise<S3Server> {
    const child = fork(join(__dirname, 's3-server.mjs'), [onPort], { execArgv: [] });
    const [port] = (await once(child, 'message')) as [number];
    const server = new S3Server(child, `http://127.0.0.1:${port}`, bucket);
    await fetch(`${server.endpoint}/${bucket}`, { method: 'PUT' });
    return server;
  }

  /** Settings of an application that keeps its files here. */
  variables(prefix = ''): Record<string, string> {
    const endpoint = encodeURIComponent(this.endpoint);
    return {
      ...CREDENTIALS,
      MEDIA_STORE: `s3://${this.bucket}/${prefix}?endpoint=${endpoint}`,
    };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}
