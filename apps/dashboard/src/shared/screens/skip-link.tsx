import { words } from '../words';

/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  return (
    <a href="#main" className="skip-link">
      {words.skipToContent}
    </a>
  );
}
