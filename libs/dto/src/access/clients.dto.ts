import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ID_MAX, NAME_MAX, SESSION_FILTER_MAX } from '../facts/limits';
import { Field, type FieldDoc } from '../fields/field';
import { HasNoDuplicates, IsPrintable, OmittedOrValid } from '../fields/rules';
import { EXAMPLE } from '../event-definition/examples';

/** Sessions of an organization under one name: the numbers of one customer of an agency. */
export class ClientView {
  @Field({ description: 'Id.', example: 'cli_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Name; unique, whatever its case.', example: 'Bakery Example' })
  name: string;

  @Field({
    description: 'Its sessions. Each belongs to one client at most.',
    type: () => String,
    isArray: true,
    example: [EXAMPLE.sessionId],
  })
  sessionIds: string[];

  @Field({
    description: 'When it was made.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  createdAt: string;
}

export class ClientList {
  @Field({ description: 'All clients, by name.', type: () => ClientView, isArray: true })
  data: ClientView[];
}

export class CreateClientRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'Name; unique, whatever its case.',
    example: 'Bakery Example',
    maxLength: NAME_MAX,
  })
  name: string;
}

export class UpdateClientRequest extends CreateClientRequest {}

/** What becomes of webhooks that name a session which leaves its client. */
export const WEBHOOK_CHOICES = ['keep', 'stop'] as const;
export type WebhookChoice = (typeof WEBHOOK_CHOICES)[number];

export const WEBHOOK_CHOICE: FieldDoc = {
  description:
    'What becomes of webhooks that name a session which leaves its client: `keep`, they go on sending its events; `stop`, the session is taken out of them, what waits of it is cancelled, and one that names no other session is switched off. Asked for where there are such webhooks; those of all sessions are not concerned.',
  enum: WEBHOOK_CHOICES,
  example: 'stop',
  required: false,
};

export class RemoveClientQuery {
  @OmittedOrValid()
  @IsIn(WEBHOOK_CHOICES)
  @Field(WEBHOOK_CHOICE)
  webhooks?: WebhookChoice;
}

export class SetClientSessionsRequest {
  @IsArray()
  @ArrayMaxSize(SESSION_FILTER_MAX)
  @HasNoDuplicates()
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @Field({
    description:
      'All sessions of the client from now on. One of another client leaves that one; one that is left out belongs to none.',
    type: () => String,
    isArray: true,
    example: [EXAMPLE.sessionId],
  })
  sessionIds: string[];

  @OmittedOrValid()
  @IsIn(WEBHOOK_CHOICES)
  @Field(WEBHOOK_CHOICE)
  webhooks?: WebhookChoice;
}
