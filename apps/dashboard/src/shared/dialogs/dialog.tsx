'use client';

import { lazy, Suspense } from 'react';
import { useOnceTrue } from '../use-once-true';
import type { DialogProps } from './dialog-props';

/** Many screens have dialogs, and few are opened. */
const ShownDialog = lazy(async () => ({
  default: (await import('./shown-dialog')).ShownDialog,
}));

/** What lies over a screen until it is closed. Its state is reset each time it opens. */
export function Dialog(props: DialogProps) {
  if (!useOnceTrue(props.opened)) return null;
  return (
    <Suspense fallback={null}>
      <ShownDialog {...props} />
    </Suspense>
  );
}
