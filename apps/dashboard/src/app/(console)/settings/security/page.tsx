import type { Metadata } from 'next';
import { Suspense } from 'react';
import { navigationWords } from '../words';
import { SecurityScreen } from './security-screen';

export const metadata: Metadata = { title: navigationWords.security };

export default function Page() {
  return (
    <Suspense>
      <SecurityScreen />
    </Suspense>
  );
}
