'use client';

import { useSyncExternalStore } from 'react';
import type { OrganizationView, UserView } from '@whathooks/dto';
import { authState, initialAuthState, subscribe, type AuthState } from './auth-store';
import { words } from './words';
import { onSignedOutElsewhere, wasSignedIn } from './signed-in-hint';

export function useAuth(): AuthState {
  return useSyncExternalStore(subscribe, authState, initialAuthState);
}

/** Who is logged in. Only for screens inside the console, which renders nothing before. */
export function useIdentity(): { user: UserView; organization: OrganizationView } {
  const auth = useAuth();
  if (auth.phase !== 'signed-in') throw new Error(words.needsLogin);
  return auth;
}

/** Whether this browser logged in before: a hint for public pages, not a proof. */
export function useSignedInHint(): boolean {
  return useSyncExternalStore(onSignedOutElsewhere, wasSignedIn, () => false);
}
