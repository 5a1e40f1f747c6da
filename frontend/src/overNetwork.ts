/** Screens no device keeps. Asked for from the first file: its styles stand in the page, and others would wait for them. */
import { withWords } from './i18n/language';

export const confirmScreen = () => withWords(import('./entry/Confirm.svelte'));
export const waysInScreen = () => withWords(import('./entry/WaysIn.svelte'));
export const passkeysOfDevice = () => withWords(import('./entry/passkeys'));
export const agreementPart = () => withWords(import('./consent/Agreement.svelte'));
export const codesLeft = () => withWords(import('./entry/codesLeft'));
