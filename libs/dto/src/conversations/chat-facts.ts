import { CHAT_KINDS, CHAT_STATES, type ChatKind, type ChatState } from '../facts/statuses';
import { Field } from '../fields/field';
import { LabelView } from '../team/label-view';
import { EXAMPLE } from '../event-definition/examples';

export const CHAT_ID = 'chat_019a50b57c3e7c10b4c15f6a7b8c9d0e';

/** What is known of a conversation of a session with a person or a group, but for what is said in it. */
export class ChatFacts {
  @Field({ description: 'Id.', example: CHAT_ID })
  id: string;

  @Field({ description: 'Session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'JID: of the person or the group.', example: '15551234567@s.whatsapp.net' })
  jid: string;

  @Field({ description: 'Whom it is with.', enum: CHAT_KINDS, example: 'person' })
  kind: ChatKind;

  @Field({
    description:
      'Name to show: in the address book of the phone, else as the person calls themselves, else the phone number; the subject of a group.',
    example: 'Jane Doe',
  })
  title: string;

  @Field({
    description:
      'Phone number of the person in digits; null for a group and where only a LID is known.',
    example: '15551234567',
    nullable: true,
    type: () => String,
  })
  phone: string | null;

  @Field({
    description: 'LID of the person in digits; null for a group and where it is not known.',
    example: null,
    nullable: true,
    type: () => String,
  })
  lid: string | null;

  @Field({
    description: 'Group that it is with; null for a person, and until the group is known.',
    example: null,
    nullable: true,
    type: () => String,
  })
  groupId: string | null;

  @Field({
    description:
      'Contact that it is with; null for a group, and for a person who has not written yet.',
    example: 'ctc_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    nullable: true,
    type: () => String,
  })
  contactId: string | null;

  @Field({
    description: 'Whether the number blocks the person; false for a group.',
    example: false,
  })
  blocked: boolean;

  @Field({
    description: 'How many inbound messages nobody has read, here or on the phone.',
    example: 2,
  })
  unread: number;

  @Field({
    description: 'Whether somebody marked it as unread, here or on the phone.',
    example: false,
  })
  markedUnread: boolean;

  @Field({
    description: 'Oldest message that nobody has read; null where all are read.',
    example: null,
    nullable: true,
    type: () => String,
  })
  firstUnreadId: string | null;

  @Field({
    description:
      'Since when somebody waits for a reply: the first message, or call that nobody took, that came after the last one that was sent. Null where nobody waits. In a group, a message counts that mentions the number or replies to it.',
    example: EXAMPLE.time,
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  needsReplySince: string | null;

  @Field({
    description:
      'When the person called last, nobody took the call, and nothing was sent since; null otherwise.',
    example: null,
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  missedCallAt: string | null;

  @Field({
    description: 'A new inbound message, or a missed call, opens a closed chat.',
    enum: CHAT_STATES,
    example: 'open',
  })
  state: ChatState;

  @Field({
    description: 'Member of the organization who looks after it; null for nobody.',
    example: EXAMPLE.userId,
    nullable: true,
    type: () => String,
  })
  assigneeId: string | null;

  @Field({ description: 'Labels, by name.', type: () => LabelView, isArray: true })
  labels: LabelView[];

  @Field({ description: 'Whether it is archived, here and on the phone.', example: false })
  archived: boolean;

  @Field({ description: 'Whether it is pinned, here and on the phone.', example: false })
  pinned: boolean;

  @Field({
    description: 'Until when it is muted, here and on the phone; null where it is not.',
    example: null,
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  mutedUntil: string | null;

  @Field({ description: 'When it changed last.', example: EXAMPLE.time, format: 'date-time' })
  updatedAt: string;
}
