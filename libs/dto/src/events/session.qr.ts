import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';

const QR = '2@Zx8Kq0v1YbT3nU7cR5mE,9fH2sL4wQ6pJ8dG1aK3=,tV5xB7zN9mC2lO4iU6y=';
const EXPIRES_AT = '2026-06-29T14:21:27.000Z';

export class SessionQrPayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'Text of the QR code to show.', example: QR })
  qr: string;

  @Field({ description: 'When the QR code expires.', example: EXPIRES_AT, format: 'date-time' })
  expiresAt: string;

  @Field({
    description:
      '`scan_again`: WhatsApp retired an earlier code, usually because a phone scanned it. Ask the person to scan this one. Null otherwise.',
    enum: ['scan_again'],
    example: null,
    nullable: true,
  })
  reason: 'scan_again' | null;
}

export const sessionQr = defineEvent({
  name: 'session.qr',
  sentence: 'A new QR code was generated and is waiting to be scanned.',
  data: SessionQrPayload,
  sample: { sessionId: EXAMPLE.sessionId, qr: QR, expiresAt: EXPIRES_AT, reason: null },
  scope: 'sessions:read',
  order: 'session',
  isDefault: true,
  isSecret: true,
});
