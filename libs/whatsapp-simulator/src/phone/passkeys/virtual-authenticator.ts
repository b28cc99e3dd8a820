import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { SimulatorProblem } from '../../store/problem';

/** What an account proves itself by: the public half of a passkey. */
export interface Credential {
  /** As in `rawId`. */
  id: Buffer;
  publicKey: KeyObject;
}

/** What a page asks an authenticator, as WebAuthn's `PublicKeyCredentialRequestOptionsJSON`. */
export interface RequestOptions {
  challenge: string;
  rpId: string;
  timeout: number;
  allowCredentials: { type: 'public-key'; id: string }[];
  userVerification: 'required';
  extensions: Record<string, unknown>;
}

/** What it answers, as WebAuthn's `AuthenticationResponseJSON`, as far as WhatsApp reads it. */
export interface Assertion {
  id: string;
  rawId: string;
  type: string;
  response: {
    clientDataJSON: string;
    authenticatorData: string;
    signature: string;
    userHandle: string | null;
  };
}

/** What an authenticator, or the page that asks it, does otherwise than it should. */
export interface AssertionTwist {
  challenge?: string;
  origin?: string;
  rpId?: string;
  /** Flags of the authenticator data; 5 is "present and verified". */
  flags?: number;
  /** Signs with another key than its own. */
  forged?: boolean;
}

/** The only page on which a browser lets somebody use a passkey of WhatsApp. */
export const WEB_ORIGIN = 'https://web.whatsapp.com';
export const RP_ID = 'whatsapp.com';

/** The user is present (1) and was verified (4). */
export const PRESENT_AND_VERIFIED = 5;

const CURVE = { namedCurve: 'P-256' };

/** A passkey in software: what a person's phone or password manager holds. */
export class SoftAuthenticator {
  private readonly keys = generateKeyPairSync('ec', CURVE);
  private readonly id = randomBytes(16);
  private readonly userHandle = randomBytes(16);
  private counter = 0;

  get credential(): Credential {
    return { id: this.id, publicKey: this.keys.publicKey };
  }

  /** Answers a challenge, as a browser does on the page of WhatsApp Web. */
  answer({ challenge }: Pick<RequestOptions, 'challenge'>, twist: AssertionTwist = {}): Assertion {
    const clientData = Buffer.from(
      JSON.stringify({
        type: 'webauthn.get',
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? WEB_ORIGIN,
        crossOrigin: false,
      }),
    );
    this.counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const authenticatorData = Buffer.concat([
      sha256(Buffer.from(twist.rpId ?? RP_ID)),
      Buffer.from([twist.flags ?? PRESENT_AND_VERIFIED]),
      count,
    ]);
    const key = twist.forged ? generateKeyPairSync('ec', CURVE).privateKey : this.keys.privateKey;
    const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
    const id = this.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, key).toString('base64url'),
        userHandle: this.userHandle.toString('base64url'),
      },
    };
  }
}

/**
 * A credential that was made elsewhere.
 *
 * @param publicKey SubjectPublicKeyInfo (DER) of a P-256 key, in base64
 * @throws SimulatorProblem when it is no such key
 */
export function readCredential(id: string, publicKey: string): Credential {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1')
      return { id: Buffer.from(id, 'base64url'), publicKey: key };
  } catch {
    // Said below.
  }
  throw new SimulatorProblem('"publicKey" must be the SPKI of a P-256 key, in base64.');
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
