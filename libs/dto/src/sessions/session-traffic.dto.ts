import { Field } from '../fields/field';

/** How much a session sends and receives. */
export class SessionTraffic {
  @Field({ description: 'Session.', example: 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  sessionId: string;

  @Field({
    description: 'When its newest message was sent; null where it has none.',
    example: '2026-06-29T14:20:30.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  lastMessageAt: string | null;

  @Field({
    description:
      'Messages that came and went, by the hour of UTC, oldest first; the last of the 24 is the one that is running, with what is not counted yet.',
    type: () => Number,
    isArray: true,
    example: [0, 0, 0, 0, 0, 0, 2, 14, 31, 28, 22, 25, 19, 24, 30, 26, 21, 12, 8, 4, 2, 0, 0, 5],
  })
  hours: number[];
}

export class SessionTrafficList {
  @Field({
    description: 'Sessions that have messages, in any order.',
    type: () => SessionTraffic,
    isArray: true,
  })
  data: SessionTraffic[];
}
