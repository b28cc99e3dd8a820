import { IsString, MaxLength, ValidateIf } from 'class-validator';
import { ID_MAX, TEXT_MAX_LENGTH } from '../facts/limits';
import { Field } from '../fields/field';
import { MaxCharacters, OmittedOrValid } from '../fields/rules';
import { DraftView } from '../team/draft-view';

export class DraftPage {
  @Field({
    description: 'Drafts of the caller, of the newest chats first.',
    type: () => DraftView,
    isArray: true,
  })
  data: DraftView[];

  @Field({
    description: 'Cursor of the next page; null on the last one.',
    example: null,
    nullable: true,
    type: () => String,
  })
  nextCursor: string | null;
}

export class SaveDraftRequest {
  @IsString()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @Field({
    description: 'Text; empty to drop the draft.',
    example: 'Good morning Jane, ',
    maxLength: TEXT_MAX_LENGTH,
  })
  text: string;

  @OmittedOrValid()
  @ValidateIf(({ replyTo }: SaveDraftRequest) => replyTo !== null)
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Message that it replies to; null or left out: none.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  replyTo?: string | null;
}
