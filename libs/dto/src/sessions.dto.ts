import { IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { SESSION_STATUSES, type SessionStatus } from './events';
import { Field } from './field';
import { IsMetadata, IsPrintable } from './rules';

const SESSION_ID = 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e';

export class CreateSessionRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsPrintable()
  @Field({ description: 'A name for the number.', example: 'Bakery Example', maxLength: 100 })
  name: string;

  @IsOptional()
  @IsMetadata()
  @Field({
    description: 'Up to 20 string pairs of your own, echoed in every event of this session.',
    example: { customerId: '4711' },
    mapOf: 'string',
    required: false,
  })
  metadata?: Record<string, string>;
}

export class PairingCodeRequest {
  @Matches(/^[1-9]\d{6,14}$/, {
    message: 'phone must be digits with country code, without + or spaces, e.g. 15551234567',
  })
  @Field({
    description: 'The phone that will type the code: digits with country code.',
    example: '15551234567',
  })
  phone: string;
}

export class PairingCodeResponse {
  @Field({ description: 'Eight characters to type on the phone.', example: 'ABCD1234' })
  code: string;
}

export class SessionView {
  @Field({ description: 'Id.', example: SESSION_ID })
  id: string;

  @Field({ description: 'Name.', example: 'Bakery Example' })
  name: string;

  @Field({ description: 'Where the link stands.', enum: SESSION_STATUSES, example: 'CONNECTED' })
  status: SessionStatus;

  @Field({
    description: 'Why it is in this status, where there is more to say.',
    example: null,
    nullable: true,
    type: () => String,
  })
  statusReason: string | null;

  @Field({
    description: 'Linked number in digits.',
    example: '15557654321',
    nullable: true,
    type: () => String,
  })
  phone: string | null;

  @Field({
    description: 'Name shown on WhatsApp.',
    example: 'Bakery',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({
    description: 'The QR string to draw, while status is QR.',
    example: null,
    nullable: true,
    type: () => String,
  })
  qr: string | null;

  @Field({
    description: 'Until when the QR string can be scanned.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  qrExpiresAt: string | null;

  @Field({ description: 'Your own pairs.', example: { customerId: '4711' }, mapOf: 'string' })
  metadata: Record<string, string>;

  @Field({
    description: 'When it was created.',
    example: '2026-06-29T14:20:00.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: 'When it last became CONNECTED.',
    example: '2026-06-29T14:21:00.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  connectedAt: string | null;
}

export class SessionPage {
  @Field({ description: 'Sessions, newest first.', type: () => SessionView, isArray: true })
  data: SessionView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

/** One move of a session from a status to the next. */
export class SessionTransitionView {
  @Field({ description: 'Status before.', enum: SESSION_STATUSES, example: 'CONNECTING' })
  from: SessionStatus;

  @Field({ description: 'Status after.', enum: SESSION_STATUSES, example: 'CONNECTED' })
  to: SessionStatus;

  @Field({ description: 'Why.', example: null, nullable: true, type: () => String })
  reason: string | null;

  @Field({ description: 'When.', example: '2026-06-29T14:21:00.000Z', format: 'date-time' })
  at: string;
}

export class SessionTransitionPage {
  @Field({ description: 'Moves, newest first.', type: () => SessionTransitionView, isArray: true })
  data: SessionTransitionView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

export class SessionQrView {
  @Field({
    description: 'The QR string.',
    example: 'https://wa.me/settings/linked_devices#2@AbC,dEf,gHi,jKl,1',
  })
  qr: string;

  @Field({
    description: 'Until when it can be scanned.',
    example: '2026-06-29T14:21:00.000Z',
    format: 'date-time',
  })
  expiresAt: string;
}
