'use client';

import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { KeptHash } from '../shared/kept-hash';
import { cssVariables, theme } from '../shared/theme/theme';

export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <KeptHash />
      {children}
    </MantineProvider>
  );
}
