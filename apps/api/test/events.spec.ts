import { MADE_UP } from '../../../libs/dto/test/made-up-event';
import {
  EVENT_SENTENCES,
  SAMPLE_EVENTS,
  WEBHOOK_EVENT_SHAPES,
  WEBHOOK_EVENTS,
  type WebhookEventName,
} from '@whathooks/dto';
import Ajv from 'ajv/dist/2020';
import type { Actor } from '../src/platform/access/actor';
import { assertMaySend, missingScope, readableEvents } from '../src/platform/access/event-scopes';
import { openApiDocument } from '../src/preview-document';

type Json = Record<string, unknown>;

interface Document {
  paths: Record<string, Record<string, Json>>;
  webhooks: Record<string, { post: WebhookOperation }>;
  components: { schemas: Record<string, Json> };
}

interface WebhookOperation {
  description: string;
  requestBody: { content: { 'application/json': { schema: { $ref: string }; example: Json } } };
}

const madeUp = MADE_UP.name as string as WebhookEventName;

let document: Document;
let ajv: Ajv;
beforeAll(async () => {
  document = JSON.parse(JSON.stringify(await openApiDocument())) as Document;
  // What the document does not name must not be there.
  for (const schema of Object.values(document.components.schemas)) {
    if (schema['properties']) schema['additionalProperties'] = false;
  }
  ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'document', components: document.components });
});

const bodyOf = (event: string) =>
  document.webhooks[event]?.post.requestBody.content['application/json'];

describe('the sample of', () => {
  it.each(WEBHOOK_EVENTS)('%s is in the OpenAPI document and fits its schema', (event) => {
    const sample = JSON.parse(JSON.stringify(SAMPLE_EVENTS[event])) as Json & { data: Json };
    const body = bodyOf(event);
    expect(body?.example).toEqual(sample);
    expect(body?.schema.$ref).toBe(`#/components/schemas/${WEBHOOK_EVENT_SHAPES[event].name}`);
    const validate = ajv.compile({ $ref: `document${body?.schema.$ref}` });
    expect([validate(sample), validate.errors]).toEqual([true, null]);
    // A schema that lets everything pass would prove nothing.
    const { data, ...rest } = sample;
    expect(validate({ ...rest, data: { ...data, sessionId: 7 } })).toBe(false);
    expect(validate({ ...rest, data: { ...data, misspelt: 1 } })).toBe(false);
    expect(validate({ ...rest, data: {} })).toBe(false);
    expect(validate({ ...rest, data, event: 'message.sent' })).toBe(false);
  });
});

describe('an event that is added to the list', () => {
  it('is told in the OpenAPI document, with its sentence and its scope', () => {
    expect(Object.keys(document.webhooks)).toEqual([...WEBHOOK_EVENTS]);
    expect(document.webhooks[madeUp]?.post.description).toBe(
      `${EVENT_SENTENCES[madeUp]} An API key that has it sent needs the scope \`sessions:read\`.`,
    );
  });

  it('is a choice wherever the document lets one choose events', () => {
    const choices = enumsWith(document, 'webhook.disabled');
    // Creating, changing and showing a webhook, the log with its filters, tests and replays at the least.
    expect(choices.length).toBeGreaterThanOrEqual(8);
    for (const choice of choices) expect(choice).toContain(madeUp);
  });

  it('is kept from a key without its scope', () => {
    const key = (...scopes: string[]): Actor =>
      ({
        kind: 'apiKey',
        organizationId: 'o',
        apiKeyId: 'k',
        scopes,
        reach: null,
        expiresAt: null,
      }) as Actor;
    expect(missingScope(key('messages:read'), madeUp)).toBe('sessions:read');
    expect(missingScope(key('sessions:read'), madeUp)).toBeNull();
    expect(readableEvents(key('messages:read'))).not.toContain(madeUp);
    expect(readableEvents(key('sessions:read'))).toContain(madeUp);
    expect(() => assertMaySend(key('webhooks:write'), [madeUp])).toThrow('sessions:read');
  });
});

/** Every list of allowed values that has the name of one event among others. */
function enumsWith(value: unknown, name: string): unknown[][] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap((child) => enumsWith(child, name));
  const own = (value as Json)['enum'];
  return Array.isArray(own) && own.length > 1 && own.includes(name) ? [own, ...below] : below;
}
