import type { ReactNode } from 'react';
import { PublicHeader } from '../(public)/frame/public-header';
import { LanguageChoice } from '../../shared/language/language-choice';
import classes from './auth-frame.module.css';

/** The plain page around logging in and creating an account. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.root}>
      <PublicHeader />
      <main id="main" tabIndex={-1} className={classes.main}>
        <div className={classes.card}>{children}</div>
        <div className={classes.language}>
          <LanguageChoice />
        </div>
      </main>
    </div>
  );
}
