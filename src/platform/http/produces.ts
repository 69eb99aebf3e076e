import { SetMetadata, applyDecorators } from '@nestjs/common';

/**
 * For the interface's description: a route that answers with something else than JSON. Only metadata, read by the program
 * that describes: the library for it would take 12 MB of every server, which describes nothing.
 */
export function Produces(contentType: string, format?: 'binary'): MethodDecorator {
  const schema = { type: 'string', ...(format !== undefined && { format }) };
  return applyDecorators(
    SetMetadata('swagger/apiProduces', [contentType]),
    SetMetadata('swagger/apiResponse', { 200: { schema, description: '' } }),
  );
}
