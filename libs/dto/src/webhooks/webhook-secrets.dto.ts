import { IsBoolean } from 'class-validator';
import { Field } from '../fields/field';
import { OmittedOrValid } from '../fields/rules';
import { WebhookView } from './webhooks.dto';

export class CreatedWebhook extends WebhookView {
  @Field({
    description: 'Secret to verify signatures with. Shown here and on an explicit reveal only.',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
  })
  secret: string;
}

export class WebhookSecret {
  @Field({
    description:
      'Secret to verify signatures with: as shown for X-Whathooks-Signature, its decoded bytes for webhook-signature.',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
  })
  secret: string;
}

export class RevealedSecret extends WebhookSecret {
  @Field({
    description: 'Headers added to every delivery, with their values.',
    example: { 'X-Tenant': '4711' },
    mapOf: 'string',
  })
  headers: Record<string, string>;
}

export class RotateSecretRequest {
  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'True rotates although the secret before the last rotation still signs, and ends that one at once: for a new secret that leaked. Else such a rotation is refused.',
    example: false,
    required: false,
  })
  endPrevious?: boolean;
}

export class RotatedSecret extends WebhookSecret {
  @Field({
    description:
      'Until when the secret before this one signs too: both in webhook-signature; X-Whathooks-Signature has the new one at once.',
    example: '2026-06-30T14:21:07.000Z',
    format: 'date-time',
  })
  previousSecretExpiresAt: string;
}
