import { IsBase64, IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { LOGO_MAX_BYTES } from '../facts/limits';
import { Field } from '../fields/field';
import { OmittedOrValid, saying } from '../fields/rules';
import { OrganizationView } from './auth.dto';

/** Base64 has four characters for three bytes. */
const LOGO_MAX_CHARACTERS = Math.ceil(LOGO_MAX_BYTES / 3) * 4;

/** An organization, and how it looks to people outside. */
export class OrganizationDetails extends OrganizationView {
  @Field({
    description: 'Its logo as a `data:` address, as connect links show it; null where it has none.',
    nullable: true,
    type: () => String,
    example: null,
  })
  logo: string | null;

  @Field({
    description: 'Its colour, with six hex digits; null where it has none.',
    nullable: true,
    type: () => String,
    example: '#0b6e4f',
  })
  color: string | null;

  @Field({ description: 'Whether it requires a second factor of its members.', example: false })
  requiresTwoFactor: boolean;
}

export class UpdateOrganizationRequest {
  @IsOptional()
  @IsString()
  @MaxLength(LOGO_MAX_CHARACTERS)
  @IsBase64()
  @Field({
    description: `A picture in base64, up to ${LOGO_MAX_BYTES / 1024} KiB: JPEG, PNG, WebP, GIF, TIFF or AVIF. It is made a PNG of at most 320 × 160 pixels. Null for none.`,
    maxLength: LOGO_MAX_CHARACTERS,
    nullable: true,
    type: () => String,
    required: false,
    inExample: false,
    example: 'iVBORw0KGgo=',
  })
  logo?: string | null;

  @IsOptional()
  @Matches(
    /^#[0-9a-f]{6}$/i,
    saying('not_color', 'color must be six hex digits behind a #, like #0b6e4f'),
  )
  @Field({
    description: 'A colour: six hex digits behind a #. Null for none.',
    nullable: true,
    type: () => String,
    required: false,
    example: '#0b6e4f',
  })
  color?: string | null;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description: 'Whether members have to set up a second factor before they see anything.',
    required: false,
    inExample: false,
    example: true,
  })
  requiresTwoFactor?: boolean;
}
