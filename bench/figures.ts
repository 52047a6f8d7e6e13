/** One line of the table: what was measured, the floor beside it, and what we aim at. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  floor?: number;
  aim?: string;
}

/** The value below which a part of them lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** The table as text, columns aligned. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['', 'measured', 'floor', 'ratio', 'aim'];
  const lines = figures.map(({ name, value, unit, floor, aim }) => [
    name,
    `${round(value)} ${unit}`,
    floor === undefined ? '' : `${round(floor)} ${unit}`,
    floor === undefined ? '' : `${(value / floor).toFixed(2)}×`,
    aim ?? '',
  ]);
  const all = [head, ...lines];
  const widths = head.map((_cell, index) =>
    Math.max(...all.map((line) => line[index]?.length ?? 0)),
  );
  return all
    .map((line) =>
      line
        .map((cell, index) =>
          index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
