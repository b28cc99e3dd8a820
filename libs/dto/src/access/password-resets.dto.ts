import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';
import { EMAIL_MAX, INVITATION_TOKEN_MAX, PASSWORD_MAX, PASSWORD_MIN } from '../facts/limits';
import { Field } from '../fields/field';

export class ForgotPasswordRequest {
  @IsEmail()
  @MaxLength(EMAIL_MAX)
  @Field({
    description:
      'E-mail address of your account. The answer is the same whether there is one or not.',
    example: 'ada@agency.example',
  })
  email: string;
}

export class ResetPasswordRequest {
  @IsString()
  @MaxLength(INVITATION_TOKEN_MAX)
  @Field({
    description: 'What stands behind the # of the link.',
    example: 'q3v0pX1cS8mJ5tYw2nLr7uKd4eHb9aZfGiTo6RxVsCk',
  })
  token: string;

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
  password: string;
}

export class PasswordLink {
  @Field({
    description: 'The link, shown this once. Pass it on to the member.',
    example:
      'https://hooks.agency.example/reset-password/#q3v0pX1cS8mJ5tYw2nLr7uKd4eHb9aZfGiTo6RxVsCk',
  })
  url: string;

  @Field({
    description: 'When it stops working.',
    example: '2026-06-30T14:21:07.000Z',
    format: 'date-time',
  })
  expiresAt: string;
}
