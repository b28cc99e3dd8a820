import { resolve } from 'node:path';
import { WhatsAppSimulator } from '@whathooks/whatsapp-simulator';

const DEFAULT_PORT = 3001;

/** `SIMULATOR_PORT`: port of phone page, control API and sockets. Default 3001. */
function port(): number {
  const value = process.env['SIMULATOR_PORT']?.trim() || String(DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new Error(`SIMULATOR_PORT must be a whole number from 0 to 65535, not "${value}".`);
  }
  return Number(value);
}

/** `SIMULATOR_PRE_KEYS`: how many one-time keys it wishes for, `all` or `few`. Default all. */
function preKeys(): 'all' | 'few' {
  const value = process.env['SIMULATOR_PRE_KEYS']?.trim() || 'all';
  if (value === 'all' || value === 'few') return value;
  throw new Error(`SIMULATOR_PRE_KEYS must be all or few, not "${value}".`);
}

async function main(): Promise<void> {
  const stateDir = resolve(process.env['DATA_DIR']?.trim() || '.data', 'simulator');
  const simulator = await WhatsAppSimulator.start({
    port: port(),
    stateDir,
    pageDir: resolve(__dirname, 'page'),
    preKeys: preKeys(),
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 2_000).unref();
    simulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const { wsUrl, rootKey } = simulator;
  process.stdout.write(`simulator ready ${JSON.stringify({ wsUrl, rootKey })}\n`);
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EADDRINUSE') {
    return `Port ${port()} is taken by another program. Stop it, or set SIMULATOR_PORT to a free one.`;
  }
  if (code === 'EACCES' || code === 'ERR_SQLITE_ERROR' || code === 'ENOTDIR' || code === 'EROFS') {
    return `The simulator cannot write its folder under DATA_DIR: ${message}.`;
  }
  return message;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
