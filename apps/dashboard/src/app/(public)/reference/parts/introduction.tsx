import { CodeBlock } from '../../../../shared/ui/code-block';
import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';
import { own } from '../../../../shared/own-address';
import prose from '../../../../shared/ui/prose.module.css';
import { introductionWords as text, words } from '../words';
import classes from './introduction.module.css';

const BASE = `${PRODUCTION_ORIGIN}/v1`;

/** What holds for all operations. Drawn while the page is built. */
export function Introduction() {
  return (
    <div className={`${prose.prose} ${classes.root}`}>
      <h1 className={classes.title} tabIndex={-1}>
        {words.title}
      </h1>
      <p className={classes.lead}>{words.lead}</p>
      <h2>{text.base}</h2>
      <p>{text.baseText}</p>
      <CodeBlock label={text.base} code={BASE} html={BASE} />
      <h2>{text.credentials}</h2>
      <p>{text.credentialsText}</p>
      <h2>{text.lists}</h2>
      <p>{text.listsText}</p>
      <h2>{text.repeats}</h2>
      <p>{text.repeatsText}</p>
      <h2>{text.errors}</h2>
      <p>
        {text.errorsText} <a href={own('/docs/errors/')}>{text.errorsLink}</a>
      </p>
      <h2>{text.document}</h2>
      <p>
        {text.documentText} <a href={own('/v1/openapi.json')}>{words.openApi}</a>.
      </p>
    </div>
  );
}
