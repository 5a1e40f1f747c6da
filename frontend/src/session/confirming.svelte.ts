/** An act that only the person themselves may do: what asked for it waits, and goes on once they have said who they are. */

export const confirming = $state<{ settle: ((confirmed: boolean) => void) | null }>({ settle: null });

let asked: Promise<boolean> | null = null;

/** Two acts that ask at once are answered by one password. */
export function askToConfirm(): Promise<boolean> {
  asked ??= new Promise<boolean>((done) => {
    confirming.settle = done;
  }).finally(() => {
    confirming.settle = null;
    asked = null;
  });
  return asked;
}
