import type { Rejection } from './rejection.js';

/** One wrong field of a request. `code` is worded in the reader's language, with `params` filled in. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly params?: TextParams;
}

/** What is filled into a text. */
export type TextParams = Readonly<Record<string, string | number>>;

interface ProblemParts {
  readonly params?: TextParams;
  readonly errors?: readonly FieldError[];
  readonly rejections?: readonly Rejection[];
  /** Further members of the answer, such as `next` of a return that was already registered. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An expected refusal on its way out (RFC 9457). Thrown inside a unit of work it undoes the unit; words are given at the edge.
 * It carries no stack: it is an answer, not a fault.
 */
export class Problem extends Error {
  readonly params: TextParams;
  readonly errors: readonly FieldError[] | undefined;
  readonly rejections: readonly Rejection[] | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    parts: ProblemParts = {},
  ) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(code);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'Problem';
    this.params = parts.params ?? {};
    this.errors = parts.errors;
    this.rejections = parts.rejections;
    this.extra = parts.extra ?? {};
    this.headers = parts.headers ?? {};
  }

  /** What an idempotency key keeps of a refusal, so that it can be said again: of its reasons nothing that tells of a person. */
  kept(): KeptProblem {
    const { status, code, params, errors, rejections, extra } = this;
    return { status, code, params, errors, rejections: rejections?.map(keptRejection), extra };
  }

  static fromKept(kept: KeptProblem): Problem {
    const { errors, rejections, ...rest } = kept;
    return new Problem(kept.status, kept.code, {
      ...rest,
      ...(errors === undefined ? {} : { errors }),
      ...(rejections === undefined ? {} : { rejections }),
    });
  }
}

/** Values of reasons that tell of things, places, days and numbers, never of a person. */
const keptParams: ReadonlySet<string> = new Set(
  'agreement currentPoint dueOn earliest freeFrom from grade grades homePoint least lendingPoint limit nextOpen open point programme reserved state until'.split(
    ' ',
  ),
);

function keptRejection({ code, overridable, params }: Rejection): Rejection {
  if (params === undefined) return { code, overridable };
  const kept = Object.entries(params).filter(([name]) => keptParams.has(name));
  return { code, overridable, params: Object.fromEntries(kept) };
}

/** A refusal as an idempotency key keeps it. */
export interface KeptProblem {
  readonly status: number;
  readonly code: string;
  readonly params: TextParams;
  readonly errors: readonly FieldError[] | undefined;
  readonly rejections: readonly Rejection[] | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Does not exist, or is not the reader's: one answer for both. */
export function notFound(): Problem {
  return new Problem(404, 'not-found');
}

/** Input that names each wrong field and its remedy. */
export function badInput(errors: readonly FieldError[]): Problem {
  return new Problem(400, 'bad-input', { errors });
}

/** Refused by the rules, with every reason at once. */
export function refused(rejections: readonly Rejection[]): Problem {
  return new Problem(422, 'refused', { rejections });
}

/** Somebody was first. */
export function conflict(
  code: string,
  params: TextParams = {},
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(409, code, { params, extra });
}
