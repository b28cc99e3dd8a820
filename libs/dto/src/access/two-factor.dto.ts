import { IsString, MaxLength } from 'class-validator';
import { TWO_FACTOR_CODE_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { CurrentPasswordRequest } from './current-password.dto';

export class TwoFactorView {
  @Field({
    description: 'Whether your log-in asks for a code besides the password.',
    example: true,
  })
  enabled: boolean;

  @Field({
    description: 'Whether the organization that you are in requires it of its members.',
    example: false,
  })
  required: boolean;

  @Field({ description: 'Recovery codes that were not used yet.', example: 10 })
  recoveryCodesLeft: number;
}

export class TwoFactorSecret {
  @Field({
    description: 'Secret in base32, to type into an authenticator app.',
    example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  })
  secret: string;

  @Field({
    description: 'The same as an `otpauth:` address, to show as a QR code.',
    example:
      'otpauth://totp/whathooks:ada%40agency.example?issuer=whathooks&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
  })
  uri: string;
}

export class TwoFactorCodeRequest {
  @IsString()
  @MaxLength(TWO_FACTOR_CODE_MAX)
  @Field({ description: 'Six digits that the authenticator app shows.', example: '123456' })
  code: string;
}

export class DisableTwoFactorRequest extends CurrentPasswordRequest {
  @IsString()
  @MaxLength(TWO_FACTOR_CODE_MAX)
  @Field({
    description: 'Six digits that the authenticator app shows, or a recovery code.',
    example: '123456',
  })
  code: string;
}

export class RecoveryCodes {
  @Field({
    description:
      'Codes that each open the account once in the place of the app. Shown this once; those before open nothing any more.',
    type: () => String,
    isArray: true,
    example: ['4k7q2-m9xwd', 'bz3hn-6tcjr'],
  })
  recoveryCodes: string[];
}
