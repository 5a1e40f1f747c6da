/** Resolves in the first turn in which nothing else is under way. */
export const idle = (): Promise<unknown> =>
  new Promise((done) =>
    window.requestIdleCallback ? window.requestIdleCallback(done) : setTimeout(done, 300),
  );
