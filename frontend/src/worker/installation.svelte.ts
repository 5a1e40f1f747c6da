/** Putting the notebook among the applications of this device: the browser's own offer, or how to do it by hand. */

interface Offer extends Event {
  prompt(): Promise<unknown>;
}

export const installation = $state<{ offer: Offer | null }>({ offer: null });

/** Called once, when the application starts: the browser makes its offer only once. */
export function listenForInstallation(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installation.offer = event as Offer;
  });
  window.addEventListener('appinstalled', () => {
    installation.offer = null;
  });
}

/** An offer can be taken up once. */
export async function install(): Promise<void> {
  const { offer } = installation;
  installation.offer = null;
  await offer?.prompt();
}

export type System = 'ios' | 'android' | 'other';

export function systemOf(agent: string, touchPoints: number): System {
  if (/iPhone|iPad|iPod/.test(agent)) return 'ios';
  // An iPad says it is a Mac; Macs have no touch screen.
  if (agent.includes('Macintosh') && touchPoints > 1) return 'ios';
  return agent.includes('Android') ? 'android' : 'other';
}
