/** Two periods side by side stand level: each band and each lane begins as low as in the one that holds more. */
import type { Figure, Level } from './figure';
import { laneName, relaid } from './lanes';

/** Pixels from the top of the sheet, in order; `name` says the same in both figures. */
interface Part {
  name: string;
  height: number;
}

const sheetOf = ({ layout }: Figure): number => layout.height - layout.margin.t - layout.margin.b;

export const level: Level = (own, other) => {
  const parts = partsOf(own);
  // Both must come to the same order, whichever of them asks.
  const [earlier, later] = begins(own) <= begins(other) ? [parts, partsOf(other)] : [partsOf(other), parts];
  const common = merged(earlier, later);
  const goal = common.reduce((sum, { height }) => sum + height, 0);
  const sheet = sheetOf(own);

  function moved(from: number): number {
    const asked = (1 - from) * sheet;
    let top = 0;
    for (const { name, height } of parts) {
      if (asked < top + height) return 1 - (startOf(common, name) + asked - top) / goal;
      top += height;
    }
    return 0;
  }
  return relaid(own, (from) => (from >= 1 ? 1 : moved(from)), goal / sheet);
};

const begins = ({ layout }: Figure): string => `${layout.xaxis.range[0]}`;

function partsOf(figure: Figure): Part[] {
  const { bands = [], lanes = [] } = figure.layout.meta ?? {};
  const sheet = sheetOf(figure);
  const cuts = bands.flatMap((band, number) => [
    { name: band.name, top: band.top },
    ...lanes
      .filter((lane) => lane.band === number)
      .map((lane) => ({ name: laneName(figure, lane), top: lane.top })),
    ...lanes
      .filter((lane) => lane.band === number)
      .slice(-1)
      .map((lane) => ({ name: `${band.name} ·`, top: lane.bottom })),
  ]);
  return cuts.map(({ name, top }, place) => ({ name, height: (top - (cuts[place + 1]?.top ?? 0)) * sheet }));
}

function merged(earlier: Part[], later: Part[]): Part[] {
  const common = earlier.map((part) => ({ ...part }));
  let place = -1;
  for (const part of later) {
    const found = common.findIndex(({ name }) => name === part.name);
    if (found < 0) common.splice(place + 1, 0, { ...part });
    else common[found] = { name: part.name, height: Math.max(common[found]?.height ?? 0, part.height) };
    place = found < 0 ? place + 1 : found;
  }
  return common;
}

function startOf(parts: Part[], wanted: string): number {
  const place = parts.findIndex(({ name }) => name === wanted);
  return parts.slice(0, place).reduce((sum, { height }) => sum + height, 0);
}
