import { IsBoolean, IsIn, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import {
  EXPIRY_SECONDS,
  ID_MAX,
  MENTIONS_MAX,
  REFERENCE_MAX,
  STATUS_AUDIENCE_MAX,
} from '../facts/limits';
import { Field } from '../fields/field';
import {
  IsAudience,
  IsInstant,
  IsMentions,
  MaxCharacters,
  OmittedOrValid,
  saying,
} from '../fields/rules';
import { EXAMPLE } from '../event-definition/examples';
import { MessageContentRequest } from './message-content.dto';

/** A message of a session that is named elsewhere: its content, and how it is sent. */
export class SessionMessageRequest extends MessageContentRequest {
  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Id of the message that this one answers: one of the chat with `to`.',
    inExample: false,
    required: false,
  })
  replyTo?: string;

  @OmittedOrValid()
  @IsMentions(MENTIONS_MAX)
  @Field({
    description:
      'Whom the text or the caption mentions: phone numbers in digits, each of which stands there behind an @, as in `Hello @15551234567`. Or `all`, in a group.',
    type: () => String,
    isArray: true,
    inExample: false,
    required: false,
  })
  mentions?: string[] | 'all';

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether the text goes with title, description and picture of the first page it links to. The page is asked for at most 3 seconds; where it does not answer, the text goes without. Default false.',
    inExample: false,
    required: false,
  })
  linkPreview?: boolean;

  @OmittedOrValid()
  @IsIn(EXPIRY_SECONDS, {
    message: `expiresInSeconds must be ${EXPIRY_SECONDS.join(', ')}: a day, a week or 90 days, which is what WhatsApp knows`,
  })
  @Field({
    description: `After how many seconds it disappears from phones: ${EXPIRY_SECONDS.join(', ')}.`,
    inExample: false,
    required: false,
  })
  expiresInSeconds?: number;

  @OmittedOrValid()
  @IsAudience(STATUS_AUDIENCE_MAX, ID_MAX)
  @Field({
    description: `Who sees a status post: up to ${STATUS_AUDIENCE_MAX} people, each written as in \`to\`. Everybody in the address book of the number where it is left out.`,
    type: () => String,
    isArray: true,
    inExample: false,
    required: false,
  })
  audience?: string[];

  @OmittedOrValid()
  @Matches(
    /^#[0-9a-f]{6}$/i,
    saying('not_color', 'background must be a colour with six hex digits, such as #075e54'),
  )
  @Field({
    description:
      'Colour behind a status post that is a text, with six hex digits. Default `#075e54`.',
    example: '#075e54',
    inExample: false,
    required: false,
  })
  background?: string;

  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxCharacters(REFERENCE_MAX)
  @Field({
    description:
      'A reference of your own, up to 200 characters: it comes back in every event of the message.',
    inExample: false,
    required: false,
    maxLength: REFERENCE_MAX,
  })
  reference?: string;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether the message may wait while the number is linked but not online. It is then answered `pending` with 202 and sent, in order, when the number is back.',
    example: false,
    required: false,
  })
  queue?: boolean;

  @OmittedOrValid()
  @IsInstant()
  @Field({
    description:
      'When to send it, up to a year ahead. It is then answered `scheduled` with 202, takes its place in the chat at that time, and waits while the number is not online. DELETE /v1/messages/:id cancels it.',
    example: '2026-06-30T07:00:00.000Z',
    inExample: false,
    format: 'date-time',
    required: false,
  })
  sendAt?: string;
}

export class SendMessageRequest extends SessionMessageRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Session to send from. It must be CONNECTED, or `queue` true.',
    example: EXAMPLE.sessionId,
  })
  sessionId: string;
}
