// Runs before the first paint: the person's own light, size and language, its first words, and a tap made before the app is there.
(() => {
  const root = document.documentElement;
  try {
    const chosen = JSON.parse(localStorage.getItem('longcours.preferences') || '{}');
    root.lang = chosen.language || (navigator.language.startsWith('fr') ? 'fr' : 'en');
    for (const name of ['theme', 'size', 'contrast', 'motion']) {
      if (chosen[name]) root.dataset[name] = chosen[name];
    }
    root.dataset.role = localStorage.getItem('longcours.role') || 'none';
  } catch {
    root.dataset.role = 'none';
  }
  const [first, later] = (document.currentScript.dataset[root.lang] || '').split(' ');
  const isNow = root.dataset.role === 'patient' && location.pathname === '/';
  for (const href of isNow ? [first] : [first, later]) {
    if (href)
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  }
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-shell-overflow]');
    if (button) root.dataset.overflowedAt = new Date().toISOString();
  });
})();
