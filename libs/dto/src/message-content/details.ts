import { TEXT_MAX_LENGTH } from '../facts/limits';
import { Field, type FieldDoc } from '../fields/field';
import { EXAMPLE } from '../event-definition/examples';
import {
  AlbumView,
  ContactCardView,
  EventView,
  GroupInvitationView,
  LinkPreviewView,
  LocationView,
  PollView,
  ReplyView,
  TapView,
} from './shapes';

const KEPT = TEXT_MAX_LENGTH.toLocaleString('en');

/** What stands beside the text of a message. A field that does not apply is absent. */
export class MessageDetails {
  @Field({
    description:
      "WhatsApp's own name of the content, such as `orderMessage`, where `type` is `unsupported` and the name is known; absent otherwise.",
    example: 'orderMessage',
    required: false,
  })
  kind?: string;

  @Field({
    description: 'How many pictures and videos follow an `album`; absent otherwise.',
    type: () => AlbumView,
    required: false,
  })
  album?: AlbumView;

  @Field({
    description: 'The place of a `location`; absent otherwise.',
    type: () => LocationView,
    required: false,
  })
  location?: LocationView;

  @Field({
    description: 'The contacts of a `contact`; absent otherwise.',
    type: () => ContactCardView,
    isArray: true,
    required: false,
  })
  contacts?: ContactCardView[];

  @Field({
    description: 'Question and options of a `poll`; absent otherwise.',
    type: () => PollView,
    required: false,
  })
  poll?: PollView;

  @Field({
    description: 'What an `event` invites to; absent otherwise.',
    type: () => EventView,
    required: false,
  })
  event?: EventView;

  @Field({
    description: 'The group that an `invitation` is for; absent otherwise.',
    type: () => GroupInvitationView,
    required: false,
  })
  invitation?: GroupInvitationView;

  @Field({
    description: 'What was chosen with a `tap`; absent otherwise.',
    type: () => TapView,
    required: false,
  })
  tap?: TapView;

  @Field({
    description:
      'What the sender showed of the page behind a link in the text; absent where they showed nothing.',
    type: () => LinkPreviewView,
    required: false,
  })
  linkPreview?: LinkPreviewView;

  @Field({
    description: 'The message that this one answers; absent where it answers none.',
    type: () => ReplyView,
    required: false,
  })
  replyTo?: ReplyView;

  @Field({
    description:
      'Everybody whom the message mentions: digits of the phone number where it is known, else of the LID; `all` for the whole group. Absent where it mentions nobody.',
    example: [EXAMPLE.ownNumber],
    type: () => String,
    isArray: true,
    required: false,
  })
  mentions?: string[];

  @Field({
    description: 'True for a message that was forwarded; absent otherwise.',
    example: true,
    required: false,
  })
  forwarded?: boolean;

  @Field({
    description: 'True for one that was forwarded five times or more; absent otherwise.',
    example: true,
    required: false,
  })
  forwardedOften?: boolean;

  @Field({
    description:
      'True for one that a group administrator deleted who had not written it; absent otherwise.',
    example: true,
    required: false,
    inExample: false,
  })
  deletedByAdmin?: boolean;

  @Field({
    description: 'True for a view-once message; absent otherwise.',
    example: true,
    required: false,
  })
  viewOnce?: boolean;

  @Field({
    description:
      'After how many seconds it disappears from phones; absent where it stays. whathooks keeps it.',
    example: 604800,
    required: false,
  })
  expiresInSeconds?: number;

  @Field({
    description:
      'The album that a picture or video came or was sent in: the same for all of it, which are messages of their own. In an album that was sent, it is the `waMessageId` of the `album` message. Absent otherwise.',
    example: '3EB0C2D9A1B4E5F60718',
    required: false,
  })
  albumId?: string;

  @Field({
    description: `True for a text of more than ${KEPT} characters: \`text\` holds the first ${KEPT}. Absent otherwise.`,
    example: true,
    required: false,
  })
  truncated?: boolean;
}

/** Documentation of `reference`, wherever a message is told of. */
export const REFERENCE = {
  description: "The caller's own `reference` of a message that was sent; absent where it has none.",
  example: 'order-4711',
  required: false,
} as const satisfies FieldDoc;
