import { IsEmail, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  EMAIL_MAX,
  INVITATION_TOKEN_MAX,
  NAME_MAX,
  PASSWORD_MAX,
  TWO_FACTOR_CODE_MAX,
} from '../facts/limits';
import { type Role, ROLES } from '../facts/scopes';
import { Field } from '../fields/field';
import { IsPrintable, OmittedOrValid } from '../fields/rules';
import { LimitRequest, LimitView } from './limits.dto';
import { EXAMPLE } from '../event-definition/examples';

const TOKEN = 'q3v0pX1cS8mJ5tYw2nLr7uKd4eHb9aZfGiTo6RxVsCk';

export class MemberView extends LimitView {
  @Field({ description: 'Id of the person.', example: EXAMPLE.userId })
  id: string;

  @Field({ description: 'Name.', example: 'Ada Lovelace' })
  name: string;

  @Field({ description: 'E-mail address.', example: 'ada@agency.example' })
  email: string;

  @Field({ description: 'Role in the organization.', enum: ROLES, example: 'agent' })
  role: Role;

  @Field({
    description: 'When the person joined the organization.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  joinedAt: string;
}

export class MemberPage {
  @Field({
    description: 'Members, those who joined last first.',
    type: () => MemberView,
    isArray: true,
  })
  data: MemberView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

/** What is left out stays as it is; with either list, both are replaced. */
export class UpdateMemberRequest extends LimitRequest {
  @OmittedOrValid()
  @IsIn(ROLES)
  @Field({
    description:
      'The role from now on. Nobody gives a role above their own. Owners and admins are limited to nothing: a limit ends with such a role.',
    enum: ROLES,
    example: 'agent',
    required: false,
  })
  role?: Role;
}

/** With a limit, the person who accepts has it. */
export class CreateInvitationRequest extends LimitRequest {
  @IsOptional()
  @IsEmail()
  @MaxLength(EMAIL_MAX)
  @Field({
    description:
      'E-mail address that the invitation is for: no other account can accept it. The link is sent there, where this installation sends mail. Leave it out for anybody with the link.',
    example: 'grace@agency.example',
    required: false,
    nullable: true,
    type: () => String,
  })
  email?: string | null;

  @IsIn(ROLES)
  @Field({
    description: 'Role that the person gets. Nobody gives a role above their own.',
    enum: ROLES,
    example: 'agent',
  })
  role: Role;
}

export class InvitationView extends LimitView {
  @Field({ description: 'Id.', example: 'inv_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Role that the person gets.', enum: ROLES, example: 'agent' })
  role: Role;

  @Field({
    description: 'E-mail address that it is for; null for anybody with the link.',
    example: 'grace@agency.example',
    nullable: true,
    type: () => String,
  })
  email: string | null;

  @Field({ description: 'Id of the member who made it.', example: EXAMPLE.userId })
  invitedBy: string;

  @Field({
    description: 'When it was made.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: 'When the link stops working: seven days later.',
    example: '2026-07-06T14:21:07.000Z',
    format: 'date-time',
  })
  expiresAt: string;
}

export class CreatedInvitation extends InvitationView {
  @Field({
    description: 'Link for the person. It works once, and is shown this once.',
    example: `https://api.whathooks.com/invitation/#${TOKEN}`,
  })
  url: string;

  @Field({
    description:
      'Whether it is sent to the address that it is for, too. Not where this installation sends no mail, nor when an organization causes too much of it: then pass the link on yourself.',
    example: true,
  })
  mailed: boolean;
}

export class InvitationPage {
  @Field({
    description: 'Invitations that can still be accepted, newest first.',
    type: () => InvitationView,
    isArray: true,
  })
  data: InvitationView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

export class InvitationQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(INVITATION_TOKEN_MAX)
  @Field({ description: 'What follows the # in the link.', example: TOKEN })
  token: string;
}

export class InvitingOrganization {
  @Field({ description: 'Name.', example: 'Agency Example' })
  name: string;
}

export class OpenInvitation {
  @Field({ description: 'The organization that invites.', type: () => InvitingOrganization })
  organization: InvitingOrganization;

  @Field({ description: 'Name of the member who invites.', example: 'Ada Lovelace' })
  invitedBy: string;

  @Field({ description: 'Role that the person gets.', enum: ROLES, example: 'agent' })
  role: Role;

  @Field({
    description: 'E-mail address that it is for; null for any.',
    example: 'grace@agency.example',
    nullable: true,
    type: () => String,
  })
  email: string | null;

  @Field({
    description: 'When the link stops working.',
    example: '2026-07-06T14:21:07.000Z',
    format: 'date-time',
  })
  expiresAt: string;
}

export class AcceptInvitationRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(INVITATION_TOKEN_MAX)
  @Field({ description: 'What follows the # in the link.', example: TOKEN })
  token: string;

  @IsEmail()
  @MaxLength(EMAIL_MAX)
  @Field({ description: 'E-mail address to log in with.', example: 'grace@agency.example' })
  email: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'Name of a person who has no account yet. Who has one leaves it out.',
    example: 'Grace Hopper',
    maxLength: NAME_MAX,
    required: false,
  })
  name?: string;

  @IsString()
  @MaxLength(PASSWORD_MAX)
  @Field({
    description:
      'Password of the account. For a new account 10 to 200 characters, by the rules of registration.',
    example: 'correct horse battery',
    maxLength: PASSWORD_MAX,
  })
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
