import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ApiKeysScreen } from './api-keys-screen';
import { words } from './words';

export const metadata: Metadata = { title: words.title };

export default function Page() {
  return (
    <Suspense>
      <ApiKeysScreen />
    </Suspense>
  );
}
