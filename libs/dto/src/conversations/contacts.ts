import { IsNotEmpty, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery } from '../common.dto';
import { ID_MAX, NAME_MAX, SEARCH_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { IsPrintable, OmittedOrValid } from '../fields/rules';

const SESSION_ID = 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e';

/** A person as one session knows them, whichever of their addresses they write from. */
export class ContactView {
  @Field({ description: 'Id.', example: 'ctc_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Session.', example: SESSION_ID })
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

export class ContactPage {
  @Field({ description: 'Contacts, newest first.', type: () => ContactView, isArray: true })
  data: ContactView[];

  @Field({
    description: 'Cursor of the next page; null on the last one.',
    example: null,
    nullable: true,
    type: () => String,
  })
  nextCursor: string | null;
}

export class ListContactsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Only contacts of this session.', example: SESSION_ID, required: false })
  sessionId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(SEARCH_MAX)
  @Field({
    description:
      'Only contacts with this text in a name or in the phone number; case and accents do not matter.',
    example: 'jane',
    required: false,
  })
  q?: string;
}

export class UpdateContactRequest {
  @OmittedOrValid()
  @ValidateIf(({ name }: UpdateContactRequest) => name !== null)
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'Name in the address book, on the phone too; null to take them out of it.',
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
    maxLength: NAME_MAX,
    required: false,
  })
  name?: string | null;
}
