// @ts-check

/**
 * Of what Nx printed about many tasks, the part about those that failed. All of it when Nx does not
 * say which these are.
 *
 * @param {string} output in the style `static`
 */
export function failuresOnly(output) {
  const list = /\nFailed tasks:\n\n((?:- .*\n)+)/.exec(output)?.[1];
  if (!list) return output;
  const failed = list.match(/(?<=^- ).*$/gm) ?? [];
  const sections = output
    .split(/^(?=> nx run )|^(?= NX {3})/m)
    .filter((section) => failed.some((task) => section.startsWith(`> nx run ${task}`)));
  return sections.length > 0 ? `${sections.join('\n')}\n` : output;
}
