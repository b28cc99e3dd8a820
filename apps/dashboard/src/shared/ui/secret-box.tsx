import { CopyAction } from './copy';
import classes from './secret-box.module.css';

interface SecretBoxProps {
  label: string;
  value: string;
  /** What the copy button says it copies: "token". */
  what: string;
  /** Keeps line breaks and scrolls sideways, for commands. */
  multiline?: boolean;
}

/** Something to copy out of the page: a token, a secret, a command. */
export function SecretBox({ label, value, what, multiline = false }: SecretBoxProps) {
  return (
    <figure className={classes.root}>
      <figcaption className={classes.head}>
        <span className={classes.label}>{label}</span>
        <CopyAction value={value} what={what} />
      </figcaption>
      {multiline ? (
        <pre className={classes.block} tabIndex={0} aria-label={label}>
          <code>{value}</code>
        </pre>
      ) : (
        <code className={classes.value}>{value}</code>
      )}
    </figure>
  );
}
