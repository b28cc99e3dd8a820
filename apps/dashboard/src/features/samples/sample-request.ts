/** What the reader has given to fill the samples with; empty for what they have not. */
export interface Filling {
  apiKey: string;
  sessionId: string;
  /** Whom samples write to: digits, with the country code. */
  recipient: string;
}

/** A request that a sample makes, whatever its language. */
export interface SampleRequest {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body?: SampleBody;
  answer: SampleAnswer;
}

export type SampleBody =
  | { kind: 'json'; value: unknown }
  /** The only part of a form, named `file`. */
  | { kind: 'file'; fileName: string; mimeType: string };

/** What is done with a successful response. */
export type SampleAnswer = 'json' | 'nothing' | 'text' | 'bytes' | 'lines';

/** What stands for the reader's key, number and recipient until they give their own. */
export const NO_KEY = 'wh_live_xxxxxxxxxxxxxxxx';
export const NO_SESSION = 'sess_8f2a...';
export const NO_RECIPIENT = '15551234567';
export const JSON_TYPE = 'application/json';

/** A request with what the reader gave in the place of what stands for it. */
export function filled(request: SampleRequest, filling: Filling): SampleRequest {
  const { apiKey, sessionId, recipient } = filling;
  const text = JSON.stringify(request)
    .replaceAll(NO_KEY, () => inJson(apiKey || NO_KEY))
    .replaceAll(NO_SESSION, () => inJson(sessionId || NO_SESSION))
    .replaceAll(NO_RECIPIENT, () => inJson(recipient || NO_RECIPIENT));
  return JSON.parse(text) as SampleRequest;
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
