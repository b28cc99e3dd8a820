import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';

type Json = Record<string, unknown>;
type Content = Record<string, { schema?: Json; example?: unknown; examples?: unknown }>;

/** Marks a property that the example of its whole shape does without. Not in the finished document. */
export const NOT_IN_EXAMPLE = 'x-not-in-example';

/** What differs, in the answers of an operation, from the examples of the fields. Not in the finished document. */
const IN_ANSWERS = 'x-in-answers';

/**
 * Says what the examples of an operation's answers have in the place of the usual values of their fields: a message
 * that waits is `pending`.
 *
 * @param fields by status of the answer.
 */
export function AnswerExamples(fields: Readonly<Record<number, Json>>): MethodDecorator {
  return ApiExtension(IN_ANSWERS, fields);
}

/**
 * Adds a whole example to every request and response, composed of the examples of its fields. That of a response has
 * the fields that are always there: a message is not a poll, a location and a contact at once. Changes in place.
 */
export function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Json>;
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as Json[]) {
      const body = operation['requestBody'] as { content?: Content } | undefined;
      fill(body?.content, (schema) => exampleOf(schema, schemas, 'all'));
      const responses = (operation['responses'] ?? {}) as Record<string, { content?: Content }>;
      const changes = (operation[IN_ANSWERS] ?? {}) as Record<string, Json>;
      delete operation[IN_ANSWERS];
      for (const [status, { content }] of Object.entries(responses)) {
        fill(content, (schema) => {
          const example = exampleOf(schema, schemas, 'required');
          const changed = changes[status];
          return changed ? { ...(example as Json), ...changed } : example;
        });
      }
    }
  }
  for (const { properties } of Object.values(schemas)) {
    for (const property of Object.values((properties ?? {}) as Record<string, Json>))
      delete property[NOT_IN_EXAMPLE];
  }
}

function fill(content: Content | undefined, exampleFor: (schema: Json) => unknown): void {
  for (const media of Object.values(content ?? {})) {
    if (media.schema && media.example === undefined && media.examples === undefined) {
      media.example = exampleFor(media.schema);
    }
  }
}

function exampleOf(
  schema: Json,
  schemas: Record<string, Json>,
  fields: 'all' | 'required',
): unknown {
  if ('example' in schema) return schema['example'];
  const reference = referenceOf(schema);
  if (reference) return exampleOf(schemas[reference] ?? {}, schemas, fields);
  if (schema['type'] === 'array') return [exampleOf(schema['items'] as Json, schemas, fields)];
  const properties = schema['properties'] as Record<string, Json> | undefined;
  if (!properties) return undefined;
  const required = (schema['required'] ?? []) as string[];
  // A shape of which nothing is always there shows what may be.
  const isShown = (name: string) =>
    fields === 'all' || required.length === 0 || required.includes(name);
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, property]) => isShown(name) && !(NOT_IN_EXAMPLE in property))
      .map(([name, property]) => [name, exampleOf(property, schemas, fields)]),
  );
}

function referenceOf(schema: Json): string | undefined {
  // A nullable shape is a union of two.
  const all = (schema['allOf'] ?? schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  const ref = (schema['$ref'] ?? all?.find((one) => '$ref' in one)?.['$ref']) as string | undefined;
  return ref?.split('/').at(-1);
}
