'use client';

import type { ReactNode } from 'react';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { DIRECTION } from '../shared/language/language';
import { useChosenLanguage } from '../shared/language/chosen-language';
import { KeptHash } from '../shared/kept-hash';
import { cssVariables, theme } from '../shared/theme/theme';

export function Providers({ children }: { children: ReactNode }) {
  useChosenLanguage();
  return (
    <DirectionProvider initialDirection={DIRECTION}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <KeptHash />
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
