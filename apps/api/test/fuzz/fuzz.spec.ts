import { startTestApp, type TestApp, type TestOrganization } from '../harness';
import { NO_WHATSAPP } from '../processes/no-whatsapp';
import { Chance } from './chance';
import { type ApiDocument, type Route, routesOf } from './document';
import { type FuzzAnswer, Judge } from './judge';
import { type FuzzRequest, Requests } from './requests';

/**
 * Sends requests made by chance from the OpenAPI document to every route: no answer is a 5xx, every refusal is a
 * documented problem, every other answer fits the document. `npm run fuzz -- --requests 100000 --seed 7` for a long
 * run. Everything stays on this machine.
 */

const TIMES = Number(process.env['FUZZ_REQUESTS'] ?? 1_500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 42);
const TOGETHER = 8;
/** Faults that are told; a run ends with the last of them. */
const MOST_FAULTS = 20;
const SHOWN = 400;
const KEPT_IDS = 300;
const ID = /\b[a-z]+_[0-9a-f]{32}\b/g;

/** Nothing is delivered. */
const ROLES = { ROLES: 'api,gateway' };
/** They end the log-in that all others are sent with, or hash a password each. */
const SELDOM = /\/auth\/(logout-all|register|login|accept-invitation|password|two-factor)/;

/** How often one of them is sent where it is chosen. */
const OFTEN_ENOUGH = 0.1;

let app: TestApp;
let owner: TestOrganization;
let document: ApiDocument;
let routes: Route[];
const ids: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ...ROLES } });
  owner = await app.organization();
  document = (await app.call<ApiDocument>('GET /v1/openapi.json')).body;
  routes = routesOf(document);
});
afterAll(() => app.close());

async function send(request: FuzzRequest): Promise<FuzzAnswer> {
  const { jwt, apiKey } = owner;
  const credentials = {
    none: {},
    accessToken: { authorization: `Bearer ${jwt}` },
    apiKey: { 'x-api-key': apiKey },
  }[request.credentials];
  const { contentType } = request;
  const answer = await fetch(app.url + request.path, {
    method: request.route.method,
    headers: { ...credentials, ...(contentType ? { 'content-type': contentType } : {}) },
    ...(request.body === null || request.route.method === 'GET' ? {} : { body: request.body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    text: await answer.text(),
  };
}

function remember({ status, text }: FuzzAnswer, chance: Chance): void {
  if (status >= 300) return;
  for (const [id] of text.matchAll(ID))
    if (ids.length < KEPT_IDS) ids.push(id);
    else ids[chance.below(KEPT_IDS)] = id;
}

/** One request, made by its number; what is wrong with the answer. */
async function attempt(number: number, requests: Requests, judge: Judge): Promise<string | null> {
  const chance = new Chance(SEED * 1_000_003 + number);
  const route = routeBy(chance);
  const request = requests.make(route, chance);
  const answer = await send(request);
  remember(answer, chance);
  // Something ended the log-in or the key: the others go on with new ones.
  if (answer.status === 401 && request.credentials !== 'none') await revive();
  const fault = judge.faultOf(route, answer);
  if (fault === null) return null;
  const what = `${route.method} ${request.path} ${request.body ?? ''}`.slice(0, SHOWN);
  return `request ${number} of seed ${SEED}: ${what}\n  ${fault.slice(0, SHOWN)}`;
}

function routeBy(chance: Chance): Route {
  let route = chance.of(routes);
  while (SELDOM.test(route.path) && !chance.is(OFTEN_ENOUGH)) route = chance.of(routes);
  return route;
}

async function revive(): Promise<void> {
  const { status } = await owner.asUser('GET /v1/auth/me');
  const key = await owner.asKey('GET /v1/sessions?limit=1');
  if (status === 401 || key.status === 401) owner = await app.organization();
}

it(
  `${TIMES} requests of seed ${SEED} get answers that fit the document`,
  async () => {
    const [requests, judge] = [new Requests(document, ids), new Judge(document)];
    const faults: string[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < TIMES && faults.length < MOST_FAULTS) {
        const fault = await attempt(next++, requests, judge);
        if (fault) faults.push(fault);
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, worker));
    expect(faults.join('\n')).toBe('');
    expect((await app.call('GET /health/ready')).status).toBe(200);
  },
  120_000 + TIMES * 200,
);

describe('a judge', () => {
  const route = (): Route =>
    routes.find(({ method, path }) => `${method} ${path}` === 'GET /v1/labels') as Route;
  const json = (status: number, body: unknown, contentType = 'application/json'): FuzzAnswer => ({
    ...{ status, contentType },
    text: JSON.stringify(body),
  });

  it.each<[string, FuzzAnswer, RegExp | null]>([
    ['what is documented', json(200, { data: [] }), null],
    ['a 5xx', json(500, {}, 'application/problem+json'), /500/],
    ['a field too many', json(200, { data: [], secret: 1 }), /additional/],
    ['a field too few', json(200, {}), /required/],
    ['a status that is not documented', json(201, { data: [] }), /not documented/],
    ['a refusal that is no problem', json(404, {}), /as application\/json/],
    ['a code that does not exist', json(404, { code: 'x' }, 'application/problem+json'), /code x/],
  ])('tells %s', (_, answer, fault) => {
    const found = new Judge(document).faultOf(route(), answer);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatch(fault);
  });
});
