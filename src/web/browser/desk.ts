// The desk without a mouse. Everything works without this: it keeps the focus in the one field, drops a scan that a
// scanner sent twice, shows which condition a key has chosen, and reads the result aloud to those who do not see it.

const twice = 2_000;
const lastScan = 'klangbank-last-scan';

const form = document.querySelector<HTMLFormElement>('form[data-desk]');
const field = document.querySelector<HTMLInputElement>('#scan');
const status = document.querySelector<HTMLElement>('[data-desk-status]');

/** The present, in milliseconds, comparable between two pages. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function say(text: string): void {
  if (status) status.textContent = text;
}

function isSameAgain(text: string): boolean {
  const [then = '0', ...words] = (sessionStorage.getItem(lastScan) ?? '').split(' ');
  const same = words.join(' ') === text && now() - Number(then) < twice;
  if (!same) sessionStorage.setItem(lastScan, `${now()} ${text}`);
  return same;
}

/** Typing anywhere that takes no text goes to the field, scanner or fingers. */
function keepFocus(scanField: HTMLInputElement): void {
  scanField.focus();
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || event.key === ' ') return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])')) return;
    scanField.focus();
  });
  // A mouse that ticked a box has done its work; on a touch screen the field would bring up the keyboard.
  document.addEventListener('click', (event) => {
    const ticked = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
    if (ticked && event.detail > 0 && window.matchMedia('(pointer: fine)').matches) scanField.focus();
  });
}

function dropDoubleScans(deskForm: HTMLFormElement, scanField: HTMLInputElement): void {
  deskForm.addEventListener('submit', (event) => {
    const text = scanField.value.trim().toUpperCase();
    // A key or an empty Enter has finished something: the same label after it is meant.
    if (text.length < 3) sessionStorage.removeItem(lastScan);
    if (text.length < 3 || !isSameAgain(text)) return;
    event.preventDefault();
    scanField.value = '';
    say(status?.dataset['twice'] ?? '');
  });
}

/** A single digit in the field is a condition: it is shown on its button until it is sent or becomes a longer text. */
function showChosenCondition(scanField: HTMLInputElement): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-desk-key]')];
  if (buttons.length === 0) return;
  scanField.addEventListener('input', () => {
    const typed = scanField.value.trim();
    for (const button of buttons) {
      const chosen = button.dataset['deskKey'] === typed;
      button.toggleAttribute('data-chosen', chosen);
      if (chosen) say(button.innerText);
    }
  });
}

/** Escape empties the field, and an empty field starts over. */
function startOver(scanField: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (scanField.value !== '') {
      scanField.value = '';
      scanField.dispatchEvent(new Event('input'));
      scanField.focus();
      return;
    }
    document.querySelector<HTMLAnchorElement>('[data-desk-reset]')?.click();
  });
}

/** A live region speaks only of what changes after it is there. */
function readAloud(): void {
  const result = document.querySelector<HTMLElement>('[data-desk-says]');
  if (result === null || form?.dataset['desk'] === 'empty') return;
  setTimeout(() => {
    // What has been said meanwhile is newer.
    if (status?.textContent === '') say(result.innerText.replace(/\s+/gu, ' ').slice(0, 300));
  }, 150);
}

if (form !== null && field !== null) {
  keepFocus(field);
  dropDoubleScans(form, field);
  showChosenCondition(field);
  startOver(field);
  readAloud();
}
