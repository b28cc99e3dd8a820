import { LABEL_COLORS } from '../facts/limits';
import { Field } from '../fields/field';

export const COLOR = `One of the colours of WhatsApp's labels, 0 to ${LABEL_COLORS - 1}.`;

/** A word that people put on chats, in the whole organization. */
export class LabelView {
  @Field({ description: 'Id.', example: 'lbl_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Name; unique, whatever its case.', example: 'New customer' })
  name: string;

  @Field({ description: COLOR, example: 4 })
  color: number;
}
