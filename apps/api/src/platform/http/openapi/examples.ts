import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Record<string, unknown>;
type Content = Record<string, { schema?: Json; example?: unknown; examples?: unknown }>;

/** Marks a property that the example of its whole shape does without. Not in the finished document. */
export const NOT_IN_EXAMPLE = 'x-not-in-example';

/**
 * Adds a whole example to every request and response, composed of the examples of its fields.
 * Changes in place.
 */
export function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Json>;
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as Json[]) {
      const body = operation['requestBody'] as { content?: Content } | undefined;
      const responses = Object.values(
        (operation['responses'] ?? {}) as Record<string, { content?: Content }>,
      );
      for (const { content } of [...(body ? [body] : []), ...responses]) fill(content, schemas);
    }
  }
  for (const { properties } of Object.values(schemas)) {
    for (const property of Object.values((properties ?? {}) as Record<string, Json>))
      delete property[NOT_IN_EXAMPLE];
  }
}

function fill(content: Content | undefined, schemas: Record<string, Json>): void {
  for (const media of Object.values(content ?? {})) {
    if (media.schema && media.example === undefined && media.examples === undefined) {
      media.example = exampleOf(media.schema, schemas);
    }
  }
}

function exampleOf(schema: Json, schemas: Record<string, Json>): unknown {
  if ('example' in schema) return schema['example'];
  const reference = referenceOf(schema);
  if (reference) return exampleOf(schemas[reference] ?? {}, schemas);
  if (schema['type'] === 'array') return [exampleOf(schema['items'] as Json, schemas)];
  const properties = schema['properties'] as Record<string, Json> | undefined;
  if (!properties) return undefined;
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, property]) => !(NOT_IN_EXAMPLE in property))
      .map(([name, property]) => [name, exampleOf(property, schemas)]),
  );
}

function referenceOf(schema: Json): string | undefined {
  // A nullable shape is a union of two.
  const all = (schema['allOf'] ?? schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  const ref = (schema['$ref'] ?? all?.find((one) => '$ref' in one)?.['$ref']) as string | undefined;
  return ref?.split('/').at(-1);
}
