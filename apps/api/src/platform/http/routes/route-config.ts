import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/** Adds to the configuration of a route. Nest's own decorator replaces what another one has set. */
export function AddRouteConfig(config: Readonly<Record<string, unknown>>): MethodDecorator {
  return (target, key, descriptor) => {
    const earlier: unknown = Reflect.getMetadata(
      FASTIFY_ROUTE_CONFIG_METADATA,
      descriptor.value as object,
    );
    RouteConfig({ ...(earlier as object | undefined), ...config })(target, key, descriptor);
  };
}
