/** What the floor answers: the rows of the recorded statements in the form of the interface, as briefly as it can be written. */

const record = '\u001e';
const unit = '\u001f';

/** Each takes the rows of every statement; the answer is made of the last one's. */
export const answers = {
  lookup: (rows) => instrument(rows.at(-1)[0]),
  list: (rows) => {
    const found = rows.at(-1);
    const items = found.slice(0, 50).map(instrument);
    const last = found.length > 50 ? found[49].sort_key : undefined;
    const nextCursor = last === undefined ? null : Buffer.from(JSON.stringify([last])).toString('base64url');
    return { items, nextCursor };
  },
  checkout: (rows) => loan(rows.at(-1)[0]),
  return: (rows, { next, then }) => {
    const ended = loan(rows.at(-1)[0]);
    return { loan: ended, next, then, depositBackOre: ended.depositToPayOre };
  },
};

function instrument(row) {
  return {
    code: row.code,
    kind: row.kind_id,
    size: row.size,
    maker: row.maker,
    model: row.model,
    serialNumber: row.serial_number,
    grade: row.grade_id,
    condition: row.condition,
    state: row.state,
    owner: row.owner_unit_id,
    manager: row.manager_unit_id,
    homePoint: row.home_point_id,
    currentPoint: row.current_point_id,
    accessories: row.accessories === null ? [] : row.accessories.split(record).map(accessory),
    dueOn: row.due_on,
    freeFrom: row.free_from,
    sendTo: row.free_from === null || row.current_point_id === row.home_point_id ? null : row.home_point_id,
    aliases: row.aliases === null ? [] : row.aliases.split(record),
    funder: row.funder,
    valueOre: row.value_ore,
    note: row.note,
    version: row.version,
  };
}

function accessory(packed) {
  const [id, present, name] = packed.split(unit);
  return { id, name, present: present === '1' };
}

function loan(row) {
  return {
    id: row.id,
    instrument: row.instrument_code,
    borrower: row.borrower_id,
    lendingPoint: row.lending_point_id,
    state: row.state,
    overdue: false,
    claimedReturned: row.claimed_returned_at !== null,
    out: instant(row.out_at),
    dueOn: row.due_on,
    returnedOn: row.returned_on,
    registeredAt: row.registered_at === null ? null : instant(row.registered_at),
    renewals: row.renewals,
    toPayOre: row.to_pay_ore,
    depositToPayOre: row.deposit_to_pay_ore,
    reservation: null,
    version: row.version,
  };
}

function instant(value) {
  return value instanceof Date ? value.toISOString() : `${value.replace(' ', 'T')}Z`;
}
