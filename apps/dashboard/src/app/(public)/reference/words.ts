/** Words of the API reference. */
export const words = {
  title: 'API reference',
  lead: 'Every operation with its fields, responses and errors, and a request in six languages that works as it stands.',
  search: 'Search operations and events',
  navigation: 'Operations and events',
  browse: 'All operations',
  overview: 'Overview',
  none: (q: string) => `Nothing matches “${q}”`,
  count: (count: number) => (count === 1 ? '1 match' : `${count} matches`),
  loading: 'Loading…',
  missing: 'The reference could not be loaded',
  missingText: 'Reload the page. The same is in the OpenAPI document.',
  openApi: 'OpenAPI document',
  unknown: (id: string) => `There is no operation “${id}”`,
  unknownText:
    'It was renamed, or the address is incomplete. Search for it, or choose it from the list.',
  groupOf: (group: string) => `API reference · ${group}`,
  documentTitle: (name: string) => `${name} · API reference · whathooks`,
  event: 'Event',
  address: 'address',
  eventLead: 'whathooks sends this to your webhook, signed:',
  envelope: 'Body',
  verify: 'How to verify the signature',
  verifyHref: '/docs/signatures/#signature-verification',
} as const;

/** Words of an operation. */
export const operationWords = {
  open: 'Needs no credentials.',
  needs: 'Needs',
  apiKey: 'an API key',
  accessToken: 'the access token of a person',
  or: 'or',
  with: 'with',
  /** Of a right that every member has. */
  member: 'Every member of the organization may do it.',
  path: 'Path',
  query: 'Query',
  header: 'Headers',
  body: 'Body',
  bodyOptional: 'Body, optional',
  file: 'One part named `file`: the bytes of the file, with its name and type.',
  responses: 'Responses',
  noBody: 'Without a body.',
  errors: (count: number) => `Errors (${count})`,
  errorsText: 'Each is a problem document with its code.',
  required: 'required',
  oneOf: 'One of',
  fieldsOf: (name: string) => `Fields of ${name}`,
} as const;

/** Words of what an operation is answered, and an event carries. */
export const answerWords = {
  samples: 'Samples',
  response: (status: string) => `Response ${status}`,
  payload: 'Payload',
} as const;

/** Words of the first page. */
export const introductionWords = {
  base: 'Base address',
  baseText: 'All paths begin with /v1 and answer under the address of this installation:',
  credentials: 'Credentials',
  credentialsText:
    'Programs send an API key as X-API-Key. People send the access token of their log-in as Authorization: Bearer. Each operation says which it takes, and which scope a key needs for it.',
  lists: 'Lists',
  listsText:
    'Lists take limit and cursor, and answer { data, nextCursor }, newest first. Ask for the next page with the cursor of the page before, until it is null.',
  errors: 'Errors',
  errorsText:
    'Every error is a problem document (RFC 9457) with a stable code to branch on and a detail that says how to go on.',
  errorsLink: 'All error codes',
  repeats: 'Repeated requests',
  repeatsText:
    'A request that creates or sends takes an Idempotency-Key: the same key with the same body within 24 hours is carried out once.',
  document: 'For programs',
  documentText: 'Clients and tools read the same in the',
} as const;
