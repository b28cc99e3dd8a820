/** What the OpenAPI document says, as far as requests and answers are made and judged by it. */

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  example?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  maxLength?: number;
}

interface Content {
  schema?: Schema;
  example?: unknown;
}

export interface Operation {
  security?: Record<string, unknown>[];
  requestBody?: { content: Record<string, Content> };
  parameters?: { name: string; in: string; schema?: Schema }[];
  responses: Record<string, { content?: Record<string, Content> }>;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
  'x-error-codes': { code: string; status: number }[];
}

export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

/** Every route of the document, without endless answers. */
export function routesOf({ paths }: ApiDocument): Route[] {
  return Object.entries(paths)
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
      })),
    )
    .filter(
      ({ operation }) => !('text/event-stream' in (operation.responses['200']?.content ?? {})),
    );
}
