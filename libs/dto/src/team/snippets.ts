import { IsString, Matches } from 'class-validator';
import { SNIPPET_SHORTCUT_MAX, TEXT_MAX_LENGTH } from '../facts/limits';
import { Field } from '../fields/field';
import {
  HasKnownVariables,
  IsNotBlank,
  MaxCharacters,
  OmittedOrValid,
  saying,
} from '../fields/rules';

const SHORTCUT = new RegExp(`^[\\p{L}\\p{N}_-]{1,${SNIPPET_SHORTCUT_MAX}}$`, 'u');
const SHORTCUT_MESSAGE = `shortcut must be 1 to ${SNIPPET_SHORTCUT_MAX} letters, digits, - or _, e.g. hours`;
const TEXT =
  'Text. `{{name}}`, `{{phone}}` and `{{agent}}` stand for the name and the number of the person in the chat, and for the name of who writes.';

/** A text that is often written. */
export class SnippetView {
  @Field({ description: 'Id.', example: 'snip_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({
    description: 'What people type after a `/` to get it; unique, whatever its case.',
    example: 'hours',
  })
  shortcut: string;

  @Field({ description: TEXT, example: 'Good morning {{name}}, we are open from 9 to 17.' })
  text: string;

  @Field({
    description: 'When it was changed last.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  updatedAt: string;
}

export class SnippetList {
  @Field({ description: 'All snippets, by shortcut.', type: () => SnippetView, isArray: true })
  data: SnippetView[];
}

export class CreateSnippetRequest {
  @IsString()
  @Matches(SHORTCUT, saying('not_shortcut', SHORTCUT_MESSAGE))
  @Field({
    description: 'Letters, digits, - and _; unique, whatever its case.',
    example: 'hours',
    maxLength: SNIPPET_SHORTCUT_MAX,
  })
  shortcut: string;

  @IsString()
  @IsNotBlank()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @HasKnownVariables()
  @Field({
    description: TEXT,
    example: 'Good morning {{name}}, we are open from 9 to 17.',
    maxLength: TEXT_MAX_LENGTH,
  })
  text: string;
}

/** What is left out stays as it is. */
export class UpdateSnippetRequest {
  @OmittedOrValid()
  @IsString()
  @Matches(SHORTCUT, saying('not_shortcut', SHORTCUT_MESSAGE))
  @Field({
    description: 'Letters, digits, - and _; unique, whatever its case.',
    example: 'hours',
    maxLength: SNIPPET_SHORTCUT_MAX,
    required: false,
  })
  shortcut?: string;

  @OmittedOrValid()
  @IsString()
  @IsNotBlank()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @HasKnownVariables()
  @Field({
    description: TEXT,
    example: 'Good morning {{name}}, we are open from 9 to 18.',
    maxLength: TEXT_MAX_LENGTH,
    required: false,
  })
  text?: string;
}
