import { IsEmail, IsNotEmpty, IsString, MaxLength, MinLength } from 'class-validator';
import {
  EMAIL_MAX,
  ID_MAX,
  NAME_MAX,
  PASSWORD_MAX,
  PASSWORD_MIN,
  TWO_FACTOR_CODE_MAX,
} from '../facts/limits';
import { type Role, ROLES } from '../facts/scopes';
import { Field } from '../fields/field';
import { IsPrintable, OmittedOrValid } from '../fields/rules';

export class RegisterRequest {
  @IsEmail()
  @MaxLength(EMAIL_MAX)
  @Field({ description: 'E-mail address to log in with.', example: 'ada@agency.example' })
  email: string;

  @IsString()
  @MinLength(PASSWORD_MIN)
  @MaxLength(PASSWORD_MAX)
  @Field({
    description:
      'Password, 10 to 200 characters. Not one that many people use, nor one made of the fields beside it.',
    example: 'correct horse battery',
    minLength: PASSWORD_MIN,
    maxLength: PASSWORD_MAX,
  })
  password: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({ description: 'Your name.', example: 'Ada Lovelace', maxLength: NAME_MAX })
  name: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'Name of your organization.',
    example: 'Agency Example',
    maxLength: NAME_MAX,
  })
  organizationName: string;
}

export class LoginRequest {
  @IsString()
  @MaxLength(EMAIL_MAX)
  @Field({ description: 'E-mail address.', example: 'ada@agency.example' })
  email: string;

  @IsString()
  @MaxLength(PASSWORD_MAX)
  @Field({ description: 'Password.', example: 'correct horse battery' })
  password: string;

  @OmittedOrValid()
  @IsString()
  @MaxLength(TWO_FACTOR_CODE_MAX)
  @Field({
    description:
      'Code of the authenticator app, or a recovery code, of an account that has a second factor.',
    example: '123456',
    inExample: false,
    required: false,
  })
  code?: string;
}

export class ChangePasswordRequest {
  @IsString()
  @MaxLength(PASSWORD_MAX)
  @Field({
    description: 'The password that is good now. Empty where the account has none.',
    example: 'correct horse battery',
  })
  currentPassword: string;

  @IsString()
  @MinLength(PASSWORD_MIN)
  @MaxLength(PASSWORD_MAX)
  @Field({
    description:
      'The password from now on, 10 to 200 characters. Not one that many people use, nor one made of your e-mail address, name or organization.',
    example: 'purple kettle on the moon',
    minLength: PASSWORD_MIN,
    maxLength: PASSWORD_MAX,
  })
  newPassword: string;
}

export class UserView {
  @Field({ description: 'Id.', example: 'usr_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'E-mail address.', example: 'ada@agency.example' })
  email: string;

  @Field({ description: 'Name.', example: 'Ada Lovelace' })
  name: string;

  @Field({ description: 'Role in the organization.', enum: ROLES, example: 'owner' })
  role: Role;

  @Field({
    description: 'Whether you see some clients and sessions of the organization alone.',
    example: false,
  })
  limited: boolean;

  @Field({
    description:
      'Whether the organization requires a second factor that the person has not set up. Until then most routes answer `two_factor_setup_required`.',
    example: false,
  })
  needsTwoFactor: boolean;
}

export class OrganizationView {
  @Field({ description: 'Id.', example: 'org_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Name.', example: 'Agency Example' })
  name: string;
}

export class AuthResponse {
  @Field({
    description: 'JWT for `Authorization: Bearer`, valid for 15 minutes.',
    example: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMDE5YSJ9.c2lnbmF0dXJl',
  })
  accessToken: string;

  @Field({ description: 'Who logged in.', type: () => UserView })
  user: UserView;

  @Field({ description: 'The organization that was entered.', type: () => OrganizationView })
  organization: OrganizationView;
}

/** An organization that somebody belongs to. */
export class OwnOrganizationView extends OrganizationView {
  @Field({ description: 'Your role in it.', enum: ROLES, example: 'owner' })
  role: Role;
}

export class SwitchRequest {
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Id of an organization that you belong to.',
    example: 'org_019a50b47c3e7c10b4c15f6a7b8c9d0e',
  })
  organizationId: string;
}

export class MeResponse {
  @Field({ description: 'Who is logged in.', type: () => UserView })
  user: UserView;

  @Field({ description: 'The organization.', type: () => OrganizationView })
  organization: OrganizationView;

  @Field({
    description:
      'Every organization that you belong to, the one you joined first in front. `POST /v1/auth/switch` enters another one.',
    type: () => OwnOrganizationView,
    isArray: true,
  })
  organizations: OwnOrganizationView[];
}
