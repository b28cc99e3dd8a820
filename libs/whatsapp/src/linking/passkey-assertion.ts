import { createHash } from 'node:crypto';
import { readBase64url } from '../wire/base64url';
import { PasskeyError, type PasskeyOptions } from '../api/passkey';

/** An assertion as it goes to WhatsApp. */
export interface ReadAssertion {
  credentialId: Buffer;
  /** JSON with the fields that WhatsApp reads, and no others. */
  json: Buffer;
}

/** The only page on which a browser signs with a passkey of WhatsApp. */
const ORIGIN = 'https://web.whatsapp.com';

/** Longest field, in characters. Real ones have a few hundred. */
const FIELD_MAX = 8_192;

const HASH_BYTES = 32;
const USER_PRESENT = 1;

type Fields = Record<string, unknown>;

/**
 * Reads what `navigator.credentials.get` gave, as JSON. Checks whatever can be checked without the
 * account's public key, so that a mistake is reported before it costs the ceremony.
 *
 * @param given an `AuthenticationResponseJSON`
 * @throws PasskeyError invalid, other_ceremony
 */
export function readAssertion(given: unknown, options: PasskeyOptions): ReadAssertion {
  const assertion = fieldsOf(given, 'the answer');
  const response = fieldsOf(assertion['response'], '"response"');
  if (assertion['type'] !== 'public-key') throw invalid('"type" must be "public-key"');
  const rawId = base64url(assertion['rawId'], '"rawId"');
  if (base64url(assertion['id'], '"id"') !== rawId) throw invalid('"id" and "rawId" must be equal');
  const clientDataJSON = base64url(response['clientDataJSON'], '"response.clientDataJSON"');
  const authenticatorData = base64url(
    response['authenticatorData'],
    '"response.authenticatorData"',
  );
  const signature = base64url(response['signature'], '"response.signature"');
  const handle = response['userHandle'] ?? null;
  const userHandle = handle === null ? null : base64url(handle, '"response.userHandle"');
  checkClientData(clientDataJSON, options);
  checkAuthenticatorData(Buffer.from(authenticatorData, 'base64url'), options);
  const read = {
    id: rawId,
    rawId,
    type: 'public-key',
    response: { clientDataJSON, authenticatorData, signature, userHandle },
  };
  return { credentialId: Buffer.from(rawId, 'base64url'), json: Buffer.from(JSON.stringify(read)) };
}

function checkClientData(encoded: string, { challenge }: PasskeyOptions): void {
  let clientData: Fields;
  try {
    clientData = fieldsOf(JSON.parse(Buffer.from(encoded, 'base64url').toString()), 'client data');
  } catch {
    throw invalid('"response.clientDataJSON" is no JSON in base64url');
  }
  if (clientData['type'] !== 'webauthn.get')
    throw invalid('it was made by another ceremony than navigator.credentials.get');
  if (clientData['origin'] !== ORIGIN) throw invalid(`it was made on another page than ${ORIGIN}`);
  if (clientData['challenge'] !== challenge)
    throw new PasskeyError(
      'other_ceremony',
      'The answer belongs to another challenge. Sign the one that is pending now.',
    );
}

function checkAuthenticatorData(data: Buffer, { rpId }: PasskeyOptions): void {
  const hash = createHash('sha256').update(rpId).digest();
  if (!data.subarray(0, HASH_BYTES).equals(hash))
    throw invalid(`it is of a passkey for another site than ${rpId}`);
  if (((data[HASH_BYTES] ?? 0) & USER_PRESENT) === 0)
    throw invalid('the authenticator says that nobody was there');
}

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`${what} must be an object`);
  return value as Fields;
}

/** Without padding. */
function base64url(value: unknown, what: string): string {
  const text = readBase64url(value, FIELD_MAX);
  if (text === null) throw invalid(`${what} must be base64url`);
  return text;
}

function invalid(why: string): PasskeyError {
  return new PasskeyError('invalid', `This is no answer of the account's passkey: ${why}.`);
}
