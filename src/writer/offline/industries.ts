import type { Language } from '../writer.js';

/** Industries as exports spell them (en, de, fr, es), and "in that industry" as each language says it. */
const INDUSTRIES: [RegExp, Record<Language, string>][] = [
  [
    /logisti|freight|spedition|transport|supply chain/i,
    { en: 'in logistics', de: 'in der Logistik', fr: 'dans la logistique', es: 'en logística' },
  ],
  [
    /machine|mechanical|maschinenbau|anlagenbau|machines|maquinaria/i,
    {
      en: 'in mechanical engineering',
      de: 'im Maschinenbau',
      fr: 'dans la construction mécanique',
      es: 'en la construcción de maquinaria',
    },
  ],
  [
    /software|saas|information technology|^it\b|informatique|informática/i,
    {
      en: 'in the software industry',
      de: 'in der Softwarebranche',
      fr: 'dans le secteur du logiciel',
      es: 'en el sector del software',
    },
  ],
  [
    /e-?commerce|online ?(?:shop|handel|retail)|comercio electrónico/i,
    { en: 'in e-commerce', de: 'im Onlinehandel', fr: 'dans le commerce en ligne', es: 'en el comercio electrónico' },
  ],
  [
    /retail|einzelhandel|commerce de détail|comercio minorista/i,
    { en: 'in retail', de: 'im Einzelhandel', fr: 'dans le commerce de détail', es: 'en el comercio minorista' },
  ],
  [
    /wholesale|großhandel|grosshandel|commerce de gros|mayorista/i,
    { en: 'in wholesale', de: 'im Großhandel', fr: 'dans le commerce de gros', es: 'en el comercio mayorista' },
  ],
  [
    /health|hospital|gesundheit|klinik|santé|salud|sanidad|medical|medizin/i,
    { en: 'in health care', de: 'im Gesundheitswesen', fr: 'dans la santé', es: 'en el sector de la salud' },
  ],
  [
    /insurance|versicherung|assurance|seguros/i,
    {
      en: 'in insurance',
      de: 'in der Versicherungsbranche',
      fr: 'dans l’assurance',
      es: 'en el sector de los seguros',
    },
  ],
  [
    /bank|financ|finanz/i,
    { en: 'in finance', de: 'in der Finanzbranche', fr: 'dans la finance', es: 'en el sector financiero' },
  ],
  [
    /hotel|hospitality|tourism|reise|touris|hôtel|turismo|gastro/i,
    { en: 'in hospitality and travel', de: 'in Hotellerie und Tourismus', fr: 'dans le tourisme', es: 'en el turismo' },
  ],
  [
    /construction(?! m)|bauwesen|baugewerbe|bâtiment|construcción(?! de)/i,
    { en: 'in construction', de: 'in der Baubranche', fr: 'dans le bâtiment', es: 'en la construcción' },
  ],
  [
    /automotive|automobil|automoción/i,
    {
      en: 'in the automotive industry',
      de: 'in der Automobilbranche',
      fr: 'dans l’automobile',
      es: 'en el sector de la automoción',
    },
  ],
  [
    /energy|utilities|energie|énergie|energía/i,
    { en: 'in the energy sector', de: 'in der Energiebranche', fr: 'dans l’énergie', es: 'en el sector de la energía' },
  ],
  [
    /real estate|immobili|inmobiliari/i,
    { en: 'in real estate', de: 'in der Immobilienbranche', fr: 'dans l’immobilier', es: 'en el sector inmobiliario' },
  ],
  [
    /education|bildung|éducation|formation|educación/i,
    { en: 'in education', de: 'im Bildungswesen', fr: 'dans l’éducation', es: 'en la educación' },
  ],
  [
    /food|lebensmittel|agroalimentaire|alimentación|beverage/i,
    {
      en: 'in the food industry',
      de: 'in der Lebensmittelbranche',
      fr: 'dans l’agroalimentaire',
      es: 'en la industria alimentaria',
    },
  ],
  [
    /telecom|telekom|télécom/i,
    {
      en: 'in telecommunications',
      de: 'in der Telekommunikation',
      fr: 'dans les télécoms',
      es: 'en las telecomunicaciones',
    },
  ],
  [
    /consult|beratung|conseil/i,
    { en: 'in consulting', de: 'in der Beratung', fr: 'dans le conseil', es: 'en la consultoría' },
  ],
  [
    /chemi|pharma|chimie|química/i,
    {
      en: 'in chemicals and pharma',
      de: 'in der Chemie- und Pharmabranche',
      fr: 'dans la chimie et la pharmacie',
      es: 'en el sector químico y farmacéutico',
    },
  ],
  [
    /manufactur|fertigung|industri(?:e|al)$|fabrication|fabricación/i,
    { en: 'in manufacturing', de: 'in der Fertigung', fr: 'dans l’industrie', es: 'en la industria' },
  ],
];

/** "in logistics" in the mail's language; null for codes and industries not in the table. Prints nothing of the field. */
export function industryPhrase(industry: string | null, language: Language): string | null {
  if (!industry || industry.length > 60) return null;
  return INDUSTRIES.find(([pattern]) => pattern.test(industry))?.[1][language] ?? null;
}
