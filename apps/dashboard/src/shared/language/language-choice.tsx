'use client';

import { usePathname } from 'next/navigation';
import { DASHBOARD_LANGUAGES, LANGUAGES } from '@whathooks/dto/facts';
import { chooseLanguage } from './chosen-language';
import { choiceWords as words } from './choice-words';
import { LANGUAGE } from './language';
import classes from './language-choice.module.css';

/** The languages of the dashboard, each by its own name. The page is shown in the one that is chosen. */
export function LanguageChoice() {
  const path = usePathname();
  // They are in English alone.
  if (/^\/(docs|reference)\b/.test(path)) return null;
  return (
    <div role="group" aria-label={words.language} className={classes.root}>
      {DASHBOARD_LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === LANGUAGE}
          className={classes.one}
          onClick={() => chooseLanguage(language)}
        >
          {LANGUAGES[language].name}
        </button>
      ))}
    </div>
  );
}
