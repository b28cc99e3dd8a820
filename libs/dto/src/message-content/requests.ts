import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNotEmpty,
  IsNumber,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { EXAMPLE } from '../event-definition/examples';
import {
  CONTACT_PHONES_MAX,
  ID_MAX,
  NAME_MAX,
  PLACE_MAX,
  POLL_OPTION_MAX,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
  POLL_QUESTION_MAX,
  VCARD_MAX,
} from '../facts/limits';
import { Field } from '../fields/field';
import { IsPrintable, MaxCharacters, OmittedOrValid, saying } from '../fields/rules';

export class LocationRequest {
  @IsNumber({}, { message: 'latitude must be a number' })
  @IsLatitude({ message: 'latitude must be a number from -90 to 90' })
  @Field({ description: 'Degrees of latitude, from -90 to 90.', example: 52.520008 })
  latitude: number;

  @IsNumber({}, { message: 'longitude must be a number' })
  @IsLongitude({ message: 'longitude must be a number from -180 to 180' })
  @Field({ description: 'Degrees of longitude, from -180 to 180.', example: 13.404954 })
  longitude: number;

  @OmittedOrValid()
  @IsString()
  @MaxCharacters(PLACE_MAX)
  @Field({
    description: 'Name of the place.',
    example: 'Bakery',
    required: false,
    maxLength: PLACE_MAX,
  })
  name?: string;

  @OmittedOrValid()
  @IsString()
  @MaxCharacters(PLACE_MAX)
  @Field({
    description: 'Address of the place.',
    example: '1 Main Street',
    required: false,
    maxLength: PLACE_MAX,
  })
  address?: string;
}

export class ContactRequest {
  @IsString()
  @IsNotEmpty()
  @IsPrintable()
  @MaxCharacters(NAME_MAX)
  @Field({ description: 'Name that phones show.', example: 'John Baker', maxLength: NAME_MAX })
  name: string;

  @OmittedOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CONTACT_PHONES_MAX)
  @Matches(/^[1-9]\d{6,14}$/, {
    each: true,
    ...saying(
      'not_phone',
      'each phone must be digits with country code and without +, such as 15559876543',
    ),
  })
  @Field({
    description:
      'Phone numbers: digits with country code and no +. A vCard is made of them; leave them out where you give one.',
    example: ['15559876543'],
    type: () => String,
    isArray: true,
    required: false,
  })
  phones?: string[];

  @OmittedOrValid()
  @IsString()
  @MaxLength(VCARD_MAX)
  @Matches(
    /^BEGIN:VCARD\r?\n[^]*END:VCARD\s*$/,
    saying(
      'not_card',
      'vcard must begin with BEGIN:VCARD and end with END:VCARD, each on a line of its own',
    ),
  )
  @Field({
    description: 'A whole vCard, in place of `phones`.',
    example:
      'BEGIN:VCARD\nVERSION:3.0\nFN:John Baker\nTEL;waid=15559876543:+15559876543\nEND:VCARD',
    required: false,
    maxLength: VCARD_MAX,
  })
  vcard?: string;
}

export class PollRequest {
  @IsString()
  @IsNotEmpty()
  @MaxCharacters(POLL_QUESTION_MAX)
  @Field({ description: 'What is asked.', example: 'Which day?', maxLength: POLL_QUESTION_MAX })
  question: string;

  @IsArray()
  @ArrayMinSize(POLL_OPTIONS_MIN, {
    message: `options must contain at least ${POLL_OPTIONS_MIN} entries`,
  })
  @ArrayMaxSize(POLL_OPTIONS_MAX, {
    message: `options must contain at most ${POLL_OPTIONS_MAX} entries, which is what WhatsApp takes`,
  })
  @ArrayUnique({ message: 'options must not contain the same text twice' })
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxCharacters(POLL_OPTION_MAX, {
    each: true,
    message: `each option must be a text of at most ${POLL_OPTION_MAX} characters`,
  })
  @Field({
    description: `What can be chosen: ${POLL_OPTIONS_MIN} to ${POLL_OPTIONS_MAX} different texts.`,
    example: ['Friday', 'Saturday'],
    type: () => String,
    isArray: true,
  })
  options: string[];

  @OmittedOrValid()
  @IsInt()
  @Min(1)
  @Max(POLL_OPTIONS_MAX)
  @Field({
    description: 'How many options a person may choose. Default 1.',
    example: 1,
    required: false,
  })
  selectable?: number;
}

export class ReactionRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Id of the message that the emoji is put to: one of the chat with `to`.',
    example: EXAMPLE.messageId,
  })
  messageId: string;

  @IsString()
  @MaxLength(64)
  @Field({ description: 'One emoji. An empty text takes the reaction back.', example: '👍' })
  emoji: string;
}

export class ForwardRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Id of the message that is sent on. It is marked as forwarded.',
    example: EXAMPLE.messageId,
  })
  messageId: string;
}

export { CONTENT_FIELDS, type ContentField } from '../facts/message-kinds';
