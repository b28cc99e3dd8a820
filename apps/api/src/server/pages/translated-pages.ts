import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { DASHBOARD_LANGUAGES, type DashboardLanguage } from '@whathooks/dto';
import { builtFor } from './built-for';
import { type Headers, pageLanguage } from './page-language';

/** Folder of the pages in other languages than English, below those in English: `translated/es`. */
const FOLDER = 'translated';

const TRANSLATIONS = DASHBOARD_LANGUAGES.filter((language) => language !== 'en');

const NONE: ReadonlySet<string> = new Set();

/**
 * Pages in other languages than English, by the addresses of the English ones. They are read once they are there, which
 * may be after the start.
 */
export class TranslatedPages {
  private readonly files = new Map<DashboardLanguage, ReadonlySet<string>>();

  constructor(private readonly dashboardDir: string) {}

  /**
   * Where a file stands for who asks. A page in their language: `/inbox/` is `/translated/es/inbox/`. A script or style
   * where it is, whoever asks: its name says what is in it, and a page that is open keeps its language when another is
   * chosen. As it is, where there is no other.
   *
   * @param url of the request, with its query
   */
  addressOf(url: string, headers: Headers): string {
    if (url.startsWith('/v1/')) return url;
    const [path = ''] = url.split('?', 1);
    if (path.startsWith('/_next/')) {
      if (this.filesOf('en').has(path)) return url;
      const owner = TRANSLATIONS.find((language) => this.filesOf(language).has(path));
      return owner ? `/${FOLDER}/${owner}${url}` : url;
    }
    const language = pageLanguage(headers);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    return this.hasPage(language, file) ? `/${FOLDER}/${language}${url}` : url;
  }

  /** The page that says that there is none, from the folder of all pages. */
  missingPage(headers: Headers): string {
    const language = pageLanguage(headers);
    return this.hasPage(language, '/404.html') ? `${FOLDER}/${language}/404.html` : '404.html';
  }

  private hasPage(language: DashboardLanguage, file: string): boolean {
    return language !== 'en' && /\.(html|txt)$/.test(file) && this.filesOf(language).has(file);
  }

  /** Files of a language, by their addresses; none before it is built for the same path as the English one. */
  private filesOf(language: DashboardLanguage): ReadonlySet<string> {
    const known = this.files.get(language);
    const folder =
      language === 'en' ? this.dashboardDir : join(this.dashboardDir, FOLDER, language);
    if (known || !existsSync(folder) || builtFor(folder) !== builtFor(this.dashboardDir)) {
      return known ?? NONE;
    }
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const addresses = new Set(names.map((name) => `/${name.split(sep).join('/')}`));
    this.files.set(language, addresses);
    return addresses;
  }
}

/** The language of a page, by its file in the folder of all pages. */
export function languageOfFile(file: string): DashboardLanguage {
  const [folder, language] = file.split(sep);
  return (folder === FOLDER && TRANSLATIONS.find((one) => one === language)) || 'en';
}
