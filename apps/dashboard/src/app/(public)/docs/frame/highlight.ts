import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import nginx from 'highlight.js/lib/languages/nginx';

hljs.registerLanguage('bash', bash);
hljs.registerLanguage('javascript', javascript);
hljs.registerLanguage('json', json);
hljs.registerLanguage('nginx', nginx);

export type Language = 'bash' | 'javascript' | 'json' | 'nginx';

/** Code as HTML with classes. Runs while the pages are built; no reader downloads it. */
export function highlight(code: string, language: Language): string {
  return hljs.highlight(code, { language }).value;
}
