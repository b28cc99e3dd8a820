import { paint } from './accent.js';
import { element } from './elements.js';
import { wordsFor } from './language.js';
import { follow, type LinkState } from './link-state.js';
import { draw, over, sceneOf } from './view.js';
import type { Words } from './words/words.js';

const page = document.getElementById('page') ?? document.body;
const announcement = document.getElementById('announcement');
/** On a phone there is nothing to point the camera at: the code is typed there. */
const isPhone = matchMedia('(pointer: coarse) and (max-width: 44rem)').matches;

/** The page behind one link. */
class ConnectPage {
  private state: LinkState | null = null;
  private words: Words | null = null;
  private isTyping = isPhone;
  private scene = '';

  constructor(private readonly token: string) {}

  async start(): Promise<void> {
    this.words = await wordsFor(new URLSearchParams(location.search).get('language'));
    page.replaceChildren(element('p', { class: 'quiet' }, this.words.opening));
    if (!this.token) return this.end(this.words);
    follow(this.token, {
      onState: (state) => void this.show(state),
      onOver: () => this.words && this.end(this.words),
      onBreak: () => this.say(this.words?.offline ?? ''),
    });
  }

  private async show(state: LinkState): Promise<void> {
    if (!this.state) {
      this.words = await wordsFor(state.language);
      paint(state.organization.color);
      document.title = this.words.title(state.organization.name);
    }
    this.state = state;
    this.render();
  }

  private render(): void {
    const { state, words, isTyping, token } = this;
    if (!state || !words) return;
    const scene = sceneOf({ state, isTyping });
    if (scene === this.scene) return;
    this.scene = scene;
    const onSwitch = (): void => {
      this.isTyping = !this.isTyping;
      this.render();
    };
    page.setAttribute('aria-busy', 'false');
    page.replaceChildren(...draw({ token, words, state, isTyping, onSwitch }));
    if (state.status === 'CONNECTED') this.say(words.doneTitle);
    else if (state.status === 'CONNECTING') this.say(words.connecting);
    else this.say(words.reasons[state.statusReason ?? ''] ?? '');
  }

  private end(words: Words): void {
    if (this.state?.status === 'CONNECTED') return;
    this.scene = 'over';
    page.setAttribute('aria-busy', 'false');
    page.replaceChildren(...over(words));
    this.say(words.overTitle);
  }

  private say(text: string): void {
    if (announcement && announcement.textContent !== text) announcement.textContent = text;
  }
}

/** What follows the # in the address: browsers send that to no server. */
void new ConnectPage(location.hash.slice(1)).start();
addEventListener('hashchange', () => location.reload());
