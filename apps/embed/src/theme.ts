import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { readableOn, textOn } from './contrast.ts';

/** `--raised` of the panel's style sheet: of its surfaces the one on which a link is hardest to read. */
const SURFACES = { light: '#f2f3f6', dark: '#2a2d34' };

/** Hands the site's colors and measures to the style sheets of launcher and panel. */
export function dress(element: HTMLElement, { appearance }: SiteConfig): void {
  const { color } = appearance;
  const values = {
    accent: color,
    'on-accent': textOn(color),
    'link-light': readableOn(color, SURFACES.light),
    'link-dark': readableOn(color, SURFACES.dark),
    radius: `${appearance.radius}px`,
    size: `${appearance.launcher_size}px`,
    x: `${appearance.offset_x}px`,
    y: `${appearance.offset_y}px`,
    z: String(appearance.z_index),
  };
  for (const [name, value] of Object.entries(values)) element.style.setProperty(`--${name}`, value);
}
