import {
  BODY_PREFIX,
  SECRET_PREFIX,
  secretBase64,
  STANDARD_PREFIX,
  standardIntro,
  TIMESTAMP_TOLERANCE_SECONDS,
} from './scheme';
import { bodiesLike, cleaned } from './likely-mistakes';
import { fromBase64, hmac, isBase64, toBase64, toHex, utf8 } from './web-hmac';

/** The pasted parts of a delivery that does not verify. */
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
 * Results:
 *
 * - `valid`: the signature matches.
 * - `prefix_missing`: it matches, but lacks its prefix `sha256=`.
 * - `expired`, `ahead`: it matches, but is too old or too far ahead of the clock for a careful
 * receiver.
 * - `body_whitespace`, `body_reformatted`: it matches the body with other surrounding white space,
 * or with its JSON formatted differently.
 * - `secret_untrimmed`, `secret_without_prefix`: it matches the secret without surrounding
 * characters, or with the missing `whsec_`.
 * - `secret_form`: it was made with the form of the secret used by the other header: the decoded
 * bytes instead of the text, or the reverse.
 * - `no_match`: it matches none of these.
 * - the others: a pasted value is invalid or missing.
 */
export type SignatureFinding =
  | 'valid'
  | 'prefix_missing'
  | 'expired'
  | 'ahead'
  | 'body_whitespace'
  | 'body_reformatted'
  | 'secret_untrimmed'
  | 'secret_without_prefix'
  | 'secret_form'
  | 'no_match'
  | 'body_missing'
  | 'body_not_json'
  | 'secret_missing'
  | 'secret_malformed'
  | 'secret_api_key'
  | 'signature_missing'
  | 'signature_malformed'
  | 'id_missing'
  | 'timestamp_missing'
  | 'timestamp_malformed';

/** Whether the signature belongs to this body and key. */
type Fits = (body: string, key: Uint8Array<ArrayBuffer>) => Promise<boolean>;
type ToKey = (secret: string) => Uint8Array<ArrayBuffer>;

const asText: ToKey = (secret) => utf8(secret);
const decoded: ToKey = (secret) => fromBase64(secretBase64(secret));

/**
 * Finds out whether one signature matches, and if not, why. For people only: a receiver verifies
 * with `verifyDelivery`, in constant time.
 *
 * @param now Unix time in seconds.
 */
export async function explainSignature(
  question: SignatureQuestion,
  now: number = Math.floor(Date.now() / 1000),
): Promise<SignatureFinding> {
  const signature = question.signature.trim();
  const secret = cleaned(question.secret);
  if (!signature) return 'signature_missing';
  if (!secret) return 'secret_missing';
  if (/^wh_(live|test)_/.test(secret)) return 'secret_api_key';
  if (!question.body) return 'body_missing';
  const standard = signature.split(/\s+/).filter((one) => one.startsWith(STANDARD_PREFIX));
  return standard.length > 0
    ? explainStandard(question, standard, now)
    : explainBody(question, signature);
}

async function explainStandard(
  question: SignatureQuestion,
  signatures: readonly string[],
  now: number,
): Promise<SignatureFinding> {
  const id = question.id?.trim() ?? '';
  const timestamp = question.timestamp?.trim() ?? '';
  if (!id) return 'id_missing';
  if (!timestamp) return 'timestamp_missing';
  // Milliseconds have thirteen digits, and many clocks return them.
  if (!/^\d{1,12}$/.test(timestamp)) return 'timestamp_malformed';
  if (!isBase64(secretBase64(cleaned(question.secret)))) return 'secret_malformed';
  const fits: Fits = async (body, key) =>
    signatures.includes(
      STANDARD_PREFIX + toBase64(await hmac(key, standardIntro(id, timestamp) + body)),
    );
  const finding = await search(question, fits, decoded, asText);
  const age = now - Number(timestamp);
  if (finding !== 'valid' || Math.abs(age) <= TIMESTAMP_TOLERANCE_SECONDS) return finding;
  return age > 0 ? 'expired' : 'ahead';
}

async function explainBody(
  question: SignatureQuestion,
  signature: string,
): Promise<SignatureFinding> {
  const lower = signature.toLowerCase();
  const hasPrefix = lower.startsWith(BODY_PREFIX);
  const hex = hasPrefix ? lower.slice(BODY_PREFIX.length) : lower;
  if (!/^[0-9a-f]{64}$/.test(hex)) return 'signature_malformed';
  const fits: Fits = async (body, key) => toHex(await hmac(key, body)) === hex;
  const finding = await search(question, fits, asText, decoded);
  return finding === 'valid' && !hasPrefix ? 'prefix_missing' : finding;
}

/** Tries common mistakes, the likeliest first. */
async function search(
  { body, secret }: SignatureQuestion,
  fits: Fits,
  toKey: ToKey,
  wrongly: ToKey,
): Promise<SignatureFinding> {
  const clean = cleaned(secret);
  const whole = clean.startsWith(SECRET_PREFIX) ? clean : SECRET_PREFIX + clean;
  const keys: [SignatureFinding, Uint8Array<ArrayBuffer>][] = [
    ['valid', toKey(secret)],
    ['secret_untrimmed', toKey(clean)],
    ['secret_without_prefix', toKey(whole)],
    ['secret_form', wrongly(whole)],
  ];
  for (const [finding, key] of keys) if (await fits(body, key)) return finding;
  for (const [finding, other] of bodiesLike(body)) {
    if (await fits(other, toKey(clean))) return finding;
  }
  return isJson(body) ? 'no_match' : 'body_not_json';
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
