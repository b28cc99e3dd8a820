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

/** A route as the OpenAPI document tells of it. */
export interface DocumentedRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  /** A body that it takes; null when it takes none. */
  example: Record<string, unknown> | null;
  /** Names of the fields that its body may have. */
  fields: string[];
  /** Names of its parameters in the query. */
  query: string[];
  /** What it asks for: `accessToken`, `apiKey`; empty for a public one. */
  credentials: string[];
}

/** Every route of the API, so that a new one joins the tests that walk over all. */
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
