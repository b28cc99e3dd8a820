import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LabelsScreen } from './labels-screen';
import { words } from './words';

export const metadata: Metadata = { title: words.title };

export default function Page() {
  return (
    <Suspense>
      <LabelsScreen />
    </Suspense>
  );
}
