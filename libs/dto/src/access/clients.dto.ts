import { ArrayMaxSize, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ID_MAX, NAME_MAX, SESSION_FILTER_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { HasNoDuplicates, IsPrintable } from '../fields/rules';

const SESSION_ID = 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e';

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
    example: [SESSION_ID],
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
    example: [SESSION_ID],
  })
  sessionIds: string[];
}
