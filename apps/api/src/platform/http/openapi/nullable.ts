import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 uses JSON Schema: `nullable: true` becomes a union with `null`. Changes in place. */
export function toOpenApi31(document: OpenAPIObject): void {
  visit(document as unknown as Json);
}

function visit(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(visit);
  } else if (typeof value === 'object' && value !== null) {
    const node = value as Json;
    if (node['nullable'] === true) {
      delete node['nullable'];
      if (typeof node['type'] === 'string') node['type'] = [node['type'], 'null'];
      // A reference has no type of its own.
      if (Array.isArray(node['allOf'])) {
        node['oneOf'] = [...(node['allOf'] as unknown[]), { type: 'null' }];
        delete node['allOf'];
      }
      if (Array.isArray(node['enum'])) node['enum'] = [...(node['enum'] as unknown[]), null];
    } else if (node['nullable'] === false) {
      delete node['nullable'];
    }
    Object.values(node).forEach(visit);
  }
}
