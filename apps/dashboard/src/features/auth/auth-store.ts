import {
  authLogin,
  authLogout,
  authRefresh,
  authRegister,
  joiningAccept,
  passwordResetsForgot,
  passwordResetsReset,
} from '@whathooks/api-client';
import type {
  AcceptInvitationRequest,
  AuthResponse,
  LoginRequest,
  OrganizationView,
  RegisterRequest,
  ResetPasswordRequest,
  UserView,
} from '@whathooks/dto';
import { toProblem, type ApiProblem } from '../../shared/api/problem';
import { publicClient as client } from '../../shared/api/public-client';
import { words } from './words';
import { isFresh } from './access-token';
import { onSignedOutElsewhere, rememberSignedIn, wasSignedIn } from './signed-in-hint';

export type AuthState =
  /** Nobody asked yet whether the refresh cookie is still good. */
  | { phase: 'unknown' }
  /** `onPurpose`: someone logged out, here or in another tab. */
  | { phase: 'anonymous'; onPurpose: boolean }
  /** The server could not be asked. */
  | { phase: 'unreachable'; problem: ApiProblem }
  | { phase: 'signed-in'; user: UserView; organization: OrganizationView };

const UNKNOWN: AuthState = { phase: 'unknown' };
const REFRESH_LOCK = 'whathooks-refresh';

let state: AuthState = UNKNOWN;
/** Kept in memory only: a script that reads storage finds nothing to steal. */
let accessToken: string | null = null;
let refreshing: Promise<void> | null = null;
const listeners = new Set<() => void>();

function setState(next: AuthState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

/** Stores the tokens and the user of a login. */
export function entered(answer: AuthResponse): void {
  accessToken = answer.accessToken;
  rememberSignedIn(true);
  setState({ phase: 'signed-in', user: answer.user, organization: answer.organization });
}

function leave(onPurpose: boolean): void {
  accessToken = null;
  rememberSignedIn(false);
  setState({ phase: 'anonymous', onPurpose });
}

/**
 * Refresh tokens rotate and a second use of one is taken for theft, so tabs take turns. Browsers
 * offer locks on secure origins only; elsewhere a single tab is assumed.
 */
function inTurn(work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request(REFRESH_LOCK, work) : work();
}

async function renew(): Promise<void> {
  try {
    entered((await authRefresh({ client })).data);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) leave(false);
    else if (state.phase !== 'signed-in') setState({ phase: 'unreachable', problem });
    throw problem;
  }
}

/** Asks for a new access token with the cookie. Callers at the same time share one request. */
export function refresh(): Promise<void> {
  refreshing ??= inTurn(renew).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** An access token that is good for at least half a minute. Rejects with an {@link ApiProblem}. */
export async function freshAccessToken(): Promise<string> {
  if (!accessToken || !isFresh(accessToken, Date.now())) await refresh();
  if (!accessToken) throw new Error(words.logInFirst);
  return accessToken;
}

/** Finds out once whether this browser is logged in. The answer is in the state. */
export async function restore(): Promise<void> {
  if (state.phase === 'signed-in') return;
  setState(UNKNOWN);
  await refresh().catch(() => undefined);
}

export async function signIn(request: LoginRequest): Promise<void> {
  entered((await authLogin({ client, body: request })).data);
}

export async function register(request: RegisterRequest): Promise<void> {
  entered((await authRegister({ client, body: request })).data);
}

/** Joins the organization that invites, and is logged in to it. */
export async function acceptInvitation(request: AcceptInvitationRequest): Promise<void> {
  entered((await joiningAccept({ client, body: request })).data);
}

/** Asks for a link that sets a new password. */
export async function forgotPassword(email: string): Promise<void> {
  await passwordResetsForgot({ client, body: { email } });
}

/** Sets a new password by a link, which ends every log-in of the account. */
export async function resetPassword(request: ResetPasswordRequest): Promise<void> {
  await passwordResetsReset({ client, body: request });
}

/** Ends the login here and at the server. Ends it here even where the server cannot be reached. */
export async function signOut(): Promise<void> {
  try {
    await authLogout({ client });
  } finally {
    leave(true);
  }
}

/** What the server has ended already ends here too, and in the other tabs. */
export function signedOutEverywhere(): void {
  leave(true);
}

export function authState(): AuthState {
  return state;
}

export function initialAuthState(): AuthState {
  return UNKNOWN;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const stop = onSignedOutElsewhere(() => {
    if (state.phase === 'signed-in' && !wasSignedIn()) leave(true);
  });
  return () => {
    listeners.delete(listener);
    stop();
  };
}
