import { type KostraYear, kostraYears } from './kostra.js';

/** What a template may fill in, in braces. */
export const erpPlaceholders = [
  'account',
  'amount',
  'art',
  'batch',
  'client',
  'costType',
  'dcFlag',
  'function',
  'object',
  'period',
  'project',
  'reference',
  'responsibility',
  'text',
  'unit',
  'vat',
  'voucherDate',
  'voucherNumber',
] as const;

export type ErpPlaceholder = (typeof erpPlaceholders)[number];

/** What a municipality calls a unit in its accounts. */
export interface ErpUnit {
  /** Ansvar. */
  readonly responsibility?: string;
  readonly project?: string;
  readonly object?: string;
  /** KOSTRA function, in every year; left out, that of its kind. */
  readonly function?: string;
}

/** A column of the CSV file: its heading, and a template of what stands under it. */
export interface ErpColumn {
  readonly head: string;
  readonly value: string;
}

/** The fields of a GL07 line that a template fills; all others are fixed or empty. */
export const gl07Templates = [
  'batch_id',
  'interface',
  'voucher_type',
  'client',
  'account',
  'dim_1',
  'dim_2',
  'dim_3',
  'dim_4',
  'dim_5',
  'dim_6',
  'dim_7',
  'tax_code',
  'tax_system',
  'dc_flag',
  'description',
] as const;

export type Gl07Template = (typeof gl07Templates)[number];

/** How settlements are written for an ERP: data, because the dimensions mean something else in each municipality. */
export interface ErpMapping {
  readonly kostra: readonly KostraYear[];
  /** By slug. */
  readonly units: Readonly<Record<string, ErpUnit>>;
  /** The account over which the units settle; it nets to zero. */
  readonly clearing: { readonly account: string; readonly responsibility: string; readonly function: string };
  readonly vatCode: string;
  readonly client: string;
  readonly csv: { readonly encoding: 'utf-8' | 'windows-1252'; readonly columns: readonly ErpColumn[] };
  readonly gl07: Readonly<Record<Gl07Template, string>>;
}

/** What counts where an installation says nothing else. The columns of the CSV are those of Visma's eBilag. */
export const shippedMapping: ErpMapping = {
  kostra: kostraYears,
  units: {},
  clearing: { account: '990', responsibility: '', function: '' },
  vatCode: '0',
  client: '',
  csv: {
    encoding: 'utf-8',
    columns: [
      { head: 'bilagsdato', value: '{voucherDate}' },
      { head: 'periode', value: '{period}' },
      { head: 'bilagsnummer', value: '{voucherNumber}' },
      { head: 'art', value: '{account}' },
      { head: 'ansvar', value: '{responsibility}' },
      { head: 'funksjon', value: '{function}' },
      { head: 'prosjekt', value: '{project}' },
      { head: 'objekt', value: '{object}' },
      { head: 'mva-kode', value: '{vat}' },
      { head: 'beløp', value: '{amount}' },
      { head: 'tekst', value: '{text}' },
      { head: 'referanse', value: '{reference}' },
    ],
  },
  gl07: {
    batch_id: '{batch}',
    interface: 'BI',
    voucher_type: 'HL',
    client: '{client}',
    account: '{account}',
    dim_1: '{responsibility}',
    dim_2: '{function}',
    dim_3: '{object}',
    dim_4: '',
    dim_5: '{project}',
    dim_6: '',
    dim_7: '',
    tax_code: '{vat}',
    tax_system: '',
    dc_flag: '{dcFlag}',
    description: '{text}',
  },
};

/** A mapping that cannot be used; `where` names the part, such as `csv.columns.2.value`. */
export class MappingFault extends Error {
  constructor(
    readonly where: string,
    shouldBe: string,
  ) {
    super(`${where} ${shouldBe}`);
    this.name = 'MappingFault';
  }
}

type Given = Readonly<Record<string, unknown>>;

