import type { CorpusReply, ReplyLanguage } from './corpus.js';
import { domainOf, givenName, type ReplyingLead } from './reply-text.js';

/** Companies print these below every mail; several speak of deleting, of consent and of unsubscribing, and mean nothing by it. */
const LEGAL: Readonly<Record<ReplyLanguage, (company: string, domain: string) => string>> = {
  en: (company, domain) =>
    `${company} is a registered company. Registered office: 14 Harbour Street. This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient, please notify the sender, delete this message immediately and stop reading: any use, copying or disclosure is prohibited. We accept no liability for viruses. Please do not reply to this address with complaints; write to legal@${domain}.`,
  de: (company, domain) =>
    `${company} · Sitz der Gesellschaft: Musterstadt · Amtsgericht Musterstadt HRB 00000 · Geschäftsführung: siehe Impressum unter www.${domain}\nDiese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind oder diese E-Mail irrtümlich erhalten haben, informieren Sie bitte sofort den Absender und löschen Sie diese Mail. Hinweise zum Datenschutz und zu Ihrem Widerspruchsrecht: www.${domain}/datenschutz`,
  fr: (company) =>
    `${company} – Ce message et ses pièces jointes sont confidentiels et établis à l'intention exclusive de leur destinataire. Si vous n'êtes pas le bon destinataire, merci de le supprimer et d'en avertir l'expéditeur. Avant d'imprimer, pensez à l'environnement.`,
  es: (company, domain) =>
    `AVISO LEGAL: Este mensaje y sus anexos son confidenciales. Si usted no es el destinatario, le rogamos que lo elimine y nos lo comunique. En cumplimiento del RGPD, sus datos son tratados por ${company} con el fin de mantener la relación comercial. Si no desea recibir más comunicaciones o quiere ejercer sus derechos de acceso, rectificación o supresión, puede darse de baja escribiendo a rgpd@${domain}.`,
};

const NEWSLETTER: Readonly<Record<ReplyLanguage, (company: string, domain: string) => string>> = {
  en: (company, domain) =>
    `★ Join 3,000 readers of the ${company} newsletter: https://${domain}/news\nYou receive this because you are in contact with ${company}. Unsubscribe: https://${domain}/unsubscribe`,
  de: (company, domain) =>
    `Besuchen Sie uns auf der Fachmesse, Halle 4, Stand C12!\nNewsletter von ${company} abonnieren: https://${domain}/newsletter | Newsletter abbestellen: https://${domain}/abmelden`,
  fr: (company, domain) =>
    `Retrouvez l'actualité de ${company} : https://${domain}/actus\nPour ne plus recevoir notre lettre d'information, se désabonner : https://${domain}/desabonnement`,
  es: (company, domain) =>
    `Síguenos y suscríbete al boletín de ${company}: https://${domain}/boletin\nPara darte de baja del boletín: https://${domain}/baja`,
};

/** The block a company's mail server or template puts under the person's own words; empty for people who use none. */
export function signatureOf(reply: CorpusReply, lead: ReplyingLead): string {
  if (reply.signature === 'none') return '';
  const domain = domainOf(lead.email);
  const company = lead.company?.trim() || domain;
  const title = lead.jobTitle?.trim();
  const card = [
    `${givenName(lead)} ${lead.lastName?.trim() ?? ''}`.trim(),
    title ? `${title} | ${company}` : company,
    lead.phone && `T ${lead.phone}`,
    `www.${domain}`,
  ]
    .filter(Boolean)
    .join('\n');
  if (reply.signature === 'legal') return `${card}\n\n${LEGAL[reply.language](company, domain)}`;
  if (reply.signature === 'newsletter') return `${card}\n\n${NEWSLETTER[reply.language](company, domain)}`;
  return card;
}
