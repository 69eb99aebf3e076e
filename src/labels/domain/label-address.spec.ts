import { describe, expect, it } from '@jest/globals';
import { groupedCode, isAlphanumeric, labelAddress, namesLocalhost } from './label-address.js';

describe('the address in a label', () => {
  it('is the public address, /I/ and the code, in upper case', () => {
    expect(labelAddress('https://l.eksempel.no', '7K3M9Q8')).toBe('HTTPS://L.EKSEMPEL.NO/I/7K3M9Q8');
    expect(labelAddress('http://localhost:3000', '7K3M9Q8')).toBe('HTTP://LOCALHOST:3000/I/7K3M9Q8');
  });

  it('writes æøå in the host as the Internet does, so that the small alphanumeric mode is enough', () => {
    const address = labelAddress('https://lån.eksempel.no', '7K3M9Q8');
    expect(address).toBe('HTTPS://XN--LN-YIA.EKSEMPEL.NO/I/7K3M9Q8');
    expect(isAlphanumeric(address)).toBe(true);
  });

  it.each(['http://localhost:3000', 'https://klangbank.localhost', 'http://127.0.0.1:8080', 'http://[::1]:3000'])(
    'knows that %s leads no telephone anywhere',
    (url) => {
      expect(namesLocalhost(url)).toBe(true);
    },
  );

  it.each(['https://l.eksempel.no', 'https://localhost.eksempel.no', 'http://10.0.0.7:3000'])(
    'takes %s for an address that others can reach',
    (url) => {
      expect(namesLocalhost(url)).toBe(false);
    },
  );

  it('shows the code in groups', () => {
    expect(groupedCode('7K3M9Q8')).toBe('7K3-M9Q8');
  });
});
