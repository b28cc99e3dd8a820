import { IsEmail, IsNotEmpty, IsString, MaxLength, MinLength } from 'class-validator';
import { PASSWORD_MAX, PASSWORD_MIN } from './facts/limits';
import { Field } from './fields/field';
import { IsPrintable } from './fields/rules';

export const ROLES = ['owner', 'admin', 'agent', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Length of a password, in characters. */

export class RegisterRequest {
  @IsEmail()
  @MaxLength(254)
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
  @MaxLength(100)
  @IsPrintable()
  @Field({ description: 'Your name.', example: 'Ada Lovelace', maxLength: 100 })
  name: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsPrintable()
  @Field({ description: 'Name of your organization.', example: 'Agency Example', maxLength: 100 })
  organizationName: string;
}

export class LoginRequest {
  @IsString()
  @MaxLength(254)
  @Field({ description: 'E-mail address.', example: 'ada@agency.example' })
  email: string;

  @IsString()
  @MaxLength(200)
  @Field({ description: 'Password.', example: 'correct horse battery' })
  password: string;
}

export class ChangePasswordRequest {
  @IsString()
  @MaxLength(PASSWORD_MAX)
  @Field({ description: 'The password that is good now.', example: 'correct horse battery' })
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

export class MeResponse {
  @Field({ description: 'Who is logged in.', type: () => UserView })
  user: UserView;

  @Field({ description: 'The organization.', type: () => OrganizationView })
  organization: OrganizationView;
}
