/** A device without room refuses what is written: it is said wherever somebody is writing, until a writing is kept again. */
export const device = $state({ full: false });

/** Called once, when the application starts. */
export function listenForFullDevice(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if ((event.reason as Error | null)?.name !== 'QuotaExceededError') return;
    event.preventDefault();
    device.full = true;
  });
}
