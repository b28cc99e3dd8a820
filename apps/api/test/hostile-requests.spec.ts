import type { OpenAPIObject } from '@nestjs/swagger';
import { type DocumentedRoute, documentedRoutes } from './routes/documented-routes';
import {
  type Answer,
  type Caller,
  startTestApp,
  type TestApp,
  type TestOrganization,
} from './harness';
import { NO_WHATSAPP } from './processes/no-whatsapp';
import { workOf } from './routes/work-meter';

/**
 * Sends hostile requests to every route of the OpenAPI document. A new route is included
 * automatically.
 */

/** Whoever has no second factor is let in nowhere from then on: every other request would be refused for that. */
const CLOSES = 'requiresTwoFactor';

/** Thousands of requests to every route: a busy machine takes minutes for them. */
const ALL_ROUTES_MS = 400_000;

const NO_ID = '0'.repeat(32);
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

let app: TestApp;
let owner: TestOrganization;
let routes: DocumentedRoute[];
/** Existing ids, by the first part of the path. */
const ids: Record<string, string> = {
  deliveries: `dlv_${NO_ID}`,
  events: `evt_${NO_ID}`,
  recoveries: `job_${NO_ID}`,
  'api-keys': `key_${NO_ID}`,
  media: `med_${NO_ID}`,
};

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  owner = await app.organization();
  const create = async (route: `POST /${string}`, body: object): Promise<string> =>
    (await owner.asUser<{ id: string }>(route, body)).body.id;
  ids['sessions'] = await create('POST /v1/sessions', { name: 'Bakery' });
  ids['webhooks'] = await create('POST /v1/webhooks', { url: 'http://127.0.0.1:9/hook' });
  const { body } = await app.call<OpenAPIObject>('GET /v1/openapi.json');
  // The response of a live stream is endless.
  routes = documentedRoutes(body)
    .filter(({ path }) => path !== '/v1/live')
    .map((route) => without(route, CLOSES));
});
afterAll(() => app.close());

/** The route, sent without a field that it may have. */
function without(route: DocumentedRoute, field: string): DocumentedRoute {
  const { [field]: _, ...rest } = route.example ?? {};
  return {
    ...route,
    example: route.example && rest,
    fields: route.fields.filter((name) => name !== field),
  };
}

/** Calls a route with the credentials it takes; the body as it is when it is a text. */
function call(route: DocumentedRoute, body?: unknown, query = ''): Promise<Answer<unknown>> {
  const caller: Caller = route.credentials.includes('accessToken')
    ? owner.asUser
    : route.credentials.includes('apiKey')
      ? owner.asKey
      : app.call;
  const path = route.path.replace(/\{\w+\}/, ids[route.path.split('/')[2] ?? ''] ?? NO_ID);
  return caller(`${route.method} ${path}${query}` as `GET /${string}`, body);
}

/**
 * A body in which one field has a value, given as JSON: some values cannot be written otherwise.
 */
