import { Injectable } from '@nestjs/common';
import { type AcceptInvitationRequest, type OpenInvitation, PASSWORD_MIN } from '@whathooks/dto';
import { AuditService } from '../audit/audit.service';
import {
  type FoundInvitation,
  OpenInvitations,
} from '../organizations/invitations/open-invitations';
import { publicId } from '../platform/database/ids';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { ApiError } from '../platform/http/problems/api-error';
import { invalidField } from '../platform/http/problems/invalid-field';
import { type Account, type Person, UsersService } from '../users/users.service';
import { Entrance, type LoggedIn } from './entrance';
import { assertGoodPassword } from './passwords/password-rules';
import type { Visitor } from './sign-ins/visitor';
import { AccountPasswords } from './passwords/account-passwords';
import { hashPassword, verifyPassword } from './passwords/passwords';

/** Lets invited people in, with the account that they have or a new one. */
@Injectable()
export class Joining {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: OpenInvitations,
    private readonly users: UsersService,
    private readonly entrance: Entrance,
    private readonly audit: AuditService,
    private readonly passwords: AccountPasswords,
  ) {}

  /** @throws ApiError invitation_not_found */
  invitation(token: string): Promise<OpenInvitation> {
    return this.invitations.show(token);
  }

  /**
   * An invitation lets in whatever `REGISTRATION` says: a member of the installation answers for the person.
   *
   * @throws ApiError invitation_not_found, wrong_login, weak_password, already_member, email_taken
   */
  async accept(request: AcceptInvitationRequest, visitor: Visitor): Promise<LoggedIn> {
    const invitation = await this.invitationFor(request.token, request.email);
    const known = await this.users.byEmail(request.email);
    const join = known ? await this.asKnown(known, request) : await this.asNew(invitation, request);
    return this.unitOfWork.run(async (tx) =>
      this.enter(tx, invitation, await join(tx), visitor, null),
    );
  }

  /**
   * The invitation of a secret, for a person with this address.
   *
   * @throws ApiError invitation_not_found, invalid_request when it is for another address
   */
  async invitationFor(token: string, email: string): Promise<FoundInvitation> {
    const invitation = await this.invitations.find(token);
    assertAddressee(invitation, email);
    return invitation;
  }

  /**
   * Makes a person a member, and lets them in.
   *
   * @param provider that let them in; null for a password.
   * @throws ApiError invitation_not_found, already_member
   */
  async enter(
    tx: Transaction,
    invitation: FoundInvitation,
    person: Person,
    visitor: Visitor,
    provider: string | null,
  ): Promise<LoggedIn> {
    await this.invitations.accept(tx, invitation, person.id);
    const { id, organizationId, role } = invitation;
    const member = { kind: 'user', organizationId, userId: person.id } as const;
    const details = { role, email: person.email };
    await this.audit.record(tx, member, 'member.joined', publicId('invitation', id), details);
    return this.entrance.enter(tx, person, invitation, visitor, provider);
  }

  private async asKnown(
    known: Account,
    { password, name, code }: AcceptInvitationRequest,
  ): Promise<(tx: Transaction) => Promise<Account>> {
    const account = await this.passwords.opened(known, password);
    if (!account) {
      if (name === undefined) throw new ApiError('wrong_login');
      throw new ApiError(
        'wrong_login',
        'There is an account with this e-mail address already, and this is not its password. Log in with it to join.',
      );
    }
    await this.entrance.assertSecondFactor(account, code);
    return async (tx) => {
      await this.users.assertStillOpens(tx, account);
      return account;
    };
  }

  private async asNew(
    { organizationName }: FoundInvitation,
    { email, name, password }: AcceptInvitationRequest,
  ): Promise<(tx: Transaction) => Promise<Account>> {
    if (name === undefined) {
      await verifyPassword(null, password);
      throw new ApiError('wrong_login');
    }
    if (password.length < PASSWORD_MIN) {
      throw invalidField(
        'password',
        `password must be at least ${PASSWORD_MIN} characters`,
        'too_short',
        PASSWORD_MIN,
      );
    }
    assertGoodPassword(password, { email, name, organizationName }, 'password');
    const passwordHash = await hashPassword(password);
    return (tx) => this.users.create(tx, { email, name, passwordHash });
  }
}

/** @throws ApiError invalid_request when the invitation is for another address. */
function assertAddressee(invitation: FoundInvitation, email: string): void {
  if (invitation.email === null || invitation.email === email.toLowerCase()) return;
  throw invalidField(
    'email',
    `This invitation is for ${invitation.email}. Use that address.`,
    'other_address',
  );
}
