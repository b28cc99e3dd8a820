import { Injectable } from '@nestjs/common';
import type { CompleteOidcRequest, OidcOutcome, OidcStep } from '@whathooks/dto';
import type { FoundInvitation } from '../../organizations/invitations/open-invitations';
import {
  type MembershipView,
  OrganizationsService,
} from '../../organizations/memberships/organizations.service';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { type Account, type Person, UsersService } from '../../users/users.service';
import { Entrance, type LoggedIn } from '../entrance';
import { Joining } from '../joining';
import { AccountPasswords } from '../passwords/account-passwords';
import { PasswordTries } from '../passwords/password-tries';
import { Registration } from '../registration';
import { SignIns } from '../sign-ins/sign-ins';
import type { Visitor } from '../sign-ins/visitor';
import { TwoFactors } from '../two-factor/two-factors';
import { type Asked, BegunLogIns } from './begun-log-ins';
import { type Identity, nameOf } from './identity';
import { Links } from './links';
import { type Newcomer, vouchedAddress } from './newcomer';
import { OidcRepository } from './oidc.repository';
import { Provider, type Returned } from './provider';

/** What came of a return from the provider. */
export interface Finished {
  outcome: OidcOutcome;
  /** Of a person who is logged in. */
  refreshToken?: string;
  /** For the cookie, where something is asked for yet. */
  secret?: string;
}

/** Where somebody goes who enters, and which organizations hear that their account was linked. */
interface Goal {
  invitation: FoundInvitation | null;
  /** Null of who registers, or accepts an invitation. */
  membership: MembershipView | null;
  organizationIds: readonly string[];
}

/** Lets people in whom the provider vouches for. */
@Injectable()
export class OidcEntrance {
  constructor(
    private readonly provider: Provider,
    private readonly begun: BegunLogIns,
    private readonly rows: OidcRepository,
    private readonly links: Links,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
    private readonly organizations: OrganizationsService,
    private readonly entrance: Entrance,
    private readonly joining: Joining,
    private readonly registration: Registration,
    private readonly signIns: SignIns,
    private readonly twoFactors: TwoFactors,
    private readonly passwords: AccountPasswords,
    private readonly tries: PasswordTries,
  ) {}

  /**
   * Where the browser goes, and the secret by which it is known when it comes back.
   *
   * @param invitation secret of one that is to be accepted; null for none.
   * @throws ApiError provider_unavailable, not_found
   */
  async start(invitation: string | null): Promise<{ url: string; secret: string }> {
    const { url, checks } = await this.provider.page();
    const purpose = { kind: 'enter', invitation } as const;
    return { url, secret: await this.begun.begin({ stage: 'asked', purpose, checks }) };
  }

  /**
   * Somebody comes back from the provider: they are in, or are asked for what is needed yet.
   *
   * @throws ApiError provider_refused, provider_unavailable, identity_linked, registration_closed,
   *   invitation_not_found, already_member
   */
  async finish(secret: string, returned: Returned, visitor: Visitor): Promise<Finished> {
    const { purpose, checks } = await this.begun.returned(secret);
    const identity = await this.provider.identity(returned, checks);
    if (purpose.kind === 'link') return this.linked(identity, purpose);
    const { invitation } = purpose;
    const newcomer = await this.newcomer(identity);
    const step = await this.stepOf(newcomer, invitation);
    if (step === 'entered') {
      const goal = await this.goalOf(newcomer, invitation);
      const enter = (tx: Transaction) => this.enter(tx, newcomer, goal, {}, visitor);
      return entered(identity, await this.unitOfWork.run(enter));
    }
    return {
      outcome: { step, entered: null, email: identity.email, name: identity.name },
      secret: await this.begun.begin({ stage: 'proven', invitation, identity }),
    };
  }

  /**
   * Lets somebody in who gives what they were asked for.
   *
   * @throws ApiError provider_refused, wrong_login, two_factor_required, wrong_code, registration_closed,
   *   email_taken, invitation_not_found, already_member, rate_limited, invalid_request
   */
  async complete(
    secret: string,
    request: CompleteOidcRequest,
    visitor: Visitor,
  ): Promise<LoggedIn> {
    const { id, identity, invitation } = await this.begun.proven(secret);
    const newcomer = await this.newcomer(identity);
    const confirmed = await this.confirmed(newcomer, request, visitor);
    const goal = await this.goalOf(confirmed, invitation);
    return this.unitOfWork.run(async (tx) => {
      await this.begun.end(tx, id);
      return this.enter(tx, confirmed, goal, request, visitor);
    });
  }

  private async linked(
    identity: Identity,
    { userId, signInId, organizationId }: Extract<Asked['purpose'], { kind: 'link' }>,
  ): Promise<Finished> {
    const account = await this.users.get(userId);
    if (!(await this.signIns.isLive(signInId, { userId, organizationId })))
      throw new ApiError(
        'provider_refused',
        'You logged out meanwhile. Log in, and link it again.',
      );
    const organizationIds = await this.organizationsOf(userId);
    await this.unitOfWork.run(async (tx) => {
      // A password that is set meanwhile takes links away, and would miss this one.
      await this.users.assertStillOpens(tx, account);
      await this.links.addTo(tx, identity, account, organizationIds);
    });
    const { email, name } = identity;
    return { outcome: { step: 'linked', entered: null, email, name } };
  }

