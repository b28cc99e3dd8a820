import { useId } from 'react';
import { LANGUAGES } from '../languages/languages';
import { sampleWords as words } from '../words';
import { chooseLanguage, useLanguage } from './language';
import classes from './language-choice.module.css';

/** In which language requests are shown: here, and wherever else one is. */
export function LanguageChoice() {
  const language = useLanguage();
  const name = useId();
  return (
    <fieldset className={classes.languages} data-controls>
      <legend className={classes.legend}>{words.language}</legend>
      {LANGUAGES.map((one) => (
        <label key={one.id} className={classes.language}>
          <input
            type="radio"
            name={name}
            value={one.id}
            checked={one.id === language.id}
            onChange={() => chooseLanguage(one.id)}
          />
          <span>{one.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
