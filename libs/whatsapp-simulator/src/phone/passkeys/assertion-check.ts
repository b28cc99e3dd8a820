import { verify } from 'node:crypto';
import {
  type Assertion,
  type Credential,
  PRESENT_AND_VERIFIED,
  RP_ID,
  sha256,
  WEB_ORIGIN,
} from './virtual-authenticator';

/** An assertion that a relying party does not take, and why. */
export class AssertionRefused extends Error {}

const HASH_BYTES = 32;
/** Hash, flags and counter. */
const AUTHENTICATOR_DATA_BYTES = HASH_BYTES + 5;

/** The fields that WhatsApp's clients send, and no others. */
const FIELDS = ['id', 'rawId', 'response', 'type'];
const RESPONSE_FIELDS = ['authenticatorData', 'clientDataJSON', 'signature', 'userHandle'];

/**
 * Checks an assertion as WebAuthn asks a relying party to.
 *
 * @param json as the client sent it
 * @param credentialId as it stands beside it
 * @throws AssertionRefused
 */
export function checkAssertion(
  json: Buffer,
  credentialId: Buffer,
  challenge: string,
  credentials: readonly Credential[],
): void {
  const assertion = parse(json.toString());
  refuseUnless(sameFields(assertion, FIELDS), 'it has other fields than the four it should have');
  const { response } = assertion;
  refuseUnless(
    sameFields(response, RESPONSE_FIELDS),
    'its response has other fields than it should',
  );
  refuseUnless(assertion.type === 'public-key', 'it is no public-key credential');
  refuseUnless(
    Buffer.from(assertion.rawId, 'base64url').equals(credentialId),
    'credential_id is not its rawId',
  );
  const credential = credentials.find(({ id }) => id.equals(credentialId));
  if (!credential) throw new AssertionRefused('the account has no such passkey');
  const clientData = Buffer.from(response.clientDataJSON, 'base64url');
  checkClientData(clientData, challenge);
  const authenticatorData = Buffer.from(response.authenticatorData, 'base64url');
  refuseUnless(
    authenticatorData.length >= AUTHENTICATOR_DATA_BYTES,
    'its authenticator data is too short',
  );
  refuseUnless(
    authenticatorData.subarray(0, HASH_BYTES).equals(sha256(Buffer.from(RP_ID))),
    `it was made for another relying party than ${RP_ID}`,
  );
  const flags = authenticatorData[HASH_BYTES] ?? 0;
  refuseUnless(
    (flags & PRESENT_AND_VERIFIED) === PRESENT_AND_VERIFIED,
    'the user was not present, or not verified',
  );
  refuseUnless(
    verify(
      'sha256',
      Buffer.concat([authenticatorData, sha256(clientData)]),
      credential.publicKey,
      Buffer.from(response.signature, 'base64url'),
    ),
    'its signature is not of this passkey',
  );
}

function checkClientData(clientData: Buffer, challenge: string): void {
  const said = parse(clientData.toString()) as unknown as Record<string, unknown>;
  refuseUnless(said['type'] === 'webauthn.get', 'its client data is of another ceremony');
  refuseUnless(said['challenge'] === challenge, 'it answers another challenge');
  refuseUnless(said['origin'] === WEB_ORIGIN, `it was made on ${String(said['origin'])}`);
}

function parse(json: string): Assertion {
  try {
    return JSON.parse(json) as Assertion;
  } catch {
    throw new AssertionRefused('it is no JSON');
  }
}

function sameFields(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === 'object' && value !== null && Object.keys(value).sort().join() === names.join()
  );
}

function refuseUnless(fits: boolean, why: string): void {
  if (!fits) throw new AssertionRefused(why);
}
