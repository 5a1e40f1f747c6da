/** Outlines of the small marks a figure asks for by name. */

/** A tenth of a pixel is as near as a screen can show. */
export const near = (value: number): number => Math.round(value * 10) / 10;

export function outlineOf(symbol: string, x: number, y: number, radius: number): string {
  const corners = CORNERS[symbol];
  if (symbol === 'line-ns') return `M${near(x)} ${near(y - radius)}V${near(y + radius)}`;
  if (symbol === 'line-ew') return `M${near(x - radius)} ${near(y)}H${near(x + radius)}`;
  if (!corners)
    return `M${near(x - radius)} ${near(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
  return `M${corners.map(([dx, dy]) => `${near(x + dx * radius)} ${near(y + dy * radius)}`).join('L')}Z`;
}

const ring = (count: number, turn: number, inner = 1): [number, number][] =>
  Array.from({ length: count }, (_, step) => {
    const angle = turn + (step * 2 * Math.PI) / count;
    const far = step % 2 === 0 ? 1.15 : inner;
    return [Math.sin(angle) * far, -Math.cos(angle) * far];
  });

const CORNERS: Record<string, [number, number][]> = {
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  'triangle-up': [
    [0, -1.2],
    [1.15, 0.85],
    [-1.15, 0.85],
  ],
  'triangle-down': [
    [0, 1.2],
    [1.15, -0.85],
    [-1.15, -0.85],
  ],
  'triangle-right': [
    [1.2, 0],
    [-0.85, 1.15],
    [-0.85, -1.15],
  ],
  'star-diamond': ring(8, 0, 0.55),
  hexagon: ring(6, 0, 1.15),
  cross: [
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ],
};
