import { fieldOf, refName, type Schema } from './fields';
import type {
  Answer,
  Body,
  Credential,
  Entry,
  EventDetails,
  GroupDetails,
  Operation,
  ReferenceIndex,
} from './reference-data';

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, unknown>;
}

interface OpenApiOperation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security?: Record<string, unknown>[];
  'x-permission'?: string;
  parameters?: {
    name: string;
    in: 'path' | 'query' | 'header';
    required?: boolean;
    description: string;
    example?: unknown;
    schema: Schema;
  }[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
}

/** The parts of our OpenAPI document that the reference shows. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
  webhooks: Record<string, { post: OpenApiOperation }>;
  tags: { name: string; description: string }[];
  components: { schemas: Record<string, Schema> };
  'x-error-codes': { code: string; status: number; title: string }[];
}

/** Media type of every error. */
const PROBLEM = 'application/problem+json';
const JSON_TYPE = 'application/json';

/** The OpenAPI document as the page of the reference loads it: its files by name, the index among them. */
export function referenceFiles(
  document: OpenApiDocument,
): Record<string, ReferenceIndex | GroupDetails> {
  const entries = [...operationsOf(document), ...eventsOf(document)];
  const groups = document.tags.flatMap(({ name, description }) => {
    const own = entries.filter(({ group }) => group === name);
    return own.length === 0 ? [] : [{ name, file: fileOf(name), description, own }];
  });
  return {
    index: {
      groups: groups.map(({ own, ...group }) => ({
        ...group,
        entries: own.map(({ entry }) => entry),
      })),
    },
    ...Object.fromEntries(groups.map(({ file, own }) => [file, detailsOf(document, own)])),
  };
}

/** An entry with the part of the document that it was made from. */
interface Made {
  group: string;
  entry: Entry;
  from: OpenApiOperation;
}

function fileOf(group: string): string {
  return group.toLowerCase().replaceAll(' ', '-');
}

function operationsOf(document: OpenApiDocument): Made[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, from]) => {
      const { operationId: id, summary: title, description, tags } = from;
      const method = verb.toUpperCase() as Entry['method'];
      // The route of a feature within another one is tagged with that, too.
      return { group: tags.at(-1) ?? '', entry: { id, method, path, title, description }, from };
    }),
  );
}

function eventsOf(document: OpenApiDocument): Made[] {
  return Object.entries(document.webhooks).map(([event, { post: from }]) => {
    const { operationId: id, description, tags } = from;
    const entry: Entry = { id, method: 'EVENT', path: event, title: event, description };
    return { group: tags[0] ?? '', entry, from };
  });
}

function detailsOf(document: OpenApiDocument, entries: readonly Made[]): GroupDetails {
  const kept = new KeptShapes(document.components.schemas);
  const operations: Record<string, Operation> = {};
  const events: Record<string, EventDetails> = {};
  for (const { entry, from } of entries) {
    if (entry.method === 'EVENT') events[entry.id] = eventOf(from, kept);
    else operations[entry.id] = operationOf(from, kept);
  }
  const codes = new Set(Object.values(operations).flatMap(({ errors }) => errors));
  const errors = document['x-error-codes']
    .filter(({ code }) => codes.has(code))
    .map(({ code, status, title }) => [code, { status, title }]);
  const { shapes, examples } = kept;
  return { operations, events, shapes, examples, errors: Object.fromEntries(errors) };
}

/** Shapes that a group uses, with those within them. */
class KeptShapes {
  readonly shapes: GroupDetails['shapes'] = {};
  readonly examples: GroupDetails['examples'] = {};

  constructor(private readonly schemas: Record<string, Schema>) {}

  /** @returns its name. */
  keep(name: string, example?: unknown): string {
    if (example !== undefined) this.examples[name] ??= example;
    if (name in this.shapes) return name;
    const { properties = {}, required = [] } = this.schemas[name] ?? {};
    const fields = Object.entries(properties).map(([field, schema]) =>
      fieldOf(field, schema, required.includes(field)),
    );
    this.shapes[name] = fields;
    for (const { shapes = [] } of fields) for (const within of shapes) this.keep(within);
    return name;
  }

  keepOf({ schema = {}, example }: Media): { shape: string } | undefined {
    const name = refName(schema);
    return name === undefined ? undefined : { shape: this.keep(name, example) };
  }
}

function eventOf({ requestBody }: OpenApiOperation, kept: KeptShapes): EventDetails {
  const media = requestBody?.content[JSON_TYPE] ?? {};
  return { shape: kept.keep(refName(media.schema ?? {}) ?? ''), example: media.example };
}

function operationOf(from: OpenApiOperation, kept: KeptShapes): Operation {
  const { parameters = [], security = [], requestBody, responses, summary } = from;
  const permission = from['x-permission'];
  const body = bodyOf(requestBody, kept);
  return {
    credentials: security.flatMap((scheme) => Object.keys(scheme) as Credential[]),
    ...(permission ? { permission } : {}),
    parameters: parameters.map(({ name, in: place, required, description, example, schema }) => {
      const field = fieldOf(name, { ...schema, description }, required === true);
      const given = example ?? schema.example;
      return { ...field, in: place, ...(given === undefined ? {} : { example: given }) };
    }),
    ...(body ? { body } : {}),
    responses: Object.entries(responses)
      .filter(([, { content = {} }]) => !(PROBLEM in content))
      .map(([status, { description, content = {} }]) =>
        // The title of the operation stands above it already.
        answerOf(status, description === summary ? '' : description, content, kept),
      ),
    errors: Object.values(responses).flatMap(({ content = {} }) =>
      Object.keys(content[PROBLEM]?.examples ?? {}),
    ),
  };
}

function bodyOf(body: OpenApiOperation['requestBody'], kept: KeptShapes): Body | undefined {
  const [media] = Object.entries(body?.content ?? {});
  if (!media) return undefined;
  const optional = body?.required === false ? { optional: true as const } : {};
  return { mediaType: media[0], ...kept.keepOf(media[1]), ...optional };
}

function answerOf(
  status: string,
  description: string,
  content: Record<string, Media>,
  kept: KeptShapes,
): Answer {
  const [media, ...others] = Object.entries(content);
  if (!media) return { status, description };
  const shown = kept.keepOf(media[1]) ?? { example: media[1].example };
  const otherTypes = others.map(([type]) => type);
  const more = otherTypes.length > 0 ? { otherTypes } : {};
  return { status, description, mediaType: media[0], ...more, ...shown };
}
