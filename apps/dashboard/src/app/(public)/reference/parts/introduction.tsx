import { CodeBlock } from '../../../../shared/ui/code-block';
import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';
import prose from '../../../../shared/ui/prose.module.css';
import { introductionWords as own, words } from '../words';
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
      <h2>{own.base}</h2>
      <p>{own.baseText}</p>
      <CodeBlock label={own.base} code={BASE} html={BASE} />
      <h2>{own.credentials}</h2>
      <p>{own.credentialsText}</p>
      <h2>{own.lists}</h2>
      <p>{own.listsText}</p>
      <h2>{own.repeats}</h2>
      <p>{own.repeatsText}</p>
      <h2>{own.errors}</h2>
      <p>
        {own.errorsText} <a href="/docs/errors/">{own.errorsLink}</a>
      </p>
      <h2>{own.document}</h2>
      <p>
        {own.documentText} <a href="/v1/openapi.json">{words.openApi}</a>.
      </p>
    </div>
  );
}
