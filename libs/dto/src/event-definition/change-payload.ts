import { Field } from '../fields/field';
import { EXAMPLE } from './examples';

export const ADDRESS_TYPES = ['phone', 'lid'] as const;
/** What digits are: a phone number, or a LID where WhatsApp hides the number. */
export type AddressType = (typeof ADDRESS_TYPES)[number];

/** Documentation of a field `fromType`. */
export const FROM_TYPE = {
  description:
    'What `from` is: `phone`, or `lid` for a person whose phone number WhatsApp hides. A LID cannot be dialled, but you can give it as `to`. Once the number is known, later events carry it.',
  enum: ADDRESS_TYPES,
  example: 'phone',
};

/** Author of a change to a message, and the chat. Part of the data of several events. */
export class ChangePayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description: "Author's phone number in digits, or LID digits when `fromType` is `lid`.",
    example: EXAMPLE.contact,
  })
  from: string;

  @Field(FROM_TYPE)
  fromType: AddressType;

  @Field({
    description: 'Whether the author is the owner of the number, on any device.',
    example: false,
  })
  fromMe: boolean;

  @Field({ description: 'JID of the chat.', example: EXAMPLE.chat })
  chat: string;
}
