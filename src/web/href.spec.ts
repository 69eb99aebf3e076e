import { describe, expect, it } from '@jest/globals';
import { localPath, safeHref, withQuery } from './href.js';

describe('addresses', () => {
  it('lets through paths, the web, mail and telephones', () => {
    for (const address of [
      '/desk?point=library',
      'https://example.no',
      'mailto:post@example.no',
      'tel:+4722000000',
      '#scan',
    ]) {
      expect(safeHref(address)).toBe(address);
    }
  });

  it('lets nothing through that could run, however it is written', () => {
    for (const address of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      '//evil.example',
    ]) {
      expect(safeHref(address)).toBe('#');
    }
  });

  it('returns only to a path of this site', () => {
    expect(localPath('/loans?state=open')).toBe('/loans?state=open');
    for (const address of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', '', undefined]) {
      expect(localPath(address)).toBeUndefined();
    }
  });

  it('writes a query of what is given', () => {
    expect(withQuery('/desk', { point: 'library', borrower: '', instrument: null, q: 'ø&x' })).toBe(
      '/desk?point=library&q=%C3%B8%26x',
    );
    expect(withQuery('/desk', {})).toBe('/desk');
  });
});
