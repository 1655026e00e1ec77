import type { Language } from '../writer.js';
import { plainField } from './plain-field.js';

export const SOURCE_KINDS = ['fair', 'conference', 'webinar', 'download', 'newsletter', 'referral', 'website'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** In this order: "webinar sign-up on our website" came by the webinar. */
const KEYWORDS: Record<SourceKind, RegExp> = {
  fair: /(?<!\p{L})(?:trade ?fairs?|trade ?shows?|exhibition|expo|\p{L}*messe|messestand|messekontakt|salons?|foire|ferias?)(?!\p{L})/iu,
  conference:
    /(?<!\p{L})(?:conference|congress|summit|kongress|konferenz|fachtagung|conférence|congrès|congreso|conferencia)(?!\p{L})/iu,
  webinar: /(?<!\p{L})(?:webinars?|online[- ]seminar|webinaires?|seminario web)(?!\p{L})/iu,
  download: /(?<!\p{L})(?:downloads?|white ?papers?|e-?books?|téléchargement|descarga)(?!\p{L})/iu,
  newsletter: /(?<!\p{L})(?:newsletters?|boletín)(?!\p{L})/iu,
  referral: /(?<!\p{L})(?:referrals?|referred|recommendation|empfehlung|recommandation|recomendación)(?!\p{L})/iu,
  website:
    /(?<!\p{L})(?:web ?sites?|web ?forms?|contact form|demo request|landing ?page|web|kontaktformular|webseite|formulaire|site web|formulario)(?!\p{L})/iu,
};

/** The same noun phrase in each language, in the case its sentence in the touch texts asks for (German: accusative). */
const PHRASES: Record<Language, Record<SourceKind, string>> = {
  en: {
    fair: 'a trade fair',
    conference: 'a conference',
    webinar: 'a webinar',
    download: 'a download',
    newsletter: 'our newsletter',
    referral: 'a recommendation',
    website: 'our website',
  },
  de: {
    fair: 'eine Messe',
    conference: 'eine Konferenz',
    webinar: 'ein Webinar',
    download: 'einen Download',
    newsletter: 'unseren Newsletter',
    referral: 'eine Empfehlung',
    website: 'unsere Website',
  },
  fr: {
    fair: 'un salon professionnel',
    conference: 'une conférence',
    webinar: 'un webinaire',
    download: 'un téléchargement',
    newsletter: 'notre newsletter',
    referral: 'une recommandation',
    website: 'notre site web',
  },
  es: {
    fair: 'una feria',
    conference: 'un congreso',
    webinar: 'un seminario web',
    download: 'una descarga',
    newsletter: 'nuestro boletín',
    referral: 'una recomendación',
    website: 'nuestra web',
  },
};

/** The name of a fair or a town beside the keyword: "Hannover", "Interzum 2025". */
function eventName(source: string, kind: SourceKind): string | null {
  if (kind !== 'fair' && kind !== 'conference') return null;
  const rest = source.replace(KEYWORDS[kind], ' ').replace(/\s+/g, ' ').trim();
  return /^\p{Lu}[\p{L}\p{M}-]+(?: \p{Lu}[\p{L}\p{M}-]+)?(?: 20\d\d)?$/u.test(rest) ? rest : null;
}

/** How the lead came to us, said in the mail's language; null for list names, tags and everything not recognised. */
export function sourcePhrase(source: string | null, language: Language): string | null {
  const plain = plainField(source?.replace(/[_:]/g, ' ') ?? null, { characters: 60, words: 6 });
  const kind = plain && SOURCE_KINDS.find((candidate) => KEYWORDS[candidate].test(plain));
  if (!plain || !kind) return null;
  const name = eventName(plain, kind);
  return name ? `${PHRASES[language][kind]} (${name})` : PHRASES[language][kind];
}
