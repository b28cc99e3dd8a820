import { excerpt } from './excerpt';
import classes from './marked.module.css';

interface MarkedProps {
  text: string;
  places: readonly { start: number; end: number }[];
}

/** A text with the words that were searched for. */
export function Marked({ text, places }: MarkedProps) {
  return (
    <bdi>
      {excerpt(text, places).map((part, index) =>
        part.isFound ? (
          <mark key={index} className={classes.mark}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
