import { ArrayMaxSize, ArrayUnique, IsArray, IsString, MaxLength } from 'class-validator';
import { ID_MAX, CHAT_NOTE_MAX, CHAT_NOTE_MENTIONS_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { IsNotBlank, MaxCharacters, OmittedOrValid } from '../fields/rules';
import { NoteView } from '../team/note-view';
import { EXAMPLE } from '../event-definition/examples';

export class NotePage {
  @Field({ description: 'Notes, newest first.', type: () => NoteView, isArray: true })
  data: NoteView[];

  @Field({
    description: 'Cursor of the next page; null on the last one.',
    example: null,
    nullable: true,
    type: () => String,
  })
  nextCursor: string | null;
}

export class WriteNoteRequest {
  @IsString()
  @IsNotBlank()
  @MaxCharacters(CHAT_NOTE_MAX)
  @Field({
    description: 'Text.',
    example: 'She asked for the invoice of May, too.',
    maxLength: CHAT_NOTE_MAX,
  })
  text: string;

  @OmittedOrValid()
  @IsArray()
  @ArrayMaxSize(CHAT_NOTE_MENTIONS_MAX)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @Field({
    description: 'Members whom it names. Each is told.',
    example: [EXAMPLE.userId],
    type: () => String,
    isArray: true,
    required: false,
  })
  mentions?: string[];
}

/** What is left out stays as it is. */
export class UpdateNoteRequest {
  @OmittedOrValid()
  @IsString()
  @IsNotBlank()
  @MaxCharacters(CHAT_NOTE_MAX)
  @Field({
    description: 'New text.',
    example: 'She asked for the invoices of May and June, too.',
    maxLength: CHAT_NOTE_MAX,
    required: false,
  })
  text?: string;

  @OmittedOrValid()
  @IsArray()
  @ArrayMaxSize(CHAT_NOTE_MENTIONS_MAX)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @Field({
    description: 'All members whom it names from now on. Those who are new are told.',
    example: [EXAMPLE.userId],
    type: () => String,
    isArray: true,
    required: false,
  })
  mentions?: string[];
}
