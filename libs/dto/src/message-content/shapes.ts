import { type AddressType, FROM_TYPE } from '../event-definition/change-payload';
import { EXAMPLE } from '../event-definition/examples';
import { MESSAGE_TYPES, type MessageTypeName } from '../facts/statuses';
import { Field } from '../fields/field';

/** A place. A field that does not apply is absent. */
export class LocationView {
  @Field({ description: 'Degrees of latitude.', example: 52.520008 })
  latitude: number;

  @Field({ description: 'Degrees of longitude.', example: 13.404954 })
  longitude: number;

  @Field({ description: 'Name of the place.', example: 'Bakery', required: false })
  name?: string;

  @Field({ description: 'Address of the place.', example: '1 Main Street', required: false })
  address?: string;

  @Field({
    description: 'Web page of the place.',
    example: 'https://bakery.example.com',
    required: false,
  })
  url?: string;

  @Field({ description: 'How exact the place is, in meters.', example: 12, required: false })
  accuracy?: number;

  @Field({
    description:
      'True for somebody who shares where they go. Each later place changes this message and is told as `message.edited`. Absent otherwise.',
    example: true,
    required: false,
  })
  live?: boolean;

  @Field({
    description: 'Number of the place, where it is shared live: a later one is greater.',
    example: 1719670867000003,
    required: false,
  })
  sequence?: number;
}

/** What an album that is sent consists of. */
export class AlbumView {
  @Field({ description: 'How many pictures follow.', example: 2 })
  images: number;

  @Field({ description: 'How many videos follow.', example: 0 })
  videos: number;
}

export class ContactCardView {
  @Field({
    description: 'Name of the contact.',
    example: 'John Baker',
    nullable: true,
    type: () => String,
  })
  name: string | null;

  @Field({
    description:
      'Phone numbers: in digits where WhatsApp knows the number, else as the card has it.',
    example: ['15559876543'],
    type: () => String,
    isArray: true,
  })
  phones: string[];

  @Field({
    description: 'The whole vCard. Absent where it is too long to be kept.',
    example:
      'BEGIN:VCARD\nVERSION:3.0\nFN:John Baker\nTEL;waid=15559876543:+15559876543\nEND:VCARD',
    required: false,
  })
  vcard?: string;
}

export class PollView {
  @Field({ description: 'What is asked.', example: 'Which day?' })
  question: string;

  @Field({
    description: 'What can be chosen.',
    example: ['Friday', 'Saturday'],
    type: () => String,
    isArray: true,
  })
  options: string[];

  @Field({ description: 'How many options a person may choose.', example: 1 })
  selectable: number;
}

/** Something that people are invited to. A field that does not apply is absent. */
export class EventView {
  @Field({ description: 'Name of the event.', example: 'Summer fair' })
  name: string;

  @Field({ description: 'Description.', example: 'Bring cake.', required: false })
  description?: string;

  @Field({
    description: 'When it begins.',
    example: EXAMPLE.time,
    format: 'date-time',
    required: false,
  })
  startsAt?: string;

  @Field({
    description: 'When it ends.',
    example: EXAMPLE.time,
    format: 'date-time',
    required: false,
  })
  endsAt?: string;

  @Field({ description: 'Where it is.', type: () => LocationView, required: false })
  location?: LocationView;

  @Field({
    description: 'Link of the call that it takes place in.',
    example: 'https://call.whatsapp.com/video/AbCdEfGhIjKl',
    required: false,
  })
  callLink?: string;

  @Field({
    description: 'True if the event was cancelled; absent otherwise.',
    example: true,
    required: false,
  })
  cancelled?: boolean;
}

/** A group that somebody invites to. */
export class GroupInvitationView {
  @Field({ description: 'JID of the group.', example: '120363041234567890@g.us' })
  group: string;

  @Field({ description: 'Subject of the group, as who invites has it.', example: 'Bakery team' })
  subject: string;

  @Field({
    description: 'Until when it can be accepted; absent where it does not say.',
    example: EXAMPLE.time,
    format: 'date-time',
    required: false,
  })
  expiresAt?: string;
}

export const TAP_KINDS = ['button', 'list', 'template', 'flow'] as const;
export type TapKind = (typeof TAP_KINDS)[number];

export class TapView {
  @Field({
    description: 'Id that the sender of the buttons, list, template or flow gave what was chosen.',
    example: 'size-m',
    nullable: true,
    type: () => String,
  })
  id: string | null;

  @Field({
    description: 'What stood on it.',
    example: 'Medium',
    nullable: true,
    type: () => String,
  })
  title: string | null;

  @Field({ description: 'What it stood in.', enum: TAP_KINDS, example: 'list' })
  kind: TapKind;

  @Field({
    description:
      'What a flow answered: a JSON object or list, as its writer made it. Absent where there is none that can be read.',
    example: { size: 'm' },
    type: () => Object,
    required: false,
  })
  params?: object;
}

export class LinkPreviewView {
  @Field({ description: 'The link.', example: 'https://bakery.example.com' })
  url: string;

  @Field({ description: 'Title of the page.', example: 'Bakery', required: false })
  title?: string;

  @Field({ description: 'Description of the page.', example: 'Bread since 1901', required: false })
  description?: string;

  @Field({
    description: 'Small picture of the page: a JPEG in base64.',
    example: '/9j/4AAQSkZJRg==',
    required: false,
    inExample: false,
  })
  thumbnail?: string;
}

/** The message that another one answers. */
export class ReplyView {
  @Field({
    description: 'Id of the message; null where whathooks has not stored it.',
    example: EXAMPLE.messageId,
    nullable: true,
    type: () => String,
  })
  id: string | null;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.otherWaMessageId })
  waMessageId: string;

  @Field({
    description:
      'Who wrote it: digits of the phone number where it is known, else of the LID; null where nobody is named.',
    example: EXAMPLE.ownNumber,
    nullable: true,
    type: () => String,
  })
  from: string | null;

  @Field({
    description:
      'What can be read of it, such as its text or the name of its file, up to 1,024 characters; null for nothing.',
    example: 'Which size?',
    nullable: true,
    type: () => String,
  })
  text: string | null;

  @Field({
    description: 'Kind of its content; absent where it is not known.',
    enum: MESSAGE_TYPES,
    example: 'text',
    required: false,
  })
  type?: MessageTypeName;
}

/** Somebody who has chosen an option of a poll, or answered an invitation. */
export class PersonView {
  @Field({
    description: 'Phone number in digits, or LID digits when `fromType` is `lid`.',
    example: EXAMPLE.contact,
  })
  from: string;

  @Field(FROM_TYPE)
  fromType: AddressType;

  @Field({
    description: 'Name on WhatsApp.',
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({
    description: 'How many more people they bring to an event; absent where they bring nobody.',
    example: 1,
    required: false,
  })
  guests?: number;

  @Field({
    description: 'When they chose it, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  at: string;
}

export class AnswerView {
  @Field({
    description: 'An option of the poll; of an event `going`, `maybe` or `not_going`.',
    example: 'Friday',
  })
  option: string;

  @Field({ description: 'How many people have chosen it.', example: 1 })
  count: number;

  @Field({ description: 'Who they are.', type: () => PersonView, isArray: true })
  people: PersonView[];
}
