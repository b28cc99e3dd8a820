import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Permission, PERMISSIONS } from '@whathooks/dto';
import { openApiDocument } from './preview-document';

type Json = Record<string, unknown>;

const ROUTES_OF_THE_GUIDE = [
  'post /v1/auth/register',
  'post /v1/auth/login',
  'get /v1/sessions',
  'post /v1/sessions',
  'get /v1/sessions/{id}',
  'post /v1/sessions/{id}/logout',
  'get /v1/webhooks',
  'post /v1/webhooks',
  'post /v1/messages',
  'get /v1/messages',
];

/** Characters. Shorter ones say no more than the title does. */
const SHORTEST_DESCRIPTION = 60;

let document: Json & { paths: Record<string, Record<string, Json>> };
beforeAll(async () => {
  document = JSON.parse(JSON.stringify(await openApiDocument())) as typeof document;
});

const operations = (): [string, Json][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Json] => [
      `${method} ${path}`,
      operation,
    ]),
  );

describe('the OpenAPI document', () => {
  it('is version 3.1 and uses nothing of 3.0', () => {
    expect(document['openapi']).toBe('3.1.0');
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('has every route of the public guide', () => {
    expect(operations().map(([name]) => name)).toEqual(expect.arrayContaining(ROUTES_OF_THE_GUIDE));
  });

  it('takes an API key and nothing else for POST /v1/messages', () => {
    expect(document.paths['/v1/messages']?.['post']?.['security']).toEqual([{ apiKey: [] }]);
  });

  it.each(['/v1/messages', '/v1/sessions/{id}/messages'])('names every 429 of %s', (path) => {
    const responses = document.paths[path]?.['post']?.['responses'] as Record<string, Json>;
    const { content } = responses['429'] as { content: Record<string, { examples: Json }> };
    expect(Object.keys(content['application/problem+json']?.examples ?? {}).sort()).toEqual([
      'new_chat_cap',
      'rate_limited',
      'reach_out_timelock',
    ]);
  });

  it('wants no body where a code of a passkey is confirmed', () => {
    const confirm = document.paths['/v1/sessions/{id}/passkey/confirm']?.['post'];
    expect(confirm?.['requestBody']).toMatchObject({ required: false });
  });

  it('answers in its examples what the examples of its requests get', () => {
    const example = (name: string, status: number) => {
      const [method = '', path = ''] = name.split(' ');
      const responses = document.paths[path]?.[method]?.['responses'] as Record<string, Json>;
      const { content } = responses[status] as { content: Record<string, { example: Json }> };
      return content['application/json']?.example;
    };
    expect(example('post /v1/messages', 201)).toMatchObject({ status: 'sent' });
    expect(example('post /v1/messages', 202)).toMatchObject({ status: 'pending' });
    expect(example('post /v1/messages', 202)).not.toHaveProperty('items');
    expect(example('post /v1/sessions', 201)).toMatchObject({ status: 'PENDING', phone: null });
    expect(example('post /v1/deliveries/{id}/resend', 202)).toMatchObject({
      status: 'pending',
      trigger: 'resend',
    });
    const [message] = (example('get /v1/messages', 200)?.['data'] ?? []) as Json[];
    expect(message).toMatchObject({ type: 'text', text: 'Hi there!' });
    expect(message).not.toHaveProperty('poll');
    expect(JSON.stringify(document)).not.toContain('x-in-answers');
  });

  it('has an example for every body, in and out, and a summary for every operation', () => {
    for (const [name, operation] of operations()) {
      expect([name, typeof operation['summary']]).toEqual([name, 'string']);
      const bodies = [
        operation['requestBody'],
        ...Object.values((operation['responses'] ?? {}) as Record<string, unknown>),
      ] as ({ content?: Record<string, Json> } | undefined)[];
      for (const media of bodies.flatMap((body) => Object.values(body?.content ?? {}))) {
        // Bytes have no example that JSON could show.
        if ((media['schema'] as Json | undefined)?.['format'] === 'binary') continue;
        expect([name, 'example' in media || 'examples' in media]).toEqual([name, true]);
        expect([name, JSON.stringify(media['example'] ?? media['examples'])]).not.toEqual([
          name,
          '{}',
        ]);
      }
    }
  });

  it('describes every operation in words of its own', () => {
    const descriptions = operations().map(([, { description }]) => String(description));
    const short = operations().filter(
      ([, { summary, description }]) =>
        String(description).length < SHORTEST_DESCRIPTION ||
        String(description).startsWith(String(summary)),
    );
    expect(short.map(([name]) => name)).toEqual([]);
    expect(new Set(descriptions).size).toBe(descriptions.length);
    expect(descriptions.filter((words) => !/[.)`]$/.test(words))).toEqual([]);
  });

  it('says which permission a caller needs, of every operation that takes credentials', () => {
    const unknown = operations().filter(
      ([, operation]) =>
        (operation['security'] as unknown[]).length > 0 !==
        PERMISSIONS.includes(operation['x-permission'] as Permission),
    );
    expect(unknown.map(([name]) => name)).toEqual([]);
  });

  it('says what every part of a path stands for, with an example', () => {
    const parts = operations().flatMap(([name, { parameters }]) =>
      ((parameters ?? []) as Json[])
        .filter((parameter) => parameter['in'] === 'path')
        .map(({ name: part, description, example }) => [name, part, description, typeof example]),
    );
    expect(parts.length).toBeGreaterThan(50);
    expect(parts.filter(([, , words, kind]) => !words || kind !== 'string')).toEqual([]);
  });

  it('names every operation once', () => {
    const ids = operations().map(([, operation]) => operation['operationId']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the one in the repository: run `npm run openapi -w @whathooks/api` when it is not', () => {
    const committed: unknown = JSON.parse(
      readFileSync(resolve(__dirname, '../openapi.json'), 'utf8'),
    );
    expect(committed).toEqual(document);
  });
});
