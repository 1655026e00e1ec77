import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI 3.1 at /api/openapi.json, its pages at /api/docs; made from the routes and their zod schemas. */
export function describeApi(app: INestApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Everylead')
    .setDescription(
      'Every lead gets a follow-up. Lists page by cursor; writes take an Idempotency-Key; errors are RFC 9457 problem details.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
