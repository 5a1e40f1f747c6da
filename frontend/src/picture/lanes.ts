/** Lanes laid aside: their strips are folded out of the sheet, and everything below moves up. */
import type { Axis, Figure, LaneStrip, Meta, Strip } from './figure';

/** A lane is known by its band and its name, which say the same at every scale. */
export const laneName = (figure: Figure, lane: LaneStrip): string =>
  `${figure.layout.meta?.bands?.[lane.band]?.name ?? ''} · ${lane.name}`;

export function folded(figure: Figure, aside: ReadonlySet<string>): Figure {
  const { lanes = [], bands = [] } = figure.layout.meta ?? {};
  const gone = lanes.filter((lane) => aside.has(laneName(figure, lane)));
  if (gone.length === 0 || gone.length === lanes.length) return figure;
  const left = new Set(lanes.filter((lane) => !gone.includes(lane)).map(({ band }) => band));
  const isEmptied = (number: number): boolean =>
    !left.has(number) && gone.some(({ band }) => band === number);
  const whole = bands.filter((_, number) => isEmptied(number));
  return without(
    figure,
    [...gone.filter(({ band }) => !isEmptied(band)), ...whole],
    new Set(gone.map(({ axis }) => axis)),
  );
}

function without(figure: Figure, cuts: Strip[], axes: Set<string>): Figure {
  const { layout } = figure;
  const rest = 1 - cuts.reduce((sum, { bottom, top }) => sum + top - bottom, 0);
  const moved = (level: number): number => {
    const below = cuts.reduce(
      (sum, { bottom, top }) => sum + Math.min(Math.max(level - bottom, 0), top - bottom),
      0,
    );
    return (level - below) / rest;
  };
  const isCut = (level: number): boolean => cuts.some(({ bottom, top }) => level > bottom && level < top);
  const left: Figure = {
    ...figure,
    data: figure.data.filter(({ yaxis }) => !axes.has(yaxis ?? 'y')),
    layout: {
      ...layout,
      shapes: (layout.shapes ?? []).filter(
        ({ yref, y0, y1 }) => !axes.has(yref) && !(yref === 'paper' && isCut(y0) && isCut(y1)),
      ),
      annotations: (layout.annotations ?? []).filter(
        ({ yref, xref, y }) => !axes.has(yref) && !(yref === 'paper' && xref === 'paper' && isCut(y)),
      ),
    },
  };
  return relaid(left, moved, rest);
}

/** Every level of the sheet moved, and its height by `share`. */
export function relaid(figure: Figure, moved: (level: number) => number, share: number): Figure {
  const { layout } = figure;
  const { t, b } = layout.margin;
  const places = Object.entries(layout).flatMap(([name, axis]) =>
    name.startsWith('yaxis') && (axis as Axis).domain
      ? [[name, { ...(axis as Axis), domain: (axis as Axis).domain?.map(moved) }] as const]
      : [],
  );
  return {
    ...figure,
    layout: {
      ...layout,
      ...Object.fromEntries(places),
      height: Math.round((layout.height - t - b) * share + t + b),
      shapes: (layout.shapes ?? []).map((shape) =>
        shape.yref === 'paper' ? { ...shape, y0: moved(shape.y0), y1: moved(shape.y1) } : shape,
      ),
      annotations: (layout.annotations ?? []).map((note) =>
        note.yref === 'paper' ? { ...note, y: moved(note.y) } : note,
      ),
      ...(layout.meta ? { meta: { ...layout.meta, ...movedMeta(layout.meta, moved) } } : {}),
    },
  };
}

function movedMeta({ bands, lanes }: Meta, moved: (level: number) => number): Meta {
  const strip = <One extends Strip>(one: One): One => ({
    ...one,
    bottom: moved(one.bottom),
    top: moved(one.top),
  });
  return { bands: bands?.map(strip), lanes: lanes?.map(strip) };
}
