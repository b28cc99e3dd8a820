import { Matches } from 'class-validator';
import { Field } from '../fields/field';
import { saying } from '../fields/rules';
import { PHONE, PHONE_MESSAGE } from './phone';

export class PairingCodeRequest {
  @Matches(PHONE, saying('not_phone', PHONE_MESSAGE))
  @Field({
    description: 'The phone that will type the code: digits with country code.',
    example: '15551234567',
  })
  phone: string;
}

export class PairingCodeResponse {
  @Field({ description: 'Eight characters to type on the phone.', example: 'ABCD1234' })
  code: string;

  @Field({
    description: 'Until when WhatsApp takes it.',
    example: '2026-06-29T14:23:27.000Z',
    format: 'date-time',
  })
  expiresAt: string;
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
