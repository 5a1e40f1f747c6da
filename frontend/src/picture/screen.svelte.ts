/** How large this screen is, as pictures are made for three sizes of it. */
import type { Size } from './asking';

const WIDE = window.matchMedia('(min-width: 1300px)');
const NARROW = window.matchMedia('(max-width: 699px)');
const sizeNow = (): Size => (NARROW.matches ? 'phone' : WIDE.matches ? 'desktop' : 'tablet');

export const screen = $state({ size: sizeNow() });

for (const media of [WIDE, NARROW])
  media.addEventListener('change', () => {
    screen.size = sizeNow();
  });
