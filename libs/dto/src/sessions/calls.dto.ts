import { IsOptional, IsString, MinLength } from 'class-validator';
import { MaxCharacters } from '../fields/rules';
import { Field } from '../fields/field';
import { TEXT_MAX_LENGTH } from '../facts/limits';

/** What a number does with calls. */
export class RejectCallsSetting {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxCharacters(TEXT_MAX_LENGTH)
  @Field({
    description: 'Text to send to the caller, once per call. Nothing is sent if it is left out.',
    example: 'We do not take calls here. Please write to us.',
    maxLength: TEXT_MAX_LENGTH,
    required: false,
  })
  text?: string;
}
