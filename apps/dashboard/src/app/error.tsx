'use client';

import { CrashScreen, type CrashProps } from '../shared/notices/crash';
import { words } from './words';

/** A frame failed, or a page that has none. */
export default function FrameError(props: CrashProps) {
  return (
    <main id="main" tabIndex={-1}>
      <CrashScreen {...props} home={{ href: '/', label: words.toStart }} />
    </main>
  );
}
