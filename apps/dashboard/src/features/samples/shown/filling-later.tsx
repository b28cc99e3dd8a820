'use client';

import dynamic from 'next/dynamic';
import { sampleWords as words } from '../words';
import classes from './filling-fields.module.css';

/** What the reader fills samples with, loaded after the page: until then its heading stands there, as high as it will be. */
export const FillingLater = dynamic(
  () => import('./filling-fields').then(({ FillingFields }) => FillingFields),
  {
    ssr: false,
    loading: () => (
      <details className={classes.root} data-controls>
        <summary>{words.fill}</summary>
      </details>
    ),
  },
);
