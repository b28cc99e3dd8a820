/**
 * What the page of the reference loads, made from the OpenAPI document: what there is, which is all that a
 * search looks through, and a file for each group.
 */
export interface ReferenceIndex {
  groups: Group[];
}

export interface Group {
  name: string;
  /** Name of its file, without ending. */
  file: string;
  description: string;
  entries: Entry[];
}

/** An operation, or an event, which is a request to a webhook. */
export interface Entry {
  /** Its address on the page, and the name of its function in the client. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'EVENT';
  /** Path of an operation: `/v1/sessions/{id}`; name of an event. */
  path: string;
  title: string;
  /** Paragraphs and lists, with code between backticks. */
  description: string;
}

/** What a group needs to show each of its entries. */
export interface GroupDetails {
  operations: Record<string, Operation>;
  events: Record<string, EventDetails>;
  /** Shapes of bodies, by name. */
  shapes: Record<string, Field[]>;
  /** Examples of shapes, by name. */
  examples: Record<string, unknown>;
  /** Errors of its operations, by code. */
  errors: Record<string, { status: number; title: string }>;
}

/** `accessToken` is of a person who is logged in. */
export type Credential = 'accessToken' | 'apiKey';

export interface Operation {
  /** Empty for an operation that needs none. */
  credentials: Credential[];
  /** The scope or the right that its caller needs. */
  permission?: string;
  parameters: Parameter[];
  body?: Body;
  responses: Answer[];
  /** Codes of its errors. */
  errors: string[];
}

export interface Parameter extends Field {
  in: 'path' | 'query' | 'header';
  example?: unknown;
}

export interface Body {
  mediaType: string;
  /** Name of its shape; absent for a file. */
  shape?: string;
  optional?: true;
}

/** A response that is no error. */
export interface Answer {
  status: string;
  description: string;
  mediaType?: string;
  /** Other types of the same response, which `Accept` asks for. */
  otherTypes?: string[];
  shape?: string;
  /** Where it has no shape. */
  example?: unknown;
}

/** A field of a body, or a parameter. */
export interface Field {
  name: string;
  /** In words: `list of string`. */
  type: string;
  description: string;
  required?: true;
  /** All values that there are. */
  values?: string[];
  /** Shapes that it holds, by name. */
  shapes?: string[];
}

export interface EventDetails {
  shape: string;
  example: unknown;
}
