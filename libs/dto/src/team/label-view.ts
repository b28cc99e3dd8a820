import { EXAMPLE } from '../event-definition/examples';
import { LABEL_COLORS } from '../facts/limits';
import { Field } from '../fields/field';

export const COLOR = `One of the colours of WhatsApp's labels, 0 to ${LABEL_COLORS - 1}.`;

/** That a number's WhatsApp did not take a label over. */
export class LabelRefusal {
  @Field({ description: 'Session whose phone does not have it so.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description: 'Why, for people.',
    example: 'WhatsApp answered the change with error 400.',
  })
  reason: string;
}

/** A word that people put on chats, in the whole organization. */
export class LabelView {
  @Field({ description: 'Id.', example: 'lbl_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Name; unique, whatever its case.', example: 'New customer' })
  name: string;

  @Field({ description: COLOR, example: 4 })
  color: number;

  @Field({
    description:
      'Numbers whose WhatsApp did not take its name and colour over. Absent where there are none, and on the labels of a chat. A PATCH of the label, even with what it has, tries again.',
    required: false,
    type: () => [LabelRefusal],
  })
  refusedBy?: LabelRefusal[];
}
