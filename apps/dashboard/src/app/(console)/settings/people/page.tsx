import type { Metadata } from 'next';
import { Suspense } from 'react';
import { PeopleScreen } from './people-screen';
import { words } from './words';

export const metadata: Metadata = { title: words.title };

export default function Page() {
  return (
    <Suspense>
      <PeopleScreen />
    </Suspense>
  );
}
