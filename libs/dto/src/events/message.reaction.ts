import { ChangePayload } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { REFERENCE } from '../message-content/details';

/** The message that a reaction belongs to. */
export class ReactionTargetPayload {
  @Field({
    description: 'Id of the message; null where whathooks has not stored it.',
    example: EXAMPLE.messageId,
    nullable: true,
    type: () => String,
  })
  id: string | null;

  @Field({ description: "WhatsApp's id of the message.", example: EXAMPLE.otherWaMessageId })
  waMessageId: string;

  @Field(REFERENCE)
  reference?: string;
}

export class MessageReactionPayload extends ChangePayload {
  @Field({
    description: 'Id of the reaction, which is a message of its own.',
    example: EXAMPLE.reactionId,
  })
  id: string;

  @Field({
    description: "Author's name on WhatsApp.",
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({
    description: 'The emoji; null when the reaction was removed.',
    example: '👍',
    nullable: true,
    type: () => String,
  })
  emoji: string | null;

  @Field({
    description: 'The message that the reaction belongs to.',
    type: () => ReactionTargetPayload,
  })
  target: ReactionTargetPayload;

  @Field({ description: "WhatsApp's id of the reaction.", example: EXAMPLE.waMessageId })
  waMessageId: string;

  @Field({
    description: 'When the reaction was sent, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  timestamp: string;
}

export const messageReaction = defineEvent({
  name: 'message.reaction',
  sentence: 'Someone reacted to a message with an emoji, or removed the reaction.',
  data: MessageReactionPayload,
  sample: {
    id: EXAMPLE.reactionId,
    sessionId: EXAMPLE.sessionId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    fromMe: false,
    chat: EXAMPLE.chat,
    pushName: 'Jane Doe',
    emoji: '👍',
    target: { id: EXAMPLE.messageId, waMessageId: EXAMPLE.otherWaMessageId },
    waMessageId: EXAMPLE.waMessageId,
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
