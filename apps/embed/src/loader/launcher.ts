import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { dress } from '../theme.ts';
import css from './launcher.css?inline';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE =
  'M12 3C6.8 3 2.5 6.6 2.5 11c0 2.4 1.3 4.6 3.3 6.05-.1 1.2-.6 2.4-1.5 3.35-.2.2 0 .6.3.55 2.1-.2 3.9-1 5.2-2.1.7.1 1.4.15 2.2.15 5.2 0 9.5-3.6 9.5-8S17.2 3 12 3Z';
const CHEVRON = 'm5 9 7 7 7-7';

function icon(name: string, path: string, filled: boolean): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  shape.setAttribute('fill', filled ? 'currentColor' : 'none');
  if (!filled) {
    shape.setAttribute('stroke', 'currentColor');
    shape.setAttribute('stroke-width', '2.5');
    shape.setAttribute('stroke-linecap', 'round');
  }
  svg.append(shape);
  return svg;
}

/** Adds a style sheet without a `style` element, which a strict policy of the page would forbid. */
export function adopt(root: ShadowRoot, text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** The round button, in a shadow root where the messenger is drawn too. */
export class Launcher {
  /** Open, as any script of the page could reach in anyway and tools for accessibility should. */
  readonly root: ShadowRoot;
  #host = document.createElement('div');
  #button = document.createElement('button');
  #badge = document.createElement('span');
  #title = '';
  #unread = 0;

  constructor(toggle: () => void) {
    this.root = this.#host.attachShadow({ mode: 'open' });
    adopt(this.root, css);
    this.#button.type = 'button';
    this.#button.className = 'launcher';
    this.#badge.className = 'badge';
    this.#button.append(icon('open', BUBBLE, true), icon('close', CHEVRON, false), this.#badge);
    this.#button.addEventListener('click', toggle);
    this.root.append(this.#button);
    this.opened(false);
    this.unread(0);
  }

  /** Puts it on the page. It is fixed, so nothing of the page moves. */
  show(config: SiteConfig): void {
    const { appearance } = config;
    dress(this.#host, config);
    this.#button.dataset.side = appearance.position;
    this.#title = appearance.title;
    this.unread(this.#unread);
    if (!this.#host.isConnected) document.body.append(this.#host);
  }

  opened(open: boolean): void {
    this.#button.setAttribute('aria-expanded', String(open));
  }

  unread(count: number): void {
    this.#unread = count;
    this.#badge.hidden = count === 0;
    this.#badge.textContent = count > 99 ? '99+' : String(count);
    this.#button.setAttribute('aria-label', count ? `${this.#title} (${count})` : this.#title);
  }

  focus(): void {
    this.#button.focus();
  }

  remove(): void {
    this.#host.remove();
  }
}
