import { ChangePayload } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { REFERENCE } from '../message-content/details';

/** The poll, or the invitation. */
export class VoteTargetPayload {
  @Field({ description: 'Id of the message.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.otherWaMessageId })
  waMessageId: string;

  @Field(REFERENCE)
  reference?: string;
}

export class PollVotePayload extends ChangePayload {
  @Field({
    description: 'Id of the vote. GET /v1/messages/:id of the poll lists what counts now.',
    example: EXAMPLE.reactionId,
  })
  id: string;

  @Field({
    description: "Voter's name on WhatsApp.",
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({
    description: 'The poll, or the event that was answered.',
    type: () => VoteTargetPayload,
  })
  target: VoteTargetPayload;

  @Field({
    description:
      'Everything that the voter has chosen now: it takes the place of their earlier votes, and empty takes them back. Of an event: `going`, `not_going` or `maybe`.',
    example: ['Friday'],
    type: () => String,
    isArray: true,
  })
  options: string[];

  @Field({
    description: 'How many more people come along to an event; absent where nobody does.',
    example: 1,
    required: false,
  })
  guests?: number;

  @Field({ description: "WhatsApp's id of the vote.", example: EXAMPLE.waMessageId })
  waMessageId: string;

  @Field({
    description: 'When the vote was sent, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  timestamp: string;
}

export const pollVote = defineEvent({
  name: 'poll.vote',
  sentence:
    'Someone voted in a poll, changed or took back a vote, or answered an invitation to an event.',
  data: PollVotePayload,
  sample: {
    id: EXAMPLE.reactionId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    fromMe: false,
    chat: EXAMPLE.chat,
    pushName: 'Jane Doe',
    target: { id: EXAMPLE.messageId, waMessageId: EXAMPLE.otherWaMessageId },
    options: ['Friday'],
    waMessageId: EXAMPLE.waMessageId,
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
