/** This browser's way to be reminded: whether it can be, its permission, and its address at its push service. */
import { isInstalled } from '../store/keeping';
import { systemOf } from '../worker/installation.svelte';

export type Ability = 'able' | 'denied' | 'installFirst' | 'unsupported';

export async function ability(): Promise<Ability> {
  const able = 'PushManager' in window && 'Notification' in window && 'serviceWorker' in navigator;
  const onApple = systemOf(navigator.userAgent, navigator.maxTouchPoints) === 'ios';
  if (!able) return onApple && !isInstalled() ? 'installFirst' : 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return (await navigator.serviceWorker.getRegistration()) ? 'able' : 'unsupported';
}

export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Asks for the permission, so only ever called by the person's own tap; null where the browser will not. */
export async function subscribe(publicKey: string): Promise<PushAddress | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const { pushManager } = await navigator.serviceWorker.ready;
  try {
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { endpoint, keys } = made.toJSON();
    return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : null;
  } catch (reason) {
    // No push service can be reached, or it was switched off in the browser.
    if (reason instanceof DOMException) return null;
    throw reason;
  }
}

/** Enough by itself: the push service then tells ours that the device is gone. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
