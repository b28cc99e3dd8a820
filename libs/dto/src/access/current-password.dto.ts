import { IsString, MaxLength } from 'class-validator';
import { PASSWORD_MAX } from '../facts/limits';
import { Field } from '../fields/field';

/** What is asked of a person before something that opens an account is changed. */
export class CurrentPasswordRequest {
  @IsString()
  @MaxLength(PASSWORD_MAX)
  @Field({
    description: 'Your password. Empty where your account has none.',
    example: 'correct horse battery',
  })
  currentPassword: string;
}
