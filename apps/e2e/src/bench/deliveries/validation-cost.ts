import { readFileSync } from 'node:fs';
import { type Account, ALL_PRE_KEYS, Product } from '../../harness/product';
import { note } from '../results';

/** Bytes sent for each kind of body, so that the clock's resolution of 10 ms does not matter. */
const BYTES_EACH = 5_000_000;
/** Just below the limits of the routes, in bytes. */
const BODY_BYTES = { auth: 15_000, others: 500_000 };
/** Ticks per second of the times in /proc. */
const TICKS_PER_SECOND = 100;
/**
 * Limit for the cost of a byte of the most expensive body, in ns. Receiving it takes about 10; a
 * check that reads every byte again for every field takes thousands.
 */
const MOST_NS_PER_BYTE = 200;

interface Route {
  method: string;
  path: string;
  example: Record<string, unknown>;
}

interface Document {
  paths: Record<
    string,
    Record<
      string,
      {
        requestBody?: {
          content: Record<string, { example?: Record<string, unknown> } | undefined>;
        };
      }
    >
  >;
}

/** A body that is rejected at once: the fixed cost of a request. */
const LEAST_BODY = '{"unknown":1}';
/** Requests of each kind before the measurement, for the compiler. */
const WARM_UP = 50;

/**
 * Cost per byte of a request body until it is rejected, for every route with a body: the most
 * expensive kind of body, compared with JSON.parse of the same bytes. The fixed cost of a request
 * is subtracted. Linux only.
 */
export async function benchValidation(): Promise<void> {
  const product = await Product.start(ALL_PRE_KEYS);
  try {
    const account = await product.account();
    const { body } = await product.api.get<Document>('/v1/openapi.json');
    for (const route of routesWithBody(body)) await measure(product, account, route);
  } finally {
    await product.stop();
  }
}

function routesWithBody({ paths }: Document): Route[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody }]) => {
      const example = requestBody?.content['application/json']?.example;
      return example ? [{ method: method.toUpperCase(), path, example }] : [];
    }),
  );
}

async function measure(product: Product, account: Account, route: Route): Promise<void> {
  const bytes = route.path.startsWith('/v1/auth/') ? BODY_BYTES.auth : BODY_BYTES.others;
  let worst = { way: '', bare: 1, ours: 0 };
  for (const [way, body] of Object.entries(bodies(route, bytes))) {
    const times = Math.ceil(BYTES_EACH / body.length);
    const bare = parseCost(body, times);
    const cost = (of: string, count: number): Promise<number> =>
      requestSeconds(product, account, route, of, count);
    await cost(body, Math.min(times, WARM_UP));
    await cost(LEAST_BODY, Math.min(times, WARM_UP));
    const seconds = (await cost(body, times)) - (await cost(LEAST_BODY, times));
    const ours = (Math.max(seconds, 0) * 1e9) / (body.length * times);
    if (ours > worst.ours) worst = { way, bare, ours };
  }
  note(`${route.method} ${route.path}: ${worst.way}`, worst.bare, worst.ours, 'ns/byte', {
    of: 'ours',
    most: MOST_NS_PER_BYTE,
    unit: 'ns/byte',
  });
}

/** Bodies of about this size, each of which is expensive for some check. */
function bodies({ example }: Route, bytes: number): Record<string, string> {
  const filled = (value: (size: number) => unknown): string => {
    const names = Object.keys(example);
    return JSON.stringify(
      Object.fromEntries(names.map((name) => [name, value(bytes / Math.max(names.length, 1))])),
    );
  };
  const texts = (count: number): string[] =>
    Array.from({ length: Math.ceil(count) }, (_, index) => `x${index}`);
  return {
    'unknown fields': JSON.stringify(Object.fromEntries(texts(bytes / 14).map((x) => [x, 1]))),
    'long texts': filled((size) => 'x'.repeat(size)),
    'long lists': filled((size) => texts(size / 10)),
    'large objects': filled((size) =>
      Object.fromEntries(texts(size / 14).map((name) => [name, 1])),
    ),
  };
}

function parseCost(body: string, times: number): number {
  const before = process.cpuUsage();
  for (let count = 0; count < times; count += 1) JSON.parse(body);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1_000) / (body.length * times);
}

/** Processor time of this many requests, in seconds. */
async function requestSeconds(
  product: Product,
  account: Account,
  { method, path }: Route,
  body: string,
  times: number,
): Promise<number> {
  const before = cpuSeconds(product.gatewayPid);
  const address = path.replaceAll(/\{\w+\}/g, '0');
  for (let count = 0; count < times; count += 1) {
    // API keys may not do everything, and users may not send by this route: both are rejected after
    // reading.
    const api = path === '/v1/messages' ? account.key : account.staff;
    const { status } = await api.call(method, address, body);
    const isRefused = status >= 400 && status < 500;
    // A rate-limited request is not read.
    if (!isRefused || status === 429) throw new Error(`${method} ${path} answered ${status}.`);
  }
  return cpuSeconds(product.gatewayPid) - before;
}

/** Processor time used by a process. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
