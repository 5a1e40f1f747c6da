/** Who is here. A device that has no network still knows who used it last, so that writing never waits. */
import { endSession, whoAmI } from '../api/calls';
import { listenToAnswers, NoNetwork, Problem } from '../api/client';
import type { Viewer } from '../api/contract';
import { welcomeLanguage } from '../preferences.svelte';
import { forgetRecords, forgetViewer, keepViewer, keptViewer, wipeDevice } from '../store/database';
import { startSync, stopSync } from '../sync/engine.svelte';
import { tellOthers } from '../sync/notices';
import { unsentOf } from '../sync/outbox';

type Phase = 'starting' | 'signed_out' | 'signed_in' | 'ended' | 'unreachable';

export const session = $state<{ phase: Phase; viewer: Viewer | null; unsent: number }>({
  phase: 'starting',
  viewer: null,
  unsent: 0,
});

const ROLE_KEY = 'longcours.role';

export async function openSession(): Promise<void> {
  listenToAnswers({ signedOut: () => void sessionEnded() });
  try {
    await enter(await whoAmI());
  } catch (reason) {
    if (reason instanceof Problem && reason.status === 401) return sessionEnded();
    const viewer = await keptViewer();
    const outOfReach = reason instanceof NoNetwork || reason instanceof Problem;
    if (!outOfReach) throw reason;
    if (viewer) await enter(viewer);
    else session.phase = 'unreachable';
  }
}

export async function enter(viewer: Viewer): Promise<void> {
  await keepViewer(viewer);
  welcomeLanguage(viewer.language);
  showRole(viewer.patient_id ? 'patient' : 'therapist');
  session.viewer = viewer;
  session.phase = 'signed_in';
  await startSync({ account: viewer.account_id, device: viewer.device_id, patient: viewer.patient_id });
}

/** What is unsent stays on the device, bound to its account, until that person signs in again. */
async function sessionEnded(): Promise<void> {
  stopSync();
  const viewer = session.viewer ?? (await keptViewer());
  await forgetRecords();
  session.unsent = viewer ? (await unsentOf(viewer.account_id)).waiting.length : 0;
  session.phase = viewer ? 'ended' : 'signed_out';
  session.viewer = null;
  showRole('none');
}

/** Signs out here: the service first, then everything this device kept. */
export async function leave(): Promise<void> {
  try {
    await endSession();
  } catch (reason) {
    if (!(reason instanceof NoNetwork || reason instanceof Problem)) throw reason;
  }
  stopSync();
  await forgetViewer();
  await wipeDevice();
  tellOthers('wiped');
  session.viewer = null;
  session.phase = 'signed_out';
  showRole('none');
}

function showRole(role: 'patient' | 'therapist' | 'none'): void {
  localStorage.setItem(ROLE_KEY, role);
  document.documentElement.dataset.role = role;
}
