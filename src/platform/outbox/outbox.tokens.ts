/** Injection token of the {@link OutboxSettings}. */
export const OUTBOX_SETTINGS = Symbol('OutboxSettings');

/** Injection token of the {@link OutboxRole}. */
export const OUTBOX_ROLE = Symbol('OutboxRole');
