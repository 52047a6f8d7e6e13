type Rgb = [number, number, number];

function rgbOf(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** The WCAG contrast ratio of two colors like `#4f46e5`: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(rgbOf(one)), luminance(rgbOf(other))].toSorted((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** White or near-black, whichever reads better on `color`; always at least 4.5 : 1. */
export function textOn(color: string): string {
  return contrast(color, '#ffffff') >= 4.5 ? '#ffffff' : '#000000';
}

/** `color` moved toward black or white until it reads as text on `background` (4.5 : 1). */
export function readableOn(color: string, background: string): string {
  const goal = luminance(rgbOf(background)) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const moved = rgbOf(color).map((channel) =>
      Math.round(channel + ((goal - channel) * step) / 20),
    );
    const text = `#${moved.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(text, background) >= 4.5) return text;
  }
  return goal ? '#ffffff' : '#000000';
}
