/** Places of the application are paths; the browser's own back button works. */
export const place = $state({ path: location.pathname, fragment: location.hash });

export function go(path: string): void {
  history.pushState(null, '', path);
  arrive();
  window.scrollTo(0, 0);
  document.querySelector('main')?.focus({ preventScroll: true });
}

function arrive(): void {
  place.path = location.pathname;
  place.fragment = location.hash;
}

/** Links inside the application change place without loading the page again. */
export function followLinks(): void {
  window.addEventListener('popstate', arrive);
  window.addEventListener('hashchange', arrive);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const plainClick = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !plainClick || link.target || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    go(link.pathname);
  });
}
