import { readFileSync } from 'node:fs';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];

/** What each route answers that answers with JSON, by its operation id, and the schemas that are named. */
interface Answers {
  routes: Schemas;
  schemas: Schemas;
}

/** OpenAPI 3.1 at /api/openapi.json, its pages at /api/docs; made from the routes, their zod schemas, and the types they answer with. */
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
  SwaggerModule.setup('api/docs', app, () => withAnswers(SwaggerModule.createDocument(app, config)), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}

/** The types that the controllers answer with, written down by `npm run answers`. */
const readAnswers = (): Answers =>
  JSON.parse(readFileSync(new URL('./answers.json', import.meta.url), 'utf8')) as Answers;

function withAnswers(document: OpenAPIObject): OpenAPIObject {
  const { routes, schemas } = readAnswers();
  const operations = Object.values(document.paths).flatMap(({ get, post, put, patch, delete: remove }) => [
    get,
    post,
    put,
    patch,
    remove,
  ]);
  for (const operation of operations) {
    const schema = routes[operation?.operationId ?? ''];
    if (operation && schema) describeAnswer(operation.responses, schema);
  }
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas } },
  };
}

function describeAnswer(responses: Responses, schema: Schemas[string]): void {
  for (const [status, response] of Object.entries(responses)) {
    if (response && status.startsWith('2')) Object.assign(response, { content: { 'application/json': { schema } } });
  }
}
