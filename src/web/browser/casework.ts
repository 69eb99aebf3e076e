// On the pages of cases. Whoever is at work tells the server so; when nobody is, the page goes away and asks who is there.

const idleMs = 10 * 60_000;
const tellMs = 60_000;

// How long ago something was has nothing to do with what time it is.
let lastInput = performance.now();
let lastTold = lastInput;

function atWork(): void {
  lastInput = performance.now();
  if (lastInput - lastTold < tellMs) return;
  lastTold = lastInput;
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
  void fetch('/casework/presence', { method: 'POST', headers: { 'x-csrf-token': csrf } });
}

for (const kind of ['keydown', 'pointerdown', 'scroll']) document.addEventListener(kind, atWork, { passive: true });

window.setInterval(() => {
  if (performance.now() - lastInput < idleMs + 5_000) return;
  document.body.hidden = true;
  window.location.replace('/casework');
}, 5_000);
