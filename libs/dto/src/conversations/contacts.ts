import { IsNotEmpty, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery } from '../common.dto';
import { ID_MAX, NAME_MAX, SEARCH_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { ContactView } from './contact-view';
import { IsPrintable, OmittedOrValid } from '../fields/rules';
import { EXAMPLE } from '../event-definition/examples';

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
  @Field({
    description: 'Only contacts of this session.',
    example: EXAMPLE.sessionId,
    required: false,
  })
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