/** Reads a mapping; what it leaves out is as shipped. @throws MappingFault naming the part that is wrong */
export function readMapping(given: unknown): ErpMapping {
  const all = object('', given);
  known('', all, ['kostra', 'units', 'clearing', 'vatCode', 'client', 'csv', 'gl07']);
  const clearing = object('clearing', all['clearing'] ?? {});
  known('clearing', clearing, ['account', 'responsibility', 'function']);
  const csv = object('csv', all['csv'] ?? {});
  known('csv', csv, ['encoding', 'columns']);
  const gl07 = object('gl07', all['gl07'] ?? {});
  known('gl07', gl07, gl07Templates);
  const columns =
    csv['columns'] === undefined ? shippedMapping.csv.columns : list('csv.columns', csv['columns']).map(column);
  return {
    kostra: all['kostra'] === undefined ? kostraYears : list('kostra', all['kostra']).map(kostraYear),
    units: Object.fromEntries(
      Object.entries(object('units', all['units'] ?? {})).map(([id, unit]) => [id, unitOf(id, unit)]),
    ),
    clearing: {
      account: text('clearing.account', clearing['account'] ?? shippedMapping.clearing.account),
      responsibility: text('clearing.responsibility', clearing['responsibility'] ?? ''),
      function: text('clearing.function', clearing['function'] ?? ''),
    },
    vatCode: text('vatCode', all['vatCode'] ?? shippedMapping.vatCode),
    client: text('client', all['client'] ?? ''),
    csv: { encoding: encoding(csv['encoding'] ?? 'utf-8'), columns },
    gl07: Object.fromEntries(
      gl07Templates.map((name) => [name, template(`gl07.${name}`, gl07[name] ?? shippedMapping.gl07[name])]),
    ) as Record<Gl07Template, string>,
  };
}

/** Fills a template. */
export function fillTemplate(text: string, values: Readonly<Record<ErpPlaceholder, string>>): string {
  return text.replaceAll(/\{([A-Za-z]+)\}/g, (_whole, name: ErpPlaceholder) => values[name]);
}

function column(given: unknown, nth: number): ErpColumn {
  const where = `csv.columns.${nth}`;
  const one = object(where, given);
  known(where, one, ['head', 'value']);
  return { head: text(`${where}.head`, one['head']), value: template(`${where}.value`, one['value']) };
}

function unitOf(id: string, given: unknown): ErpUnit {
  const where = `units.${id}`;
  const one = object(where, given);
  known(where, one, ['responsibility', 'project', 'object', 'function']);
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => [
      name,
      name === 'function' ? code(`${where}.${name}`, value) : text(`${where}.${name}`, value),
    ]),
  );
}

function kostraYear(given: unknown, nth: number): KostraYear {
  const where = `kostra.${nth}`;
  const one = object(where, given);
  known(where, one, ['from', 'functions', 'otherwise']);
  const { from } = one;
  if (typeof from !== 'number' || !Number.isSafeInteger(from))
    throw new MappingFault(`${where}.from`, 'must be a year');
  const functions = Object.entries(object(`${where}.functions`, one['functions']));
  return {
    from,
    functions: Object.fromEntries(functions.map(([kind, value]) => [kind, code(`${where}.functions.${kind}`, value)])),
    otherwise: code(`${where}.otherwise`, one['otherwise']),
  };
}

function object(where: string, given: unknown): Given {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Given;
  throw new MappingFault(where === '' ? 'the file' : where, 'must be an object');
}

function list(where: string, given: unknown): readonly unknown[] {
  if (Array.isArray(given) && given.length > 0) return given;
  throw new MappingFault(where, 'must be a list with something in it');
}

function known(where: string, given: Given, names: readonly string[]): void {
  const strange = Object.keys(given).find((name) => !names.includes(name));
  if (strange !== undefined) throw new MappingFault(where === '' ? strange : `${where}.${strange}`, 'is not known');
}

function text(where: string, given: unknown): string {
  if (typeof given === 'string' && !/[\r\n]/.test(given)) return given;
  throw new MappingFault(where, 'must be a text of one line');
}

function code(where: string, given: unknown): string {
  if (typeof given === 'string' && /^\d{3}$/.test(given)) return given;
  throw new MappingFault(where, 'must be a code of three digits');
}

function encoding(given: unknown): 'utf-8' | 'windows-1252' {
  if (given === 'utf-8' || given === 'windows-1252') return given;
  throw new MappingFault('csv.encoding', 'must be utf-8 or windows-1252');
}

function template(where: string, given: unknown): string {
  const words = text(where, given);
  const strange = [...words.matchAll(/\{([^}]*)\}/g)].find(([, name]) => !erpPlaceholders.some((one) => one === name));
  if (strange === undefined) return words;
  throw new MappingFault(where, `may fill in ${erpPlaceholders.map((one) => `{${one}}`).join(', ')}`);
}
