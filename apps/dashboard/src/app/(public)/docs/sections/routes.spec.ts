import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { MAIN_ROUTES, MORE_ROUTES, type Route } from './routes';

interface Operation {
  security?: Record<string, unknown>[];
}

const document = JSON.parse(
  readFileSync(resolve(__dirname, '../../../../../../api/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>> };

const ROUTES = [...MAIN_ROUTES, ...MORE_ROUTES];
const nameOf = (method: string, path: string) =>
  `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

function described(): Map<string, Operation> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [nameOf(method.toUpperCase(), path), operation] as const,
    ),
  );
  return new Map(operations);
}

function authOf(operation: Operation | undefined): string {
  const schemes = new Set(operation?.security?.flatMap((scheme) => Object.keys(scheme)));
  const jwt = schemes.has('accessToken');
  const key = schemes.has('apiKey');
  if (jwt && key) return 'JWT / API key';
  if (jwt) return 'JWT';
  return key ? 'API key' : 'Public';
}

describe('the tables of routes in the docs', () => {
  const operations = described();

  it.each(ROUTES.map((route) => [nameOf(route.method, route.path), route] as const))(
    '%s exists and takes what they say',
    (name, route: Route) => {
      expect(operations.has(name)).toBe(true);
      // The cookie of a log-in is no scheme of the document.
      const auth = route.auth === 'Refresh cookie' ? 'Public' : route.auth;
      expect(authOf(operations.get(name))).toBe(auth);
    },
  );

  it('leave out nothing but what only the dashboard needs', () => {
    const listed = new Set(ROUTES.map((route) => nameOf(route.method, route.path)));
    const missing = [...operations.keys()].filter((name) => !listed.has(name));
    expect(missing.sort()).toEqual(['GET /v1/info']);
  });
});
