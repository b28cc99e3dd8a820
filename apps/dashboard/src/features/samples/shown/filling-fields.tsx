'use client';

import dynamic from 'next/dynamic';
import { sampleWords as words } from '../words';
import classes from './filling-fields.module.css';

/** It comes after the page: few open it, and what is folded takes no room. */
const FillingForm = dynamic(async () => (await import('./filling-form')).FillingForm, {
  ssr: false,
});

/** What the reader fills samples with: a key, and who is logged in one of their numbers. */
export function FillingFields() {
  return (
    <details className={classes.root} data-controls>
      <summary>{words.fill}</summary>
      <FillingForm />
    </details>
  );
}
