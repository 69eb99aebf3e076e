import type { ComponentChildren, JSX } from 'preact';

/** A column: its heading, and what stands in it for a row. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** The cell that names the row. */
  readonly names?: boolean;
  readonly numeric?: boolean;
  /** The heading is for assistive technology only, as over a column of buttons. */
  readonly quiet?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  /** Hides the caption from the eye where a heading says the same. */
  readonly quietCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/**
 * A table that scrolls in a region of its own, and on a narrow screen becomes a list of cards.
 * The roles are spelled out because a browser forgets them when the rows are laid out as blocks.
 */
export function Table<Row>({ caption, quietCaption = true, columns, rows, rowKey }: TableProps<Row>): JSX.Element {
  return (
    <div class="kb-table" role="region" aria-label={caption} tabindex={0}>
      <table class="ds-table" role="table">
        <caption class={quietCaption ? 'ds-sr-only' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ head, numeric, quiet }) => (
              <th key={head} scope="col" role="columnheader" class={numeric ? 'kb-number' : undefined}>
                {quiet ? <span class="ds-sr-only">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.head} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): JSX.Element {
  const { head, cell, names, numeric, quiet } = column;
  const label = quiet ? undefined : head;
  if (names) {
    return (
      <th scope="row" role="rowheader" data-label={label}>
        {cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-label={label} class={numeric ? 'kb-number' : undefined}>
      {cell(row)}
    </td>
  );
}
