import type { OpenAPIObject } from '@nestjs/swagger';
import { NOT_IN_EXAMPLE } from './examples';

type Json = Record<string, unknown>;

/**
 * Removes what is no part of an OpenAPI document, and states what it would leave to be guessed: that an
 * operation needs no credentials. Changes in place.
 */
export function tidy(document: OpenAPIObject): void {
  const { paths, webhooks } = document as OpenAPIObject & { webhooks: Json };
  for (const path of [...Object.values(paths), ...Object.values(webhooks)]) {
    for (const operation of Object.values(path as Json) as Json[]) operation['security'] ??= [];
  }
  visit(document);
}

function visit(value: unknown): void {
  if (Array.isArray(value)) value.forEach(visit);
  else if (typeof value === 'object' && value !== null) {
    const node = value as Json;
    delete node[NOT_IN_EXAMPLE];
    // A field that is absent more often than not has no example, which decorators cannot say.
    if (node['example'] === null && typeof node['type'] === 'string') delete node['example'];
    Object.values(node).forEach(visit);
  }
}

/**
 * Takes shapes out of the components, where each is used by one extension alone: components are what
 * operations use. Changes in place.
 *
 * @returns the shapes by name.
 */
export function takeShapes(
  document: OpenAPIObject,
  names: readonly string[],
): Map<string, unknown> {
  const schemas = (document.components?.schemas ?? {}) as Json;
  const { paths, webhooks } = document as OpenAPIObject & { webhooks: Json };
  const used = JSON.stringify([paths, webhooks, schemas]);
  return new Map(
    names.map((name) => {
      const shape = schemas[name];
      const reference = { $ref: `#/components/schemas/${name}` };
      if (used.includes(JSON.stringify(reference).slice(1, -1))) return [name, reference];
      delete schemas[name];
      return [name, shape];
    }),
  );
}
