import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { type CirculatingInstrument, CirculationState } from '../circulation/circulation.repository.js';
import type { Condition } from '../domain/instrument-state.js';
import { TransferEntity } from '../persistence/entities.js';

/** An instrument to be sent from one point to another. */
export interface Sending {
  readonly actorId: string;
  readonly instrument: Pick<CirculatingInstrument, 'code' | 'version'>;
  readonly from: string;
  readonly to: string;
  /** The first day on which it may go out again, if that is not at once. */
  readonly freeFrom: CalendarDate | null;
  readonly condition?: Condition | undefined;
}

/** A transfer that has not been received. */
export interface OpenTransfer {
  readonly id: string;
  readonly instrument: string;
  readonly from: string | null;
  readonly to: string;
}

const columns = 'id, instrument_code AS instrument, from_point_id AS "from", to_point_id AS "to"';

/** Instruments under way between points. Takes the caller's unit of work. */
@Injectable()
export class Transfers {
  constructor(
    private readonly circulation: CirculationState,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends an instrument off and gives the transfer's id. The caller has locked it and knows that it may go.
   * @throws ConstraintViolation `ux_transfer_open_instrument` if it is under way already
   * @throws Problem 409 `instrument-changed-meanwhile`
   */
  async sendTransfer(tx: Tx, { actorId, instrument, from, to, freeFrom, condition }: Sending): Promise<string> {
    const id = newId();
    const { code, version } = instrument;
    await tx.insert(TransferEntity, {
      id,
      instrumentCode: code,
      fromPointId: from,
      toPointId: to,
      sentAt: this.clock.now(),
      sentBy: actorId,
      receivedAt: null,
      receivedBy: null,
    });
    const state = 'in-transfer';
    const place = { currentPointId: null, dueOn: null, freeFrom, condition };
    await this.circulation.changeCirculation(tx, { code, expectedVersion: version, state, ...place });
    await this.audit.append(tx, {
      actorId,
      action: 'transfer.sent',
      subjectType: 'transfer',
      subjectId: id,
      instrumentCode: code,
      detail: { from, to },
    });
    return id;
  }

  /** Records that a transfer has arrived. @returns false if somebody was first */
  async close(tx: Tx, id: string, actorId: string): Promise<boolean> {
    const rows = await tx.run(
      'UPDATE transfer SET received_at = $1, received_by = $2 WHERE id = $3 AND received_at IS NULL',
      [this.clock.now(), actorId, id],
    );
    return rows === 1;
  }

  /** Whose transfer an id is, received or not. */
  async byId(q: Queries, id: string): Promise<(OpenTransfer & { readonly receivedAt: unknown }) | undefined> {
    return q.one(`SELECT ${columns}, received_at AS "receivedAt" FROM transfer WHERE id = $1`, [id]);
  }

  /** The transfer by which an instrument is under way. */
  async openTransferOf(q: Queries, code: string): Promise<OpenTransfer | undefined> {
    return q.one<OpenTransfer>(`SELECT ${columns} FROM transfer WHERE instrument_code = $1 AND received_at IS NULL`, [
      code,
    ]);
  }
}
