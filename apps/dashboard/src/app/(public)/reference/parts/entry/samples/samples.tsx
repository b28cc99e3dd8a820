import { CodeBlock } from '../../../../../../shared/ui/code-block';
import type { Answer, Entry, GroupDetails, Operation } from '../../../data/reference-data';
import { LANGUAGES } from '../../../samples/languages/languages';
import { type Filling, sampleRequest } from '../../../samples/sample-request';
import { sampleWords as words } from '../../../words';
import { FillingFields } from './filling-fields';
import { chooseLanguage, useLanguage } from './language';
import classes from './samples.module.css';
import { tinted } from './tinted';

interface SamplesProps {
  entry: Entry;
  operation: Operation;
  details: GroupDetails;
  filling: Filling;
  onFill: (filling: Filling) => void;
}

/** A request in the reader's language, with what they gave, and what it is answered. */
export function Samples({ entry, operation, details, filling, onFill }: SamplesProps) {
  const language = useLanguage();
  const code = language.write(sampleRequest(entry, operation, details.examples, filling));
  const answer = operation.responses.find(({ mediaType }) => mediaType !== undefined);
  return (
    <section className={classes.root} aria-label={words.samples}>
      <fieldset className={classes.languages}>
        <legend className={classes.legend}>{words.language}</legend>
        {LANGUAGES.map(({ id, name }) => (
          <label key={id} className={classes.language}>
            <input
              type="radio"
              name="language"
              value={id}
              checked={id === language.id}
              onChange={() => chooseLanguage(id)}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <CodeBlock
        label={words.request(language.name, entry.title)}
        code={code}
        html={tinted(code)}
      />
      {operation.credentials.includes('apiKey') && (
        <FillingFields filling={filling} onFill={onFill} />
      )}
      {answer && <ResponseExample answer={answer} examples={details.examples} />}
    </section>
  );
}

function ResponseExample({
  answer: { status, shape, example },
  examples,
}: {
  answer: Answer;
  examples: GroupDetails['examples'];
}) {
  const value = shape === undefined ? example : examples[shape];
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return <CodeBlock label={words.response(status)} code={text} html={tinted(text)} />;
}
