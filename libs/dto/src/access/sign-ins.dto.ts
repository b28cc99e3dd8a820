import { Field } from '../fields/field';

/** A log-in of a person on one browser. */
export class SignInView {
  @Field({ description: 'Id.', example: 'sgn_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({
    description: 'Browser and system in words, from what the browser says of itself.',
    example: 'Firefox on Windows',
  })
  device: string;

  @Field({ description: 'IP address that it last came from.', example: '203.0.113.7' })
  address: string;

  @Field({
    description: 'When it began.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: 'When it was last used, to a quarter of an hour.',
    example: '2026-06-30T09:12:00.000Z',
    format: 'date-time',
  })
  lastUsedAt: string;

  @Field({ description: 'Whether it is the one that asks.', example: true })
  isCurrent: boolean;

  @Field({
    description:
      'Whether it is on a browser that you had not used before, and you have not said yet that it is yours.',
    example: false,
  })
  isNew: boolean;

  @Field({
    description: 'Name of the provider that it came by; null for a password.',
    example: null,
    nullable: true,
    type: () => String,
  })
  provider: string | null;
}

export class SignInList {
  @Field({
    description: 'Log-ins that have not ended, in every organization, newest first.',
    type: () => SignInView,
    isArray: true,
  })
  data: SignInView[];
}
