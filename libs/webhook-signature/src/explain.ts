import {
  BODY_PREFIX,
  SECRET_PREFIX,
  secretBase64,
  STANDARD_PREFIX,
  standardIntro,
  TIMESTAMP_TOLERANCE_SECONDS,
} from './scheme';

/** What somebody has at hand who wonders why a delivery does not verify. Texts as they were pasted. */
export interface SignatureQuestion {
  body: string;
  secret: string;
  /** Value of `X-Whathooks-Signature`, or of `webhook-signature`. */
  signature: string;
  /** Values of `webhook-id` and `webhook-timestamp`, for the latter. */
  id?: string;
  timestamp?: string;
}

/**
 * - `valid`: it fits.
 * - `expired`: it fits, and is too old to be taken by a careful listener.
 * - `body_whitespace`, `body_reformatted`: it fits the body with other white space at its end, or with
 *   its JSON written in another way.
 * - `secret_untrimmed`, `secret_without_prefix`: it fits the secret without what was pasted with it, or
 *   with the `whsec_` that is missing.
 * - `no_match`: it fits nothing of that.
 * - the others: what was pasted cannot be a signature, or something is missing.
 */
export type SignatureFinding =
  | 'valid'
  | 'expired'
  | 'body_whitespace'
  | 'body_reformatted'
  | 'secret_untrimmed'
  | 'secret_without_prefix'
  | 'no_match'
  | 'secret_missing'
  | 'secret_malformed'
  | 'signature_missing'
  | 'signature_malformed'
  | 'id_missing'
  | 'timestamp_missing'
  | 'timestamp_malformed';

type Fits = (body: string, secret: string) => Promise<boolean>;

/**
 * Finds out whether a signature fits, and if not, why. Runs in a browser too, where nothing leaves the
 * page; needs Web Crypto, which browsers offer over HTTPS and on localhost.
 *
 * @param now Unix time in seconds.
 */
export async function explainSignature(
  question: SignatureQuestion,
  now: number = Math.floor(Date.now() / 1000),
): Promise<SignatureFinding> {
  const signature = question.signature.trim();
  if (!question.secret.trim()) return 'secret_missing';
  if (!signature) return 'signature_missing';
  const standard = signature.split(/\s+/).filter((one) => one.startsWith(STANDARD_PREFIX));
  if (standard.length === 0) return explainBody(question, signature);
  const id = question.id?.trim() ?? '';
  const timestamp = question.timestamp?.trim() ?? '';
  if (!id) return 'id_missing';
  if (!timestamp) return 'timestamp_missing';
  if (!/^\d{1,15}$/.test(timestamp)) return 'timestamp_malformed';
  if (!isBase64(secretBase64(cleaned(question.secret)))) return 'secret_malformed';
  const finding = await search(question, async (body, secret) => {
    const key = fromBase64(secretBase64(secret));
    const mac = await hmac(key, standardIntro(id, timestamp) + body);
    return standard.includes(STANDARD_PREFIX + toBase64(mac));
  });
  const isOld = Math.abs(now - Number(timestamp)) > TIMESTAMP_TOLERANCE_SECONDS;
  return finding === 'valid' && isOld ? 'expired' : finding;
}

function explainBody(question: SignatureQuestion, signature: string): Promise<SignatureFinding> {
  const hex = (
    signature.toLowerCase().startsWith(BODY_PREFIX)
      ? signature.slice(BODY_PREFIX.length)
      : signature
  ).toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hex)) return Promise.resolve('signature_malformed');
  return search(question, async (body, secret) => toHex(await hmac(utf8(secret), body)) === hex);
}

/** Tries what people get wrong, the likeliest first. */
async function search({ body, secret }: SignatureQuestion, fits: Fits): Promise<SignatureFinding> {
  const clean = cleaned(secret);
  const secrets: [SignatureFinding, string][] = [
    ['valid', secret],
    ['secret_untrimmed', clean],
    ['secret_without_prefix', SECRET_PREFIX + clean],
  ];
  for (const [finding, candidate] of secrets) {
    if (await fits(body, candidate)) return finding;
  }
  const trimmed = body.replace(/\s+$/, '');
  for (const other of [trimmed, `${trimmed}\n`, `${trimmed}\r\n`]) {
    if (await fits(other, clean)) return 'body_whitespace';
  }
  for (const other of reformatted(body)) if (await fits(other, clean)) return 'body_reformatted';
  return 'no_match';
}

/** The same JSON as programs write it. */
function reformatted(body: string): string[] {
  try {
    const value: unknown = JSON.parse(body);
    return [undefined, 2, 4, '\t'].map((indent) => JSON.stringify(value, null, indent));
  } catch {
    return [];
  }
}

/** Without white space and quotation marks around it. */
function cleaned(secret: string): string {
  return secret.trim().replace(/^(["'`])(.*)\1$/, '$2');
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return isBase64(text)
    ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    : utf8(text);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await subtle.importKey('raw', key, algorithm, false, ['sign']);
  return new Uint8Array(await subtle.sign('HMAC', imported, utf8(text)));
}
