/** The drawing of the body map: every region is a closed path made of spans of shared curves, so that they meet. */
import { BACK, EAR, FINGERS, FRONT, type Point, type Rail } from './rails';

export type View = 'front' | 'back';
/** As the person sees the picture: the front looks at them, the back turns away. */
type Half = 'at_right' | 'at_left' | 'middle';

export interface Shape {
  key: string;
  half: Half;
  path: string;
  /** Too small for a finger as drawn: it takes more room than it shows, over its neighbours. */
  small: boolean;
}

/** From one point of a curve to another, in either direction. */
type Span = readonly [rail: string, from: number, to: number];
type Drawing = Record<string, readonly Span[]>;
type Curve = readonly [Point, Point, Point, Point];

const FRONT_HALVES: Drawing = {
  shoulder_front: [
    ['arm', 0, 5],
    ['collar', 4, 0],
  ],
  chest: [
    ['throat', 2, 0],
    ['collar', 0, 4],
    ['side', 0, 2],
    ['ribs', 0, 3],
  ],
  upperarm_front: [
    ['arm', 5, 8],
    ['armInside', 3, 0],
  ],
  elbow_front: [
    ['arm', 8, 9],
    ['armInside', 4, 3],
  ],
  forearm_front: [
    ['arm', 9, 12],
    ['armInside', 7, 4],
  ],
  wrist: [
    ['arm', 12, 13],
    ['armInside', 8, 7],
  ],
  palm: [['hand', 0, 17]],
  abdomen_upper: [
    ['ribs', 3, 0],
    ['side', 2, 4],
    ['navel', 0, 2],
  ],
  abdomen_lower: [
    ['navel', 2, 0],
    ['side', 4, 5],
    ['crease', 0, 3],
    ['apron', 0, 1],
  ],
  hip: [
    ['side', 5, 8],
    ['thighTop', 0, 1],
    ['haunch', 3, 0],
    ['crease', 1, 0],
  ],
  groin: [
    ['crease', 1, 3],
    ['lap', 0, 2],
    ['thighTop', 3, 1],
    ['haunch', 3, 0],
  ],
  thigh_front: [
    ['side', 8, 11],
    ['leg', 3, 0],
    ['thighTop', 3, 0],
  ],
  knee_front: [
    ['side', 11, 13],
    ['leg', 5, 3],
  ],
  shin: [
    ['side', 13, 17],
    ['leg', 9, 5],
  ],
  ankle: [
    ['side', 17, 18],
    ['leg', 10, 9],
  ],
  foot_top: [['foot', 0, 10]],
  jaw: [
    ['head', 5, 8],
    ['mouth', 2, 0],
  ],
};

const FRONT_MIDDLE: Drawing = {
  neck_front: [
    ['neck', 0, 3],
    ['throat', 0, 2],
  ],
  forehead: [
    ['head', 0, 3],
    ['brow', 0, 2],
  ],
  face: [
    ['brow', 2, 0],
    ['head', 3, 5],
    ['mouth', 0, 2],
  ],
  pelvis: [
    ['apron', 1, 0],
    ['lap', 0, 2],
  ],
};

const BACK_HALVES: Drawing = {
  neck_back: [
    ['nape', 2, 1],
    ['neck', 1, 3],
    ['throat', 0, 2],
  ],
  scapula: [
    ['arm', 0, 5],
    ['side', 0, 1],
    ['blade', 5, 0],
  ],
  upper_back: [
    ['throat', 2, 0],
    ['blade', 0, 5],
    ['side', 1, 3],
    ['loin', 0, 3],
  ],
  upperarm_back: [
    ['arm', 5, 8],
    ['armInside', 3, 0],
  ],
  forearm_back: [
    ['arm', 8, 13],
    ['armInside', 8, 3],
  ],
  hand_back: [['hand', 0, 17]],
  lower_back: [
    ['loin', 1, 2],
    ['spine', 0, 3],
    ['crest', 2, 1],
    ['flank', 3, 0],
  ],
  flank: [
    ['side', 3, 5],
    ['crest', 0, 1],
    ['flank', 3, 0],
    ['loin', 1, 0],
  ],
  buttock: [
    ['crest', 2, 0],
    ['side', 5, 8],
    ['fold', 0, 3],
    ['cleft', 2, 0],
    ['sacrum', 2, 0],
  ],
  thigh_back: [
    ['fold', 3, 0],
    ['side', 8, 11],
    ['leg', 3, 0],
  ],
  knee_back: [
    ['side', 11, 13],
    ['leg', 5, 3],
  ],
  calf: [
    ['side', 13, 18],
    ['leg', 10, 5],
  ],
  sole: [['sole', 0, 11]],
};

