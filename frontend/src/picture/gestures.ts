/** Fingers, mouse and wheel over a picture, as stretches of its axis; the page keeps its own scrolling. */

export type Range = [number, number];

interface Followed {
  /** What is drawn now, and from where to where in pixels. */
  range(): Range;
  edges(): Range;
  /** As far as one may go, and the least and the most that is shown at once. */
  within(range: Range): Range;
  onmove(range: Range): void;
  onsettle(): void;
}

const SLOP = 8;
const LEAST_APART = 24;
const WHEEL_REST_MS = 250;
const WHEEL_STEP = 0.0018;

/** Keeps the moments `one` and `two` under two fingers that now stand at shares `u` and `v` of the width. */
export function pinched([one, two]: Range, [u, v]: Range): Range {
  const length = (two - one) / (v - u);
  return [one - u * length, one + (1 - u) * length];
}

/** Around the moment at `share` of the width. */
export function zoomed([start, stop]: Range, factor: number, share = 0.5): Range {
  const still = start + share * (stop - start);
  return [still - (still - start) * factor, still + (stop - still) * factor];
}

/** Call with the element that holds the picture; returns what ends it. */
export function follow(element: HTMLElement, followed: Followed): () => void {
  const fingers = new Map<number, number>();
  let held: { x: number; range: Range } | null = null;
  let moments: Range | null = null;
  let isMoving = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const shareOf = (x: number): number => {
    const [left, right] = followed.edges();
    return (x - element.getBoundingClientRect().left - left) / (right - left);
  };
  const apart = (): Range => {
    const [one = 0, two = 0] = [...fingers.values()].sort((first, second) => first - second);
    return [shareOf(one), shareOf(Math.max(two, one + LEAST_APART))];
  };
  const show = (range: Range): void => {
    isMoving = true;
    followed.onmove(followed.within(range));
  };

  function hold(): void {
    const [start, stop] = followed.range();
    const [x = 0] = fingers.values();
    held = { x, range: [start, stop] };
    moments = fingers.size === 2 ? (apart().map((share) => start + share * (stop - start)) as Range) : null;
  }

  function down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    if (fingers.size === 0) isMoving = false;
    fingers.set(event.pointerId, event.clientX);
    hold();
  }

  function move(event: PointerEvent): void {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event.clientX);
    if (moments) show(pinched(moments, apart()));
    if (moments || !held || (!isMoving && Math.abs(event.clientX - held.x) < SLOP)) return;
    // The other way round for the hand: what is under the finger goes with it.
    const share = shareOf(held.x) - shareOf(event.clientX);
    const [start, stop] = held.range;
    const by = share * (stop - start);
    show([start + by, stop + by]);
  }

  function up(event: PointerEvent): void {
    if (!fingers.delete(event.pointerId)) return;
    held = moments = null;
    if (fingers.size > 0) hold();
    else if (isMoving) followed.onsettle();
  }

  /** A hand that only moved the picture has not tapped anything. */
  function click(event: MouseEvent): void {
    if (isMoving && event.detail > 0) event.stopPropagation();
    isMoving = false;
  }

  function wheel(event: WheelEvent): void {
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !isSideways) return;
    event.preventDefault();
    const [start, stop] = followed.range();
    const share = shareOf(event.clientX);
    const [left, right] = followed.edges();
    const by = (event.deltaX / (right - left)) * (stop - start);
    const factor = Math.exp(Math.max(-200, Math.min(event.deltaY, 200)) * WHEEL_STEP * 2);
    followed.onmove(
      followed.within(event.ctrlKey ? zoomed([start, stop], factor, share) : [start + by, stop + by]),
    );
    clearTimeout(rest);
    rest = setTimeout(() => followed.onsettle(), WHEEL_REST_MS);
  }

  /** One finger scrolls the page up and down; two belong to the picture. */
  const touch = (event: TouchEvent): void => {
    if (event.touches.length > 1) event.preventDefault();
  };

  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', down, { signal });
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', up, { signal });
  window.addEventListener('pointercancel', up, { signal });
  element.addEventListener('click', click, { signal, capture: true });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  element.addEventListener('touchstart', touch, { signal, passive: false });
  element.addEventListener('touchmove', touch, { signal, passive: false });
  return () => {
    clearTimeout(rest);
    stop.abort();
  };
}
