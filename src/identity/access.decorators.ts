import { type CustomDecorator, type ExecutionContext, SetMetadata, createParamDecorator } from '@nestjs/common';
import type { Actor } from './actor.js';
import type { IdentifiedRequest } from './identified-request.js';
import type { Permission } from './permissions.js';

export const PERMISSION = 'klangbank:permission';
export const PUBLIC = 'klangbank:public';
export const HIDDEN = 'klangbank:hidden';
export const SECRET_PATH = 'klangbank:secret-path';

/** The permission that a route needs. A route with neither this nor {@link Public} does not start. */
export const Requires = (permission: Permission): CustomDecorator => SetMetadata(PERMISSION, permission);

/** A route that does not exist for whoever lacks its permission: they get the 404 of what is not there, and learn nothing of it. */
export const Hidden = (): CustomDecorator => SetMetadata(HIDDEN, true);

/** A route for everybody; who is logged in is known there all the same. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);

/**
 * A public route whose path holds a secret that only the right reader knows: nobody else can make a form for it, so its form needs
 * no token of ours, and its reader no cookie.
 */
export const HoldsSecret = (): CustomDecorator => SetMetadata(SECRET_PATH, true);

/** Who is asking. On a public route it may be `undefined`. */
export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<IdentifiedRequest>().state.actor,
);
