import { CodeBlock } from '../../../../../../shared/ui/code-block';
import type { Answer, Entry, GroupDetails, Operation } from '../../../data/reference-data';
import { FillingFields } from '../../../../../../features/samples/shown/filling-fields';
import { useFilling } from '../../../../../../features/samples/shown/filling';
import { useLanguage } from '../../../../../../features/samples/shown/language';
import { LanguageChoice } from '../../../../../../features/samples/shown/language-choice';
import { tinted } from '../../../../../../features/samples/shown/tinted';
import { sampleWords } from '../../../../../../features/samples/words';
import { sampleRequest } from '../../../data/operation-request';
import { answerWords as words } from '../../../words';
import classes from './samples.module.css';

interface SamplesProps {
  entry: Entry;
  operation: Operation;
  details: GroupDetails;
}

/** A request in the reader's language, with what they gave, and what it is answered. */
export function Samples({ entry, operation, details }: SamplesProps) {
  const language = useLanguage();
  const code = language.write(sampleRequest(entry, operation, details.examples, useFilling()));
  const answer = operation.responses.find(({ mediaType }) => mediaType !== undefined);
  return (
    <section className={classes.root} aria-label={words.samples}>
      <LanguageChoice />
      <CodeBlock
        label={sampleWords.request(language.name, entry.title)}
        code={code}
        html={tinted(code)}
      />
      {operation.credentials.includes('apiKey') && <FillingFields />}
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
