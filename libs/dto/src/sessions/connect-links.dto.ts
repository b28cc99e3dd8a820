import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '../common.dto';
import { CONNECT_LANGUAGES, type ConnectLanguage } from '../facts/connect-languages';
import { CONNECT_LINK_MAX_MINUTES, ID_MAX } from '../facts/limits';
import { SESSION_STATUSES, type SessionStatus } from '../facts/statuses';
import { STATUS_REASONS, type StatusReason } from '../facts/status-reasons';
import { Field } from '../fields/field';
import { OmittedOrValid, saying } from '../fields/rules';
import { PHONE, PHONE_MESSAGE } from './phone';
import { EXAMPLE } from '../event-definition/examples';

const LINK_ID = 'lnk_019a50b47c3e7c10b4c15f6a7b8c9d0e';
const EXPIRES_AT = '2026-06-29T15:21:07.000Z';

export class CreateConnectLinkRequest {
  @IsInt()
  @Min(1)
  @Max(CONNECT_LINK_MAX_MINUTES)
  @Field({
    description: `How long the link is open, in minutes: up to ${CONNECT_LINK_MAX_MINUTES}, which is a week.`,
    example: 60,
  })
  expiresInMinutes: number;

  @OmittedOrValid()
  @IsIn(CONNECT_LANGUAGES)
  @Field({
    description: 'Language of the page. The one that the browser asks for where it is left out.',
    enum: CONNECT_LANGUAGES,
    example: 'es',
    inExample: false,
    required: false,
  })
  language?: ConnectLanguage;

  @OmittedOrValid()
  @Matches(PHONE, saying('not_phone', PHONE_MESSAGE))
  @Field({
    description:
      'Number that is to be linked: digits with country code. When another one is linked, the session says so in `expectedPhone`. Any number will do where it is left out.',
    example: '15551234567',
    inExample: false,
    required: false,
  })
  expectedPhone?: string;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Unlinks the number that is linked now, if there is one. Without it such a session is answered with `already_linked`.',
    example: true,
    inExample: false,
    required: false,
  })
  replace?: boolean;
}

export class ConnectLinksQuery extends PageQuery {
  @OmittedOrValid()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Links of this session alone.',
    example: EXAMPLE.sessionId,
    required: false,
  })
  sessionId?: string;
}

export class ConnectLinkView {
  @Field({ description: 'Id.', example: LINK_ID })
  id: string;

  @Field({ description: 'Session that is linked by it.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description: 'Language of the page; null for the one that the browser asks for.',
    enum: CONNECT_LANGUAGES,
    nullable: true,
    example: null,
  })
  language: ConnectLanguage | null;

  @Field({
    description: 'When it was made.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({ description: 'When it ends.', example: EXPIRES_AT, format: 'date-time' })
  expiresAt: string;
}

export class CreatedConnectLink extends ConnectLinkView {
  @Field({
    description:
      'Address to send to the person with the phone. It is shown this once. Anybody with it can link a phone to this session, until a phone is linked or the link ends.',
    example: 'https://gateway.agency.example/connect/#q3v0pX1cS8mJ5tYw2nLr7uKd4eHb9aZfGiTo6RxVsCk',
  })
  url: string;
}

export class ConnectLinkPage {
  @Field({ description: 'Open links, newest first.', type: () => ConnectLinkView, isArray: true })
  data: ConnectLinkView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

/** Whom a connect link comes from. */
export class ConnectOrganization {
  @Field({ description: 'Name of the organization.', example: 'Northwind Agency' })
  name: string;

  @Field({
    description: 'Its logo as a `data:` address; null where it has none.',
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
}

/** What the page behind a connect link shows. */
export class ConnectState {
  @Field({ description: 'Whom the link comes from.', type: () => ConnectOrganization })
  organization: ConnectOrganization;

  @Field({ description: 'Status of the session.', enum: SESSION_STATUSES, example: 'QR' })
  status: SessionStatus;

  @Field({
    description: 'Why the session has its status; null where nothing has to be said.',
    enum: STATUS_REASONS,
    nullable: true,
    example: null,
  })
  statusReason: StatusReason | null;

  @Field({
    description: 'Text of the QR code to show; null while there is none.',
    nullable: true,
    type: () => String,
    example: '2@f0gR3…,kLmN…,oPqR…,sTuV…',
  })
  qr: string | null;

  @Field({
    description: 'When the QR code is replaced by the next one.',
    nullable: true,
    type: () => String,
    format: 'date-time',
    example: '2026-06-29T14:22:07.000Z',
  })
  qrExpiresAt: string | null;

  @Field({
    description: 'Code to type on the phone, if one was asked for and has not expired.',
    nullable: true,
    type: () => String,
    example: null,
  })
  pairingCode: string | null;

  @Field({
    description: 'Language that the link was made with; null for the one of the browser.',
    enum: CONNECT_LANGUAGES,
    nullable: true,
    example: null,
  })
  language: ConnectLanguage | null;

  @Field({ description: 'When the link ends.', example: EXPIRES_AT, format: 'date-time' })
  expiresAt: string;
}
