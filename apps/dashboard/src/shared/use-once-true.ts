'use client';

import { useState } from 'react';

/** Whether something was so since the screen is there: what is loaded when it is asked for first stays. */
export function useOnceTrue(isSo: boolean): boolean {
  const [was, setWas] = useState(isSo);
  if (isSo && !was) setWas(true);
  return was || isSo;
}
