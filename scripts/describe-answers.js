/**
 * Writes what the API answers, as the return types of the controllers say it: `src/answers.json` for its OpenAPI document, and from that the
 * types of the console. `npm run answers` after a change of what a route answers; `npm run check` says when that was forgotten.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import {
  AnyType,
  ArrayType,
  BooleanType,
  Context,
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  DefinitionType,
  LiteralType,
  NullType,
  NumberType,
  ObjectProperty,
  ObjectType,
  StringType,
  UnionType,
} from 'ts-json-schema-generator';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const ROUTE = /^(Get|Post|Put|Patch|Delete)$/;

/** Not JSON: a file, text, or nothing. */
const NO_JSON = new Set(['StreamableFile', 'string', 'void']);

const config = {
  ...DEFAULT_CONFIG,
  path: join(root, 'src/**/*.controller.ts'),
  tsconfig: join(root, 'tsconfig.build.json'),
  skipTypeCheck: true,
  expose: 'export',
  jsDoc: 'extended',
  encodeRefs: false,
  additionalProperties: true,
  functions: 'hide',
};
const program = createProgram(config);
const checker = program.getTypeChecker();
const parser = createParser(program, config, (chain) =>
  chain.addNodeParser({ supportsNode: isInferred, createType: ofInferred }),
);
const formatter = createFormatter(config);

/** The JSON schema of each route that answers with JSON, by its operation id, and the named ones that these refer to. */
function describe() {
  const routes = {};
  const schemas = {};
  for (const { id, type } of answersOfControllers()) {
    const parsed = parser.createType(type, new Context(type));
    routes[id] = schemaOf(parsed);
    for (const child of formatter.getChildren(parsed)) {
      if (isNamed(child)) name(schemas, plain(child.getName()), schemaOf(child.getType()));
    }
  }
  return { routes: sorted(routes), schemas: sorted(usedBy(routes, schemas)) };
}

/** Those that an answer refers to, by itself or through another: a type that only lends its fields to others is none. */
function usedBy(routes, schemas) {
  const used = {};
  const follow = (schema) => {
    for (const [, called] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (called in used) continue;
      used[called] = schemas[called];
      follow(schemas[called]);
    }
  };
  follow(routes);
  return used;
}

function answersOfControllers() {
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.endsWith('.controller.ts'));
  const controllers = files.flatMap(({ statements }) => statements.filter(ts.isClassDeclaration));
  return controllers
    .flatMap(({ name, members }) =>
      members.filter(isRoute).map((route) => answerOf(`${name.text}_${route.name.text}`, route)),
    )
    .filter(({ type }) => !NO_JSON.has(type.getText()));
}

function isRoute(member) {
  if (!ts.isMethodDeclaration(member)) return false;
  const names = (ts.getDecorators(member) ?? []).map(({ expression }) => expression.expression?.getText() ?? '');
  return names.some((name) => ROUTE.test(name));
}

function answerOf(id, { type }) {
  if (!type) throw new Error(`${id} must say what it answers`);
  const isPromise = ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Promise';
  return { id, type: isPromise ? type.typeArguments[0] : type };
}

/** What a zod schema yields, and the keys of a constant, the compiler knows: no source spells them out. */
function isInferred(node) {
  if (node.pos < 0) return false;
  if (ts.isTypeOperatorNode(node)) return node.operator === ts.SyntaxKind.KeyOfKeyword && ts.isTypeQueryNode(node.type);
  return ts.isTypeReferenceNode(node) && /^z\.(infer|input|output)$/.test(node.typeName.getText());
}
function ofInferred(node) {
  return jsonType(checker.getTypeFromTypeNode(node));
}

function jsonType(type) {
  if (type.isStringLiteral() || type.isNumberLiteral()) return new LiteralType(type.value);
  if (type.flags & ts.TypeFlags.StringLike) return new StringType();
  if (type.flags & ts.TypeFlags.NumberLike) return new NumberType();
  if (type.flags & ts.TypeFlags.BooleanLike) return new BooleanType();
  if (type.flags & ts.TypeFlags.Null) return new NullType();
  if (type.isUnion()) {
    return new UnionType(type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined)).map(jsonType));
  }
  if (checker.isArrayType(type)) return new ArrayType(jsonType(checker.getTypeArguments(type)[0]));
  const record = type.getStringIndexType();
  if (!(type.flags & ts.TypeFlags.Object)) return new AnyType();
  const properties = type.getProperties().map((property) => {
    const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional);
    return new ObjectProperty(property.name, jsonType(checker.getTypeOfSymbol(property)), !isOptional);
  });
  return new ObjectType(`inferred-${type.id}`, [], properties, record ? jsonType(record) : false);
}

const isNamed = (type) => type instanceof DefinitionType && !type.getName().startsWith('def-');

/** `Page<Lead>` is `PageOfLead`: names of OpenAPI components are plain words. */
const plain = (name) =>
  name
    .replace(/^global\./, '')
    .replace(/<([^<>]*)>/g, (_, of) => `Of${of}`)
    .replace(/\W/g, '');

/** In one document a name is one thing. */
function name(schemas, called, schema) {
  const known = schemas[called];
  if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`Two types are called ${called}`);
  schemas[called] = schema;
}

function schemaOf(type) {
  const named = type instanceof DefinitionType && !isNamed(type) ? type.getType() : type;
  return forOpenApi(formatter.getDefinition(named));
}

function forOpenApi(schema) {
  if (Array.isArray(schema)) return schema.map(forOpenApi);
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.$ref)
    return { ...schema, $ref: `#/components/schemas/${plain(schema.$ref.replace('#/definitions/', ''))}` };
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== 'additionalProperties' || typeof value === 'object')
      .map(([key, value]) => [key, forOpenApi(value)]),
  );
}

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Writes the file; with `--check`, only says that it is not as it should be. */
async function keep(name, text) {
  const path = join(root, name);
  const settled = await prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
  if (!process.argv.includes('--check')) return writeFileSync(path, settled);
  if (readFileSync(path, 'utf8') === settled) return;
  process.stderr.write(`${name} is not what the controllers answer: npm run answers\n`);
  process.exitCode = 1;
}

const answers = describe();
const document = { openapi: '3.1.0', info: { title: 'Everylead', version: '1' }, paths: {}, components: answers };
await keep('src/answers.json', JSON.stringify(answers, null, 2));
await keep(
  'src/console/web/api/answers.d.ts',
  astToString(await openapiTypes(document, { defaultNonNullable: false })),
);
