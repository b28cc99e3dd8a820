// @ts-check

/**
 * @typedef {{ title?: string, url?: string, name?: string }} Advisory
 * @typedef {{ name: string, severity: string, range: string, via: (string | Advisory)[], fixAvailable: unknown }} Finding
 * @typedef {{ message?: string, vulnerabilities?: Record<string, Finding> }} Report
 */

/**
 * What a report of `npm audit --json` says, in lines for people.
 *
 * @param {string} json
 * @returns {{ lines: string[], exitCode: 0 | 1 | 2 }} 1 for known faults, 2 where the registry told nothing.
 */
export function verdictOf(json) {
  const report = parsed(json);
  if (!report.vulnerabilities) {
    return {
      exitCode: 2,
      lines: [
        `The registry did not answer which faults are known: ${report.message ?? 'npm gave no report'}.`,
        'Nothing is known of the dependencies now. Run it where the registry answers "npm audit", or compare the bill of materials of the image with a database of faults.',
      ],
    };
  }
  const findings = Object.values(report.vulnerabilities);
  if (findings.length === 0)
    return { exitCode: 0, lines: ['No fault is known of any dependency.'] };
  return {
    exitCode: 1,
    lines: [
      ...findings.map(lineOf),
      `${findings.length} ${findings.length === 1 ? 'dependency has a known fault' : 'dependencies have known faults'}.`,
    ],
  };
}

/**
 * @param {string} json
 * @returns {Report}
 */
function parsed(json) {
  try {
    return /** @type {Report} */ (JSON.parse(json));
  } catch {
    return { message: json.trim().split('\n')[0] || 'npm gave no report' };
  }
}

/** @param {Finding} finding */
function lineOf({ name, severity, range, via, fixAvailable }) {
  const why = via.map((one) =>
    typeof one === 'string' ? `through ${one}` : [one.title, one.url].filter(Boolean).join(', '),
  );
  return `${severity}: ${[name, range].filter(Boolean).join(' ')} (${why.join('; ')})${fixAvailable ? '; a newer version mends it' : ''}`;
}
