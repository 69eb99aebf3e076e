/** Characters that a QR code holds in alphanumeric mode (ISO/IEC 18004), which needs a third less room than bytes. */
const alphanumeric = /^[0-9A-Z $%*+\-./:]*$/;

/**
 * What the QR code of an instrument's label holds: the address that a phone's camera opens. In upper case, because
 * scheme and host ignore case, our server ignores it in the path, and alphanumeric mode makes the symbol smaller.
 * @param baseUrl public address without a path
 * @param code canonical code of seven characters
 */
export function labelAddress(baseUrl: string, code: string): string {
  return `${new URL(baseUrl).origin}/i/${code}`.toUpperCase();
}

export function isAlphanumeric(text: string): boolean {
  return alphanumeric.test(text);
}

/** Whether the address leads nowhere but to the machine itself, so that a label with it would be waste. */
export function namesLocalhost(baseUrl: string): boolean {
  const host = new URL(baseUrl).hostname;
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '0.0.0.0' ||
    host === '[::1]' ||
    host === '[::]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

/** The code as people read it: `7K3-M9Q8`. */
export function groupedCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
