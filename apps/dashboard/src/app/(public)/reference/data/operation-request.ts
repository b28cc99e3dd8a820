import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';
import {
  type Filling,
  JSON_TYPE,
  NO_KEY,
  NO_RECIPIENT,
  type SampleAnswer,
  type SampleRequest,
} from '../../../../features/samples/sample-request';
import type { Entry, GroupDetails, Operation, Parameter } from './reference-data';

const NO_TOKEN = 'ACCESS_TOKEN';
/** Ids of sessions in examples, in the place of which the reader's own stands. */
const SESSION_ID = /sess_[0-9a-f]{32}/g;

/** The request that shows an operation, from its examples. */
export function sampleRequest(
  { method, path }: Pick<Entry, 'method' | 'path'>,
  operation: Operation,
  examples: GroupDetails['examples'],
  filling: Filling,
): SampleRequest {
  const own = (text: string): string =>
    filling.sessionId ? text.replaceAll(SESSION_ID, () => filling.sessionId) : text;
  const { body, parameters } = operation;
  const address = own(PRODUCTION_ORIGIN + pathOf(path, parameters) + queryOf(parameters));
  const request: SampleRequest = {
    ...{ method, url: address, headers: headersOf(operation, filling) },
    answer: answerOf(operation),
  };
  if (!body) return request;
  if (body.shape === undefined)
    return { ...request, body: { kind: 'file', fileName: 'photo.jpg', mimeType: 'image/jpeg' } };
  const example = JSON.stringify(examples[body.shape] ?? {});
  request.headers.push(['Content-Type', JSON_TYPE]);
  const value: unknown = JSON.parse(own(example), (name, part: unknown) =>
    name === 'to' && part === NO_RECIPIENT ? filling.recipient || part : part,
  );
  return { ...request, body: { kind: 'json', value } };
}

function pathOf(path: string, parameters: readonly Parameter[]): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const part = parameters.find((one) => one.in === 'path' && one.name === name);
    return encodeURIComponent(String(part?.example ?? name));
  });
}

/** What has to be given, and nothing else: a sample is to work as it stands. */
function queryOf(parameters: readonly Parameter[]): string {
  const given = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example ?? ''))}`);
  return given.length === 0 ? '' : `?${given.join('&')}`;
}

function headersOf(
  { credentials, errors, responses }: Operation,
  { apiKey }: Filling,
): SampleRequest['headers'] {
  const headers: SampleRequest['headers'] = [];
  if (credentials.includes('apiKey')) headers.push(['X-API-Key', apiKey || NO_KEY]);
  else if (credentials.length > 0) headers.push(['Authorization', `Bearer ${NO_TOKEN}`]);
  // Where there is a choice, the sample makes the one that it goes on with.
  const mediaType = responses.find((one) => one.mediaType)?.mediaType;
  if (errors.includes('not_acceptable') && mediaType) headers.push(['Accept', mediaType]);
  return headers;
}

function answerOf({ responses }: Operation): SampleAnswer {
  const mediaType = responses.find((one) => one.mediaType)?.mediaType;
  if (mediaType === undefined) return 'nothing';
  if (mediaType === JSON_TYPE) return 'json';
  if (mediaType === 'text/event-stream') return 'lines';
  return mediaType.startsWith('text/') ? 'text' : 'bytes';
}
