import { Field } from '../fields/field';
import { EXAMPLE } from '../event-definition/examples';

/** A person as one session knows them, whichever of their addresses they write from. */
export class ContactView {
  @Field({ description: 'Id.', example: 'ctc_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description: 'Phone number in digits; null where only the LID is known.',
    example: '15551234567',
    nullable: true,
    type: () => String,
  })
  phone: string | null;

  @Field({
    description: 'LID in digits; null where it is not known.',
    example: null,
    nullable: true,
    type: () => String,
  })
  lid: string | null;

  @Field({
    description: 'Name in the address book of the phone; null where they are not in it.',
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  name: string | null;

  @Field({
    description: 'As they call themselves; null where they have not said.',
    example: 'Jane',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({
    description: 'Name of a business that WhatsApp verified; null for anybody else.',
    example: null,
    nullable: true,
    type: () => String,
  })
  verifiedName: string | null;

  @Field({ description: 'Whether the number blocks them.', example: false })
  blocked: boolean;

  @Field({
    description: 'When it changed last.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  updatedAt: string;
}
