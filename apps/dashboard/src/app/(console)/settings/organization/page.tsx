import type { Metadata } from 'next';
import { Suspense } from 'react';
import { navigationWords } from '../words';
import { OrganizationScreen } from './organization-screen';

export const metadata: Metadata = { title: navigationWords.organization };

export default function Page() {
  return (
    <Suspense>
      <OrganizationScreen />
    </Suspense>
  );
}
