import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { ID_MAX } from '../facts/limits';
import { Field } from '../fields/field';

export const PASSKEY_STATES = [
  'none',
  'assertion_required',
  'waiting',
  'confirmation_required',
] as const;
export type PasskeyState = (typeof PASSKEY_STATES)[number];

const CEREMONY_ID = '6b1f0f6e-3f0c-4d62-9d0d-6f0f3a1f7a52';
const CREDENTIAL_ID = 'oG3x0Jc5Qm2a7d9sVwT1kA';

/** Longest field of an answer, in characters. Real ones have a few hundred. */
export const PASSKEY_FIELD_MAX = 8_192;

/** A passkey that may answer. */
export class PasskeyCredentialView {
  @Field({ description: 'Always `public-key`.', example: 'public-key' })
  type: string;

  @Field({ description: 'Id of the passkey, base64url.', example: CREDENTIAL_ID })
  id: string;

  @Field({
    description: 'Where it may be found.',
    example: ['internal'],
    type: () => String,
    isArray: true,
    required: false,
  })
  transports?: string[];
}

/** What WhatsApp asks a passkey to sign: WebAuthn's `PublicKeyCredentialRequestOptionsJSON`. */
export class PasskeyOptionsView {
  @Field({
    description: 'The challenge to sign, base64url. It is accepted once.',
    example: 'mB3i1qzYw2Jb0d2e0jQ5Xb4zv7r8JmB3i1qzYw2Jb0c',
  })
  challenge: string;

  @Field({ description: 'Site that the passkey belongs to.', example: 'whatsapp.com' })
  rpId: string;

  @Field({
    description: 'How long the browser waits, in ms.',
    example: 600_000,
    required: false,
    type: () => Number,
  })
  timeout?: number;

  @Field({
    description: 'Whether the authenticator checks who is there.',
    example: 'required',
    required: false,
  })
  userVerification?: string;

  @Field({
    description: 'Passkeys that may answer; empty for any of the site.',
    type: () => PasskeyCredentialView,
    isArray: true,
    example: [],
    required: false,
  })
  allowCredentials?: PasskeyCredentialView[];

  @Field({
    description: 'Further questions to the authenticator.',
    example: { uvm: true },
    type: () => Object,
    required: false,
  })
  extensions?: Record<string, unknown>;
}

/** Where linking with the account's passkey stands. */
export class PasskeyView {
  @Field({
    description:
      'none: WhatsApp asks for no passkey. assertion_required: somebody has to sign `options` with the passkey of the account. waiting: the answer was taken, WhatsApp and the phone go on. confirmation_required: somebody has to compare `code` with the phone.',
    enum: PASSKEY_STATES,
    example: 'assertion_required',
  })
  state: PasskeyState;

  @Field({
    description: 'Names this request; each has one of its own. Null where there is none.',
    example: CEREMONY_ID,
    nullable: true,
    type: () => String,
  })
  ceremonyId: string | null;

  @Field({
    description:
      'For `PublicKeyCredential.parseRequestOptionsFromJSON`, on https://web.whatsapp.com. While assertion_required.',
    type: () => PasskeyOptionsView,
    nullable: true,
  })
  options: PasskeyOptionsView | null;

  @Field({
    description:
      'The code that the phone must show as well, while the state is confirmation_required.',
    example: null,
    nullable: true,
    type: () => String,
  })
  code: string | null;

  @Field({
    description: 'When this state ends by itself, and with it the attempt to link.',
    example: '2026-06-29T14:31:00.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  expiresAt: string | null;
}

/** What the authenticator signed, all base64url. */
export class PasskeyAssertionResponse {
  @Field({
    description: 'What the browser says of the ceremony.',
    example: 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0',
  })
  clientDataJSON: string;

  @Field({
    description: 'What the authenticator says.',
    example: 'LMeN0cK6Xq2F4dtcoyMsg1f2K8ZkzZk6l0rT7VQxYQ8FAAAAAQ',
  })
  authenticatorData: string;

  @Field({
    description: 'Signature over both.',
    example: 'MEUCIQDk5v0C4Yc2m8xg6wq4rJg0b3s7Qm2a7d9sVwT1kAIgR3x0Jc5Qm2a7d9sVwT1kA',
  })
  signature: string;

  @Field({
    description: 'Id of the user at the site.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  userHandle?: string | null;
}

/** WebAuthn's `AuthenticationResponseJSON`: what `credential.toJSON()` gives. */
export class PasskeyAssertionRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSKEY_FIELD_MAX)
  @Field({ description: 'Id of the passkey, base64url.', example: CREDENTIAL_ID })
  id: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSKEY_FIELD_MAX)
  @Field({ description: 'The same.', example: CREDENTIAL_ID })
  rawId: string;

  @IsIn(['public-key'])
  @Field({ description: 'Always `public-key`.', example: 'public-key' })
  type: string;

  @IsObject()
  @Field({ description: 'What was signed.', type: () => PasskeyAssertionResponse })
  response: PasskeyAssertionResponse;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Taken and not looked at.',
    example: 'platform',
    nullable: true,
    type: () => String,
    required: false,
  })
  authenticatorAttachment?: string | null;

  @IsOptional()
  @IsObject()
  @Field({
    description: 'Taken and not looked at.',
    example: {},
    type: () => Object,
    required: false,
  })
  clientExtensionResults?: Record<string, unknown>;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'The request that is answered: refused when another one is pending. The challenge is compared in any case.',
    example: CEREMONY_ID,
    required: false,
  })
  ceremonyId?: string;
}

export class PasskeyConfirmRequest {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'The request whose code was compared: refused when another one is pending.',
    example: CEREMONY_ID,
    required: false,
  })
  ceremonyId?: string;
}
