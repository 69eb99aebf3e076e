import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RequestMethod } from '@nestjs/common';
import { HIDDEN, PERMISSION, PUBLIC } from './access.decorators.js';
import { type Permission, type Role, permissions } from './permissions.js';

/** One route and who may use it. */
export interface RouteAccess {
  readonly method: string;
  readonly path: string;
  readonly access: Permission | 'public';
  readonly roles: readonly Role[];
  /** Whether it does not exist for whoever may not use it. */
  readonly hidden: boolean;
}

/** The table of routes × permissions; a route without one does not start. */
@Injectable()
export class AccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    this.table();
  }

  /**
   * Every route of the application, by path and method.
   * @throws Error naming the first route that has neither a permission nor is public
   */
  table(): RouteAccess[] {
    const routes = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (metatype === null || typeof instance !== 'object' || instance === null) return [];
      const base = pathsOf(Reflect.getMetadata(PATH_METADATA, metatype));
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (handler === undefined) return [];
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) return [];
        const paths = pathsOf(Reflect.getMetadata(PATH_METADATA, handler));
        return base.flatMap((first) =>
          paths.map((rest) =>
            accessOf(handler, RequestMethod[method], `/${first}/${rest}`, `${metatype.name}.${name}`),
          ),
        );
      });
    });
    return routes.sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1));
  }
}

function accessOf(handler: object, method: string, path: string, name: string): RouteAccess {
  const permission = Reflect.getMetadata(PERMISSION, handler) as Permission | undefined;
  const open = Reflect.getMetadata(PUBLIC, handler) === true;
  if ((permission === undefined) === !open) {
    throw new Error(`Route ${method} ${path} (${name}) needs exactly one of @Requires and @Public`);
  }
  const hidden = Reflect.getMetadata(HIDDEN, handler) === true;
  const tidy = path.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  return permission === undefined
    ? { method, path: tidy, access: 'public', roles: [], hidden: false }
    : { method, path: tidy, access: permission, roles: permissions[permission], hidden };
}

function pathsOf(metadata: unknown): string[] {
  return (Array.isArray(metadata) ? metadata : [metadata]).map((path) => (typeof path === 'string' ? path : ''));
}
