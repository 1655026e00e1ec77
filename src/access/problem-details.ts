import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';

/** One field that is wrong, and how to mend it. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** A refusal of a request that names the fields. */
export class BadFields extends HttpException {
  constructor(
    readonly fields: FieldProblem[],
    status = 400,
  ) {
    super(fields.map(({ field, message }) => `${field}: ${message}`).join('; '), status);
  }
}

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/** Every error leaves as RFC 9457 problem details; what we did not expect leaves without its details. */
@Catch()
export class ProblemDetails implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const status = statusOf(error);
    if (status >= 500) this.logger.error(error instanceof Error ? error.stack : String(error));
    const body = {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: status >= 500 ? 'Something went wrong on our side; nothing was changed.' : messageOf(error),
      ...(error instanceof BadFields ? { errors: error.fields } : {}),
    };
    reply.status(status).header('content-type', 'application/problem+json').send(body);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own refusals (body too large, malformed JSON, rate limit) carry their status like this.
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'Unexpected error');