const BACK_MIDDLE: Drawing = {
  head_back: [
    ['head', 0, 5],
    ['nape', 0, 2],
  ],
  lower_back_mid: [
    ['loin', 3, 2],
    ['spine', 0, 3],
    ['crest', 2, 3],
  ],
  sacrum: [
    ['crest', 3, 2],
    ['sacrum', 0, 2],
  ],
  coccyx: [['cleft', 0, 2]],
};

const SMALL = new Set([
  'jaw',
  'elbow_front',
  'wrist',
  'ankle',
  'groin',
  'pelvis',
  'neck_back',
  'coccyx',
  'sacrum',
]);
const VIEWS = {
  front: { rails: FRONT, halves: FRONT_HALVES, middle: FRONT_MIDDLE },
  back: { rails: BACK, halves: BACK_HALVES, middle: BACK_MIDDLE },
} as const;

/** Drawn in this order: the small ones last, above their neighbours. */
export function shapesOf(view: View): Shape[] {
  const { rails, halves, middle } = VIEWS[view];
  // The front faces the person, so their left is at the right of the picture; the back is seen from behind.
  const [atRight, atLeft] = view === 'front' ? ['l', 'r'] : ['r', 'l'];
  const sided = Object.entries(halves).flatMap(([name, spans]): Shape[] => {
    const outline = outlineOf(spans, rails);
    const small = SMALL.has(name);
    return [
      { key: `${name}_${atRight}`, half: 'at_right', path: pathOf(outline), small },
      { key: `${name}_${atLeft}`, half: 'at_left', path: pathOf(outline.map(mirrored)), small },
    ];
  });
  const central = Object.entries(middle).map(([key, spans]): Shape => {
    const outline = outlineOf(spans, rails);
    const other = outline.toReversed().map(([a, b, c, d]) => mirrored([d, c, b, a]));
    return { key, half: 'middle', path: pathOf([...outline, ...other]), small: SMALL.has(key) };
  });
  return [...central, ...sided].toSorted((a, b) => Number(a.small) - Number(b.small));
}

function outlineOf(spans: readonly Span[], rails: Record<string, Rail>): Curve[] {
  return spans.flatMap(([name, from, to]) => {
    const rail = rails[name] ?? [];
    const step = from < to ? 1 : -1;
    return Array.from({ length: Math.abs(to - from) }, (_, done) => between(rail, from + done * step, step));
  });
}

/** Catmull and Rom: the curve leaves each point in the direction of its neighbours. */
function between(rail: Rail, place: number, step: 1 | -1): Curve {
  const start = rail[place] ?? [0, 0];
  const end = rail[place + step] ?? start;
  const before = rail[place - step] ?? beyond(start, end);
  const after = rail[place + 2 * step] ?? beyond(end, start);
  return [start, towards(start, before, end), towards(end, after, start), end];
}

/** A curve that reaches the middle goes on into the other half. */
const beyond = (last: Point, inner: Point): Point => (last[0] === 0 ? [-inner[0], inner[1]] : last);

const towards = (from: Point, behind: Point, ahead: Point): Point => [
  from[0] + (ahead[0] - behind[0]) / 6,
  from[1] + (ahead[1] - behind[1]) / 6,
];

/** From one curve to the next, around a limb that is not flat. */
function across(start: Point, end: Point): Curve {
  const width = Math.abs(end[0] - start[0]);
  const bend = width > Math.abs(end[1] - start[1]) ? width / 9 : 0;
  const at = (part: number): Point => [
    start[0] + (end[0] - start[0]) * part,
    start[1] + (end[1] - start[1]) * part + bend,
  ];
  return [start, at(0.3), at(0.7), end];
}

const mirrored = (curve: Curve): Curve => curve.map(([x, y]) => [-x, y] as const) as unknown as Curve;

function pathOf(outline: readonly Curve[]): string {
  const say = ([x, y]: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  const draw = ([, a, b, end]: Curve): string => `C${say(a)} ${say(b)} ${say(end)}`;
  const start = outline[0]?.[0] ?? [0, 0];
  const drawn = outline.map((curve, place) => {
    const next = outline[(place + 1) % outline.length]?.[0] ?? start;
    return draw(curve) + (say(curve[3]) === say(next) ? '' : draw(across(curve[3], next)));
  });
  return `M${say(start)}${drawn.join('')}Z`;
}

const bothHalves = (rail: Rail): string[] => {
  const outline = rail.slice(1).map((_, place) => between(rail, place, 1));
  return [outline, outline.map(mirrored)].map((curves) => pathOf(curves).replace(/Z$/, ''));
};

/** Behind the regions, and over them. */
export const EARS = bothHalves(EAR);
export const FINGER_LINES = FINGERS.flatMap(bothHalves);
