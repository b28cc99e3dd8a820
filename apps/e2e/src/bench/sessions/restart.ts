import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { type Account, ALL_PRE_KEYS, Product } from '../../harness/product';
import { until } from '@whathooks/testing';
import { countClient } from '../deliveries/count-client';
import { linkAllHere, pairs } from './number-pairs';
import { idleMegabytes } from '../memory';
import { note } from '../results';

const DEFAULT_NUMBERS = 200;
/** Longest wait for all numbers, in ms. */
const PATIENCE_MS = 900_000;

/** Duration of a start in seconds, and memory in MB. */
interface Start {
  ready: number;
  connected: number;
  peak: number;
  idle: number;
}

/**
 * How a process with many linked numbers restarts: after a graceful stop, and after a kill.
 * Baselines are a start without numbers, and the memory of the idle process. The simulator shares
 * the processor.
 */
export async function benchRestart(area: number): Promise<void> {
  const numbers = Number(process.env['RESTART_NUMBERS'] ?? DEFAULT_NUMBERS);
  if (!Number.isInteger(numbers) || numbers < 1) throw new Error('RESTART_NUMBERS is no count.');
  const product = await Product.start(ALL_PRE_KEYS);
  const client = await countClient(product);
  await product.stopGateway();
  const empty = await start(product, client, 0);
  const account = await product.account();
  await link(product, account, area, numbers);
  report('restart', numbers, empty, await stopAndStart(product, client, 'SIGTERM', numbers));
  report('kill -9', numbers, empty, await stopAndStart(product, client, 'SIGKILL', numbers));
  await client.end();
  await product.stop();
}

async function link(
  product: Product,
  account: Account,
  area: number,
  count: number,
): Promise<void> {
  const began = performance.now();
  await linkAllHere(product, account, await pairs(product.simulator, area, count));
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(`${count} numbers linked in ${seconds.toFixed(0)} s\n`);
}

async function stopAndStart(
  product: Product,
  client: Client,
  signal: 'SIGTERM' | 'SIGKILL',
  numbers: number,
): Promise<Start> {
  const began = performance.now();
  await product.stopGateway(signal);
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(`ended by ${signal} in ${seconds.toFixed(1)} s\n`);
  return start(product, client, numbers);
}

async function start(product: Product, client: Client, numbers: number): Promise<Start> {
  const { rows } = await client.query<{ now: Date }>('SELECT now()');
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1_000;
  await product.startGateway();
  const ready = seconds();
  await until(
    `${numbers} numbers to be back`,
    async () => (await back(client, rows[0]?.now)) >= numbers,
    PATIENCE_MS,
  );
  const connected = seconds();
  const pid = product.gatewayPid;
  const peak = peakMegabytes(pid);
  return { ready, connected, peak, idle: await idleMegabytes(pid) };
}

async function back(client: Client, since: Date | undefined): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM sessions WHERE status = 'CONNECTED' AND connected_at > $1`,
    [since],
  );
  return rows[0]?.count ?? 0;
}

/** The peak resident memory of a process, in MB. */
function peakMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

function report(how: string, numbers: number, empty: Start, start: Start): void {
  const what = `${how}, ${numbers} number${numbers > 1 ? 's' : ''}`;
  note(`${what}: until ready`, empty.ready, start.ready, 's', { of: 'ours', most: 5, unit: 's' });
  // Five seconds for the start, and forty for each thousand numbers.
  const most = 5 + numbers * 0.04;
  note(`${what}: all back`, empty.ready, start.connected, 's', { of: 'ours', most, unit: 's' });
  note(`${what}: peak memory, bare is idle`, start.idle, start.peak, 'MB', { most: 1.5 });
}
