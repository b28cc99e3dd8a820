import type { OpenAPIObject } from '@nestjs/swagger';
import type { TestApp } from '../harness';

/** What paths name besides ids of ours, within what has one: any value will do. */
export const NAMES: Record<string, string> = {
  callId: '4D2E0B1A8C7F4E6D9A3B5C1F2E8D7A60',
  chat: '15551234567',
};

/** What a query must have: all that is made here has it somewhere. */
const QUERIES: Record<string, string> = { q: 'secret' };

export interface Operation {
  responses: Record<string, { content?: Record<string, unknown> }>;
  security?: Record<string, unknown>[];
  requestBody?: { content: Record<string, { example?: Record<string, unknown> }> };
  parameters?: { name: string; in: string; required?: boolean }[];
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  operation: Operation;
}

/** Every operation of the OpenAPI document. */
export async function documentedRoutes(app: TestApp): Promise<Route[]> {
  const document = (await app.call<OpenAPIObject>('GET /v1/openapi.json')).body;
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      operation,
    })),
  );
}

export const kindOf = (route: Route): string => route.path.split('/')[2] ?? '';
/** Endless responses; apps/api/src/live has its own test. */
export const isStream = ({ operation }: Route): boolean =>
  'text/event-stream' in (operation.responses['200']?.content ?? {});
export const isClosed = (route: Route): boolean => (route.operation.security ?? []).length > 0;

/** The example body of a route, with the owner's ids instead of the example's. */
export function bodyOf(
  { operation }: Route,
  ids: Readonly<Record<string, string>>,
): Record<string, unknown> | undefined {
  const example = operation.requestBody?.content['application/json']?.example;
  if (!example) return undefined;
  const body = { ...example };
  if ('sessionId' in body) body['sessionId'] = ids['sessions'];
  if ('sessionIds' in body) body['sessionIds'] = [ids['sessions']];
  if ('clientId' in body) body['clientId'] = ids['clients'];
  if ('clientIds' in body) body['clientIds'] = [ids['clients']];
  return body;
}

/** Whether a body names something by its id. */
export const namesSomething = (body: Record<string, unknown>): boolean =>
  ['sessionId', 'sessionIds', 'clientId', 'clientIds'].some((name) => name in body);

/** What a route cannot be asked without. */
export function queryOf({ operation }: Route): string {
  const required = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required);
  const query = new URLSearchParams(
    Object.fromEntries(required.map(({ name }) => [name, QUERIES[name] ?? 'missing'])),
  );
  return required.length > 0 ? `?${query}` : '';
}

/** The address of a route with these ids in it. */
export function addressOf(route: Route, ids: Readonly<Record<string, string>>): `/${string}` {
  const path = route.path
    .replace('{id}', ids[kindOf(route)] ?? 'missing')
    .replace(/\{(\w+)\}/, (_all, name: string) => NAMES[name] ?? 'missing') as `/${string}`;
  return `${path}${queryOf(route)}`;
}
