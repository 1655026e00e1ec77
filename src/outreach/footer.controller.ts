import { Controller, Get, NotFoundException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { Config } from '../config.js';
import { CompanyStore } from '../knowledge/company.store.js';
import { type Language, LANGUAGES } from '../writer/writer.js';
import { AUTHORS, type FooterFacts, footerOf } from './footer.js';

/** What stands below a mail: who wrote it, who we are, and the way out. */
export interface ShownFooter {
  author: FooterFacts['author'];
  language: Language;
  text: string;
}

@ApiTags('Settings')
@Controller('api/settings/footer')
export class FooterController {
  constructor(
    private readonly company: CompanyStore,
    private readonly config: Config,
  ) {}

  /** By who wrote the mail and in which language. It is added when a mail leaves; nobody can leave it off. */
  @Get()
  @Access('read')
  async footers(): Promise<{ items: ShownFooter[]; nextCursor: null }> {
    const company = await this.company.find();
    if (!company) throw new NotFoundException('Nobody has said yet what the company is: PUT /api/settings');
    const items = AUTHORS.flatMap((author) =>
      LANGUAGES.map((language) => ({ author, language, text: this.footer(author, language, company) })),
    );
    return { items, nextCursor: null };
  }

  private footer(
    author: FooterFacts['author'],
    language: Language,
    { name: companyName, postalAddress }: { name: string; postalAddress: string | null },
  ): string {
    const unsubscribeUrl = `${this.config.linkBase}/u/…`;
    return footerOf({ author, language, companyName, postalAddress, unsubscribeUrl });
  }
}
