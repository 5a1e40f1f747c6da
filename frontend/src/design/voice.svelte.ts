/** Short sentences said once to everyone, sighted or not: "C’est noté." */
export const voice = $state({ said: '', shown: true, times: 0 });

const SHOWN_MS = 6_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** `shown: false` when the page itself already says it to the eye. */
export function say(sentence: string, { shown } = { shown: true }): void {
  clearTimeout(timer);
  voice.said = sentence;
  voice.shown = shown;
  voice.times += 1;
  timer = setTimeout(() => {
    voice.said = '';
  }, SHOWN_MS);
}
