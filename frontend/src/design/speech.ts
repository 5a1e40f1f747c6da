/** What browsers that listen offer; TypeScript's own library leaves it out. */
export interface SpeechEvent {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}

export interface Speech {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: SpeechEvent) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
  stop(): void;
}

type SpeechMaker = new () => Speech;

export function newSpeech(): Speech | null {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Record<
    string,
    SpeechMaker | undefined
  >;
  const Maker = SpeechRecognition ?? webkitSpeechRecognition;
  return Maker ? new Maker() : null;
}

/** The words just finished; those still being guessed are left out. */
export const finishedWords = ({ resultIndex, results }: SpeechEvent): string =>
  Array.from(results)
    .slice(resultIndex)
    .filter(({ isFinal }) => isFinal)
    .map((result) => result[0]?.transcript.trim() ?? '')
    .join(' ');
