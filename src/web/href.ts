/** An address inside this site, or of a scheme that cannot run a script; anything else becomes `#`. */
export function safeHref(address: string): string {
  // Browsers drop tabs and line breaks inside an address and spaces before it, so they are looked through.
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const seen = address.replace(/[\u0000-\u0020]/gu, '');
  return localPath(seen) !== undefined || /^(?:https?:|mailto:|tel:|#|\?)/iu.test(seen) ? address.trim() : '#';
}

/** The address if it is a path of this site, so that a redirect to it cannot lead away from it. */
export function localPath(address: string | undefined): string | undefined {
  return address !== undefined && /^\/(?![/\\])[\u0021-\u007e]*$/u.test(address) ? address : undefined;
}

/** A path with a query of the values that are not empty, in the order given. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? path : `${path}?${text}`;
}
