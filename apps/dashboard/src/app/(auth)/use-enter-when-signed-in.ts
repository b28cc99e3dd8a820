'use client';

import { useEffect } from 'react';
import { useRouter, useSearchParams } from 'next/navigation';
import { restore } from '../../features/auth/auth-store';
import { safeNext } from '../../features/auth/next-address';
import { wasSignedIn } from '../../features/auth/signed-in-hint';
import { useAuth } from '../../features/auth/use-auth';

/** Leads on from the login and registration pages as soon as someone is logged in. */
export function useEnterWhenSignedIn(): void {
  const router = useRouter();
  const next = useSearchParams().get('next');
  const auth = useAuth();
  const signedIn = auth.phase === 'signed-in';

  useEffect(() => {
    if (wasSignedIn()) void restore();
  }, []);

  useEffect(() => {
    if (signedIn) router.replace(safeNext(next, window.location.origin));
  }, [signedIn, next, router]);
}