function withField(route: DocumentedRoute, field: string, json: string): string {
  const rest = Object.entries(route.example ?? {}).filter(([name]) => name !== field);
  const fields = rest.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...fields, `${JSON.stringify(field)}:${json}`].join(',')}}`;
}

/**
 * What is wrong with some of these things, in words; `check` tells it of one of them. `expect` for each of
 * thousands of requests would take longer than some of the requests.
 */
async function wrongOf<T>(
  things: readonly T[],
  check: (thing: T) => Promise<string | null>,
): Promise<string[]> {
  const waiting = [...things];
  const wrong: string[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const problem = await check(next);
      if (problem) wrong.push(problem);
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
  return wrong;
}

/** Whether a field of a refused request stands without the kind of its fault. */
function faultlessField({ body }: Answer<unknown>): boolean {
  const { code, errors = [] } = (body ?? {}) as { code?: string; errors?: { code?: string }[] };
  return code === 'invalid_request' && errors.some((error) => error.code === undefined);
}

/** A failure of the server, in words. */
function failure({ status }: Answer<unknown>, ...where: string[]): string | null {
  return status < 500 ? null : [status, ...where.map((part) => part.slice(0, 60))].join(' ');
}

const UNSTORABLE = ['"a\\u0000b"', '"a\\ud800b"', '{"a\\u0000":"b"}', '{"a":["\\ud83d"]}'];
const HOSTILE = [
  ...UNSTORABLE,
  ...['null', 'true', '-1', '1e400', '123456789012345678901'],
  ...['""', '"2026-W01"', '"0000-01-01T00:00:00Z"', `"${'x'.repeat(15_000)}"`],
  ...['[]', '[[]]', '["x","x"]', '{"a":{"b":{}}}', '{"__proto__":{"a":1}}', '{"toString":1}'],
  ...[deep(7_000), '{"a":'.repeat(50) + '1' + '}'.repeat(50)],
];

describe('a range of time', () => {
  const END = '2026-06-29T00:00:00Z';
  it.each([
    ['ends before it begins', '2026-06-30T00:00:00Z'],
    ['ends where it begins, in another zone', '2026-06-29T02:00:00+02:00'],
  ])('that %s is refused by every route that takes one', async (_what, since) => {
    const range = { since, until: END };
    const takes = (names: string[]): boolean =>
      Object.keys(range).every((name) => names.includes(name));
    const ranged = [
      ...routes
        .filter(({ query }) => takes(query))
        .map((route) => ({
          route,
          body: undefined,
          query: `?${new URLSearchParams({ q: 'words', ...range })}`,
        })),
      ...routes
        .filter(({ fields }) => takes(fields))
        .map((route) => ({ route, body: { ...route.example, ...range }, query: '' })),
    ];
    expect(ranged.map(({ route: { method, path } }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining([
        'GET /v1/messages',
        'GET /v1/deliveries',
        'GET /v1/audit-log',
        'GET /v1/search',
        'POST /v1/webhooks/{id}/recover',
      ]),
    );
    for (const { route, query, body } of ranged) {
      const answer = await call(route, body, query);
      expect({ path: route.path, ...answer }).toMatchObject({
        status: 400,
        body: {
          errors: expect.arrayContaining([
            expect.objectContaining({ path: 'until', code: 'not_after_start' }),
          ]),
        },
      });
    }
  });
});

describe('any content of a request', () => {
  it(
    'in any field of any body causes no 500',
    async () => {
      const tries = routes.flatMap((route) =>
        route.fields.flatMap((field) =>
          route.example ? HOSTILE.map((json) => ({ route, field, json })) : [],
        ),
      );
      expect(tries.length).toBeGreaterThan(500);
      const wrong = await wrongOf(tries, async ({ route, field, json }) => {
        const answer = await call(route, withField(route, field, json));
        const { status, headers } = answer;
        const where = `${route.method} ${route.path} ${field} ${json.slice(0, 60)}`;
        const isProblem = headers.get('content-type')?.includes('application/problem+json');
        if (status >= 400 && !isProblem) return `${where} has no problem+json`;
        if (UNSTORABLE.includes(json) && status !== 400) return `${where} is answered ${status}`;
        if (faultlessField(answer)) return `${where} does not say what kind of fault a field has`;
        return failure(answer, where);
      });
      expect(wrong).toEqual([]);
      // The credentials still open what they should: nothing above was refused for another reason.
      expect(await owner.asUser('GET /v1/organization')).toMatchObject({ status: 200 });
      expect(await owner.asKey('GET /v1/sessions')).toMatchObject({ status: 200 });
    },
    ALL_ROUTES_MS,
  );

  it(
    'as a whole body causes no 500',
    async () => {
      const bodies = [...HOSTILE, '', '{', '\ufeff{}', '{"constructor":{"prototype":1}}'];
      const tries = routes
        // Keeps what other tests need.
        .filter(({ method, path }) => /POST|PATCH/.test(method) && !path.endsWith('/logout-all'))
        .flatMap((route) => bodies.map((body) => ({ route, body })));
      const wrong = await wrongOf(tries, async ({ route, body }) =>
        failure(await call(route, body), route.path, body),
      );
      expect(wrong).toEqual([]);
    },
    ALL_ROUTES_MS,
  );

  it(
    'in any parameter of any query causes no 500',
    async () => {
      const values = [
        ...[
          '',
          '%00',
          '%ED%A0%80',
          '%zz',
          '-1',
          '1e400',
          '99999999999999999999',
          'x'.repeat(3_000),
        ],
        ...['2026-W01', '2026-001', '2026-02-30T00:00:00Z', '0000-01-01', '2026-01-01T00:00'],
        ...['9999-12-31T23:59:59-12:00', '%2B275760-09-13', 'sess_%00'],
      ];
      const queries = (name: string): string[] => [
        ...values.map((value) => `?${name}=${value}`),
        `?${name}=1&${name}=2`,
        `?${name}[a]=1`,
        `?${name}`,
      ];
      // No route takes this one: the parser of all queries meets it, whatever its value and the route are.
      const untaken = queries('__proto__');
      const tries = routes.flatMap((route, index) =>
        [untaken[index % untaken.length] ?? '', ...route.query.flatMap(queries)].map((query) => ({
          route,
          query,
        })),
      );
      const wrong = await wrongOf(tries, async ({ route, query }) =>
        failure(await call(route, undefined, query), route.path, query),
      );
      expect(wrong).toEqual([]);
    },
    ALL_ROUTES_MS,
  );

  it(
    'in place of an id causes no 500',
    async () => {
      const values = [
        '%00',
        '%ED%A0%80',
        '..%2f..',
        'sess_',
        '%20',
        'x'.repeat(5_000),
        '[object Object]',
      ];
      const tries = routes
        .filter(({ path }) => path.includes('{'))
        .flatMap((route) =>
          values.map((id) => ({ ...route, path: route.path.replace(/\{\w+\}/, id) })),
        );
      const wrong = await wrongOf(tries, async (route) =>
        failure(await call(route, route.example ?? undefined), route.path),
      );
      expect(wrong).toEqual([]);
    },
    ALL_ROUTES_MS,
  );

  it('an invalid time is reported with the field and an example', async () => {
    for (const since of ['2026-W01', '2026-01-01T00:00:00', '0000-01-01', 'yesterday']) {
      expect(await owner.asKey(`GET /v1/messages?since=${since}`)).toMatchObject({
        status: 400,
        body: {
          errors: [{ path: 'since', message: expect.stringContaining('2026-06-29T14:21:07Z') }],
        },
      });
    }
  });
});

describe('a rejected request', () => {
  it('reports its first errors, however many it has', async () => {
    const names = Array.from({ length: 90 }, (_, index) => [`unknown${index}`, 1]);
    const answer = await app.call<{ errors: unknown[] }>(
      'POST /v1/auth/login',
      Object.fromEntries(names),
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(20);
  });

  it('reports a misspelt field and the one that is missing', async () => {
    const answer = await owner.asKey('POST /v1/sessions', { nam: 'Bakery' });
    expect(answer).toMatchObject({ status: 400, body: { detail: 'nam is not a known field.' } });
    const paths = (answer.body['errors'] as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['nam', 'name']));
  });

  it(
    'costs no more for each of its bytes when it is larger',
    async () => {
      const expensive: string[] = [];
      for (const route of routes.filter(({ example }) => example)) {
        const size = route.path.startsWith('/v1/auth/') ? 15_000 : 60_000;
        const base = await workOf(() => call(route, withField(route, 'unknown', '1')));
        for (const [name, body] of costlyBodies(route, size)) {
          const work = await workOf(() => call(route, body));
          const above = work - base - MOST_WORK_BESIDE;
          if (above > MOST_WORK_PER_BYTE * body.length) {
            expensive.push(
              `${route.method} ${route.path} ${name}: ${work} for ${body.length} bytes`,
            );
          }
        }
      }
      expect(expensive).toEqual([]);
    },
    ALL_ROUTES_MS,
  );

  it('counts characters, and not their halves', async () => {
    const name = (length: number): Promise<Answer<unknown>> =>
      owner.asKey('POST /v1/sessions', { name: '\u{1f600}'.repeat(length) });
    expect((await name(100)).status).toBe(201);
    expect((await name(101)).status).toBe(400);
    expect((await name(201)).status).toBe(400);
  });

  it('under /v1/auth is rejected from 16 KiB on', async () => {
    const fits = await app.call('POST /v1/auth/login', {
      email: 'x'.repeat(16_000),
      password: 'x',
    });
    expect(fits.status).toBe(400);
    const exceeds = await app.call('POST /v1/auth/login', {
      email: 'x'.repeat(17_000),
      password: 'x',
    });
    expect(exceeds).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  });
});

/** Work per byte of all parts together. Quadratic work takes thousands. */
const MOST_WORK_PER_BYTE = 16;
/** Work of other parts of the application meanwhile. */
const MOST_WORK_BESIDE = 200_000;

/** Bodies of about `size` characters, each of which is expensive for some check. */
function costlyBodies(route: DocumentedRoute, size: number): [string, string][] {
  const texts = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `x${index}`);
  const pairs = (count: number): string =>
    texts(count)
      .map((name) => `"${name}":1`)
      .join(',');
  const values: [string, string][] = [
    ['a long text', JSON.stringify('x'.repeat(size))],
    ['an address', JSON.stringify(`https://${'a.'.repeat(size / 2)}/`)],
    ['a long list', JSON.stringify(texts(size / 8))],
    ['a list as long as may be', JSON.stringify(texts(1_000))],
    ['a large object', `{${pairs(size / 10)}}`],
    ['an object as large as may be', `{${pairs(100)}}`],
    ['nested lists', deep(size / 2)],
    ['lists in a list', `[${'[],'.repeat(size / 3)}[]]`],
  ];
  return [
    ['unknown fields', `{${pairs(size / 10)}}`],
    ['as many unknown fields as may be', `{${pairs(100)}}`],
    ...route.fields.flatMap((field) =>
      values.map(([name, json]): [string, string] => [
        `${field}: ${name}`,
        withField(route, field, json),
      ]),
    ),
  ];
}
