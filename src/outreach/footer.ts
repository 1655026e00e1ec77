import type { Language } from '../writer/writer.js';

/** Who wrote: a model, our templates, or a person. */
export const AUTHORS = ['ai', 'automated', 'person'] as const;

export interface FooterFacts {
  language: Language;
  companyName: string;
  /** Without it no real mail leaves; the sandbox may lack it. */
  postalAddress: string | null;
  unsubscribeUrl: string;
  author: (typeof AUTHORS)[number];
}

interface FooterTexts {
  ai: (company: string) => string;
  automated: (company: string) => string;
  unsubscribe: (url: string) => string;
}

const TEXTS: Record<Language, FooterTexts> = {
  en: {
    ai: (company) => `This email was written by an AI assistant on behalf of ${company}.`,
    automated: (company) => `This is an automated email sent on behalf of ${company}.`,
    unsubscribe: (url) => `Prefer not to hear from us again? ${url}`,
  },
  de: {
    ai: (company) => `Diese E-Mail wurde von einem KI-Assistenten im Auftrag von ${company} verfasst.`,
    automated: (company) => `Dies ist eine automatisch versendete E-Mail im Auftrag von ${company}.`,
    unsubscribe: (url) => `Sie möchten keine weiteren E-Mails von uns? ${url}`,
  },
  fr: {
    ai: (company) => `Cet e-mail a été rédigé par un assistant IA pour le compte ${ofFrench(company)}.`,
    automated: (company) => `Cet e-mail a été envoyé automatiquement pour le compte ${ofFrench(company)}.`,
    unsubscribe: (url) => `Vous ne souhaitez plus recevoir nos e-mails ? ${url}`,
  },
  es: {
    ai: (company) => `Este correo lo ha redactado un asistente de IA en nombre de ${company}.`,
    automated: (company) => `Este es un correo automático enviado en nombre de ${company}.`,
    unsubscribe: (url) => `¿Prefiere no recibir más correos nuestros? ${url}`,
  },
};

const ofFrench = (name: string): string => (/^[aeiouyàâéèêëîïôûœ]/i.test(name) ? `d’${name}` : `de ${name}`);

/**
 * The lines below every mail to a lead: who wrote it (EU AI Act, Art. 50), who we are (CAN-SPAM: a postal address) and the
 * way out. Added by code, so that no text, model or person can leave them off.
 */
export function footerOf(facts: FooterFacts): string {
  const texts = TEXTS[facts.language];
  const disclosure = facts.author === 'person' ? [] : [texts[facts.author](facts.companyName)];
  const address = facts.postalAddress?.trim().replace(/\s*\n\s*/g, ', ') || null;
  const who = address?.startsWith(facts.companyName) ? [address] : [facts.companyName, ...(address ? [address] : [])];
  return ['--', ...disclosure, who.join(', '), texts.unsubscribe(facts.unsubscribeUrl)].join('\n');
}
