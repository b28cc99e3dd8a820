// @ts-check
/** The languages in which the documentation shows how to verify a delivery: their tests run the samples. */
import { installOnDebian, mayInstall, succeeds } from './debian.mjs';

const LANGUAGES = [
  { package: 'python3', program: 'python3', version: '--version' },
  { package: 'php-cli', program: 'php', version: '--version' },
  { package: 'golang-go', program: 'go', version: 'version' },
  { package: 'default-jdk-headless', program: 'javac', version: '--version' },
];

/** Installs those that are missing, where we may. What is still missing is skipped, and counted as skipped. */
export async function installLanguages() {
  if (!mayInstall()) return;
  const found = await Promise.all(
    LANGUAGES.map(({ program, version }) => succeeds(program, [version])),
  );
  const missing = LANGUAGES.filter((_, index) => !found[index]).map((one) => one.package);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(', ')} for the samples of the documentation.`);
  if (!(await installOnDebian(missing))) {
    console.log(`${missing.join(', ')} cannot be installed: their samples are skipped.`);
  }
}
