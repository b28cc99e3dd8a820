'use client';

import { CrashScreen, type CrashProps } from '../../shared/notices/crash';
import { words } from '../words';

/** A public page failed: its header and footer stay. */
export default function PublicError(props: CrashProps) {
  return <CrashScreen {...props} home={{ href: '/', label: words.toStart }} />;
}
