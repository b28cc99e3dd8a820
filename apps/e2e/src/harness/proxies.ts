import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from '@whathooks/testing';

/** Where `npm test` unpacks them, beside what is installed. */
const UNPACKED = resolve(__dirname, '../../../../.nx/proxies/usr');

const VERSION = { nginx: '-v', caddy: 'version' } as const;
export type ProxyName = keyof typeof VERSION;

/** The program; null where this machine has none. */
export function proxyProgram(name: ProxyName): string | null {
  const places = [
    name,
    join('/usr/sbin', name),
    ...['sbin', 'bin'].map((bin) => join(UNPACKED, bin, name)),
  ];
  return places.find((place) => spawnSync(place, [VERSION[name]]).status === 0) ?? null;
}

/** A key and the certificate that it signs itself, for one host name. */
export interface Certificate {
  key: string;
  certificate: string;
}

/** Null where this machine has no OpenSSL. */
export function selfSigned(folder: string, hostName: string): Certificate | null {
  const made = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
  const { status } = spawnSync('openssl', [
    ...[
      'req',
      '-x509',
      '-nodes',
      '-days',
      '2',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
    ],
    ...['-keyout', made.key, '-out', made.certificate, '-subj', `/CN=${hostName}`],
    ...['-addext', `subjectAltName=DNS:${hostName}`],
  ]);
  return status === 0 ? made : null;
}

interface Place extends Certificate {
  /** Port on which the proxy listens, on 127.0.0.1 alone. */
  port: number;
  /** Port of the product behind it. */
  behind: number;
}

/** nginx or Caddy with a configuration that was written for somebody's server, in a folder of its own. */
export class Proxy {
  private output = '';

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
  }

  /**
   * @param sample from the documentation: its addresses, ports and certificates are those of a server, and are changed
   *   to those of this place.
   */
  static async start(
    name: ProxyName,
    program: string,
    sample: string,
    place: Place,
  ): Promise<Proxy> {
    const folder = await mkdtemp(join(tmpdir(), `whathooks-${name}-`));
    const here = name === 'nginx' ? nginxHere(sample, place, folder) : caddyHere(sample, place);
    const file = join(folder, name === 'nginx' ? 'nginx.conf' : 'Caddyfile');
    await mkdir(join(folder, 'tmp'));
    await writeFile(file, here);
    const args =
      name === 'nginx'
        ? ['-p', folder, '-c', file, '-e', 'stderr', '-g', 'daemon off;']
        : ['run', '--config', file, '--adapter', 'caddyfile'];
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    };
    const started = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const proxy = new Proxy(started, folder);
    try {
      await until(
        () => `${name} to listen on port ${place.port}\n${proxy.output}`,
        () => {
          if (started.exitCode !== null) throw new Error(`${name} ended:\n${proxy.output}`);
          return listens(place.port);
        },
        60_000,
      );
    } catch (error) {
      await proxy.stop();
      throw error;
    }
    return proxy;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      // nginx ends at once by it, and Caddy too.
      this.process.kill('SIGTERM');
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
    socket.once('connect', () => socket.end());
  });
}

/** Replaces what must be there: a sample that reads differently is not the one that is told of. */
function changed(sample: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample has no “${from}”:\n${text}`);
    return text.replaceAll(from, to);
  }, sample);
}

function nginxHere(
  sample: string,
  { port, behind, key, certificate }: Place,
  folder: string,
): string {
  const server = changed(sample, [
    ['listen 443 ', `listen 127.0.0.1:${port} `],
    ['/etc/ssl/agency.example.pem', certificate],
    ['/etc/ssl/agency.example.key', key],
    ['127.0.0.1:3000', `127.0.0.1:${behind}`],
  ]);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
events {}
http {
access_log off;
${kinds.map((kind) => `${kind}_temp_path ${folder}/tmp/${kind};`).join('\n')}
${server}
}
`;
}

function caddyHere(sample: string, { port, behind, key, certificate }: Place): string {
  const site = changed(sample, [
    ['agency.example {', `agency.example:${port} {\nbind 127.0.0.1\ntls ${certificate} ${key}`],
    ['127.0.0.1:3000', `127.0.0.1:${behind}`],
  ]);
  return `{
admin off
auto_https disable_redirects
servers {
protocols h1 h2
}
}
${site}`;
}
