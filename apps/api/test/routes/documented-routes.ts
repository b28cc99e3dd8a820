import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  type?: string | string[];
}

interface Operation {
  security?: Record<string, unknown>[];
  requestBody?: { content: Record<string, { schema?: Schema; example?: unknown }> };
  parameters?: { name: string; in: string }[];
}

/** A route as described in the OpenAPI document. */
export interface DocumentedRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  /** An example of its body; null when it takes none. */
  example: Record<string, unknown> | null;
  /** Fields that its body may have. */
  fields: string[];
  /** Its query parameters. */
  query: string[];
  /** Credentials it accepts: `accessToken`, `apiKey`; empty for a public one. */
  credentials: string[];
}

/** Every route of the API, so that tests of all routes include a new one. */
export function documentedRoutes(document: OpenAPIObject): DocumentedRoute[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => {
      const body = operation.requestBody?.content['application/json'];
      return {
        method: method.toUpperCase() as DocumentedRoute['method'],
        path,
        example: (body?.example as Record<string, unknown> | undefined) ?? null,
        fields: Object.keys(propertiesOf(body?.schema, document)),
        query: (operation.parameters ?? []).flatMap((parameter) =>
          parameter.in === 'query' ? [parameter.name] : [],
        ),
        credentials: (operation.security ?? []).flatMap(Object.keys),
      };
    }),
  );
}

function propertiesOf(schema: Schema | undefined, document: OpenAPIObject): object {
  const name = schema?.$ref?.split('/').at(-1);
  const found = name ? (document.components?.schemas?.[name] as Schema | undefined) : schema;
  return found?.properties ?? {};
}
