import { Controller, Get, Header, NotFoundException, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { consolePage } from './serve-console.js';

/** Addresses that are not the app's: nothing there means 404. */
const NOT_THE_APP = /^\/(api|assets|u|h|health|metrics|sandbox)(\/|$)/;

/** Every address that nothing else answers belongs to the web app, which has a page for each. */
@ApiExcludeController()
@Controller()
export class ConsoleController {
  private page: string | null = null;

  @Get(['', '*'])
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  show(@Req() { url }: { url: string }): string {
    const [path = '/'] = url.split('?');
    if (NOT_THE_APP.test(path)) throw new NotFoundException(`There is nothing at ${path}`);
    return (this.page ??= consolePage());
  }
}