  private async newcomer(identity: Identity): Promise<Newcomer> {
    const userId = await this.rows.userOf(identity);
    if (userId !== null) return { kind: 'linked', identity, account: await this.users.get(userId) };
    const email = vouchedAddress(identity);
    const account = await this.users.byEmail(email);
    return account
      ? { kind: 'known', identity, account }
      : { kind: 'new', identity, email, name: nameOf(identity, email) };
  }

  /** What somebody is asked for before they are in: nothing, where it is `entered`. */
  private async stepOf(newcomer: Newcomer, invitation: string | null): Promise<OidcStep> {
    if (newcomer.kind === 'known') return 'password';
    if (newcomer.kind === 'linked')
      return (await this.twoFactors.isOn(newcomer.account.id)) ? 'code' : 'entered';
    if (invitation !== null) return 'entered';
    await this.registration.assertOpen();
    return 'account';
  }

  /** Whoever has an account proves that it is theirs. A factor of the provider's own is none of ours. */
  private async confirmed(
    newcomer: Newcomer,
    { password = '', code }: CompleteOidcRequest,
    visitor: Visitor,
  ): Promise<Newcomer> {
    if (newcomer.kind === 'new') return newcomer;
    if (newcomer.kind === 'linked') {
      await this.entrance.assertSecondFactor(newcomer.account, code);
      return newcomer;
    }
    const { account } = newcomer;
    const opened = await this.tries.attempt(account.email, visitor, async () => {
      const found = await this.passwords.opened(account, password);
      if (!found) throw new ApiError('wrong_login', NOT_ITS_PASSWORD);
      await this.entrance.assertSecondFactor(found, code);
      return found;
    });
    return { ...newcomer, account: opened };
  }

  /** Where somebody goes. Read before the transaction, which has a database connection of its own. */
  private async goalOf(newcomer: Newcomer, token: string | null): Promise<Goal> {
    const email = newcomer.kind === 'new' ? newcomer.email : newcomer.account.email;
    const invitation = token === null ? null : await this.joining.invitationFor(token, email);
    if (newcomer.kind === 'new') return { invitation, membership: null, organizationIds: [] };
    const { id } = newcomer.account;
    const membership = invitation ? null : await this.organizations.firstMembership(id);
    return { invitation, membership, organizationIds: await this.organizationsOf(id) };
  }

  private async organizationsOf(userId: string): Promise<string[]> {
    const memberships = await this.organizations.allMemberships(userId);
    return memberships.map(({ organizationId }) => organizationId);
  }

  private async enter(
    tx: Transaction,
    newcomer: Newcomer,
    goal: Goal,
    request: CompleteOidcRequest,
    visitor: Visitor,
  ): Promise<LoggedIn> {
    const { name: provider } = this.provider.settings;
    const { invitation, membership } = goal;
    if (invitation) {
      const person = await this.person(tx, newcomer, goal);
      return this.joining.enter(tx, invitation, person, visitor, provider);
    }
    if (newcomer.kind === 'new') return this.register(tx, newcomer, request, visitor);
    const person = await this.person(tx, newcomer, goal);
    if (!membership) throw new ApiError('invalid_credentials');
    return this.entrance.enter(tx, person, membership, visitor, provider);
  }

  /** The account that somebody enters with. The identity opens it from now on. */
  private async person(
    tx: Transaction,
    newcomer: Newcomer,
    { invitation, organizationIds }: Goal,
  ): Promise<Person> {
    const { identity } = newcomer;
    if (newcomer.kind === 'new') {
      const { email, name } = newcomer;
      const user = await this.users.create(tx, { email, name, passwordHash: null });
      await this.links.add(tx, identity, user.id, invitation ? [invitation.organizationId] : []);
      return user;
    }
    const { account } = newcomer;
    if (newcomer.kind === 'known') {
      await this.users.assertStillOpens(tx, account);
      await this.links.addTo(tx, identity, account, organizationIds);
    } else if (!(await this.rows.opens(tx, identity, account.id))) {
      // It was unlinked a moment ago.
      throw new ApiError('provider_refused');
    }
    return account;
  }

  private async register(
    tx: Transaction,
    { identity, email, ...given }: Extract<Newcomer, { kind: 'new' }>,
    { name = given.name, organizationName }: CompleteOidcRequest,
    visitor: Visitor,
  ): Promise<LoggedIn> {
    if (organizationName === undefined) throw missing('organizationName');
    await this.registration.assertOpenWithin(tx);
    const user: Account = await this.users.create(tx, { email, name, passwordHash: null });
    const organizationId = await this.organizations.found(tx, organizationName, user.id);
    await this.links.add(tx, identity, user.id, [organizationId]);
    const membership = {
      ...{ organizationId, organizationName, isLimited: false, requiresTwoFactor: false },
      role: 'owner' as const,
    };
    return this.entrance.enter(tx, user, membership, visitor, this.provider.settings.name);
  }
}

const NOT_ITS_PASSWORD =
  'There is an account with this e-mail address already, and this is not its password.';

function entered({ email, name }: Identity, { response, refreshToken }: LoggedIn): Finished {
  return { outcome: { step: 'entered', entered: response, email, name }, refreshToken };
}

function missing(path: string): ApiError {
  return invalidField(path, `${path} is needed for a new account`, 'required');
}
