import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { ID_MAX, LIMIT_MAX } from '../facts/limits';
import { combined, Field } from '../fields/field';
import { HasNoDuplicates } from '../fields/rules';

/** Ids of clients, or of sessions, in a request. */
const IsIdList = combined(
  IsArray(),
  ArrayMaxSize(LIMIT_MAX),
  HasNoDuplicates(),
  IsString({ each: true }),
  MaxLength(ID_MAX, { each: true }),
);

const LIST = { type: () => String, isArray: true, nullable: true, example: null } as const;

/** What a person or a key is limited to. Both are null for the whole organization. */
export class LimitView {
  @Field({
    ...LIST,
    description:
      'Clients whose sessions, those of now and of later, are within reach; null for no limit.',
  })
  clientIds: string[] | null;

  @Field({
    ...LIST,
    description: 'Sessions within reach beside those of the clients; null for no limit.',
  })
  sessionIds: string[] | null;
}

/** A limit in a request: with either of the two, what is in neither is out of reach. */
export class LimitRequest {
  @IsOptional()
  @IsIdList
  @Field({
    ...LIST,
    description:
      'Limits to the sessions of these clients, those of now and of later. Null in both lists for the whole organization; null in one alone lifts no limit.',
    required: false,
  })
  clientIds?: string[] | null;

  @IsOptional()
  @IsIdList
  @Field({
    ...LIST,
    description: 'Limits to these sessions, beside those of the clients.',
    required: false,
  })
  sessionIds?: string[] | null;
}
