/** Strings of all our languages, those over several lines in front, and comments of none: samples have no comments. */
const STRING = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|'\\''|[^'\\])*'|`[^`]*`/g;

/** Code as HTML, with its strings in a colour of their own: a highlighter would weigh as much as the page. */
export function tinted(code: string): string {
  let html = '';
  let end = 0;
  for (const match of code.matchAll(STRING)) {
    html += `${escaped(code.slice(end, match.index))}<span class="hljs-string">${escaped(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return html + escaped(code.slice(end));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
