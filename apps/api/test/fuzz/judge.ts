import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import type { ApiDocument, Route } from './document';

/** An answer, as it came. */
export interface FuzzAnswer {
  status: number;
  contentType: string;
  text: string;
}

/** Says what an answer has that the OpenAPI document does not allow. */
export class Judge {
  private readonly ajv = new Ajv({ strict: false, validateFormats: false });
  private readonly statuses: ReadonlyMap<string, number>;
  private readonly checks = new Map<string, ValidateFunction>();

  constructor(document: ApiDocument) {
    const { components } = structuredClone(document);
    // What the document does not name must not be there.
    for (const schema of Object.values(components.schemas))
      if (schema.properties) schema.additionalProperties = false;
    this.ajv.addSchema({ $id: 'document', components });
    this.statuses = new Map(document['x-error-codes'].map(({ code, status }) => [code, status]));
  }

  /** Null where nothing is wrong. */
  faultOf({ operation }: Route, { status, contentType, text }: FuzzAnswer): string | null {
    if (status >= 500) return `${status}: ${text}`;
    if (status >= 400) return this.faultOfProblem(status, contentType, text);
    const response = operation.responses[String(status)];
    if (!response) return `${status} is not documented`;
    const documented = Object.keys(response.content ?? {});
    if (documented.length === 0) return text === '' ? null : `${status} has a body: ${text}`;
    const json = response.content?.['application/json']?.schema;
    // Some choose by `Accept` between JSON and a picture.
    if (!json || !contentType.startsWith('application/json')) return null;
    return this.faultOfBody(json.$ref, text);
  }

  private faultOfProblem(status: number, contentType: string, text: string): string | null {
    if (!contentType.startsWith('application/problem+json')) return `${status} as ${contentType}`;
    const { code = '' } = JSON.parse(text) as { code?: string };
    if (this.statuses.get(code) !== status) return `${status} with the code ${code}`;
    return this.faultOfBody('#/components/schemas/Problem', text);
  }

  private faultOfBody(ref: string | undefined, text: string): string | null {
    if (ref === undefined) return null;
    const check = this.checks.get(ref) ?? this.ajv.compile({ $ref: `document${ref}` });
    this.checks.set(ref, check);
    return check(JSON.parse(text)) ? null : `${this.ajv.errorsText(check.errors)} in ${text}`;
  }
}
