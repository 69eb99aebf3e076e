import { ValidationPipe } from '@nestjs/common';
import { type ValidationError, validate } from 'class-validator';
import { type FieldError, badInput } from './problem.js';

/**
 * Parses every input once, at the edge: unknown fields are refused, and every wrong field is named with its remedy.
 * A validator may give its own stable code and values by `context: { code, params }`.
 */
export function strictValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false },
    // Nest would load the whole library beside the part of it that is bundled.
    validatorPackage: { validate },
    exceptionFactory: (errors) => badInput(fieldErrors(errors, '')),
  });
}

interface CodedContext {
  readonly code?: string;
  readonly params?: Record<string, string | number>;
}

function fieldErrors(errors: readonly ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    // A field may be called nothing, or blanks; it must be seen all the same.
    const name = error.property.trim() === '' ? JSON.stringify(error.property) : error.property;
    const field = path === '' ? name : `${path}.${name}`;
    const nested = fieldErrors(error.children ?? [], field);
    const [constraint, message] = Object.entries(error.constraints ?? {})[0] ?? [];
    if (constraint === undefined) return nested;
    const context = (error.contexts?.[constraint] ?? {}) as CodedContext;
    const code = isMissing(error) ? 'required' : (context.code ?? codes[constraint] ?? 'not-valid');
    return [{ field, code, params: { ...numberIn(message), ...context.params } }, ...nested];
  });
}

/** Which of its rules a field that was left out breaks first says nothing. */
function isMissing({ value, constraints = {} }: ValidationError): boolean {
  return value === undefined && !('whitelistValidation' in constraints);
}

/** The limit that class-validator names in its own message, such as "must be shorter than or equal to 100 characters". */
function numberIn(message: string | undefined): Record<string, number> {
  const [, digits] = /(-?\d+)(?!.*\d)/.exec(message ?? '') ?? [];
  return digits === undefined ? {} : { limit: Number(digits) };
}

const codes: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown-field',
  isString: 'must-be-text',
  isNotEmpty: 'required',
  isDefined: 'required',
  minLength: 'too-short',
  maxLength: 'too-long',
  isLength: 'too-long',
  isInt: 'must-be-whole-number',
  isNumber: 'must-be-whole-number',
  min: 'too-small',
  max: 'too-large',
  isBoolean: 'must-be-true-or-false',
  isIn: 'not-one-of',
  isEnum: 'not-one-of',
  isArray: 'must-be-list',
  arrayMaxSize: 'too-many',
  arrayMinSize: 'too-few',
  arrayNotEmpty: 'too-few',
  arrayUnique: 'given-twice',
  isObject: 'must-be-object',
  nestedValidation: 'must-be-object',
  isEmail: 'not-an-email',
  isUuid: 'not-an-id',
  matches: 'not-valid',
};
