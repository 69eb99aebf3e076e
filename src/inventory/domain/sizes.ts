/** The size after one; `undefined` where there is none, or the kind has no such size. @param sizes those of the kind, from small to large */
export function nextSize(sizes: readonly string[], size: string | null): string | undefined {
  const at = size === null ? -1 : sizes.indexOf(size);
  return at < 0 ? undefined : sizes[at + 1];
}

/** Whether one size of a kind is smaller than another; without a size nothing is. @param sizes those of the kind, from small to large */
export function isSmaller(sizes: readonly string[], one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const at = sizes.indexOf(one);
  return at >= 0 && at < sizes.indexOf(other);
}
