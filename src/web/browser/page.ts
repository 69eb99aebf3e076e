// On every page. Nothing depends on it: it spares a second click and shows at once what was wrong.

/** A form is sent once: the second click on a slow line must not become a second request. */
function sendOnce(): void {
  const sent = new WeakSet<HTMLFormElement>();
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
    // A form that downloads a file leaves its page standing, and may well be sent again.
    if (event.target.method !== 'post' || event.target.hasAttribute('data-again')) return;
    if (sent.has(event.target)) event.preventDefault();
    sent.add(event.target);
  });
  // A page that comes back from the browser's memory may be sent again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
}

/** What is wrong with a form is read first. */
function focusErrors(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}

/** A box that ticks or clears all the others of its form with the given name. */
function tickAll(): void {
  document.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const name = event.target.dataset['tickAll'];
    if (name === undefined) return;
    const { checked, form } = event.target;
    for (const box of form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:not(:disabled)`) ?? []) {
      box.checked = checked;
    }
  });
}

/** A button that prints the page. */
function printOnClick(): void {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-print]') !== null) window.print();
  });
}

/** Follows work that goes on at the server, and goes where it leads when it is done. */
function followProgress(): void {
  const box = document.querySelector<HTMLElement>('[data-progress]');
  const bar = box?.querySelector('progress');
  const label = box?.querySelector<HTMLElement>('[data-progress-text]');
  const { progress = '', then = '' } = box?.dataset ?? {};
  if (!bar || !label || progress === '') return;
  const look = async (): Promise<void> => {
    const answer = await fetch(progress, { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const { done, total, ready } = (await answer.json()) as { done: number; total: number; ready: boolean };
    bar.max = total;
    bar.value = done;
    const words = label.dataset['progressText'] ?? '';
    label.textContent = words.replace('{done}', String(done)).replace('{total}', String(total));
    if (ready) window.location.replace(then);
    else again();
  };
  const again = (): void => {
    // A line that fails once is tried again; the link on the page does the same by hand.
    setTimeout(() => void look().catch(again), 1_000);
  };
  again();
}

sendOnce();
followProgress();
focusErrors();
tickAll();
printOnClick();
