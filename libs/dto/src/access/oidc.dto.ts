import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import {
  INVITATION_TOKEN_MAX,
  NAME_MAX,
  PASSWORD_MAX,
  PROVIDER_ANSWER_MAX,
  TWO_FACTOR_CODE_MAX,
} from '../facts/limits';
import { Field } from '../fields/field';
import { IsPrintable, OmittedOrValid } from '../fields/rules';
import { AuthResponse } from './auth.dto';

export class StartOidcRequest {
  @OmittedOrValid()
  @IsString()
  @MaxLength(INVITATION_TOKEN_MAX)
  @Field({
    description: 'What follows the # in the link of an invitation that is to be accepted.',
    example: 'q0Zl6mS3o8r1V9c2xK7eT5bYw4uJ0dHfGaPnRiLsMtQ',
    required: false,
  })
  invitation?: string;
}

export class OidcRedirect {
  @Field({
    description: 'Where the browser goes next: a page of the provider.',
    example:
      'https://accounts.example/auth?client_id=whathooks&response_type=code&state=af0ifjsldkj',
  })
  url: string;
}

/** What the provider sent back with the browser. */
export class FinishOidcRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(PROVIDER_ANSWER_MAX)
  @Field({ description: '`code` of the address.', example: 'SplxlOBeZQQYbYS6WxSbIA' })
  code: string;

  @IsString()
  @MaxLength(PROVIDER_ANSWER_MAX)
  @Field({ description: '`state` of the address.', example: 'af0ifjsldkj' })
  state: string;

  @OmittedOrValid()
  @IsString()
  @MaxLength(PROVIDER_ANSWER_MAX)
  @Field({
    description: '`iss` of the address, where it has one.',
    example: 'https://accounts.example',
    required: false,
  })
  iss?: string;
}

/** What a log-in with the provider leads to. */
export const OIDC_STEPS = ['entered', 'linked', 'code', 'password', 'account'] as const;
export type OidcStep = (typeof OIDC_STEPS)[number];

export class OidcOutcome {
  @Field({
    description:
      'What comes next. `entered`: the person is logged in. `linked`: the account that asked for it is linked. The others go on with `POST /v1/auth/oidc/complete`: `code` asks for the second factor; `password` for the password of the account that has this e-mail address; `account` for what a new account needs.',
    enum: OIDC_STEPS,
    example: 'entered',
  })
  step: OidcStep;

  @Field({
    description: 'As of `POST /v1/auth/login`, where the person is logged in.',
    type: () => AuthResponse,
    nullable: true,
  })
  entered: AuthResponse | null;

  @Field({
    description: 'E-mail address that the provider gave; null where it gave none.',
    example: 'ada@agency.example',
    nullable: true,
    type: () => String,
  })
  email: string | null;

  @Field({
    description: 'Name that the provider gave; empty where it gave none.',
    example: 'Ada Lovelace',
  })
  name: string;
}

/** What was asked for: the password and the code of an account, or name and organization of a new one. */
export class CompleteOidcRequest {
  @OmittedOrValid()
  @IsString()
  @MaxLength(PASSWORD_MAX)
  @Field({
    description: 'Password of the account with this e-mail address. It is asked for once.',
    example: 'correct horse battery',
    required: false,
  })
  password?: string;

  @OmittedOrValid()
  @IsString()
  @MaxLength(TWO_FACTOR_CODE_MAX)
  @Field({
    description: 'Code of the authenticator app, or a recovery code.',
    example: '123456',
    inExample: false,
    required: false,
  })
  code?: string;

  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'Name of a new account.',
    example: 'Ada Lovelace',
    inExample: false,
    required: false,
  })
  name?: string;

  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'Organization of a new account.',
    example: 'Agency Example',
    inExample: false,
    required: false,
  })
  organizationName?: string;
}

export class OidcLinkView {
  @Field({
    description: 'E-mail address at the provider when it was linked; null where it gave none.',
    example: 'ada@agency.example',
    nullable: true,
    type: () => String,
  })
  email: string | null;

  @Field({
    description: 'When it was linked.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  linkedAt: string;
}

export class OidcView {
  @Field({
    description: 'Name of the provider; null where there is none.',
    example: 'Agency SSO',
    nullable: true,
    type: () => String,
  })
  provider: string | null;

  @Field({
    description: 'The account at the provider that opens yours; null where none does.',
    type: () => OidcLinkView,
    nullable: true,
  })
  linked: OidcLinkView | null;

  @Field({
    description:
      'Whether your account has a password. Without one, what asks for it takes an empty text within ten minutes of a log-in.',
    example: true,
  })
  hasPassword: boolean;
}
